import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

type Answer = Record<string, unknown>;

/** A page of some origin on which a person signed in by e-mail: it speaks to the API as any client of the protocol may. */
export class SignedInPage {
  readonly #api: string;
  readonly #origin: string;
  readonly #keys = generateKeyPair('ES256');
  #token: string | undefined;

  private constructor(api: string, origin: string) {
    this.#api = api;
    this.#origin = origin;
  }

  /** Signs somebody in for the first time, from nothing to the contact data. */
  static async open(api: string, origin: string, email: string): Promise<SignedInPage> {
    const page = new SignedInPage(api, origin);
    const { challenge } = await page.#call('signIn.request', { email, locale: 'lt' });
    const code = await page.#codeFor(email);
    const won = await page.#call('signIn.verify', { challenge, email, code, attempt: randomUUID() });
    page.#token = String(won.token);
    await page.#call('profile.complete', { givenNames: 'Žydrė', surname: 'Ąžuolaitė', phone: '+37061234567' });
    return page;
  }

  /** A fresh ID token for the back end of the page's portal. */
  async idToken(nonce?: string): Promise<string> {
    return String((await this.#call('session.idToken', { ...(nonce && { nonce }) })).idToken);
  }

  async #codeFor(email: string): Promise<string> {
    const letters = await fetch(`${this.#api}/demo/mail.json?to=${encodeURIComponent(email)}`);
    const [letter] = (await letters.json()) as { text: string }[];
    return letter?.text.match(/\b\d{8}\b/)?.[0] ?? assert.fail(`no code for ${email}`);
  }

  async #call(procedure: string, input: object): Promise<Answer> {
    const url = `${this.#api}/trpc/${procedure}`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: this.#origin,
        dpop: await this.#proof(url),
        ...(this.#token && { authorization: `DPoP ${this.#token}` }),
      },
      body: JSON.stringify(input),
    });
    const { result, error } = (await answer.json()) as { result?: { data: Answer }; error?: { message: string } };
    return result?.data ?? assert.fail(`${procedure}: ${error?.message}`);
  }

  /** Shows that this page holds its key (RFC 9449). */
  async #proof(url: string): Promise<string> {
    const { privateKey, publicKey } = await this.#keys;
    const ath = this.#token && createHash('sha256').update(this.#token).digest('base64url');
    return new SignJWT({ htm: 'POST', htu: url, jti: randomUUID(), ...(ath && { ath }) })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: await exportJWK(publicKey) })
      .setIssuedAt()
      .sign(privateKey);
  }
}
