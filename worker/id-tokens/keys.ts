import { importJWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod/mini';
import { perIsolate } from '../per-isolate.js';

const Coordinate = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
// Other members (`alg`, `use`, `key_ops`) may stand there; they are not published.
const PrivateKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: Coordinate,
  y: Coordinate,
  d: Coordinate,
  kid: z.string().check(z.regex(/^[\w.-]{1,64}$/)),
});

const MALFORMED =
  'The secret SIGNING_KEYS must be a JSON list of private EC P-256 keys as JWK, each with a kid of its own.';

/** A public key as RFC 7517 writes it. */
export interface PublishedKey {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
  kid: string;
  alg: 'ES256';
  use: 'sig';
}

/** The keys of ID tokens. The first signs; all are published, so that what was signed before a rotation is still verified. */
export class SigningKeys {
  /** The public half of each. */
  readonly published: PublishedKey[];
  readonly #first: z.infer<typeof PrivateKey>;
  #signer: ReturnType<typeof importJWK> | undefined;

  /** @throws Error, without the secret, when it is missing or malformed */
  constructor(secret: string | undefined) {
    const keys = read(secret ?? '');
    const [first] = keys;
    if (!first || new Set(keys.map(({ kid }) => kid)).size < keys.length) throw new Error(MALFORMED);
    this.#first = first;
    this.published = keys.map(({ kty, crv, x, y, kid }) => ({ kty, crv, x, y, kid, alg: 'ES256', use: 'sig' }));
  }

  /** A JWT that says `claims`, signed with the first key. */
  async sign(claims: JWTPayload): Promise<string> {
    this.#signer ??= importJWK(this.#first, 'ES256');
    const header = { alg: 'ES256', kid: this.#first.kid, typ: 'JWT' };
    return new SignJWT(claims).setProtectedHeader(header).sign(await this.#signer);
  }

  /** Throws where what is signed cannot be verified with the key that is published for it. */
  async check(): Promise<void> {
    const [shown] = this.published;
    await jwtVerify(await this.sign({}), await importJWK({ ...shown }));
  }
}

/** The keys of a secret, made once per isolate. */
export const signingKeys = perIsolate((secret) => new SigningKeys(secret));

function read(secret: string): z.infer<typeof PrivateKey>[] {
  try {
    return z.array(PrivateKey).parse(JSON.parse(secret));
  } catch {
    // What was thrown may quote the secret.
    throw new Error(MALFORMED);
  }
}
