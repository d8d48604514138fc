import { and, eq, exists, sql } from 'drizzle-orm';
import { passkeys } from '../../schema/desk-tables.js';
import { accounts, events, sessions } from '../../schema/tables.js';
import type { Context } from '../context.js';
import { eventColumns } from '../events.js';
import { noticesFor, postWaiting } from '../mail/waiting.js';
import { openAt, type Session } from '../sessions/session.js';
import { decide } from '../store.js';
import { type SeenPasskey, selectPasskeys } from './list.js';

/** Removes a passkey of the account; one that is gone already, or is another person's, changes nothing. Gives those that are left. */
export async function removePasskey(ctx: Context, session: Session, id: string): Promise<SeenPasskey[]> {
  const eventId = crypto.randomUUID();
  const recorded = exists(ctx.db.select({ one: sql`1` }).from(events).where(eq(events.id, eventId)));
  const own = and(eq(passkeys.id, id), eq(passkeys.accountId, session.account.id));
  const event = {
    ...eventColumns(ctx, 'passkey_removed', sql`account.id`),
    id: sql<string>`${eventId}`.as('id'),
  };
  const notices = await noticesFor(ctx, session.account, 'passkey_removed');
  const [, , list, [done]] = await decide(() =>
    ctx.db.batch([
      ctx.db.insert(events).select(
        ctx.db
          .select(event)
          .from(accounts)
          .innerJoin(passkeys, eq(passkeys.accountId, accounts.id))
          .innerJoin(sessions, eq(sessions.accountId, accounts.id))
          .where(and(own, eq(sessions.tokenHash, session.id), openAt(ctx.now()), eq(accounts.status, 'active'))),
      ),
      ctx.db.delete(passkeys).where(and(own, recorded)),
      selectPasskeys(ctx, session.account),
      ctx.db.select({ saved: sql<number>`${recorded}` }).from(sql`(SELECT 1)`),
      ...notices.map((notice) => notice.statement(recorded)),
    ]),
  );
  if (done?.saved === 1) await postWaiting(ctx, notices);
  return list;
}
