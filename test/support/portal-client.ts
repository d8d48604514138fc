import assert from 'node:assert/strict';

/** What a program that is no browser says to the portal's back end, as if from the portal's own page. */
export class PortalClient {
  readonly #portal: string;

  constructor(portal: string) {
    this.#portal = portal;
  }

  /** What every page that is loaded is given: a nonce, and the proof of it. */
  async load(): Promise<{ nonce: string; visit: string }> {
    const page = await (await fetch(this.#portal)).text();
    const [nonce, visit] = [/<migris-account nonce="([^"]+)"/, /<meta name="visit"[^>]* content="([^"]+)"/].map(
      (pattern) => page.match(pattern)?.[1] ?? assert.fail(`no ${pattern} in the page`),
    );
    return { nonce: String(nonce), visit: String(visit) };
  }

  /** Shows a token with the proof of a page. */
  exchange(idToken: string, visit: string, headers: Record<string, string> = {}): Promise<PortalAnswer> {
    return this.post('session', JSON.stringify({ idToken, visit }), headers);
  }

  /** Sends a body as it is. */
  async post(path: string, body: string, headers: Record<string, string> = {}): Promise<PortalAnswer> {
    const answer = await fetch(`${this.#portal}/portal/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#portal, ...headers },
      body,
    });
    const said = await answer.text();
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    return { status: answer.status, answer: said ? JSON.parse(said) : null, cookie };
  }

  /** Whom the back end knows by a pass or a cookie. */
  async known(headers: Record<string, string>): Promise<unknown> {
    return ((await (await fetch(`${this.#portal}/portal/session`, { headers })).json()) as { known: unknown }).known;
  }
}

/** An answer of the back end, and the cookie that it sets. */
export interface PortalAnswer {
  status: number;
  answer: { fault?: string; pass?: string } | null;
  cookie: string;
}
