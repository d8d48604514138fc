import { base64url, sha256 } from '../../../worker/encoding.js';

const utf8 = new TextEncoder();

/** The public half as a proof shows it. */
export interface PublicJwk {
  kty: string;
  crv: string;
  x: string;
  y: string;
}

/** A page's key: what signs, and what it shows of itself. */
export interface Key {
  pair: CryptoKeyPair;
  jwk: PublicJwk;
}

/** A new key. */
export async function newKey(namedCurve: 'P-256' | 'P-384' = 'P-256'): Promise<Key> {
  const pair = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const { kty, crv, x, y } = (await crypto.subtle.exportKey('jwk', pair.publicKey)) as PublicJwk;
  return { pair, jwk: { kty, crv, x, y } };
}

/** The facts of a proof; a test changes one of them at a time. */
export interface ProofFacts {
  header?: Record<string, unknown>;
  payload?: Record<string, unknown>;
  /** Whose signature stands under it; the shown key's own unless told otherwise. */
  signer?: Key;
}

/** A proof (RFC 9449 §4.2) for one POST to `url` at `now`, with the hash of `token` where there is one. */
export async function prove(
  key: Key,
  { url, now, token }: { url: string; now: number; token?: string | undefined },
  { header, payload, signer = key }: ProofFacts = {},
): Promise<string> {
  const says = {
    jti: crypto.randomUUID(),
    htm: 'POST',
    htu: url,
    iat: Math.floor(now / 1000),
    ...(token !== undefined && { ath: await sha256(token) }),
    ...payload,
  };
  const parts = [{ typ: 'dpop+jwt', alg: 'ES256', jwk: key.jwk, ...header }, says];
  const signed = parts.map((part) => base64url(utf8.encode(JSON.stringify(part)))).join('.');
  const how = { name: 'ECDSA', hash: signer.jwk.crv === 'P-384' ? 'SHA-384' : 'SHA-256' };
  const signature = await crypto.subtle.sign(how, signer.pair.privateKey, utf8.encode(signed));
  return `${signed}.${base64url(signature)}`;
}
