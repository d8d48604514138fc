import { base64url, fromBase64url, joined } from './encoding.js';

/** What a derived key is for: no key ever serves two purposes. */
type Purpose =
  | 'address'
  | 'challenge'
  | 'code'
  | 'device'
  | 'handoff'
  | 'outbox'
  | 'person'
  | 'personal_code'
  | 'session';

const MALFORMED = 'The secret KEYS must be "id:base64url of at least 32 bytes", each id once.';

/** One secret of the ring, with the id under which its work is recorded. */
interface Root {
  id: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The keys behind every MAC and seal. `KEYS` holds `id:secret` pairs, newest first; a retired secret stays in the list until
 * nothing depends on it: an hour for codes, the next sign-in of each person for addresses.
 */
export class KeyRing {
  readonly #roots: Root[];
  readonly #derived = new Map<string, Promise<CryptoKey>>();

  /** @throws Error when the secret is missing or malformed: the Worker must not run with a guessable key. */
  constructor(secret: string | undefined) {
    this.#roots = (secret ?? '').split(',').map((pair) => {
      const [id, text] = pair.trim().split(':');
      if (!id || !/^[\w-]{1,32}$/.test(id) || !text || !/^[\w-]{43,}$/.test(text)) throw new Error(MALFORMED);
      return { id, bytes: fromBase64url(text) };
    });
    if (new Set(this.ids).size < this.#roots.length) throw new Error(MALFORMED);
  }

  /** Ids of all keys, the one for new work first. */
  get ids(): string[] {
    return this.#roots.map((root) => root.id);
  }

  /** The id of the key for new work. */
  get current(): string {
    return this.ids[0] as string;
  }

  /** HMAC-SHA-256 over `parts`, base64url. */
  async mac(purpose: Purpose, parts: (string | number)[], id = this.current): Promise<string> {
    const key = await this.#derive(purpose, id, { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign', 'verify']);
    return base64url(await crypto.subtle.sign('HMAC', key, joined(...parts)));
  }

  /** Whether `mac` is the HMAC of `parts` under the key `id`, in constant time. False for an id that left the ring. */
  async macMatches(purpose: Purpose, parts: (string | number)[], mac: string, id: string): Promise<boolean> {
    if (!this.ids.includes(id)) return false;
    const key = await this.#derive(purpose, id, { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign', 'verify']);
    return crypto.subtle.verify('HMAC', key, fromBase64url(mac), joined(...parts));
  }

  /** A text sealed with AES-256-GCM: `id.iv.ciphertext`. */
  async seal(purpose: Purpose, text: string): Promise<string> {
    const key = await this.#derive(purpose, this.current, { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text));
    return `${this.current}.${base64url(iv)}.${base64url(sealed)}`;
  }

  /** The text of a seal. Throws when it was changed or its key left the ring. */
  async open(purpose: Purpose, seal: string): Promise<string> {
    const [id = '', iv = '', sealed = ''] = seal.split('.');
    const key = await this.#derive(purpose, id, { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']);
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromBase64url(iv) }, key, fromBase64url(sealed));
    return new TextDecoder().decode(text);
  }

  #derive(purpose: Purpose, id: string, algorithm: HmacKeyAlgorithmLike, usages: string[]): Promise<CryptoKey> {
    const name = `${id}/${purpose}`;
    const known = this.#derived.get(name);
    if (known) return known;
    const made = derive(this.#roots.find((root) => root.id === id)?.bytes, `migris/${purpose}`, algorithm, usages);
    this.#derived.set(name, made);
    return made;
  }
}

type HmacKeyAlgorithmLike = { name: string; length: number; hash?: string };

/** HKDF-SHA-256 (RFC 5869) with the purpose as `info`. */
async function derive(
  root: Uint8Array<ArrayBuffer> | undefined,
  info: string,
  algorithm: HmacKeyAlgorithmLike,
  usages: string[],
) {
  if (!root) throw new Error('That key is no longer in the ring.');
  const base = await crypto.subtle.importKey('raw', root, 'HKDF', false, ['deriveKey']);
  const salt = new Uint8Array(0);
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info: new TextEncoder().encode(info) };
  return crypto.subtle.deriveKey(how, base, algorithm, false, usages);
}
