import { and, eq, gt, gte, lte, notExists, type SQL, sql } from 'drizzle-orm';
import { buckets, challenges } from '../schema/tables.js';
import type { Context } from './context.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How often something may happen within a window that opens with its first time. */
export interface Limit {
  key: string;
  most: number;
  windowMs: number;
}

/** The limits of one address and network. A device that signed in before has budgets of its own, so nobody can spend them for it. */
export function limitsFor(network: string, addressKey: string, device: string | undefined) {
  const whose = device ? `${addressKey}/${device}` : addressKey;
  return {
    sends: { key: `sends:${network}`, most: 30, windowMs: 10 * MINUTE_MS },
    verifies: { key: `verifies:${network}`, most: 60, windowMs: 10 * MINUTE_MS },
    mailsHour: { key: `mails-hour:${whose}`, most: 5, windowMs: HOUR_MS },
    mailsDay: { key: `mails-day:${whose}`, most: 15, windowMs: DAY_MS },
    wrong: { key: `wrong:${whose}`, most: 20, windowMs: DAY_MS },
  } satisfies Record<string, Limit>;
}

const counted = (now: number) => ({
  count: sql`CASE WHEN ${buckets.endsAt} <= ${now} THEN 1 ELSE ${buckets.count} + 1 END`,
  endsAt: sql`CASE WHEN ${buckets.endsAt} <= ${now} THEN excluded.ends_at ELSE ${buckets.endsAt} END`,
});

/** Counts one event, whatever else the batch does. */
export function count(ctx: Context, limit: Limit, now: number) {
  return ctx.db
    .insert(buckets)
    .values({ key: limit.key, count: 1, endsAt: now + limit.windowMs })
    .onConflictDoUpdate({ target: buckets.key, set: counted(now) });
}

/** Counts one event only where the challenge row meets `when`: that is, where this batch changed it. */
export function countWhen(ctx: Context, limit: Limit, now: number, when: SQL | undefined) {
  return ctx.db
    .insert(buckets)
    .select(
      ctx.db
        .select({
          key: sql<string>`${limit.key}`.as('k'),
          count: sql<number>`1`.as('n'),
          endsAt: sql<number>`${now + limit.windowMs}`.as('ends_at'),
        })
        .from(challenges)
        .where(when),
    )
    .onConflictDoUpdate({ target: buckets.key, set: counted(now) });
}

/** True in SQL while fewer than `most` events are in the open window. */
export function below(ctx: Context, limit: Limit, now: number, most = limit.most): SQL {
  return notExists(
    ctx.db
      .select({ one: sql`1` })
      .from(buckets)
      .where(and(eq(buckets.key, limit.key), gt(buckets.endsAt, now), gte(buckets.count, most))),
  );
}

/** Removes windows that closed. */
export function sweepBuckets(ctx: Pick<Context, 'db'>, now: number) {
  return ctx.db.delete(buckets).where(lte(buckets.endsAt, now));
}
