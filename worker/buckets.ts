import { and, eq, gt, gte, lte, notExists, type SQL, sql } from 'drizzle-orm';
import { buckets, challenges } from '../schema/tables.js';
import type { Context } from './context.js';
import { named, type Values } from './prepared.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How often something may happen within a window that opens with its first time. */
export interface Limit {
  key: string;
  most: number;
  windowMs: number;
}

/** A limit at a moment: what the statements that count by it are told. */
export interface Window {
  key: string;
  most: number;
  now: number;
  /** When the window closes, if it opens now. */
  endsAt: number;
}

/** A limit at a moment. */
export function windowOf({ key, most, windowMs }: Limit, now: number): Window {
  return { key, most, now, endsAt: now + windowMs };
}

/** A limit in statements that are written once, under a name. */
export function namedWindow(name: string): Window {
  return { key: named(`${name}:key`), most: named(`${name}:most`), now: named('now'), endsAt: named(`${name}:ends`) };
}

/** What the names of `namedWindow` stand for at a moment. */
export function windowValues(name: string, limit: Limit, now: number): Values {
  const { key, most, endsAt } = windowOf(limit, now);
  return { [`${name}:key`]: key, [`${name}:most`]: most, [`${name}:ends`]: endsAt };
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
export function count({ db }: Pick<Context, 'db'>, { key, endsAt, now }: Window) {
  return db
    .insert(buckets)
    .values({ key, count: 1, endsAt })
    .onConflictDoUpdate({ target: buckets.key, set: counted(now) });
}

/** Counts one event only where the challenge row meets `when`: that is, where this batch changed it. */
export function countWhen(ctx: Pick<Context, 'db'>, { key, endsAt, now }: Window, when: SQL | undefined) {
  return ctx.db
    .insert(buckets)
    .select(
      ctx.db
        .select({
          key: sql<string>`${key}`.as('k'),
          count: sql<number>`1`.as('n'),
          endsAt: sql<number>`${endsAt}`.as('ends_at'),
        })
        .from(challenges)
        .where(when),
    )
    .onConflictDoUpdate({ target: buckets.key, set: counted(now) });
}

/** True in SQL while another event is within the limit: the next one, or the one that this batch counted already. */
export function below(
  ctx: Pick<Context, 'db'>,
  { key, now, most }: Window,
  counted: 'counted' | 'yet to be' = 'yet to be',
): SQL {
  return notExists(
    ctx.db
      .select({ one: sql`1` })
      .from(buckets)
      .where(
        and(
          eq(buckets.key, key),
          gt(buckets.endsAt, now),
          counted === 'counted' ? gt(buckets.count, most) : gte(buckets.count, most),
        ),
      ),
  );
}

/** Removes windows that closed. */
export function sweepBuckets(ctx: Pick<Context, 'db'>, now: number) {
  return ctx.db.delete(buckets).where(lte(buckets.endsAt, now));
}
