import type { Context } from '../context.js';
import { perIsolate } from '../per-isolate.js';
import { portalsIn } from '../portals.js';

/** Reads `PASSKEY_SITE`. @throws Error when it is neither a domain nor empty */
export const checkSite = perIsolate((text) => {
  if (text !== '' && !(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(text) && URL.canParse(`https://${text}`) && named(text)))
    throw new Error('PASSKEY_SITE must be a domain, as migris.example, or empty.');
  return { site: text };
});

function named(text: string): boolean {
  return new URL(`https://${text}`).hostname === text && !/^[\d.]+$/.test(text);
}

/** The domain that passkeys are made for (RP ID, WebAuthn Level 3 §5.4.2): `PASSKEY_SITE`, or the host that was called. */
export function siteOf({ env, request }: Pick<Context, 'env' | 'request'>): string {
  return checkSite(env.PASSKEY_SITE).site || new URL(request.url).hostname;
}

/** The pages of other sites that may use the passkeys of ours (Related Origin Requests, WebAuthn Level 3 §5.11.1). */
export function relatedOrigins(env: Env): { origins: string[] } {
  return { origins: portalsIn(env.PORTALS).flatMap(({ origins }) => origins) };
}
