import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, type JWTVerifyResult, jwtVerify } from 'jose';
import { wellKnownDoor } from '../../../worker/id-tokens/well-known.js';
import { Page } from './page.js';
import { API, HOME, Site, someone } from './site.js';

/** Asks for one of the documents that anybody may read. */
export function wellKnown(site: Site, name: string, init: RequestInit = {}): Promise<Response> {
  return wellKnownDoor(new Request(`${API}/.well-known/${name}`, init), site.env);
}

/** What a back end expects of a token. */
export interface Expected {
  audience?: string;
  issuer?: string;
  /** The keys that it read earlier; otherwise those that are published now. */
  keys?: JSONWebKeySet;
}

/** Reads the keys that are published now. */
export async function publishedKeys(site: Site): Promise<JSONWebKeySet> {
  return (await wellKnown(site, 'jwks.json')).json();
}

/** Verifies a token as a portal's back end does, with a stock library and the keys that are published. */
export async function verified(
  site: Site,
  token: string | null | undefined,
  { audience = 'migris', issuer = API, keys }: Expected = {},
): Promise<JWTVerifyResult> {
  return jwtVerify(token ?? '', createLocalJWKSet(keys ?? (await publishedKeys(site))), {
    audience,
    issuer,
    algorithms: ['ES256'],
    typ: 'JWT',
    currentDate: new Date(site.clock.now()),
    requiredClaims: ['sub', 'sid', 'auth_time', 'acr', 'amr', 'exp', 'iat'],
  });
}

/** What the newest token of a page says. */
export async function claimsOf({ site, idToken }: Page, audience = 'migris'): Promise<JWTPayload> {
  return (await verified(site, idToken, { audience })).payload;
}

/** The page of somebody who has given the contact data. */
export async function settled(origin = HOME, site = new Site()): Promise<Page> {
  const page = new Page(site, { origin });
  await page.signIn(someone());
  await page.complete();
  return page;
}
