import { and, asc, eq, isNull } from 'drizzle-orm';
import { staff } from '../../schema/desk-tables.js';
import { accounts } from '../../schema/tables.js';
import { officeName } from '../offices.js';
import { decide } from '../store.js';
import type { DeskContext } from './desk.js';
import type { Colleague } from './seen.js';

/** Who works in the own office, while the role of whoever asks holds. */
export async function colleaguesOf(ctx: DeskContext): Promise<{ colleagues: Colleague[]; now: number }> {
  const { office, actor } = ctx.clerk;
  const rows = await decide(() =>
    ctx.db
      .select({
        accountId: staff.accountId,
        givenNames: accounts.givenNames,
        surname: accounts.surname,
        role: staff.role,
        grantedAt: staff.grantedAt,
      })
      .from(staff)
      .innerJoin(accounts, eq(accounts.id, staff.accountId))
      .where(and(eq(staff.office, office), isNull(staff.revokedAt), actor.holds))
      .orderBy(asc(accounts.surname), asc(accounts.givenNames), asc(staff.accountId)),
  );
  const named = officeName(ctx.env, office) ?? { lt: office, en: office };
  return { colleagues: rows.map((row) => ({ ...row, office, officeName: named })), now: ctx.now() };
}
