import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { commandEnvironment } from './command.ts';
import { copyProject, type ProjectCopy } from './copy.ts';
import { freePort } from './free-port.ts';
import { descendants, running } from './processes.ts';

const READY_WITHIN_MS = 90_000;
const EVERYBODY_WITHIN_MS = 120_000;
const GONE_WITHIN_MS = 10_000;

/** The running demonstration. */
export interface Demo {
  site: string;
  /** Where it lives: a copy of the project. */
  folder: string;
  /** What one of its files says. */
  file: (path: string) => string;
  /** Everything that it printed so far. */
  said: () => string;
  /** Presses Ctrl-C, and names the processes that are left when it has had its time. */
  stop: () => Promise<number[]>;
}

/** How a test wants the demonstration. */
export interface Wishes {
  /** Changes the copy of the project before it starts. */
  change?: (folder: string) => void;
  /** Whether staff and people in every state are there, or nobody. */
  people?: boolean;
}

/** Starts the demonstration with `npm start`, in a copy of the project: empty stores, and nothing of ours is touched. */
export async function startDemo({ change, people = false }: Wishes = {}): Promise<Demo> {
  const copy = copyProject();
  change?.(copy.folder);
  const port = await freePort();
  const site = `http://localhost:${port}`;
  const { group, said, gone } = npmStart(copy.folder, { PORT: String(port), ...(!people && { PEOPLE: 'none' }) });
  const stop = stopping(group, copy);
  if ((await answers(`${site}/healthz`, gone)) && (!people || (await everybody(said, gone))))
    return { site, said, stop, folder: copy.folder, file: (path) => readFileSync(`${copy.folder}/${path}`, 'utf8') };
  await stop();
  throw new Error(`npm start did not come up:\n${said()}`);
}

function npmStart(cwd: string, settings: Record<string, string>) {
  const child = spawn('npm', ['start'], {
    cwd,
    env: { ...commandEnvironment, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, as a terminal gives it: Ctrl-C reaches every process of the group.
    detached: true,
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (more) => {
      words += more;
    });
  }
  const gone = new AbortController();
  child.once('exit', () => gone.abort());
  return { group: child.pid as number, said: () => words, gone: gone.signal };
}

/** How to stop the demonstration; it is stopped as well where the tests themselves are. */
function stopping(group: number, copy: ProjectCopy): Demo['stop'] {
  const abandon = () => {
    signal(-group, 'SIGINT');
    copy.remove();
  };
  // Ctrl-C for the tests reaches this process only, not the other group.
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(1));
  process.once('exit', abandon);
  return async () => {
    const ids = [group, ...descendants(group)];
    signal(-group, 'SIGINT');
    const left = await whatIsLeft(ids);
    process.off('exit', abandon);
    copy.remove();
    return left;
  };
}

async function answers(address: string, gone: AbortSignal): Promise<boolean> {
  const end = Date.now() + READY_WITHIN_MS;
  while (Date.now() < end && !gone.aborted) {
    const well = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    );
    if (well) return true;
    await wait(200);
  }
  return false;
}

/** Waits until the demonstration says that it runs: then everybody is there. */
async function everybody(said: () => string, gone: AbortSignal): Promise<boolean> {
  const end = Date.now() + EVERYBODY_WITHIN_MS;
  while (Date.now() < end && !gone.aborted && !said().includes('Ctrl-C')) await wait(200);
  return said().includes('Ctrl-C');
}

async function whatIsLeft(ids: number[]): Promise<number[]> {
  const end = Date.now() + GONE_WITHIN_MS;
  while (running(ids).length > 0 && Date.now() < end) await wait(100);
  const left = running(ids);
  for (const id of left) signal(id, 'SIGKILL');
  return left;
}

function signal(id: number, name: NodeJS.Signals): void {
  try {
    process.kill(id, name);
  } catch {
    // It has gone by itself.
  }
}
