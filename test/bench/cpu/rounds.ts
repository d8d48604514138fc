import { setTimeout as wait } from 'node:timers/promises';
import { cpuTimeOf } from '../stack/cpu-time.ts';
import { newNumber } from '../stack/numbers.ts';
import type { Stand } from '../stack/stand.ts';
import type { Standing } from '../stack/standing.ts';
import type { Person } from '../stack/system.ts';

/** The steps of a sign-in whose processor time is measured. */
export const SIGN_IN = {
  request: 'request a code',
  verify: 'enter the code',
  session: 'is the session open?',
} as const;

/** One of them. */
export type SignInStep = keyof typeof SIGN_IN;

/** By the name of a system and a step: milliseconds of processor time for each request, a figure a round. */
export type CpuTimes = Map<string, Record<SignInStep, number[]>>;

const AT_A_TIME = 4;
/** The kernel counts processor time in steps of 10 ms: who is at rest has used none for that long and more. */
const REST_MS = 150;

/** Measures in turn, round by round, what the steps of so many people cost each system. */
export async function measureRounds(all: Standing[], { rounds, people }: { rounds: number; people: number }) {
  const times: CpuTimes = new Map(all.map(({ system }) => [system.name, { request: [], verify: [], session: [] }]));
  for (let round = 0; round < rounds; round += 1)
    for (const { system, place } of all) {
      const everybody = Array.from({ length: people }, () => system.person(place, newNumber()));
      for (const step of Object.keys(SIGN_IN) as SignInStep[])
        times.get(system.name)?.[step].push(await costOfStep(place, everybody, step));
    }
  return times;
}

function costOfStep(place: Stand, everybody: Person[], step: SignInStep): Promise<number> {
  return cpuTimeFor(
    place,
    everybody.map((person) => () => person[step]()),
  );
}

/** Milliseconds of processor time that a workerd uses for each piece of work, what follows behind the answers included. */
export async function cpuTimeFor({ workerd }: Stand, work: (() => Promise<unknown>)[]): Promise<number> {
  await atRest(workerd);
  const before = cpuTimeOf(workerd);
  await doAll(work);
  await atRest(workerd);
  return (cpuTimeOf(workerd) - before) / work.length;
}

/** Does all pieces of work, a few at a time. */
export async function doAll(work: (() => Promise<unknown>)[]): Promise<void> {
  const left = work.values();
  const lane = async () => {
    for (const piece of left) await piece();
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, lane));
}

/** Waits until a process does nothing any more. */
export async function atRest(id: number): Promise<void> {
  let last: number;
  let now = cpuTimeOf(id);
  do {
    last = now;
    await wait(REST_MS);
    now = cpuTimeOf(id);
  } while (now !== last);
}
