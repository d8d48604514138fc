import type { MigrisAccount } from '../../elements/migris-account.js';
import { find } from '../find.js';

/** Whom the portal's back end believes it talks to. */
export interface Known {
  name: string;
  email: string;
  level: string;
  how: string[];
}

/** A "no" of the back end, with its reason in a word. */
export class NotAccepted extends Error {}

/** What the back end says when the page's nonce is too old, or was used up in the meantime. */
const ANOTHER_VISIT = new Set(['visit', 'nonce', 'spent']);

/** The portal's own back end, as its page sees it. */
export class BackEnd {
  /** The session, where the browser keeps no cookie for it. */
  pass: string | undefined;
  readonly #credentials: RequestCredentials;

  constructor(cookies: boolean) {
    this.#credentials = cookies ? 'same-origin' : 'omit';
  }

  /** Shows an ID token and gets a session for it. @throws NotAccepted */
  async signIn(idToken: string, account: MigrisAccount): Promise<void> {
    try {
      await this.#exchange(idToken);
    } catch (error) {
      if (!(error instanceof NotAccepted && ANOTHER_VISIT.has(error.message))) throw error;
      await this.#visit(account);
      await this.#exchange(await account.idToken());
    }
    // The back end takes a nonce once: whoever signs in next on this page needs another one, and asks again where this fails.
    await this.#visit(account).catch(() => {});
  }

  /** Whom the back end knows here. */
  async known(): Promise<Known | null> {
    return ((await this.#ask('GET', 'session')) as { known: Known | null }).known;
  }

  /** Ends the session. */
  async signOut(): Promise<void> {
    await this.#ask('POST', 'sign-out').finally(() => {
      this.pass = undefined;
    });
  }

  async #exchange(idToken: string): Promise<void> {
    const answer = await this.#ask('POST', 'session', { idToken, visit: proof().content });
    this.pass = (answer as { pass?: string }).pass;
  }

  async #visit(account: MigrisAccount): Promise<void> {
    const { nonce, visit } = (await this.#ask('GET', 'visit')) as { nonce: string; visit: string };
    account.nonce = nonce;
    proof().content = visit;
  }

  async #ask(method: string, path: string, input?: object): Promise<unknown> {
    const answer = await fetch(`/portal/${path}`, {
      method,
      credentials: this.#credentials,
      headers: {
        ...(input && { 'content-type': 'application/json' }),
        ...(this.pass && { authorization: `Bearer ${this.pass}` }),
      },
      ...(input && { body: JSON.stringify(input) }),
    });
    const output = answer.status === 204 ? {} : await answer.json();
    if (!answer.ok) throw new NotAccepted(output.fault);
    return output;
  }
}

/** Where the page keeps the proof of its nonce. */
function proof(): HTMLMetaElement {
  return find<HTMLMetaElement>('visit');
}
