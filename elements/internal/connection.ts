import { learnTime, now } from './clock.js';
import { IdToken } from './id-token.js';
import { type Kept, keeps, newKeys, readKept, writeKept } from './key-store.js';
import { handoffMark, readWaiting, type Waiting, writeWaiting } from './pending.js';
import type { Person } from './person.js';
import { prove } from './proof.js';
import { type Input, OPEN, type Output, type Path, post, TOLD, type Transport, type Won } from './protocol.js';
import { Trouble } from './trouble.js';

export { type Person, personOf } from './person.js';
export type { Input, Output, Path } from './protocol.js';

const RETRY_MS = 10_000;
/** Where a network swallows what is sent, nobody waits for the browser to give up. */
const LOOK_MS = 5_000;
const OUTDATED = 'elements_outdated';

/** One API and the session that all elements and tabs of a page share with it. */
export class Connection extends EventTarget {
  /** The person, null when nobody is signed in, undefined until that is known. */
  person: Person | null | undefined;
  /** Whether nobody is taken for signed in only because the API has not told yet. */
  unsure = false;
  /** What waits in this tab: an address, a code, contact data. */
  waiting: Waiting;
  /** Whether the person came or went here, and was not found so when the page was opened. */
  fresh = false;
  /** Whether a person is on the way to VIISP or back from it. */
  through: boolean;
  /** How many steps the way in has where it is not the usual one. */
  declare readonly steps?: number;
  /** What whoever has just signed in hears first. */
  declare told?: string | undefined;
  /** Whether the way through VIISP is to lead to the desk of staff. */
  declare toDesk?: boolean;
  /** Whether the session is one of the desk, which ends sooner. */
  declare atDesk?: boolean;
  /** Why the session came to its end without the person's doing, until the next one begins. */
  lapsed: Trouble | undefined;
  /** When the session was last used, as far as this tab knows. */
  used = 0;
  /** When the session ends whatever happens; 0 until that is known. */
  ends = 0;
  /** The elements of this page that stand by themselves. */
  readonly elements = new Set<HTMLElement & { locale: string }>();
  /** The API's address, the name of what is kept for it. */
  readonly base: string;
  readonly #transport: Transport;
  readonly #channel: BroadcastChannel | undefined;
  #kept: Promise<Kept> | undefined;
  readonly #idToken = new IdToken();
  /** Whether the API ever answered this page. */
  #heard = false;

