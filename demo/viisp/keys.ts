import { ALGORITHMS, type SignatureName } from './names.js';

/** One key pair that messages can be signed with. */
export interface SigningKey {
  /** `RSAKeyValue` of the public half. */
  keyValue: string;
  /** The public half as PEM. */
  publicPem: string;
  sign: (text: string, method: SignatureName) => Promise<string>;
}

const RSA = 'RSASSA-PKCS1-v1_5';

/** Reads a private key. @throws when `pem` is no RSA key in PKCS#8. */
export async function readKey(pem: string): Promise<SigningKey> {
  const base64 = pem.replace(/-----[^-]+-----|\s/g, '');
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const key = await crypto.subtle.importKey('pkcs8', bytes, { name: RSA, hash: 'SHA-256' }, true, ['sign']);
  return signingKey(await crypto.subtle.exportKey('jwk', key));
}

/** Makes a key pair that nobody knows. */
export async function strangerKey(): Promise<SigningKey> {
  const settings = { name: RSA, hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  const pair = (await crypto.subtle.generateKey(settings, true, ['sign', 'verify'])) as CryptoKeyPair;
  return signingKey(await crypto.subtle.exportKey('jwk', pair.privateKey));
}

async function signingKey(jwk: JsonWebKey): Promise<SigningKey> {
  const { alg: _, key_ops: __, ...bare } = jwk;
  const { kty, n, e } = bare;
  const half = { kty, n, e } as JsonWebKey;
  const open = await crypto.subtle.importKey('jwk', half, { name: RSA, hash: 'SHA-256' }, true, ['verify']);
  return {
    keyValue: `<RSAKeyValue><Modulus>${plain(n)}</Modulus><Exponent>${plain(e)}</Exponent></RSAKeyValue>`,
    publicPem: toPem(toBase64((await crypto.subtle.exportKey('spki', open)) as ArrayBuffer)),
    sign: async (text, method) => {
      const { hash } = ALGORITHMS[method];
      const key = await crypto.subtle.importKey('jwk', bare, { name: RSA, hash }, false, ['sign']);
      return toBase64(await crypto.subtle.sign(RSA, key, new TextEncoder().encode(text)));
    },
  };
}

/** A public key as PEM, from the base64 of its SPKI or from PEM however it is wrapped. */
export function toPem(key: string): string {
  const lines = key.replace(/-----[^-]+-----|\s/g, '').match(/.{1,64}/g) ?? [];
  return `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`;
}

/** Bytes in base64. */
export function toBase64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

/** From the alphabet of web keys to that of XML, whole. */
function plain(text = ''): string {
  const base64 = text.replaceAll('-', '+').replaceAll('_', '/');
  return base64.padEnd(Math.ceil(base64.length / 4) * 4, '=');
}
