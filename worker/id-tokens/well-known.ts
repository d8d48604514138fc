import { sha256 } from '../encoding.js';
import { SAFE } from '../headers.js';
import { log, nameOf } from '../log.js';
import { relatedOrigins } from '../passkeys/site.js';
import { issuerOf } from './issuer.js';
import { signingKeys } from './keys.js';

const JWKS = '/.well-known/jwks.json';

const documents: Record<string, (env: Env, request: Request) => object> = {
  [JWKS]: (env) => ({ keys: signingKeys(env.SIGNING_KEYS).published }),
  '/.well-known/openid-configuration': discovery,
  '/.well-known/webauthn': relatedOrigins,
};

/** Whether a path is one of those that `wellKnownDoor` answers. */
export function isWellKnown(pathname: string): boolean {
  return Object.hasOwn(documents, pathname);
}

/**
 * Answers what back ends verify ID tokens with, the public keys and the discovery document that tells stock libraries where they are, and
 * what browsers ask for before a page of another site may use our passkeys.
 */
export async function wellKnownDoor(request: Request, env: Env): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Response(null, { status: 405, headers: { ...SAFE, ...ANYBODY, allow: 'GET, HEAD' } });
  try {
    const document = documents[new URL(request.url).pathname];
    const text = JSON.stringify(document?.(env, request));
    const headers = { ...SAFE, ...ANYBODY, ...CACHED, etag: `"${await sha256(text)}"` };
    if (request.headers.get('if-none-match')?.includes(headers.etag))
      return new Response(null, { status: 304, headers });
    const body = request.method === 'HEAD' ? null : text;
    return new Response(body, { headers: { ...headers, 'content-type': 'application/json' } });
  } catch (error) {
    log({ level: 'error', what: 'settings_unreadable', error: nameOf(error) });
    return new Response(null, { status: 503, headers: { ...SAFE, ...ANYBODY } });
  }
}

const ANYBODY = { 'access-control-allow-origin': '*' };
// A key that is published for the first time must be everywhere before it signs; docs/operators.md tells how long that takes.
const CACHED = { 'cache-control': 'public, max-age=600' };

/** OpenID Connect Discovery §3, without the endpoints that there are none of: nobody is sent here to sign in. */
function discovery(env: Env, request: Request): object {
  const issuer = issuerOf(env, request);
  return {
    issuer,
    jwks_uri: `${issuer}${JWKS}`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
    scopes_supported: ['openid'],
    claim_types_supported: ['normal'],
    claims_supported: [
      ...['iss', 'aud', 'sub', 'iat', 'exp', 'auth_time', 'nonce', 'acr', 'amr', 'sid'],
      ...['given_name', 'family_name', 'name', 'email', 'email_verified'],
      ...['phone_number', 'phone_number_verified', 'locale'],
    ],
    acr_values_supported: ['1', '2', '3'],
    ui_locales_supported: ['lt', 'en'],
  };
}
