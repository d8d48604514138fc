import type { Profile } from '../../../elements/internal/account/profile.js';
import { Connection, type Input, type Output, type Path, type Person } from '../../../elements/internal/connection.js';
import { newKeys, writeKept } from '../../../elements/internal/key-store.js';
import { type Pending, writeWaiting } from '../../../elements/internal/pending.js';
import { Trouble, type TroubleFacts } from '../../../elements/internal/trouble.js';

/** What the API answers, by procedure. */
export type Answers = { [P in Path]?: (input: Input<P>) => Output<P> | Promise<Output<P>> };

/** One call as it arrived. */
export interface Call {
  path: Path;
  input: Record<string, unknown>;
  headers: Record<string, string>;
}

/** What the API gives the page for its back end. */
export const ID_TOKEN = 'header.claims.signature';

/** The code that the API takes. */
export const CODE = '12345678';

export const jonas: Person = {
  email: 'jonas@example.lt',
  givenNames: 'Jonas',
  surname: 'Žukauskas',
  level: 1,
  complete: true,
};

/** Signed in for the first time: the contact data is still to be given. */
export const newcomer: Person = { ...jonas, givenNames: null, surname: null, complete: false };

export const profile: Profile = {
  ...jonas,
  phone: '+37061234567',
  language: 'lt',
  notices: ['visit'],
  namesLockedAt: Date.UTC(2026, 9, 5),
  version: 1,
  ways: ['email'],
  provenance: {
    givenNames: { by: 'person', office: null, at: Date.UTC(2026, 9, 5) },
    surname: { by: 'staff', office: { lt: 'Vilniaus skyrius', en: 'Vilnius office' }, at: Date.UTC(2026, 10, 2) },
    email: { by: 'person', office: null, at: Date.UTC(2026, 9, 5) },
  },
  frozenUntil: null,
  erasesAt: null,
  passkeys: 0,
  stepUp: 'fresh',
};

/** Came through VIISP for the first time: the names are there, an address and a phone number are not. */
export const ona: Person = { email: null, givenNames: 'Ona', surname: 'Petrauskienė', level: 3, complete: false };

/** Where no API is: browsers connect to no server at this port (Fetch, "bad port"), and ask no name server for it. */
export const API_HOST = 'api.invalid:1';
/** Where VIISP opens. */
export const VIISP = 'https://viisp.invalid/authentication';

/** A named no. */
export const refusing = (facts: TroubleFacts) => () => Promise.reject(new Trouble(facts));
/** No connection at all. */
export const offline = () => Promise.reject(new Trouble({}, true));
/** No answer yet, and never one. */
export const silent = () => new Promise<never>(() => {});

/** An API of one test: it answers as the Worker would, unless the test says otherwise, and remembers what it was asked. */
export class Api {
  readonly base: string;
  readonly calls: Call[] = [];
  /** Who signs in with the right code. */
  person: Person = newcomer;
  answers: Answers;

  constructor(answers: Answers = {}, base = `https://${API_HOST}/${crypto.randomUUID()}/trpc`) {
    this.answers = answers;
    this.base = base;
  }

  /** A connection as a page that has just been opened makes it. */
  async connect(): Promise<Connection> {
    const connection = this.connection();
    await connection.restore();
    return connection;
  }

  /** A connection that has not asked yet who is signed in. */
  connection(): Connection {
    return new Connection(this.base, (url, input, headers) => this.answer(url, input, headers));
  }

