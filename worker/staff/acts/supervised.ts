import { and, type SQL, sql } from 'drizzle-orm';
import { notFrozen } from '../../accounts/frozen.js';
import { Refused } from '../../refuse.js';
import type { DeskContext } from '../desk.js';
import type { Subject } from './subject.js';

/** Whether an account has a role at the desk, in SQL beside its row. */
export const isStaff: SQL = sql`EXISTS (SELECT 1 FROM staff AS role WHERE role.account_id = account.id AND role.revoked_at IS NULL)`;

/**
 * Leaves the accounts of staff to supervisors: what a clerk did to one of them could lock a supervisor out, or let somebody else in. Gives
 * what must hold at the moment of writing. @throws Refused `role_too_low`
 */
export function demandOverStaff({ clerk }: DeskContext, { staff }: Subject): SQL | undefined {
  if (clerk.role === 'supervisor') return undefined;
  if (staff) throw new Refused('role_too_low', {}, 'an account of staff');
  return sql`NOT ${isStaff}`;
}

/** The same for a new address, which only a supervisor gives while contact data is frozen. @throws Refused `role_too_low` */
export function demandOverMailbox(ctx: DeskContext, subject: Subject): SQL | undefined {
  const over = demandOverStaff(ctx, subject);
  if (ctx.clerk.role === 'supervisor') return undefined;
  const { frozenUntil } = subject.account;
  if (frozenUntil !== null && frozenUntil > ctx.now()) throw new Refused('role_too_low', {}, 'contact data is frozen');
  return and(over, notFrozen(ctx.now()));
}
