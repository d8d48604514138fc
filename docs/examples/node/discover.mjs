// npm install openid-client · As verify.mjs, by a library that finds the keys itself: ISSUER=… AUDIENCE=… NONCE=… node discover.mjs
import { text } from 'node:stream/consumers';
import * as client from 'openid-client';

const { ISSUER, AUDIENCE, NONCE } = process.env;
const issuer = new URL(ISSUER);
// Keys over http are for one's own machine alone.
const local = ['localhost', '127.0.0.1'].includes(issuer.hostname) ? [client.allowInsecureRequests] : [];
let settings;

/** The claims of a token that was made for our page. @throws Error */
export async function verify(token, nonce) {
  settings ??= await client.discovery(issuer, AUDIENCE, { id_token_signed_response_alg: 'ES256' }, client.None(), {
    execute: [client.useIdTokenResponseType, ...local],
  });
  // The library takes a token as the way back from a log-in page would bring it.
  const arrived = new URL(`https://page.invalid/#${new URLSearchParams({ id_token: token })}`);
  return client.implicitAuthentication(settings, arrived, nonce);
}

try {
  console.log(JSON.stringify(await verify((await text(process.stdin)).trim(), NONCE)));
} catch (error) {
  console.error(`Refused: ${error.message}`);
  process.exitCode = 1;
}