  /** Answers one call. */
  async answer(url: string, input: unknown, headers: Record<string, string>): Promise<unknown> {
    const path = url.slice(this.base.length + 1) as Path;
    this.calls.push({ path, input: { ...(input as object) }, headers });
    const answer = (this.answers[path] ?? this.#usual(path)) as (input: unknown) => unknown;
    // As over a wire: nobody gets hold of the other side's objects.
    return structuredClone(await answer(input));
  }

  /** What arrived for a procedure. */
  to(path: Path): Call[] {
    return this.calls.filter((call) => call.path === path);
  }

  /** Leaves a code waiting in this tab, as after a reload of the page. */
  leaveWaiting(change: Partial<Pending> = {}): void {
    const { challenge, sentTo, reference, expiresAt, resendAt } = sending();
    const pending = {
      challenge,
      email: 'jonas@example.lt',
      sentTo,
      reference,
      expiresAt,
      resendAt,
      sent: [Date.now()],
    };
    writeWaiting(this.base, { pending: { ...pending, ...change } });
  }

  /** Leaves a session in this browser. */
  async leaveSession(person: Person = jonas): Promise<void> {
    this.person = person;
    await writeKept(this.base, { keys: await newKeys(), token: 'T'.repeat(43) });
  }

  #usual(path: Path): (input: never) => unknown {
    const usual: Answers = {
      'signIn.ways': () => ({
        email: true,
        viisp: false,
        portal: { lt: 'MIGRIS', en: 'MIGRIS' },
        mailDomain: 'migris.example',
      }),
      'signIn.request': ({ email }) => ({ ...sending(), sentTo: email }),
      'signIn.resend': ({ email }) => ({ ...sending(), sends: 2, sentTo: email }),
      'signIn.delivery': () => [],
      'signIn.verify': ({ code }) =>
        code === CODE ? this.#session() : refusing({ refusal: 'code_wrong', triesLeft: 4 })(),
      'session.read': () => ({
        person: this.person,
        level: this.person.level,
        idToken: this.#idToken(),
        expiresAt: soon(),
        idleAt: soon(),
        now: Date.now(),
      }),
      'session.idToken': () => ({ idToken: ID_TOKEN, expiresAt: Date.now() + 300_000, now: Date.now() }),
      'session.list': () => ({ sessions: [hereNow()], now: Date.now() }),
      'session.endOthers': () => ({ ended: 0 }),
      'session.end': () => ({ endedAt: Date.now() }),
      'profile.read': () => ({ ...profile, ...this.person }),
      'profile.complete': ({ givenNames, surname, phone }) => {
        this.person = { ...this.person, ...(surname && { givenNames: givenNames ?? null, surname }), complete: true };
        return { ...profile, ...this.person, phone, idToken: this.#idToken() };
      },
      'profile.update': (change) => ({ ...profile, ...this.person, ...(change as object), version: 2 }),
      'account.requests': () => ({ requests: [], now: Date.now() }),
      'account.export': () => ({ at: Date.now(), data: { history: [] } }) as never,
      'account.history': () => ({ entries: [], next: null, now: Date.now() }),
      'stepUp.request': () => ({ ...sending(), sentTo: jonas.email as string }),
      'stepUp.resend': () => ({ ...sending(), sends: 2, sentTo: jonas.email as string }),
      'stepUp.verify': ({ code }) =>
        code === CODE ? { freshUntil: soon(), now: Date.now() } : refusing({ refusal: 'code_wrong', triesLeft: 4 })(),
      'viisp.start': () => ({ action: VIISP, ticket: 'ticket-of-viisp', expiresAt: soon(), now: Date.now() }),
      'viisp.finish': () => this.#through(),
      'email.request': ({ email }) => ({ ...sending(), sentTo: email }),
      'email.resend': ({ email }) => ({ ...sending(), sends: 2, sentTo: email }),
      'email.confirm': ({ email, code }) =>
        code === CODE ? this.#proven(email) : refusing({ refusal: 'code_wrong', triesLeft: 4 })(),
      'email.link': () => {
        this.person = { ...this.person, email: jonas.email, complete: true };
        return { ...profile, ...this.person, ways: ['email', 'viisp'], idToken: this.#idToken() };
      },
    };
    return usual[path] as (input: never) => unknown;
  }

  /** What VIISP's answer is traded for. */
  #through(): Output<'viisp.finish'> {
    const { device: _, ...session } = this.#session();
    return { ...session, suggested: { email: 'ona@example.lt', phone: '+37061234567' } };
  }

  #proven(email: string): Output<'email.confirm'> {
    this.person = { ...this.person, email };
    return { profile: { ...profile, ...this.person, phone: null, ways: ['viisp'] }, meets: null };
  }

  /** As the Worker: none while contact data is missing. */
  #idToken(): string | null {
    return this.person.complete ? ID_TOKEN : null;
  }

  #session(): Output<'signIn.verify'> {
    return {
      token: 'T'.repeat(43),
      device: 'D'.repeat(43),
      idToken: this.#idToken(),
      expiresAt: soon(),
      person: this.person,
      now: Date.now(),
    };
  }
}

/** The session of the calling page, as the list tells it. */
export function hereNow(): Output<'session.list'>['sessions'][number] {
  return {
    id: 'S'.repeat(43),
    current: true,
    portal: { lt: 'MIGRIS', en: 'MIGRIS' },
    host: location.host,
    contact: null,
    device: { browser: 'Chrome', system: 'Linux' },
    method: 'email',
    level: 1,
    createdAt: Date.now(),
    lastUsedAt: Date.now(),
  };
}

/** What the API tells of a mail that it sent. */
export function sending(): Output<'signIn.request'> {
  const now = Date.now();
  return {
    challenge: 'A'.repeat(43),
    reference: 'KRT',
    expiresAt: now + 3_600_000,
    resendAt: now + 30_000,
    sends: 1,
    sentTo: 'jonas@example.lt',
    now,
  };
}

function soon(): number {
  return Date.now() + 1_800_000;
}
