import { and, eq, gt, type SQL, sql } from 'drizzle-orm';
import { PASSKEY_MS } from '../../schema/limits.js';
import { sessions } from '../../schema/tables.js';
import type { Context } from '../context.js';
import { base64url } from '../encoding.js';
import { Refused } from '../refuse.js';
import { openAt, type Session } from '../sessions/session.js';
import { decide } from '../store.js';
import { siteOf } from './site.js';
import type { Expected } from './webauthn.js';

/** What a passkey signs for: an answer to the one is none to the other. */
export type Purpose = 'add' | 'confirm';

/** Draws what a passkey is to sign next in a session; what it was to sign before is forgotten. @throws Refused `signed_out` */
export async function drawChallenge(ctx: Context, { id }: Session, purpose: Purpose): Promise<string> {
  const challenge = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const [row] = await decide(() =>
    ctx.db
      .update(sessions)
      .set({ passkeyChallenge: `${purpose}.${challenge}`, passkeyUntil: ctx.now() + PASSKEY_MS })
      .where(and(eq(sessions.tokenHash, id), openAt(ctx.now())))
      .returning({ id: sessions.tokenHash }),
  );
  if (!row) throw new Refused('signed_out', {}, 'ended meanwhile');
  return challenge;
}

/** The challenge in the column, as far as it is for this purpose; null where there is none. */
export function challengeFor(purpose: Purpose): SQL<string | null> {
  const start = purpose.length + 1;
  return sql`CASE WHEN substr(session.passkey_challenge, 1, ${start}) = ${`${purpose}.`}
    THEN substr(session.passkey_challenge, ${start + 1}) END`;
}

/** Whether a session still waits for the answer to this challenge: the gate of whatever the answer does. */
export function waitsFor(ctx: Context, { id }: Session, purpose: Purpose, challenge: string): SQL | undefined {
  return and(
    eq(sessions.tokenHash, id),
    openAt(ctx.now()),
    eq(sessions.passkeyChallenge, `${purpose}.${challenge}`),
    gt(sessions.passkeyUntil, ctx.now()),
  );
}

/** What an answer must be an answer to: this challenge, on the very page that calls. */
export function expectedBy(ctx: Context, challenge: string): Expected {
  return { challenge, origins: [ctx.origin], site: siteOf(ctx) };
}
