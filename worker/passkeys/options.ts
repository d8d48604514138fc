import { eq } from 'drizzle-orm';
import { passkeys } from '../../schema/desk-tables.js';
import { PASSKEY_MS, PASSKEYS_PER_ACCOUNT } from '../../schema/limits.js';
import type { Context } from '../context.js';
import { sha256 } from '../encoding.js';
import { Refused } from '../refuse.js';
import type { Session } from '../sessions/session.js';
import { decide } from '../store.js';
import { ALGORITHMS } from './algorithms.js';
import { drawChallenge } from './challenge.js';
import { siteOf } from './site.js';

/** PublicKeyCredentialCreationOptionsJSON (WebAuthn Level 3 §5.1.9). @throws Refused `passkey_refused` where there are enough already */
export async function creationOptions(ctx: Context, session: Session) {
  const known = await descriptors(ctx, session);
  if (known.length >= PASSKEYS_PER_ACCOUNT) throw new Refused('passkey_refused', {}, 'too many');
  const { id, email, givenNames, surname } = session.account;
  const name = [givenNames, surname].filter((part) => part !== null).join(' ');
  return {
    challenge: await drawChallenge(ctx, session, 'add'),
    rp: { id: siteOf(ctx), name: 'MIGRIS' },
    // What an authenticator tells its owner's other devices is not the id that portals know the person by.
    user: { id: await sha256(`passkey.${id}`), name: email ?? name, displayName: name || (email ?? '') },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    timeout: PASSKEY_MS,
    excludeCredentials: known,
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    attestation: 'none',
  };
}

/** PublicKeyCredentialRequestOptionsJSON (§5.1.10). @throws Refused `passkey_refused` where there is none to ask for */
export async function requestOptions(ctx: Context, session: Session) {
  const known = await descriptors(ctx, session);
  if (known.length === 0) throw new Refused('passkey_refused', {}, 'none');
  return {
    challenge: await drawChallenge(ctx, session, 'confirm'),
    rpId: siteOf(ctx),
    allowCredentials: known,
    timeout: PASSKEY_MS,
    userVerification: 'required',
  };
}

/** What tells an authenticator which passkeys are meant, and how to reach it. */
async function descriptors(ctx: Context, { account }: Session) {
  const rows = await decide(() =>
    ctx.db
      .select({ id: passkeys.id, transports: passkeys.transports })
      .from(passkeys)
      .where(eq(passkeys.accountId, account.id)),
  );
  return rows.map(({ id, transports }) => ({ type: 'public-key', id, transports }));
}
