import {
  base64url,
  decodeJwt,
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from 'jose';

/** The private key that the API signs with, as its settings hold it. */
export type SigningKey = JWK & { kid: string };

/** Tokens that no back end may take, made of a right one; with the API's own key where the fault lies elsewhere. */
export async function forgeries(right: string, key: SigningKey): Promise<Record<string, string>> {
  const claims = decodeJwt(right);
  const { d: _, ...shown } = key;
  const others = (await generateKeyPair('ES256')).privateKey;
  const asSecret = new TextEncoder().encode(
    await exportSPKI((await importJWK(shown, 'ES256', { extractable: true })) as CryptoKey),
  );
  const own = (facts: JWTPayload) => sign(facts, key, { alg: 'ES256', kid: key.kid });
  const now = Math.floor(Date.now() / 1000);
  const [head = '', body = '', signature = ''] = right.split('.');
  return {
    'is over': await own({ ...claims, iat: now - 700, exp: now - 400 }),
    'comes from another issuer': await own({ ...claims, iss: 'https://elsewhere.example' }),
    'is for another audience': await own({ ...claims, aud: 'harbour-permits-2' }),
    'has no nonce': await own({ ...claims, nonce: undefined }),
    'is signed with another key of the same name': await sign(claims, others, { alg: 'ES256', kid: key.kid }),
    'is signed with a key that is not published': await sign(claims, others, { alg: 'ES256', kid: 'unknown' }),
    'brings its own key': await sign(claims, others, { alg: 'ES256', jwk: shown }),
    'is not signed at all': `${encode({ alg: 'none', kid: key.kid })}.${body}.`,
    'is signed with the public key as a secret': await sign(claims, asSecret, { alg: 'HS256', kid: key.kid }),
    'says something else than what was signed': `${head}.${encode({ ...claims, sub: 'x' })}.${signature}`,
    'names its key by a list': `${encode({ alg: 'ES256', kid: ['x'] })}.${body}.${signature}`,
    'names its algorithm by a list': `${encode({ alg: ['ES256'], kid: key.kid })}.${body}.${signature}`,
    'has a header that is nested too deep': `${nested(key.kid)}.${body}.${signature}`,
    'has a header that is none': `${encode(null)}.${body}.${signature}`,
    'is no token': 'nonsense',
    'is empty': '',
  };
}

function encode(part: unknown): string {
  return base64url.encode(JSON.stringify(part));
}

/** A header that readers which go down step by step do not come back from. */
function nested(kid: string): string {
  return base64url.encode(`{"alg":"ES256","kid":"${kid}","x":${'['.repeat(5000)}${']'.repeat(5000)}}`);
}

async function sign(
  claims: JWTPayload,
  key: JWK | CryptoKey | Uint8Array,
  header: JWTHeaderParameters,
): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ typ: 'JWT', ...header }).sign(key);
}
