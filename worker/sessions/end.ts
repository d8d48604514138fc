import { and, eq, ne, type SQL, sql } from 'drizzle-orm';
import { events, sessions } from '../../schema/tables.js';
import type { Context } from '../context.js';
import { type EventKind, eventColumns } from '../events.js';
import { Refused } from '../refuse.js';
import { decide } from '../store.js';
import { openAt, type Session } from './session.js';

/** Signs out: the token is worth nothing from this moment, everywhere. */
export async function endOwn(ctx: Context, { id }: Session): Promise<number> {
  await decide(() => ctx.db.batch(endWhere(ctx, 'signed_out', eq(sessions.tokenHash, id))));
  return ctx.now();
}

/** Ends another session of the same account; one that has ended already stays as it is. @throws Refused `session_unknown`, `signed_out` */
export async function endOther(ctx: Context, own: Session, id: string): Promise<number> {
  const other = and(eq(sessions.tokenHash, id), eq(sessions.accountId, own.account.id));
  const [, , found, [still]] = await decide(() =>
    ctx.db.batch([
      ...endWhere(ctx, 'session_ended', and(other, isOpen(own))),
      ctx.db.select({ endedAt: sessions.endedAt, expiresAt: sessions.expiresAt }).from(sessions).where(other),
      ctx.db.select({ open: sql<number>`${isOpen(own)}` }).from(sql`(SELECT 1)`),
    ]),
  );
  if (!still?.open) throw new Refused('signed_out', {}, 'ended meanwhile');
  const [row] = found;
  if (!row) throw new Refused('session_unknown', {}, 'none of this account');
  return row.endedAt ?? Math.min(row.expiresAt, ctx.now());
}

/** Ends all other sessions of the account; tells how many. @throws Refused `signed_out` when this one was ended meanwhile: one of two stays */
export async function endOthers(ctx: Context, own: Session): Promise<number> {
  const run = crypto.randomUUID();
  const others = and(eq(sessions.accountId, own.account.id), ne(sessions.tokenHash, own.id), isOpen(own));
  const [, , [result]] = await decide(() =>
    ctx.db.batch([
      ...endWhere(ctx, 'session_ended', others, run),
      ctx.db
        .select({
          open: sql<number>`${isOpen(own)}`,
          // Counted by the records, so that a batch repeated after a broken connection tells the same.
          ended: sql<number>`(SELECT count(*) FROM event WHERE account_id = ${own.account.id} AND substr(id, 1, 36) = ${run})`,
        })
        .from(sql`(SELECT 1)`),
    ]),
  );
  if (!result?.open) throw new Refused('signed_out', {}, 'ended meanwhile');
  return result.ended;
}

/** Records the end of every open session that is meant, each once, and ends it. */
function endWhere(ctx: Context, kind: EventKind, meant: SQL | undefined, run: string = crypto.randomUUID()) {
  const open = and(meant, openAt(ctx.now()));
  const event = {
    ...eventColumns(ctx, kind, sql`session.account_id`),
    id: sql<string>`${run} || '-' || lower(hex(randomblob(8)))`.as('id'),
  };
  return [
    ctx.db.insert(events).select(ctx.db.select(event).from(sessions).where(open)),
    ctx.db.update(sessions).set({ endedAt: ctx.now() }).where(open),
  ] as const;
}

/** Whether the calling session is open still: two that end each other must not both be gone. */
function isOpen({ id }: Session): SQL {
  return sql`EXISTS (SELECT 1 FROM session AS own WHERE own.token_hash = ${id} AND own.ended_at IS NULL)`;
}
