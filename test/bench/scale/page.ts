import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { random } from '../../../demo/run/people/caller.ts';
import type { Stand } from '../stack/stand.ts';

/** Whose session it is. */
export interface Whose {
  accountId: string;
  /** Whether it is one at the desk of staff, who came through VIISP. */
  desk?: boolean;
}

/** A page with a session that was put into the database of a stand, as if somebody had signed in there. */
export class Page {
  readonly #site: string;
  readonly #token = randomBytes(32).toString('base64url');
  readonly #key: CryptoKey;
  readonly #jwk: JWK;

  private constructor(site: string, key: CryptoKey, jwk: JWK) {
    this.#site = site;
    this.#key = key;
    this.#jwk = jwk;
  }

  /** Opens a session of an account at a stand. */
  static async open(stand: Stand, { accountId, desk = false }: Whose): Promise<Page> {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const page = new Page(stand.site, privateKey, await exportJWK(publicKey));
    const now = Date.now();
    const session = [hash(page.#token), accountId, randomUUID(), await calculateJwkThumbprint(page.#jwk), desk ? 3 : 1];
    await (await stand.database())
      .prepare(
        `INSERT INTO session (token_hash, account_id, opened_by, thumbprint, level, method, origin, created_at, last_used_at, expires_at, desk)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(...session, desk ? 'auth.lt.bank' : 'email', stand.site, now, now, now + 8 * 3_600_000, desk ? 1 : 0)
      .run();
    return page;
  }

  /** Calls a procedure; what it refuses is an answer too. */
  async call(procedure: string, input: object): Promise<{ data?: unknown; refusal?: string }> {
    const url = `${this.#site}/trpc/${procedure}`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        origin: this.#site,
        'content-type': 'application/json',
        authorization: `DPoP ${this.#token}`,
        dpop: await this.#proof(url),
      },
      body: JSON.stringify(input),
    });
    const { result, error } = (await answer.json()) as Told;
    if (result) return { data: result.data };
    if (error?.data?.refusal) return { refusal: error.data.refusal };
    throw new Error(`${procedure}: ${JSON.stringify(error)}`);
  }

  #proof(url: string): Promise<string> {
    return new SignJWT({ htm: 'POST', htu: url, jti: random(), ath: hash(this.#token) })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: this.#jwk })
      .setIssuedAt()
      .sign(this.#key);
  }
}

interface Told {
  result?: { data: unknown };
  error?: { data?: { refusal: string | null } };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
