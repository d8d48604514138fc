import { base64url, fromBase64url } from '../../../worker/encoding.js';
import { bytesOf, type Cbor, cbor } from './cbor.js';
import { HOME } from './site.js';

/** The signatures that it can make. */
export type Algorithm = 'ES256' | 'RS256' | 'EdDSA';

/** How one answer differs from what a right browser and authenticator say. */
export interface Facts {
  type?: string;
  challenge?: string;
  origin?: string;
  site?: string;
  /** Present 1, verified 4; with a key inside 64. */
  flags?: number;
  counter?: number;
  /** The statement about itself; none unless given. */
  attestation?: 'self' | 'certificate' | 'made-up';
  more?: object;
}

interface Options {
  challenge: string;
  rp?: { id: string };
  rpId?: string;
}

const SIGNING = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  EdDSA: { name: 'Ed25519' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
};
const COSE: Record<Algorithm, number> = { ES256: -7, EdDSA: -8, RS256: -257 };

/** A browser with an authenticator in software: real keys, real CBOR and COSE. */
export class Authenticator {
  readonly id = base64url(crypto.getRandomValues(new Uint8Array(16)));
  counter = 0;
  readonly #algorithm: Algorithm;
  readonly #pair: CryptoKeyPair;

  private constructor(algorithm: Algorithm, pair: CryptoKeyPair) {
    this.#algorithm = algorithm;
    this.#pair = pair;
  }

  /** One with a new key. */
  static async make(algorithm: Algorithm = 'ES256'): Promise<Authenticator> {
    const pair = await crypto.subtle.generateKey(SIGNING[algorithm], true, ['sign', 'verify']);
    return new Authenticator(algorithm, pair as CryptoKeyPair);
  }

  /** What `navigator.credentials.create()` gives, as JSON. */
  async create(options: Options, facts: Facts = {}) {
    const client = clientData('webauthn.create', options, facts);
    const data = bytesOf(await this.#data(options, { flags: 0x45, ...facts }), await this.#credential());
    const attestation = await this.#attestation(facts.attestation, data, client);
    return this.#answer({
      clientDataJSON: base64url(client),
      attestationObject: base64url(cbor(new Map<Cbor, Cbor>([...attestation, ['authData', data]]))),
      transports: ['internal', 'hybrid'],
      ...facts.more,
    });
  }

  /** What `navigator.credentials.get()` gives, as JSON. */
  async get(options: Options, facts: Facts = {}) {
    const client = clientData('webauthn.get', options, facts);
    const data = await this.#data(options, { flags: 5, ...facts });
    return this.#answer({
      clientDataJSON: base64url(client),
      authenticatorData: base64url(data),
      signature: base64url(await this.#sign(data, client)),
      ...facts.more,
    });
  }

  #answer<Response extends object>(response: Response) {
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response };
  }

  async #data({ rp, rpId }: Options, { site = rp?.id ?? rpId ?? '', flags = 0, counter = this.counter }: Facts) {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(site)));
    return bytesOf(hash, [flags], [counter >>> 24, (counter >> 16) & 255, (counter >> 8) & 255, counter & 255]);
  }

  async #credential() {
    const id = fromBase64url(this.id);
    return bytesOf(new Uint8Array(16), [id.length >> 8, id.length & 255], id, cbor(await this.#cose()));
  }

  async #cose(): Promise<Map<Cbor, Cbor>> {
    const jwk = (await crypto.subtle.exportKey('jwk', this.#pair.publicKey)) as Record<'x' | 'y' | 'n' | 'e', string>;
    const key: [Cbor, Cbor][] = [[3, COSE[this.#algorithm]]];
    if (this.#algorithm === 'RS256')
      return new Map([[1, 3], ...key, [-1, fromBase64url(jwk.n)], [-2, fromBase64url(jwk.e)]]);
    if (this.#algorithm === 'EdDSA') return new Map([[1, 1], ...key, [-1, 6], [-2, fromBase64url(jwk.x)]]);
    return new Map([[1, 2], ...key, [-1, 1], [-2, fromBase64url(jwk.x)], [-3, fromBase64url(jwk.y)]]);
  }

  async #attestation(
    kind: Facts['attestation'],
    data: Uint8Array,
    client: Uint8Array<ArrayBuffer>,
  ): Promise<[Cbor, Cbor][]> {
    if (kind === undefined)
      return [
        ['fmt', 'none'],
        ['attStmt', new Map()],
      ];
    if (kind === 'made-up')
      return [
        ['fmt', 'android-key'],
        ['attStmt', new Map()],
      ];
    const statement = new Map<Cbor, Cbor>([
      ['alg', COSE[this.#algorithm]],
      ['sig', await this.#sign(data, client)],
    ]);
    if (kind === 'certificate') statement.set('x5c', new Map([[0, new Uint8Array(40)]]));
    return [
      ['fmt', 'packed'],
      ['attStmt', statement],
    ];
  }

  async #sign(data: Uint8Array, client: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', client));
    const raw = await crypto.subtle.sign(SIGNING[this.#algorithm], this.#pair.privateKey, bytesOf(data, hash));
    const bytes = new Uint8Array(raw);
    return this.#algorithm === 'ES256' ? der(bytes) : bytes;
  }
}

function clientData(type: string, { challenge }: Options, facts: Facts): Uint8Array<ArrayBuffer> {
  const said = { type, challenge, origin: HOME, crossOrigin: false };
  const changed = (['type', 'challenge', 'origin'] as const).flatMap((name) =>
    facts[name] ? [[name, facts[name]]] : [],
  );
  return new TextEncoder().encode(
    JSON.stringify({ ...said, ...Object.fromEntries(changed) }),
  ) as Uint8Array<ArrayBuffer>;
}

/** An ECDSA signature as authenticators write it (RFC 3279 §2.2.3). */
export function der(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const halves = [raw.subarray(0, 32), raw.subarray(32)].map((half) => {
    const start = half.findIndex((byte) => byte !== 0);
    const digits = half.subarray(start === -1 ? 31 : start);
    const padded = (digits[0] ?? 0) >= 0x80 ? bytesOf([0], digits) : bytesOf(digits);
    return bytesOf([2, padded.length], padded);
  });
  const body = bytesOf(...halves);
  return bytesOf([0x30, body.length], body);
}
