// npm install jose · Reads an ID token from the input and says who signed in: ISSUER=… AUDIENCE=… NONCE=… node verify.mjs
import { text } from 'node:stream/consumers';
import { createRemoteJWKSet, jwtVerify } from 'jose';

const { ISSUER, AUDIENCE, NONCE } = process.env;
// Made once: it keeps the keys, and fetches them again when it meets one that it does not know.
const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', ISSUER));

/** The claims of a token that was made for our page. @throws Error */
export async function verify(token, nonce) {
  const { payload } = await jwtVerify(token, keys, {
    issuer: ISSUER,
    audience: AUDIENCE,
    algorithms: ['ES256'],
    requiredClaims: ['sub', 'exp', 'nonce'],
    clockTolerance: 30,
  });
  if (payload.nonce !== nonce) throw new Error('The token was made for another page.');
  return payload;
}

try {
  console.log(JSON.stringify(await verify((await text(process.stdin)).trim(), NONCE)));
} catch (error) {
  console.error(`Refused: ${error.message}`);
  process.exitCode = 1;
}
