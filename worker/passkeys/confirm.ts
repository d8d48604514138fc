import { and, eq, exists, type SQL, sql } from 'drizzle-orm';
import type { output } from 'zod/mini';
import { passkeys } from '../../schema/desk-tables.js';
import { FRESH_MS } from '../../schema/limits.js';
import type { PasskeyConfirm } from '../../schema/passkey.js';
import { accounts, events, sessions } from '../../schema/tables.js';
import type { Context } from '../context.js';
import { eventColumns } from '../events.js';
import { idTokenFor } from '../id-tokens/token.js';
import { webauthn } from '../modules.js';
import { Refused } from '../refuse.js';
import type { Session } from '../sessions/session.js';
import { decide } from '../store.js';
import { challengeFor, expectedBy, waitsFor } from './challenge.js';
import type { Key } from './webauthn.js';

/** What a session becomes by a passkey. */
const CONFIRMED_LEVEL = 2;

/** What the page is told of a proof by passkey. */
export interface Confirmed {
  level: number;
  freshUntil: number;
  idToken: string | null;
  now: number;
}

/** Proves with a passkey of the account, once for each challenge. @throws Refused `passkey_refused` */
export async function confirmWith(
  ctx: Context,
  session: Session,
  { credential, nonce }: output<typeof PasskeyConfirm>,
): Promise<Confirmed> {
  const known = await find(ctx, session, credential.id);
  if (!known?.challenge) throw new Refused('passkey_refused', {}, known ? 'nothing waits for it' : 'unknown');
  const { key, challenge } = known;
  const { readAssertion } = await webauthn();
  const reading = await readAssertion(credential, key, expectedBy(ctx, challenge));
  if ('refused' in reading) throw new Refused('passkey_refused', {}, reading.refused);
  const saved = await write(ctx, session, { challenge, id: key.id, counter: reading.value });
  if (!saved) throw new Refused('passkey_refused', {}, 'used meanwhile');
  const level = Math.max(session.level, CONFIRMED_LEVEL);
  const idToken = await idTokenFor(ctx, { ...session, level }, nonce);
  return { level, freshUntil: ctx.now() + FRESH_MS, idToken, now: ctx.now() };
}

/** The passkey, where it is one of the account, and what the session waits for. */
async function find(
  ctx: Context,
  session: Session,
  id: string,
): Promise<{ key: Key; challenge: string | null } | undefined> {
  const [row] = await decide(() =>
    ctx.db
      .select({
        key: { id: passkeys.id, publicKey: passkeys.publicKey, counter: passkeys.counter },
        challenge: challengeFor('confirm'),
      })
      .from(passkeys)
      .innerJoin(sessions, and(eq(sessions.tokenHash, session.id), sql`session.passkey_until > ${ctx.now()}`))
      .where(and(eq(passkeys.id, id), eq(passkeys.accountId, session.account.id))),
  );
  return row;
}

interface Used {
  challenge: string;
  id: string;
  counter: number;
}

/** One batch: the record is the gate, the counter and the session change only beside it. */
async function write(ctx: Context, session: Session, { challenge, id, counter }: Used): Promise<boolean> {
  const eventId = crypto.randomUUID();
  const recorded = exists(ctx.db.select({ one: sql`1` }).from(events).where(eq(events.id, eventId)));
  const event = {
    ...eventColumns(ctx, 'passkey_used', sql`account.id`, { method: 'passkey' }),
    id: sql<string>`${eventId}`.as('id'),
  };
  const [, , , [done]] = await decide(() =>
    ctx.db.batch([
      ctx.db.insert(events).select(
        ctx.db
          .select(event)
          .from(accounts)
          .innerJoin(sessions, eq(sessions.accountId, accounts.id))
          .innerJoin(passkeys, eq(passkeys.accountId, accounts.id))
          .where(and(waitsFor(ctx, session, 'confirm', challenge), mayRise(id, counter))),
      ),
      ctx.db
        .update(passkeys)
        .set({ counter, lastUsedAt: ctx.now() })
        .where(and(eq(passkeys.id, id), recorded)),
      ctx.db
        .update(sessions)
        .set({
          level: sql`max(level, ${CONFIRMED_LEVEL})`,
          confirmedAt: ctx.now(),
          passkeyChallenge: null,
          passkeyUntil: null,
        })
        .where(and(eq(sessions.tokenHash, session.id), recorded)),
      ctx.db.select({ saved: sql<number>`${recorded}` }).from(sql`(SELECT 1)`),
    ]),
  );
  return done?.saved === 1;
}

/**
 * Whether the passkey is still there, its counter has risen (or is one that never counts: §6.1.1), and staff still stand for the person:
 * what they took back, no passkey brings again.
 */
function mayRise(id: string, counter: number): SQL | undefined {
  return and(
    eq(passkeys.id, id),
    sql`(passkey.counter < ${counter} OR (passkey.counter = 0 AND ${counter} = 0))`,
    eq(accounts.status, 'active'),
    sql`account.level >= 2`,
  );
}
