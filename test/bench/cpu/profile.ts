import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runCommand } from '../../support/command.ts';
import type { Tools } from '../section.ts';
import { Inspector, persistently } from '../stack/inspector.ts';
import { newNumber } from '../stack/numbers.ts';
import { type Standing, standing } from '../stack/standing.ts';
import type { Person, System, WorkerCode } from '../stack/system.ts';
import { functionsIn, type Ran } from './packages.ts';
import { doAll } from './rounds.ts';
import { backFromViisp } from './viisp.ts';

const PEOPLE = 200;
const WARM_UP = 60;
/** How long what goes on behind the last answers has. */
const BEHIND_MS = 500;

/** By step, what was seen to run. */
export type Profiled = Map<string, Ran[]>;

type Work = (() => Promise<unknown>)[];

/** What runs in ours step by step, with the names that functions have in the sources. */
export function profiled(system: System, { scratch, say }: Tools): Promise<Profiled> {
  const legible = {
    ...system,
    build: async (folder: string) => withNames(await system.build(folder), join(folder, 'legible')),
  };
  return persistently(say, () =>
    standing([legible], { scratch, inspector: true }, ([one]) => stepByStep(one as Standing)),
  );
}

/** The same Worker, not minified. */
async function withNames(code: WorkerCode, folder: string): Promise<WorkerCode> {
  let said = '';
  const print = (words: string) => {
    said += words;
  };
  const command = ['wrangler', 'deploy', '--dry-run', '--minify=false', '--outdir', folder];
  if ((await runCommand(command, { print, env: { KEYS: 'x', SIGNING_KEYS: 'x' } })) !== 0) throw new Error(said);
  const files = new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }));
  const modules = code.modules.map(({ path, contents }) =>
    files.has(path) ? { path, contents: readFileSync(join(folder, path), 'utf8') } : { path, contents },
  );
  return { ...code, modules };
}

async function stepByStep(one: Standing): Promise<Profiled> {
  const { system, place } = one;
  const everybody = (many: number) => Array.from({ length: many }, () => system.person(place, newNumber()));
  for (const work of signingIn(everybody(WARM_UP)).values()) await doAll(work);
  const seen: Profiled = new Map();
  const watch = async (step: string, work: Work) => {
    // One for each step: workerd hangs up on a debugger that waits.
    const inspector = await Inspector.of(place.inspector);
    try {
      const profile = await inspector.profile(async () => {
        await doAll(work);
        // Never quite at rest: taking samples keeps it busy.
        await wait(BEHIND_MS);
      });
      seen.set(step, functionsIn(profile, one.code));
    } finally {
      inspector.close();
    }
  };
  for (const [step, work] of signingIn(everybody(PEOPLE))) await watch(step, work);
  await watch('come back from VIISP', await backFrom(one));
  return seen;
}

function signingIn(people: Person[]): Map<string, Work> {
  return new Map([
    ['request a code', people.map(({ request }) => request)],
    ['enter the code', people.map(({ verify }) => verify)],
    ['is the session open?', people.map(({ session }) => session)],
  ]);
}

async function backFrom({ place }: Standing): Promise<Work> {
  const finishes: Work = [];
  const ways = Array.from({ length: PEOPLE }, () => async () => {
    finishes.push(await backFromViisp(place));
  });
  await doAll(ways);
  return finishes;
}
