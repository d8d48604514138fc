import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';

/** The name by which MIGRIS knows this portal: the audience of its ID tokens. */
export const AUDIENCE = 'harbour-permits';

/** What MIGRIS says of a person in an ID token, as far as this portal wants to know it. */
export interface Claims extends JWTPayload {
  sub: string;
  name: string;
  email: string;
  /** The level of assurance: "1", "2" or "3". */
  acr: string;
  /** How the person proved who it is. */
  amr: string[];
}

const keys = new Map<string, ReturnType<typeof createRemoteJWKSet>>();

/** The keys of an issuer, kept between calls: the library fetches them again when it meets one that it does not know. */
function keysOf(issuer: string) {
  const known = keys.get(issuer) ?? createRemoteJWKSet(new URL('/.well-known/jwks.json', issuer));
  keys.set(issuer, known);
  return known;
}

/** Checks an ID token: signed by MIGRIS, for this portal, for the page with this nonce, not yet over. @throws Error */
export async function checkIdToken(token: string, issuer: string, nonce: string): Promise<Claims> {
  const { payload } = await jwtVerify<Claims>(token, keysOf(issuer), {
    issuer,
    audience: AUDIENCE,
    algorithms: ['ES256'],
    requiredClaims: ['sub', 'exp', 'iat', 'nonce', 'acr', 'amr', 'name'],
    clockTolerance: 5,
  });
  if (payload.nonce !== nonce) throw new errors.JWTClaimValidationFailed('another nonce', payload, 'nonce');
  return payload;
}

/** What is wrong with a token, in one word for the developer at the page. */
export function faultOf(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired) return error.claim;
  return error instanceof errors.JOSEError ? error.code : 'keys';
}
