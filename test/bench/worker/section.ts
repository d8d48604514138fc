import type { Section, Tools } from '../section.ts';
import type { System } from '../stack/system.ts';
import { authJs } from '../systems/auth-js.ts';
import { betterAuth } from '../systems/better-auth.ts';
import { openAuth } from '../systems/open-auth.ts';
import { ours } from '../systems/ours.ts';
import { type Kept, memoryOf } from './memory.ts';
import { reportOf } from './report.ts';
import { empty, startUps, type Upload } from './startup.ts';

const STARTS = 7;
/** Numbers of sign-ins after which the memory is looked at. */
const MARKS = [1_000, 2_500, 10_000];
const SYSTEMS: System[] = [ours, betterAuth, openAuth, authJs];

/** How much Cloudflare has to load and to keep, and how long it takes to start. */
export const worker: Section = {
  name: 'worker',
  title: 'The Worker: size, start, memory',
  measure: async (tools) => {
    const uploads = await build(tools);
    tools.say('starting each of them');
    const starts = await startUps([...uploads, empty], STARTS, tools.scratch);
    return reportOf({ uploads, starts, kept: await keepers(tools) });
  },
};

async function build({ scratch }: Tools): Promise<Upload[]> {
  const uploads = [];
  for (const system of SYSTEMS) uploads.push({ name: system.name, code: await system.build(scratch) });
  return uploads;
}

async function keepers(tools: Tools): Promise<Map<string, Kept[]>> {
  const kept = new Map<string, Kept[]>();
  for (const system of SYSTEMS) {
    tools.say(`${MARKS.at(-1)} sign-ins at ${system.name}`);
    kept.set(system.name, await memoryOf(system, MARKS, tools));
  }
  return kept;
}
