import type { Section, Tools } from '../section.ts';
import { run } from '../stack/load.ts';
import { newNumber } from '../stack/numbers.ts';
import { type Standing, standing } from '../stack/standing.ts';
import type { System } from '../stack/system.ts';
import { betterAuth } from '../systems/better-auth.ts';
import { floor } from '../systems/floor.ts';
import { ours } from '../systems/ours.ts';
import { profiled } from './profile.ts';
import { type Findings, reportOf } from './report.ts';
import { type CpuTimes, cpuTimeFor, doAll, measureRounds } from './rounds.ts';
import { callTimes } from './stores.ts';
import { backFromViisp, withSimulator } from './viisp.ts';

const ROUNDS = 5;
const PEOPLE = 100;
const WARM_UP = 60;

/** How much processor time a request takes, and where it goes. */
export const cpu: Section = {
  name: 'cpu',
  title: 'Processor time per request',
  measure: async (tools) => reportOf(await findOut(tools)),
};

async function findOut(tools: Tools): Promise<Findings> {
  const { say } = tools;
  say('sign-ins');
  const signIns = await signInTimes(tools);
  return withSimulator(async (system) => {
    say('the way back from VIISP');
    const viisp = await viispTimes(system, tools);
    say('what runs meanwhile');
    const ran = await profiled(system, tools);
    say('a call at each store');
    return { rounds: ROUNDS, people: PEOPLE, signIns, viisp, ran, calls: await callTimes(tools) };
  });
}

function signInTimes({ scratch }: Tools): Promise<CpuTimes> {
  return standing([ours, betterAuth, floor], { scratch }, async (all) => {
    for (const one of all) await warm(one);
    return measureRounds(all, { rounds: ROUNDS, people: PEOPLE });
  });
}

function warm({ system, place }: Standing) {
  return run({ count: WARM_UP, concurrency: 4, next: () => system.person(place, newNumber()) });
}

function viispTimes(system: System, { scratch }: Tools): Promise<number[]> {
  return standing([system], { scratch }, async ([one]) => {
    const { place } = one as Standing;
    const times = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const finishes: (() => Promise<unknown>)[] = [];
      const ways = Array.from({ length: PEOPLE }, () => async () => {
        finishes.push(await backFromViisp(place));
      });
      await doAll(ways);
      times.push(await cpuTimeFor(place, finishes));
    }
    // The first round warms up.
    return times.slice(1);
  });
}
