// Prints a new private key for the secret SIGNING_KEYS: `npm run -s signing-key`.
import { calculateJwkThumbprint } from 'jose';

/** A new private key as JWK. Its name tells the day it was made, so that an operator knows which is the older one. */
export async function newSigningKey(day = new Date().toISOString().slice(0, 10)) {
  const how = { name: 'ECDSA', namedCurve: 'P-256' };
  const { privateKey } = await crypto.subtle.generateKey(how, true, ['sign', 'verify']);
  const { kty, crv, x, y, d } = await crypto.subtle.exportKey('jwk', privateKey);
  const thumbprint = await calculateJwkThumbprint({ kty, crv, x, y });
  return { kty, crv, x, y, d, kid: `${day}-${thumbprint.slice(0, 6)}` };
}

if (import.meta.filename === process.argv[1]) console.log(JSON.stringify([await newSigningKey()]));
