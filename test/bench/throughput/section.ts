import type { Goal, Section } from '../section.ts';
import { shown } from '../statistics.ts';
import { betterAuth, limitedBetterAuth } from '../systems/better-auth.ts';
import { floor } from '../systems/floor.ts';
import { ours } from '../systems/ours.ts';
import { LOADS, type Measured, measureAll } from './measure.ts';
import { rates, ratio, shares, waits } from './report.ts';

const BETTER_AUTH_TIMES = 2;
const FLOOR_SHARE = 0.85;

/** How many complete sign-ins a second one workerd manages, ours beside a peer and beside our storage calls alone. */
export const throughput: Section = {
  name: 'throughput',
  title: 'Complete sign-ins per second',
  measure: async (tools) => {
    const measured = await measureAll([ours, betterAuth, limitedBetterAuth, floor], tools);
    return {
      tables: [rates(measured), waits(measured), shares(measured)],
      goals: LOADS.flatMap(({ concurrency }) => goalsAt(measured, concurrency)),
      figures: measured.map(({ name, perSecond, latencies, mails }) => ({
        name,
        perSecond: Object.fromEntries(perSecond),
        latencies: Object.fromEntries(latencies),
        mails: Object.fromEntries(mails),
      })),
    };
  },
};

function goalsAt(measured: Measured[], concurrency: number): Goal[] {
  const goal = (other: string, least: number): Goal => {
    const found = ratio(measured, other, concurrency);
    return {
      what: `sign-ins per second, ${concurrency} at a time, ours ÷ ${other}`,
      wanted: `at least ${least}`,
      found: shown(found, 2),
      met: found >= least,
    };
  };
  return [
    goal(betterAuth.name, BETTER_AUTH_TIMES),
    goal(limitedBetterAuth.name, BETTER_AUTH_TIMES),
    goal(floor.name, FLOOR_SHARE),
  ];
}
