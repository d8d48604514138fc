import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { TAKE_BACK_MS } from '../../schema/limits.js';
import { accounts } from '../../schema/tables.js';
import type { Account } from '../accounts/account.js';
import { notFrozen } from '../accounts/frozen.js';
import type { Context } from '../context.js';
import { Refused, secondsUntil } from '../refuse.js';
import { decide } from '../store.js';

/**
 * Whether an account may be joined: both are active, the new one has no address yet, the older one belongs to nobody whom staff or VIISP
 * knows, and nothing speaks of somebody else in it.
 */
export function mayJoin({ id }: Account, now: number): SQL | undefined {
  return and(
    eq(accounts.status, 'active'),
    // Whom staff confirmed is joined by staff.
    eq(accounts.level, 1),
    sql`${accounts.id} <> ${id}`,
    sql`NOT EXISTS (SELECT 1 FROM identity WHERE account_id = ${accounts.id} AND kind = 'viisp')`,
    sql`EXISTS (SELECT 1 FROM account AS own WHERE own.id = ${id} AND own.status = 'active' AND own.email IS NULL)`,
    sql`EXISTS (SELECT 1 FROM identity WHERE account_id = ${id} AND kind = 'viisp')`,
    // A thief who joined could not be put out by taking the address back.
    notFrozen(now),
    isNull(accounts.erasesAt),
    sql`NOT EXISTS (SELECT 1 FROM identity WHERE account_id = ${accounts.id} AND left_at > ${now - TAKE_BACK_MS})`,
  );
}

/** Why nothing was joined: there is nothing proven, or the account that was stays as it is for a while. */
export async function whyNot(ctx: Context, proven: SQL): Promise<Refused> {
  const { frozenUntil, erasesAt } = accounts;
  const leftAt = sql<number | null>`(SELECT max(left_at) FROM identity WHERE account_id = ${accounts.id})`;
  const [row] = await decide(() =>
    ctx.db
      .select({ frozenUntil, erasesAt, leftAt })
      .from(accounts)
      .where(and(eq(accounts.id, proven), eq(accounts.status, 'active'))),
  );
  const until = Math.max(row?.frozenUntil ?? 0, row?.erasesAt ?? 0, (row?.leftAt ?? -TAKE_BACK_MS) + TAKE_BACK_MS);
  return until > ctx.now()
    ? new Refused('contact_frozen', { retryAfter: secondsUntil(until, ctx.now()) })
    : new Refused('code_expired', {}, 'nothing proven to join');
}
