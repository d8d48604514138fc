import { and, eq, ne, sql } from 'drizzle-orm';
import { accounts } from '../../../schema/tables.js';
import { type Account, accountJson } from '../../accounts/account.js';
import { Refused } from '../../refuse.js';
import { decide } from '../../store.js';
import type { DeskContext } from '../desk.js';
import { isOpen } from './requests.js';
import { isStaff } from './supervised.js';

/** An account as staff found it before they act on it. */
export interface Subject {
  account: Account;
  status: 'active' | 'blocked' | 'merged';
  /** Whether it has a role at the desk. */
  staff: boolean;
}

/** The account that staff act on. @throws Refused `own_account`, or `person_unknown` for one that is erased or never was */
export async function subjectOf(ctx: DeskContext, id: string): Promise<Subject> {
  if (id === ctx.clerk.accountId) throw new Refused('own_account');
  const [row] = await decide(() =>
    ctx.db
      .select({ account: sql<string>`${accountJson}`, status: accounts.status, staff: sql<number>`${isStaff}` })
      .from(accounts)
      .where(and(eq(accounts.id, id), ne(accounts.status, 'erased'))),
  );
  if (!row) throw new Refused('person_unknown');
  return { account: JSON.parse(row.account), status: row.status as Subject['status'], staff: row.staff === 1 };
}

/**
 * Why an act was not done, once the batch has not done it: the role was taken meanwhile, a colleague answered the request, or the account
 * is another than the one that was shown.
 */
export async function whyNot(ctx: DeskContext, request?: string): Promise<Refused> {
  const waits = request === undefined ? sql`1` : isOpen(request);
  const [row] = await decide(() =>
    ctx.db.select({ holds: sql<number>`${ctx.clerk.actor.holds}`, waits: sql<number>`${waits}` }).from(sql`(SELECT 1)`),
  );
  if (!row?.holds) return new Refused('not_staff', {}, 'role taken meanwhile');
  return new Refused(row.waits ? 'changed_meanwhile' : 'already_answered');
}
