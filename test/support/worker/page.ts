import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { base64url } from '../../../worker/encoding.js';
import type { AppRouter } from '../../../worker/router.js';
import type { WireError } from '../../../worker/trpc.js';
import { guard } from './canary.js';
import { type Key, newKey, type ProofFacts, prove } from './key.js';
import { API, HOME, type Site, somewhere } from './site.js';

type Inputs = inferRouterInputs<AppRouter>;
type Outputs = inferRouterOutputs<AppRouter>;

/** What came back: `data` of a success, `error` of a refusal. */
export interface Answer<Data> {
  status: number;
  headers: Headers;
  text: string;
  data: Data;
  error: WireError | undefined;
}

/** How one call differs from what the page does by itself. */
export interface How {
  /** Another network. */
  ip?: string;
  /** Another token than the page's, or none. */
  token?: string | null;
  /** Facts of the proof to change, or a whole header, or none. */
  proof?: ProofFacts | string | null;
  headers?: Record<string, string>;
}

/** What a page does by itself unless a test says otherwise. */
export interface PageFacts {
  origin?: string | null;
  ip?: string;
  key?: Key;
}

/** A random id of a submission. */
export function newAttempt(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(16)));
}

/** A browser page with the elements on it: its own key, its origin, its network, and what it was told. */
export class Page {
  readonly site: Site;
  readonly key: Promise<Key>;
  readonly origin: string | null;
  readonly ip: string;
  email = '';
  challenge = '';
  token: string | undefined;
  device: string | undefined;
  /** What the page was given last for its back end. */
  idToken: string | null | undefined;

  constructor(site: Site, { origin = HOME, ip = somewhere(), key }: PageFacts = {}) {
    this.site = site;
    this.key = key ? Promise.resolve(key) : newKey();
    this.origin = origin;
    this.ip = ip;
  }

  /** Calls a procedure as a page does: POST, JSON, a proof, and the token where there is one. */
  async call<Data = unknown>(path: string, input: unknown, how: How = {}): Promise<Answer<Data>> {
    const url = `${API}/trpc/${path}`;
    const token = how.token === undefined ? this.token : (how.token ?? undefined);
    const facts = typeof how.proof === 'object' && how.proof ? how.proof : {};
    const proof =
      typeof how.proof === 'string'
        ? how.proof
        : await prove(await this.key, { url, now: this.site.clock.now(), token }, facts);
    const headers = new Headers({
      'content-type': 'application/json',
      'cf-connecting-ip': how.ip ?? this.ip,
      ...(this.origin !== null && { origin: this.origin }),
      ...(how.proof !== null && { dpop: proof }),
      ...(token !== undefined && { authorization: `DPoP ${token}` }),
      ...how.headers,
    });
    const body = typeof input === 'string' ? input : JSON.stringify(input ?? {});
    const answer = await read<Data>(await this.site.fetch(new Request(url, { method: 'POST', headers, body })));
    const { idToken } = (answer.data ?? {}) as { idToken?: string | null };
    if (idToken !== undefined) this.idToken = guard(idToken);
    return answer;
  }

  /** Asks for a code. */
  async ask(email: string, more: Partial<Inputs['signIn']['request']> = {}, how: How = {}) {
    this.email = guard(email);
    const answer = await this.call<Outputs['signIn']['request']>('signIn.request', { email, ...more }, how);
    if (answer.data) this.challenge = guard(answer.data.challenge);
    return answer;
  }

  /** Asks for one more code. */
  again(more: Partial<Inputs['signIn']['resend']> = {}, how: How = {}) {
    const input = { challenge: this.challenge, email: this.email, ...more };
    return this.call<Outputs['signIn']['resend']>('signIn.resend', input, how);
  }

  /** Submits a code; a new submission unless the attempt is given. */
  async type(code: unknown, more: Record<string, unknown> = {}, how: How = {}) {
    const input = { challenge: this.challenge, email: this.email, code, attempt: newAttempt(), ...more };
    const answer = await this.call<Outputs['signIn']['verify']>('signIn.verify', input, { token: null, ...how });
    if (answer.data) {
      this.token = guard(answer.data.token);
      this.device = guard(answer.data.device);
    }
    return answer;
  }

  /** Signs in with an address, from the request to the session. */
  async signIn(email: string, more: { nonce?: string } = {}) {
    await this.ask(email);
    return this.type(await this.site.codeOf(email), more);
  }

  /** Asks what became of the mails. */
  delivery() {
    return this.call<Outputs['signIn']['delivery']>('signIn.delivery', { challenge: this.challenge });
  }

  /** Asks who is signed in. */
  session(how: How = {}, input: { nonce?: string } = {}) {
    return this.call<Outputs['session']['read']>('session.read', input, how);
  }

  /** Asks for a fresh ID token. */
  freshIdToken(input: { nonce?: unknown } = {}, how: How = {}) {
    return this.call<Outputs['session']['idToken']>('session.idToken', input, how);
  }

  /** Asks where else the person is signed in. */
  sessions(how: How = {}) {
    return this.call<Outputs['session']['list']>('session.list', {}, how);
  }

  /** Signs out. */
  leave(how: How = {}) {
    return this.call<Outputs['session']['end']>('session.end', {}, how);
  }

  /** Ends another session of the same person. */
  end(id: unknown, how: How = {}) {
    return this.call<Outputs['session']['end']>('session.end', { id }, how);
  }

  /** Ends all others. */
  endOthers(how: How = {}) {
    return this.call<Outputs['session']['endOthers']>('session.endOthers', {}, how);
  }

  /** Reads the contact data. */
  profile(how: How = {}) {
    return this.call<Outputs['profile']['read']>('profile.read', {}, how);
  }

  /** Gives the contact data. */
  complete(input: object = {}, how: How = {}) {
    const jonas = { givenNames: 'Jonas', surname: 'Petraitis', phone: '+37061234567' };
    return this.call<Outputs['profile']['complete']>('profile.complete', { ...jonas, ...input }, how);
  }

  /** Changes what is the person's to change. */
  update(input: object, how: How = {}) {
    return this.call<Outputs['profile']['update']>('profile.update', input, how);
  }
}

/** Reads an answer of the Worker. */
export async function read<Data>(response: Response): Promise<Answer<Data>> {
  const text = await response.text();
  const body = text.startsWith('{') ? JSON.parse(text) : {};
  return { status: response.status, headers: response.headers, text, data: body.result?.data, error: body.error?.data };
}

/** A right-looking code that is not `right`. */
export function otherThan(...right: string[]): string {
  let code = 0;
  while (right.includes(String(code).padStart(8, '0'))) code += 1;
  return String(code).padStart(8, '0');
}
