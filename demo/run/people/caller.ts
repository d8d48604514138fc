import { createHash, randomBytes } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';

/** What a procedure answered. */
export type Answer = Record<string, unknown>;

/** The browser of somebody, as the API sees it. */
export interface Browser {
  /** An address of a network of its own, so that people do not spend each other's limits. */
  network: string;
  userAgent: string;
  /** Where the page is; the site of the API itself where nothing is said. */
  origin?: string;
}

/** A procedure said no. */
export class SaidNo extends Error {
  readonly refusal: string | null;

  constructor(procedure: string, refusal: string | null, message: string) {
    super(`${procedure}: ${refusal ?? message}`);
    this.refusal = refusal;
  }
}

/** A page on which somebody is: it speaks to the API as the elements do, with a key of its own. */
export class Caller {
  readonly site: string;
  readonly #browser: Browser;
  readonly #keys: Promise<{ privateKey: CryptoKey; publicKey: CryptoKey }> = generateKeyPair('ES256');
  #token: string | undefined;

  constructor(site: string, browser: Browser) {
    this.site = site;
    this.#browser = browser;
  }

  /** What the browser says of itself with every request. */
  get headers(): Record<string, string> {
    const { network, userAgent, origin = this.site } = this.#browser;
    return { origin, 'user-agent': userAgent, 'cf-connecting-ip': network };
  }

  /** Calls a procedure; a token in the answer is used from then on. @throws SaidNo */
  async call(procedure: string, input?: object): Promise<Answer> {
    const url = `${this.site}/trpc/${procedure}`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        ...this.headers,
        'content-type': 'application/json',
        dpop: await this.#proof(url),
        ...(this.#token && { authorization: `DPoP ${this.#token}` }),
      },
      ...(input && { body: JSON.stringify(input) }),
    });
    const { result, error } = (await answer.json()) as { result?: { data: Answer }; error?: Failure };
    if (!result) throw new SaidNo(procedure, error?.data?.refusal ?? null, JSON.stringify(error));
    if (typeof result.data.token === 'string') this.#token = result.data.token;
    return result.data;
  }

  /** Shows that this page holds its key (RFC 9449). */
  async #proof(url: string): Promise<string> {
    const { privateKey, publicKey } = await this.#keys;
    const ath = this.#token && createHash('sha256').update(this.#token).digest('base64url');
    return new SignJWT({ htm: 'POST', htu: url, jti: random(), ...(ath && { ath }) })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: await exportJWK(publicKey) })
      .setIssuedAt()
      .sign(privateKey);
  }
}

interface Failure {
  data?: { refusal: string | null };
}

/** The id of a submission. */
export function random(): string {
  return randomBytes(16).toString('base64url');
}