  constructor(base: string, transport: Transport = post) {
    super();
    this.base = base;
    this.#transport = transport;
    this.waiting = readWaiting(base);
    this.through = this.#handed;
    if (this.waiting.ahead) learnTime(Date.now() + this.waiting.ahead);
    try {
      this.#channel = new BroadcastChannel(`migris ${base}`);
      this.#channel.onmessage = () => {
        void this.reread();
        void this.restore();
      };
    } catch {
      // Some browsers refuse it together with storage: other tabs then hear nothing of this one.
    }
  }

  /** Whether this page keeps nothing, so that a sign-in lasts until it is left. */
  get forgetful(): boolean {
    return !keeps;
  }

  /** Whether this page must be loaded again: the API no longer knows its elements. */
  get tooOld(): boolean {
    return this.lapsed?.message === OUTDATED;
  }

  /** The ID token, as long as it is fresh enough for the page's back end. */
  get idToken(): string | undefined {
    return this.#idToken.fresh;
  }

  /** Whether an answer of VIISP waits to be redeemed. */
  get #handed(): boolean {
    return !!this.waiting.handoff || location.hash.startsWith(handoffMark(this.base));
  }

  /** Gives up the way to VIISP; an answer that is to be redeemed stays. */
  turnRound(): void {
    this.through = this.#handed;
    this.wait({});
  }

  /** Notes what waits, for all elements and for the page after a reload. */
  wait(change: Waiting): void {
    this.waiting = { ...this.waiting, ...change, ahead: now() - Date.now() };
    writeWaiting(this.base, this.waiting);
    this.dispatchEvent(new Event('change'));
  }

  /** Calls a procedure. What a proof is needed for gets one. @throws Trouble */
  async call<P extends Path>(path: P, input?: Input<P>): Promise<Output<P>> {
    const { token } = await this.#keep();
    try {
      return await this.#once(path, input);
    } catch (error) {
      const { facts, offline } = error as Trouble;
      if (offline && !this.#heard && (await this.#there())) throw new Trouble({ refusal: 'origin_unknown' });
      if (facts?.refusal === 'signed_out' && token && !OPEN.test(path) && (await this.#still(token))) {
        this.lapsed = error as Trouble;
        await this.forget();
      }
      if (facts?.refusal === OUTDATED) {
        // Nothing will succeed any more: that is said at once, before the person types anything.
        this.lapsed = error as Trouble;
        this.wait({});
      }
      if (facts?.refusal !== 'proof_stale') throw error;
      learnTime(facts.now);
      return this.#once(path, input);
    }
  }

  /** Whether the API is there and does not know this page's origin: looked at only where a first call failed. */
  #there(): Promise<boolean> {
    const looking = import('./reachable.js').then(
      ({ reachable }) => reachable(this.base),
      () => false,
    );
    return Promise.race([looking, new Promise<false>((resolve) => setTimeout(resolve, LOOK_MS, false))]);
  }

  async #once<P extends Path>(path: P, input?: Input<P>): Promise<Output<P>> {
    const url = `${this.base}/${path}`;
    const headers: Record<string, string> = {};
    let body: object | undefined = input as object | undefined;
    if (!/^signIn\.(ways|delivery)$/.test(path)) {
      const { keys, token, device } = await this.#keep();
      const open = OPEN.test(path);
      if (device && /^signIn.[rv]/.test(path)) body = { ...body, device };
      const { nonce } = [...this.elements].find((element) => element.nonce) ?? {};
      if (nonce && TOLD.test(path)) body = { ...body, nonce };
      if (!open && !token) throw new Trouble({ refusal: 'signed_out' });
      if (!open) headers.authorization = `DPoP ${token}`;
      headers.dpop = await prove(keys, url, now(), open ? undefined : token);
    }
    const output = (await this.#transport(url, body, headers)) as Output<P>;
    this.#heard = true;
    learnTime((output as { now?: number } | undefined)?.now);
    if (TOLD.test(path)) this.#idToken.note((output as { idToken?: string | null }).idToken);
    if (headers.authorization) this.used = now();
    return output;
  }

  #keep(): Promise<Kept> {
    this.#kept ??= readKept(this.base).then(async (kept) => kept ?? { keys: await newKeys() });
    return this.#kept;
  }

  /** Finds out who is signed in here, once for all elements; a page that cannot ask takes nobody for granted. */
  async restore(): Promise<void> {
    const { token } = await this.#keep();
    let person: Person | null = null;
    let unsure = false;
    try {
      if (token) {
        const read = await this.call('session.read');
        person = read.person;
        this.ends = read.expiresAt;
      }
      // Signed out in another tab: what was typed here goes too.
      else this.wait({ draft: undefined });
    } catch (error) {
      const { message } = error as Trouble;
      unsure = message !== 'signed_out';
      // No answer says nothing about who is signed in.
      if (unsure && message !== OUTDATED) {
        person = this.person ?? null;
        setTimeout(() => this.restore(), RETRY_MS);
      }
    }
    if (await this.#still(token)) this.#tell(person, false, unsure && !person);
  }

  /** Whether the session is still the one with this token: a late answer about the one before says nothing about it. */
  async #still(token: string | undefined): Promise<boolean> {
    return (await this.#keep()).token === token;
  }

  /** What this page keeps, read again: another tab may have changed it. */
  reread(): Promise<Kept> {
    // Where the browser refuses storage there is nothing new to read, and what this page remembers stays.
    const before = this.#keep();
    this.#kept = readKept(this.base).then((kept) => kept ?? before);
    return this.#kept;
  }

  /** Begins the session that a verified code or VIISP won. */
  async begin({ token, device, person, expiresAt, idToken }: Won): Promise<void> {
    const before = await this.#keep();
    const kept = { ...before, token, device: device ?? before.device };
    this.#kept = Promise.resolve(kept);
    await writeKept(this.base, kept);
    this.lapsed = undefined;
    // Whoever was signed in before has been forgotten meanwhile, with the token that came last.
    this.#idToken.note(idToken);
    this.used = now();
    this.ends = expiresAt;
    this.wait({ pending: undefined, email: undefined });
    this.#tell(person, true);
  }

  /** Notes what changed about the person. */
  update(person: Person): void {
    this.#tell(person, true);
  }

  /** Signs out. The page forgets the token even where the Worker cannot be reached: it then ends by itself when idle. */
  async end(): Promise<void> {
    try {
      await this.call('session.end');
    } finally {
      this.lapsed = undefined;
      this.wait({ draft: undefined });
      await this.forget();
    }
  }

  /** Forgets the session, in every tab. */
  async forget(): Promise<void> {
    const kept = { ...(await this.#keep()), token: undefined };
    this.#kept = Promise.resolve(kept);
    await writeKept(this.base, kept);
    this.#idToken.note(null);
    this.#tell(null, true);
  }

  #tell(person: Person | null, everywhere: boolean, unsure = false): void {
    this.person = person;
    this.unsure = unsure;
    this.fresh = everywhere;
    this.dispatchEvent(new Event('change'));
    if (everywhere) this.#channel?.postMessage(0);
  }
}
