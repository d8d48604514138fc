import { isNull, lte, or, type SQL } from 'drizzle-orm';
import { accounts } from '../../schema/tables.js';
import { Refused, secondsUntil } from '../refuse.js';
import type { Account } from './account.js';

/** Whether phone and e-mail may change, in SQL: nobody said within a week that it was not them. */
export function notFrozen(now: number): SQL | undefined {
  return or(isNull(accounts.frozenUntil), lte(accounts.frozenUntil, now));
}

/** @throws Refused `contact_frozen`, with the seconds to wait */
export function demandThawed({ frozenUntil }: Pick<Account, 'frozenUntil'>, now: number): void {
  if (frozenUntil !== null && frozenUntil > now)
    throw new Refused('contact_frozen', { retryAfter: secondsUntil(frozenUntil, now) });
}
