import { and, eq, exists, type SQL, sql } from 'drizzle-orm';
import { accounts, events } from '../../../schema/tables.js';
import { type EventKind, eventColumns, type Facts } from '../../events.js';
import { type PreparedNotice, postWaiting } from '../../mail/waiting.js';
import type { Statement } from '../../prepared.js';
import { Refused } from '../../refuse.js';
import { spendProof } from '../../sessions/spend-proof.js';
import { decide } from '../../store.js';
import type { DeskContext } from '../desk.js';

/** What staff do about an account without writing to its row. */
export interface Recorded {
  kind: EventKind;
  /** The id of the account that it is about. */
  account: string;
  facts: Facts;
  when?: SQL | undefined;
  /** Further statements, which act only where it is recorded. */
  also?(recorded: SQL): Statement[];
  notices?: PreparedNotice[];
}

/**
 * Records an act and lets its statements act beside the record, while the role is held. Says whether it was done.
 *
 * @throws Refused `proof_refused` for a replayed proof
 */
export async function recordAct(ctx: DeskContext, act: Recorded): Promise<boolean> {
  const { notices = [] } = act;
  const once = spendProof(ctx, ctx.proof);
  const eventId = crypto.randomUUID();
  const recorded = exists(ctx.db.select({ one: sql`1` }).from(events).where(eq(events.id, eventId)));
  const statements: [Statement, ...Statement[]] = [
    once.spend,
    recordOf(ctx, act, eventId, once.held),
    ...(act.also?.(recorded) ?? []),
    ...notices.map(({ statement }) => statement(recorded)),
    once.holds,
    ctx.db.select({ done: sql<number>`${recorded}` }).from(sql`(SELECT 1)`),
  ];
  const results = await decide(() => ctx.db.batch(statements));
  const [proofs, rows] = results.slice(-2) as [unknown, unknown] as [unknown[], { done: number }[]];
  if (proofs.length === 0) throw new Refused('proof_refused', {}, 'replayed');
  const done = rows[0]?.done === 1;
  if (done) await postWaiting(ctx, notices);
  return done;
}

function recordOf(ctx: DeskContext, { kind, account, facts, when }: Recorded, eventId: string, held: SQL): Statement {
  const { actor } = ctx.clerk;
  const event = {
    ...eventColumns(ctx, kind, sql`account.id`, { office: actor.office, ...facts }),
    id: sql<string>`${eventId}`.as('id'),
    actor: sql<string>`${actor.name}`.as('actor'),
  };
  return ctx.db.insert(events).select(
    ctx.db
      .select(event)
      .from(accounts)
      .where(and(eq(accounts.id, account), actor.holds, held, when)),
  );
}
