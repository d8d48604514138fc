const utf8 = new TextEncoder();

function base64url(bytes: ArrayBuffer | Uint8Array): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
}

/** A random id of 128 bits. */
export function randomId(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(16)));
}

/**
 * A proof that this page holds its key (DPoP, RFC 9449 §4.2): a signed statement about one method, URL and moment and, where a
 * token is shown, about that token.
 */
export async function prove(keys: CryptoKeyPair, url: string, now: number, token?: string): Promise<string> {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } };
  const ath = token && base64url(await crypto.subtle.digest('SHA-256', utf8.encode(token)));
  const payload = { jti: randomId(), htm: 'POST', htu: url, iat: Math.floor(now / 1000), ath };
  const signed = [header, payload].map((part) => base64url(utf8.encode(JSON.stringify(part)))).join('.');
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, utf8.encode(signed));
  return `${signed}.${base64url(signature)}`;
}
