/** Whom the portal's back end believes it talks to. */
export interface Known {
  name: string;
  email: string;
  level: string;
  how: string[];
}

/** A "no" of the back end, with its reason in a word. */
export class NotAccepted extends Error {}

/** The portal's own back end, as its page sees it. */
export class BackEnd {
  /** The session, where the browser keeps no cookie for it. */
  pass: string | undefined;
  readonly #credentials: RequestCredentials;

  constructor(cookies: boolean) {
    this.#credentials = cookies ? 'same-origin' : 'omit';
  }

  /** Shows an ID token and gets a session for it. @throws NotAccepted */
  async signIn(idToken: string): Promise<void> {
    const visit = document.querySelector<HTMLMetaElement>('meta[name=visit]')?.content;
    const answer = await this.#ask('POST', 'session', { idToken, visit });
    this.pass = (answer as { pass?: string }).pass;
  }

  /** Whom the back end knows here. */
  async known(): Promise<Known | null> {
    return ((await this.#ask('GET', 'session')) as { known: Known | null }).known;
  }

  /** Ends the session. */
  async signOut(): Promise<void> {
    this.pass = undefined;
    await this.#ask('POST', 'sign-out');
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
