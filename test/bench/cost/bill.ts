import { PRICES } from './prices.ts';
import { sum, times, USES, type Usage, type Visits } from './usage.ts';

const MILLION = 1_000_000;

/** Of the sign-ins of a month, so many are somebody's first. */
export const FIRST_SHARE = 0.1;

/** US dollars for so many units of one use, beyond what is included. */
export function dollarsFor(use: keyof Usage, units: number): number {
  const { dollars, per = MILLION } = PRICES[use];
  return (units / per) * dollars;
}

/** US dollars for a usage beyond what is included: all of it, and without the mail. */
export function dollarsOf(usage: Usage): { all: number; withoutMail: number } {
  const all = USES.reduce((total, use) => total + dollarsFor(use, usage[use]), 0);
  return { all, withoutMail: all - dollarsFor('emailSending', usage.emailSending) };
}

/** The bill for a month with so many sign-ins, on an account that does nothing else: the plan, and what it does not include. */
export function billFor(signIns: number, { first, later }: Visits): { all: number; withoutMail: number } {
  const usage = sum([times(signIns * FIRST_SHARE, first), times(signIns * (1 - FIRST_SHARE), later)]);
  const beyond = Object.fromEntries(USES.map((use) => [use, Math.max(0, usage[use] - PRICES[use].included)])) as Usage;
  const { all, withoutMail } = dollarsOf(beyond);
  return { all: PRICES.plan.dollars + all, withoutMail: PRICES.plan.dollars + withoutMail };
}
