import type { Section, Tools } from '../section.ts';
import { type Standing, standing } from '../stack/standing.ts';
import type { System } from '../stack/system.ts';
import { profiled } from './profile.ts';
import { type Findings, reportOf } from './report.ts';
import { cpuTimeFor, doAll } from './rounds.ts';
import { PEOPLE, ROUNDS, signInTimes } from './sign-ins.ts';
import { callTimes } from './stores.ts';
import { backFromViisp, withSimulator } from './viisp.ts';

/** How much processor time a request takes, and where it goes. */
export const cpu: Section = {
  name: 'cpu',
  title: 'Processor time per request',
  measure: async (tools) => reportOf(await findOut(tools)),
};

async function findOut(tools: Tools): Promise<Findings> {
  const { say } = tools;
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
