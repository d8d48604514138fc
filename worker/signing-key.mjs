// Prints a new private key for the secret SIGNING_KEYS: `npm run -s signing-key`. Needs nothing but Node.

/** A new private key as JWK. Its name tells the day it was made, so that an operator knows which is the older one. */
export async function newSigningKey(day = new Date().toISOString().slice(0, 10)) {
  const how = { name: 'ECDSA', namedCurve: 'P-256' };
  const { privateKey } = await crypto.subtle.generateKey(how, true, ['sign', 'verify']);
  const { kty, crv, x, y, d } = await crypto.subtle.exportKey('jwk', privateKey);
  return { kty, crv, x, y, d, kid: `${day}-${crypto.randomUUID().slice(0, 6)}` };
}

if (process.argv[1]?.endsWith('signing-key.mjs')) console.log(JSON.stringify([await newSigningKey()]));
