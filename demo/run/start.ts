import { once as event } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { at } from './places.ts';
import { freePort } from './port.ts';
import { CONFIGS, prepare, STATE } from './prepare.ts';
import { SECRETS } from './secrets.ts';
import { writeSettings } from './settings.ts';
import { cannotBuild, end, LOG, wrangler } from './wrangler.ts';

const READY_WITHIN_MS = 60_000;
const ASK_MS = 5000;
/** As often as the cron of wrangler.toml. */
const SWEEP_MS = 600_000;

/** Serves the demonstration until somebody stops it. */
async function serve(port: number): Promise<void> {
  const settings = await writeSettings(port);
  const child = wrangler(
    ...['dev', '-c', CONFIGS.demo, '-c', CONFIGS.api],
    ...['--ip', '127.0.0.1', '--port', String(port), '--inspector-port', '0'],
    ...[
      '--env-file',
      SECRETS,
      '--env-file',
      settings,
      '--persist-to',
      at(STATE),
      '--show-interactive-dev-session=false',
    ],
  );
  const ended = event(child, 'exit').then(() => 'ended');
  const stopped = askedToStop();
  const first = await Promise.race([answers(port), ended, stopped, cannotBuild(child)]);
  if (first === 'ready') {
    void populate(port);
    keepSwept(port);
  }
  const last = first === 'ready' ? await Promise.race([ended, stopped]) : first;
  await end(child);
  if (last !== 'stop') throw new Error(`The demonstration ${FAULTS[last] ?? last}; the reason is in ${LOG}.`);
}

const FAULTS: Record<string, string> = {
  ended: 'ended by itself',
  silent: 'does not answer',
  broken: 'cannot be built',
};

/** Waits until the Worker says that its stores answer. */
async function answers(port: number): Promise<'ready' | 'silent'> {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    const well = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(ASK_MS) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (well) return 'ready';
    await wait(50);
  }
  return 'silent';
}

/** Ctrl-C, a signal, a closed terminal, or npm gone without a word. */
function askedToStop(): Promise<'stop'> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => resolve('stop'));
    if (!process.env.npm_lifecycle_event) return;
    const family = ancestors();
    setInterval(() => ancestors() !== family && resolve('stop'), 500).unref();
  });
}

/** The shell that started this and the npm that started the shell. Only Linux tells of the second. */
function ancestors(): string {
  try {
    return `${process.ppid} ${readFileSync(`/proc/${process.ppid}/status`, 'utf8').match(/^PPid:.*$/m)?.[0]}`;
  } catch {
    return String(process.ppid);
  }
}

/** Says that it runs once everybody is there; who asks earlier is answered all the same. */
async function populate(port: number): Promise<void> {
  const trouble =
    process.env.PEOPLE === 'none'
      ? []
      : await (await import('./people/bring.ts')).bringPeople(`http://localhost:${port}`);
  for (const line of trouble) console.error(`Somebody could not be brought into the demonstration: ${line}`);
  welcome(port);
}

/** Nothing wakes the Worker here by itself, as the cron does in production; a sweep that fails says why in the log. */
function keepSwept(port: number): void {
  const wake = () => fetch(`http://127.0.0.1:${port}/cdn-cgi/handler/scheduled?cron=npm+start`).catch(() => undefined);
  setInterval(wake, SWEEP_MS).unref();
}

function welcome(port: number): void {
  const site = `http://localhost:${port}`;
  console.log(`
The demonstration is running.
  Site        ${site}/
  Portal      http://127.0.0.1:${port}/ (another site, with a back end of its own)
  Blocked     http://127.0.0.1:${port}/blocked/ (the same without cookies and storage)
  Mailbox     ${site}/demo/mail/
  Account     ${site}/account/
  Desk        ${site}/desk/ (for staff)
  Playground  ${site}/demo/
  VIISP       http://127.0.0.1:${port}/viisp-simulator/ (a simulator)
Stop it with Ctrl-C.
`);
}

try {
  const port = await freePort(process.env.PORT, { command: 'npm start', port: 8787 });
  await mkdir(at('.wrangler'), { recursive: true });
  await prepare();
  await serve(port);
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
