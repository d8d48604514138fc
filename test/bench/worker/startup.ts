import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../support/command.ts';
import { cpuTimeFor } from '../cpu/rounds.ts';
import type { Profile } from '../stack/inspector.ts';
import { stand } from '../stack/stand.ts';
import type { WorkerCode } from '../stack/system.ts';

const TRIES = 4;

/** A Worker as it is uploaded. */
export interface Upload {
  name: string;
  code: WorkerCode;
}

/** A Worker that does nothing: what is left for any other to start. */
export const empty: Upload = {
  name: 'an empty Worker',
  code: {
    modules: [{ path: 'empty.js', contents: 'export default { fetch: () => new Response() };' }],
    tables: [],
    settings: {},
    consumes: false,
  },
};

/** What the start of a Worker costs, a figure a round. */
export interface Start {
  /** Milliseconds in which V8 was at work, as `wrangler check startup` sees it. */
  active: number[];
  /** Milliseconds of processor time that a workerd takes to load it, with the request that asks for that. */
  processor: number[];
}

/** By name, what the start of each Worker costs; measured in turn. */
export async function startUps(uploads: Upload[], rounds: number, scratch: string): Promise<Map<string, Start>> {
  const starts = new Map(uploads.map(({ name }): [string, Start] => [name, { active: [], processor: [] }]));
  for (let round = 0; round < rounds; round += 1)
    for (const [place, { name, code }] of uploads.entries()) {
      const bundle = await writeBundle(code, join(scratch, `upload-${place}.bundle`));
      starts.get(name)?.active.push(await activeAtStart(bundle, scratch));
      starts.get(name)?.processor.push(await processorTimeOf(code));
    }
  return starts;
}

/** As wrangler does it, a Worker that is there already loads the one in question when it is asked. */
async function processorTimeOf(code: WorkerCode): Promise<number> {
  const place = await stand(loadedLater(code), { migrated: true });
  try {
    const load = async () => {
      const answer = await fetch(place.site);
      if ((await answer.text()) !== 'loaded') throw new Error(`It could not be loaded: ${answer.status}`);
    };
    return await cpuTimeFor(place, [load]);
  } finally {
    await place.stop();
  }
}

function loadedLater(code: WorkerCode): WorkerCode {
  const load = `await import('./${code.modules[0]?.path}'); return new Response('loaded');`;
  const front = { path: 'load-later.js', contents: `export default { async fetch() { ${load} } };` };
  return { ...code, consumes: false, modules: [front, ...code.modules] };
}

/** Writes what would be uploaded: a form with the modules and what says which of them is the first. */
async function writeBundle({ modules, flags = [] }: WorkerCode, file: string): Promise<string> {
  const form = new FormData();
  const facts = { main_module: modules[0]?.path, compatibility_date: '2026-11-01', compatibility_flags: flags };
  form.set('metadata', JSON.stringify({ ...facts, bindings: [] }));
  for (const { path, contents } of modules) {
    const module = new Blob([contents as string], { type: 'application/javascript+module' });
    form.set(path, module, path);
  }
  writeFileSync(file, Buffer.from(await new Response(form).arrayBuffer()));
  return file;
}

async function activeAtStart(bundle: string, scratch: string, tries = TRIES): Promise<number> {
  const outfile = join(scratch, 'start.cpuprofile');
  let said = '';
  const print = (words: string) => {
    said += words;
  };
  const command = ['wrangler', 'check', 'startup', '--worker', bundle, '--outfile', outfile];
  // Elsewhere than in the project, whose wrangler.toml is of another Worker.
  if ((await runCommand(command, { cwd: scratch, print })) !== 0) {
    // It gives up after ten seconds, which a busy machine may need.
    if (tries > 1 && said.includes('timed out')) return activeAtStart(bundle, scratch, tries - 1);
    throw new Error(said);
  }
  return activeIn(JSON.parse(readFileSync(outfile, 'utf8')));
}

function activeIn({ nodes, samples, timeDeltas }: Profile): number {
  const idle = new Set(nodes.filter(({ callFrame }) => callFrame.functionName === '(idle)').map(({ id }) => id));
  const active = timeDeltas.filter((_, place) => !idle.has(samples[place] ?? -1));
  return active.reduce((total, microseconds) => total + microseconds, 0) / 1000;
}
