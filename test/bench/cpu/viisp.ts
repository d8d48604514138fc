import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Answer, Caller } from '../../../demo/run/people/caller.ts';
import { throughViisp } from '../../../demo/run/people/ways-in.ts';
import { viispSettings } from '../../../demo/run/viisp.ts';
import { commandEnvironment, projectFolder } from '../../support/command.ts';
import { freePort } from '../../support/free-port.ts';
import { newNumber } from '../stack/numbers.ts';
import type { Place, System } from '../stack/system.ts';
import { networkOf, ours } from '../systems/ours.ts';

/** Runs the simulator of VIISP as a process of its own while some work is done with ours, which asks it. */
export async function withSimulator<Result>(work: (system: System) => Promise<Result>): Promise<Result> {
  const port = await freePort();
  const simulator = spawn('node', ['demo/run/viisp-simulator.ts'], {
    cwd: projectFolder,
    env: { ...commandEnvironment, PORT: String(port), CLIENTS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await itRuns(simulator);
    return await work({ ...ours, build: (scratch) => built(scratch, port) });
  } finally {
    const gone = once(simulator, 'exit');
    if (simulator.exitCode === null && simulator.kill()) await gone;
  }
}

async function itRuns({ stdout }: ChildProcess): Promise<void> {
  let said = '';
  const running = new Promise<void>((resolve, reject) => {
    stdout?.setEncoding('utf8').on('data', (words: string) => {
      said += words;
      if (said.includes('is running')) resolve();
    });
    stdout?.on('end', () => reject(new Error(`The simulator of VIISP did not start: ${said}`)));
  });
  await running;
}

async function built(scratch: string, port: number) {
  const code = await ours.build(scratch);
  const { VIISP = '', VIISP_KEY = '' } = await viispSettings(port);
  const simulator = `http://127.0.0.1:${port}`;
  const settings = { ...JSON.parse(VIISP), soap: `${simulator}/soap`, portal: `${simulator}/portal` };
  return { ...code, settings: { ...code.settings, VIISP: JSON.stringify(settings), VIISP_KEY } };
}

/** Takes somebody new to VIISP and back; the last step, in which the Worker asks who it was, is handed over to be done. */
export async function backFromViisp({ site }: Place): Promise<() => Promise<Answer>> {
  const number = newNumber();
  const page = new WaitingPage(site, { network: networkOf(number), userAgent: 'Mozilla/5.0 (X11; Linux x86_64)' });
  const who = { person: 'own', givenNames: 'RASA', surname: 'NAUJOKĖ', code: `485${String(number).padStart(8, '0')}` };
  await throughViisp(page, who);
  return () => page.finish();
}

/** A page that keeps its last call for later. */
class WaitingPage extends Caller {
  finish: () => Promise<Answer> = () => Promise.reject(new Error('Nobody came back from VIISP.'));

  override async call(procedure: string, input?: object): Promise<Answer> {
    if (procedure !== 'viisp.finish') return super.call(procedure, input);
    this.finish = () => super.call(procedure, input);
    return {};
  }
}
