import type { Platform } from '../../../../worker/viisp/soap/platform.js';
import { PLATFORM_KEY } from './vectors.js';

/** A pair of RSA keys of a test. */
export interface TestKey {
  /** Base64 of SPKI DER: how a key is pinned. */
  pinned: string;
  /** PKCS#8 PEM. */
  privateKey: string;
  /** The numbers of the public key, as signatures carry them. */
  keyInfo: string;
  sign: (text: string, hash: Hash) => Promise<string>;
}

/** The hashes of signatures and digests. */
export type Hash = 'SHA-1' | 'SHA-256';

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-1' };

/** Makes a pair of keys; the real platform's has 1024 bits. */
export async function makeKey(modulusLength = 1024): Promise<TestKey> {
  const pair = (await crypto.subtle.generateKey({ ...ALGORITHM, modulusLength }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const der = (await crypto.subtle.exportKey('pkcs8', pair.privateKey)) as ArrayBuffer;
  const { n = '', e = '' } = (await crypto.subtle.exportKey('jwk', pair.publicKey)) as JsonWebKey;
  return {
    pinned: base64((await crypto.subtle.exportKey('spki', pair.publicKey)) as ArrayBuffer),
    privateKey: `-----BEGIN PRIVATE KEY-----\n${base64(der).replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`,
    keyInfo: `<KeyInfo><KeyValue><RSAKeyValue><Modulus>${plain(n)}</Modulus><Exponent>${plain(e)}</Exponent></RSAKeyValue></KeyValue></KeyInfo>`,
    sign: async (text, hash) => {
      const key = await crypto.subtle.importKey('pkcs8', der, { ...ALGORITHM, hash }, false, ['sign']);
      return base64(await crypto.subtle.sign(ALGORITHM.name, key, new TextEncoder().encode(text)));
    },
  };
}

/** Base64 of bytes. */
export function base64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

function plain(text: string): string {
  const long = text.replace(/-/g, '+').replace(/_/g, '/');
  return long.padEnd(Math.ceil(long.length / 4) * 4, '=');
}

const ours = await makeKey(2048);

/** The platform of the vectors, with a private key for us. */
export function platformWith(changes: Partial<Platform> = {}): Platform {
  return {
    pid: 'VSID000000000113',
    soap: 'https://viisp.example/auth',
    providers: ['auth.lt.identity.card', 'auth.lt.bank'],
    signature: 'rsa-sha1',
    accepts: ['rsa-sha1'],
    keys: [PLATFORM_KEY],
    privateKey: ours.privateKey,
    ...changes,
  };
}
