import { setTimeout as wait } from 'node:timers/promises';
import { type Call, takeCalls } from '../stack/counted.ts';
import { halfAMinuteLater } from '../stack/half-a-minute.ts';
import { newNumber } from '../stack/numbers.ts';
import type { Stand } from '../stack/stand.ts';
import type { Standing } from '../stack/standing.ts';
import type { Person } from '../stack/system.ts';
import { floor } from '../systems/floor.ts';
import { ours } from '../systems/ours.ts';
import { takeWaits, type Waits } from './waits.ts';

/** What somebody does, in the order of a report. */
export const STEPS = {
  request: 'request a code',
  wrong: 'enter a wrong code',
  resend: 'request one more',
  verify: 'enter the code, the first time',
  session: 'is the session open?',
  profile: 'read the own data',
  laterRequest: 'request a code, later',
  laterVerify: 'enter the code, later',
} as const;

/** One of them. */
export type Step = keyof typeof STEPS;

/** What a step was seen to do. */
export interface Seen {
  step: Step;
  /** Everything that it caused, also behind the answer. */
  calls: Call[];
  /** What its answers waited for. */
  waits: Waits;
}

/** Nothing comes any more when nothing came for so long: more than a slow store takes. */
const QUIET_MS = 400;
const POLL_MS = 20;

/** Lets two newcomers do what can be done: one mistypes and asks once more, the other signs in and comes again. */
export async function doEverything({ system, place }: Standing): Promise<Seen[]> {
  await settled(place);
  const hasty = system.person(place, newNumber());
  const seen = [
    await watched(place, 'request', hasty.request),
    ...(hasty.wrong ? [await watched(place, 'wrong', hasty.wrong)] : []),
    ...(hasty.resend ? [await oneMore(place, hasty.resend, system.name === ours.name)] : []),
  ];
  const number = newNumber();
  const somebody = system.person(place, number);
  await somebody.request();
  await settled(place);
  seen.push(await watched(place, 'verify', somebody.verify), ...(await reads(place, somebody)));
  // What the floor repeats was recorded of a first visit.
  if (system.name === floor.name) return seen;
  const later = system.person(place, number, true);
  seen.push(await watched(place, 'laterRequest', later.request));
  return [...seen, await watched(place, 'laterVerify', later.verify)];
}

async function reads(place: Stand, { session, profile }: Person): Promise<Seen[]> {
  const seen = [await watched(place, 'session', session)];
  return profile ? [...seen, await watched(place, 'profile', profile)] : seen;
}

async function oneMore(place: Stand, resend: () => Promise<unknown>, mustWait: boolean): Promise<Seen> {
  if (mustWait) await halfAMinuteLater(place);
  return watched(place, 'resend', resend);
}

async function watched(place: Stand, step: Step, work: () => Promise<unknown>): Promise<Seen> {
  await work();
  return { step, ...(await settled(place)) };
}

/** What was noted since somebody last looked, once nothing more comes. */
async function settled(place: Stand): Promise<Omit<Seen, 'step'>> {
  const calls: Call[] = [];
  for (let quiet = 0; quiet < QUIET_MS; quiet += POLL_MS) {
    const more = await takeCalls(place);
    if (more.length > 0) quiet = 0;
    calls.push(...more);
    await wait(POLL_MS);
  }
  return { calls, waits: await takeWaits(place) };
}
