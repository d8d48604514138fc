import { and, eq, exists, type SQL, sql } from 'drizzle-orm';
import type { output } from 'zod/mini';
import { passkeys } from '../../schema/desk-tables.js';
import { PASSKEYS_PER_ACCOUNT } from '../../schema/limits.js';
import type { PasskeyAdd } from '../../schema/passkey.js';
import { accounts, events, sessions } from '../../schema/tables.js';
import { expireChallengesOf } from '../challenges/expire.js';
import type { Context } from '../context.js';
import { eventColumns } from '../events.js';
import { noticesFor, postWaiting } from '../mail/waiting.js';
import { webauthn } from '../modules.js';
import { Refused } from '../refuse.js';
import type { Session } from '../sessions/session.js';
import { demandFresh } from '../step-up/fresh.js';
import { decide } from '../store.js';
import { challengeFor, expectedBy, waitsFor } from './challenge.js';
import { listPasskeys, type SeenPasskey, selectPasskeys } from './list.js';
import type { Key } from './webauthn.js';

/** The ways to reach an authenticator that the standard knows (§5.8.4): others are not kept. */
const TRANSPORTS = ['ble', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];

/** Adds a passkey that answers the challenge of this session, once. @throws Refused `passkey_refused`, `step_up_needed`, `passkey_needed` */
export async function addPasskey(
  ctx: Context & { session: Session },
  { credential, name }: output<typeof PasskeyAdd>,
): Promise<SeenPasskey[]> {
  const { session } = ctx;
  const challenge = await waiting(ctx, session);
  // The same answer again: the first reply was lost on its way.
  if (challenge === null) return already(ctx, session, credential.id);
  // Once more: since the way began, the person may have got a first passkey, and from then on only that proves who is there.
  demandFresh(ctx);
  const { readCreation } = await webauthn();
  const reading = await readCreation(credential, expectedBy(ctx, challenge));
  if ('refused' in reading) throw new Refused('passkey_refused', {}, reading.refused);
  const { transports = [] } = credential.response as { transports?: unknown };
  const known = TRANSPORTS.filter((way) => Array.isArray(transports) && transports.includes(way));
  const added = await write(ctx, session, { challenge, name, key: reading.value, transports: known });
  return added ?? already(ctx, session, credential.id);
}

async function waiting(ctx: Context, session: Session): Promise<string | null> {
  const [row] = await decide(() =>
    ctx.db
      .select({ challenge: challengeFor('add') })
      .from(sessions)
      .where(and(eq(sessions.tokenHash, session.id), sql`passkey_until > ${ctx.now()}`)),
  );
  return row?.challenge ?? null;
}

interface NewPasskey {
  challenge: string;
  name: string;
  key: Key;
  transports: string[];
}

/** One batch: the record is the gate, the passkey and the notice come only beside it. Nothing where the gate is shut. */
async function write(ctx: Context, session: Session, made: NewPasskey): Promise<SeenPasskey[] | undefined> {
  const eventId = crypto.randomUUID();
  const recorded = exists(ctx.db.select({ one: sql`1` }).from(events).where(eq(events.id, eventId)));
  const event = {
    ...eventColumns(ctx, 'passkey_added', sql`account.id`),
    id: sql<string>`${eventId}`.as('id'),
  };
  const notices = await noticesFor(ctx, session.account, 'passkey_added');
  const row = newRow(ctx, session, made);
  const [, , , , list, [done]] = await decide(() =>
    ctx.db.batch([
      ctx.db.insert(events).select(
        ctx.db
          .select(event)
          .from(accounts)
          .innerJoin(sessions, eq(sessions.accountId, accounts.id))
          .where(mayAdd(ctx, session, made)),
      ),
      ctx.db.insert(passkeys).select(ctx.db.select(row).from(sql`(SELECT 1)`).where(recorded)).onConflictDoNothing(),
      ctx.db
        .update(sessions)
        .set({ passkeyChallenge: null, passkeyUntil: null })
        .where(and(eq(sessions.tokenHash, session.id), recorded)),
      // A code that was asked for before proves less than what is needed from now on.
      expireChallengesOf(ctx, session.account.id, recorded),
      selectPasskeys(ctx, session.account),
      ctx.db.select({ saved: sql<number>`${recorded}` }).from(sql`(SELECT 1)`),
      ...notices.map((notice) => notice.statement(recorded)),
    ]),
  );
  if (done?.saved !== 1) return undefined;
  await postWaiting(ctx, notices);
  return list;
}

/** Whether the session still waits for this answer, staff still stand for the person, and there is room for a passkey that nobody has. */
function mayAdd(ctx: Context, session: Session, { challenge, key }: NewPasskey): SQL | undefined {
  return and(
    waitsFor(ctx, session, 'add', challenge),
    eq(accounts.status, 'active'),
    sql`account.level >= 2`,
    // As many as when it was judged what proves who is there, and room for one more.
    sql`(SELECT count(*) FROM passkey WHERE account_id = account.id) = ${session.account.passkeys}`,
    sql`${session.account.passkeys} < ${PASSKEYS_PER_ACCOUNT}`,
    sql`NOT EXISTS (SELECT 1 FROM passkey WHERE id = ${key.id})`,
  );
}

function newRow(ctx: Context, { account }: Session, { name, key, transports }: NewPasskey) {
  return {
    id: sql<string>`${key.id}`.as('id'),
    accountId: sql<string>`${account.id}`.as('account_id'),
    publicKey: sql<string>`${key.publicKey}`.as('public_key'),
    counter: sql<number>`${key.counter}`.as('counter'),
    transports: sql<string[]>`${JSON.stringify(transports)}`.as('transports'),
    name: sql<string>`${name}`.as('name'),
    createdAt: sql<number>`${ctx.now()}`.as('created_at'),
    lastUsedAt: sql<null>`NULL`.as('last_used_at'),
  };
}

async function already(ctx: Context, { account }: Session, id: string): Promise<SeenPasskey[]> {
  const list = await listPasskeys(ctx, account);
  if (!list.some((passkey) => passkey.id === id)) throw new Refused('passkey_refused', {}, 'nothing waits for it');
  return list;
}
