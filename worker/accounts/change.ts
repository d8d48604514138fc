import { and, eq, exists, type SQL, sql } from 'drizzle-orm';
import { accounts, events } from '../../schema/tables.js';
import type { Context } from '../context.js';
import { type EventKind, eventColumns } from '../events.js';
import { Refused } from '../refuse.js';
import type { Proof } from '../sessions/proof.js';
import { spendProof } from '../sessions/spend-proof.js';
import { decide } from '../store.js';
import { type Account, accountJson } from './account.js';

/** What is to be written to an account, and what must still be true of it then. */
export interface Change {
  kind: EventKind;
  values: Partial<typeof accounts.$inferInsert>;
  when: SQL;
}

/** The account as it is now, and whether this very call changed it. */
export interface Changed {
  account: Account;
  saved: boolean;
}

/**
 * Changes an account and records it in one batch. The record comes first and is the gate: it is written only while the account
 * is as `seen`, the account changes only beside it, and a batch repeated after a broken connection finds it and does no more.
 *
 * @throws Refused `proof_refused` for a replayed proof
 */
export async function changeAccount(ctx: Context, proof: Proof, seen: Account, change: Change): Promise<Changed> {
  const once = spendProof(ctx, proof);
  const eventId = crypto.randomUUID();
  const event = {
    ...eventColumns(ctx, change.kind, sql`account.id`, { fields: Object.keys(change.values) }),
    id: sql<string>`${eventId}`.as('id'),
  };
  const asSeen = and(eq(accounts.id, seen.id), eq(accounts.version, seen.version));
  const recorded = exists(ctx.db.select({ one: sql`1` }).from(events).where(eq(events.id, eventId)));
  const [, , , proofs, [row]] = await decide(() =>
    ctx.db.batch([
      once.spend,
      ctx.db.insert(events).select(
        ctx.db
          .select(event)
          .from(accounts)
          .where(and(asSeen, change.when, once.held)),
      ),
      ctx.db
        .update(accounts)
        .set({ ...change.values, version: seen.version + 1 })
        .where(and(asSeen, recorded)),
      once.holds,
      ctx.db
        .select({ account: sql<string>`${accountJson}`, saved: sql<number>`${recorded}` })
        .from(accounts)
        .where(eq(accounts.id, seen.id)),
    ]),
  );
  if (proofs.length === 0) throw new Refused('proof_refused', {}, 'replayed');
  return row ? { account: JSON.parse(row.account), saved: row.saved === 1 } : { account: seen, saved: false };
}
