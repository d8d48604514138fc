import type { Tools } from '../section.ts';
import { run } from '../stack/load.ts';
import { newNumber } from '../stack/numbers.ts';
import { type Standing, standing } from '../stack/standing.ts';
import { betterAuth } from '../systems/better-auth.ts';
import { floor } from '../systems/floor.ts';
import { ours } from '../systems/ours.ts';
import { type CpuTimes, measureRounds, type SignInStep } from './rounds.ts';

/** How often each step was measured, and with how many people each time. */
export const ROUNDS = 5;
export const PEOPLE = 100;
const WARM_UP = 60;

let measured: Promise<CpuTimes> | undefined;

/** What the steps of a sign-in take: measured once, for every part of a report that speaks of it. */
export function signInTimes(tools: Tools): Promise<CpuTimes> {
  measured ??= measure(tools);
  return measured;
}

function measure({ scratch, say }: Tools): Promise<CpuTimes> {
  say('the processor time of sign-ins');
  return standing([ours, betterAuth, floor], { scratch }, async (all) => {
    for (const one of all) await warm(one);
    return measureRounds(all, { rounds: ROUNDS, people: PEOPLE });
  });
}

function warm({ system, place }: Standing) {
  return run({ count: WARM_UP, concurrency: 4, next: () => system.person(place, newNumber()) });
}

/** What our own code takes: ours without its storage calls, round by round. */
export function ownTimes(signIns: CpuTimes, step: SignInStep): number[] {
  const of = (name: string) => signIns.get(name)?.[step] ?? [];
  const bare = of(floor.name);
  return of(ours.name).map((ms, round) => ms - (bare[round] ?? Number.NaN));
}
