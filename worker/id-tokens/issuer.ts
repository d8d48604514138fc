import { perIsolate } from '../per-isolate.js';

/** Reads `ISSUER`. @throws Error when it is neither an origin nor empty */
export const checkIssuer = perIsolate((text) => {
  if (text !== '' && !(URL.canParse(text) && new URL(text).origin === text && text.startsWith('http')))
    throw new Error('ISSUER must be an origin, as https://api.migris.example, or empty.');
  return { issuer: text };
});

/** Who vouches in ID tokens: `ISSUER`, or the address that was called. */
export function issuerOf({ ISSUER }: Pick<Env, 'ISSUER'>, { url }: Request): string {
  return checkIssuer(ISSUER).issuer || new URL(url).origin;
}
