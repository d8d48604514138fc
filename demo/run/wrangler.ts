import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { at } from './places.ts';

/** Where everything that wrangler says is kept, from the last start only. */
export const LOG = '.wrangler/demo.log';

const TETHER = new URL('tether.ts', import.meta.url).href;

let log: WriteStream | undefined;

/** Nothing is asked of the network and nothing is written outside the project. */
const OFFLINE = {
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  NO_COLOR: '1',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_NO_SKILLS_UPDATE_PROMPTS: 'true',
  WRANGLER_REGISTRY_PATH: at('.wrangler/demo-registry'),
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_WRITE_LOGS: 'false',
  X_LOCAL_EXPLORER: 'false',
  X_LOCAL_OBSERVABILITY: 'false',
};

/** Starts wrangler in a process group of its own, tied to the life of this process. */
export function wrangler(...args: string[]): ChildProcess {
  log ??= createWriteStream(at(LOG), { flags: 'w' });
  const cli = at('node_modules/wrangler/wrangler-dist/cli.js');
  const child = spawn(process.execPath, ['--no-warnings', `--import=${TETHER}`, cli, ...args], {
    cwd: at('.'),
    env: { ...process.env, ...OFFLINE },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface(stream).on('line', note);
  }
  return child;
}

/** Runs one command of wrangler to its end. */
export async function runWrangler(...args: string[]): Promise<void> {
  const [code] = await once(wrangler(...args), 'exit');
  if (code !== 0) throw new Error(`"wrangler ${args.slice(0, 3).join(' ')}" failed; the reason is in ${LOG}.`);
}

/** Resolves when wrangler says that it cannot build a Worker; it would wait for another try and answer nobody meanwhile. */
export function cannotBuild(child: ChildProcess): Promise<'broken'> {
  return new Promise((resolve) => {
    child.stderr?.on('data', (chunk) => String(chunk).includes('Build failed') && resolve('broken'));
  });
}

/** Ends a wrangler with all its processes. */
export async function end(child: ChildProcess): Promise<void> {
  const gone = child.exitCode !== null || child.signalCode !== null || once(child, 'exit');
  child.stdin?.end();
  await gone;
  try {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nobody of its group is left: as it should be.
  }
}

/** Everything goes to the log; what the Worker itself calls an error is shown as well. */
function note(line: string): void {
  log?.write(`${line}\n`);
  const said = line.match(/\{"level":"error".*\}/)?.[0];
  if (said) console.error(said);
}
