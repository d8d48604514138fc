import { mkdir } from 'node:fs/promises';
import { build } from 'esbuild';
import type { Simulator, SimulatorSettings } from '../viisp/simulator.js';
import { readClients } from './clients.ts';
import { KEYS, keyFiles } from './key-files.ts';
import { at } from './places.ts';
import { freePort } from './port.ts';
import { serve } from './serve.ts';
import { PID } from './viisp.ts';

const STARTED = { command: 'npm run viisp-simulator', port: 8790 };
const BUNDLE = `${KEYS}/simulator.mjs`;

/** The simulator is written for workerd; this makes a module of it that Node can load. */
async function loadSimulator(): Promise<new (settings: SimulatorSettings) => Simulator> {
  await build({
    absWorkingDir: at('.'),
    entryPoints: ['demo/viisp/simulator.ts'],
    outfile: BUNDLE,
    bundle: true,
    packages: 'external',
    format: 'esm',
    target: 'node24',
    logLevel: 'error',
  });
  return (await import(at(BUNDLE))).Simulator;
}

function welcome(address: string, pids: string[], ownKey: boolean): void {
  const keys = ownKey ? `\n  Client's test keys     ${KEYS}/client-private.pem, ${KEYS}/client-public.pem` : '';
  console.log(`
The VIISP simulator is running.
  Pages                  ${address}/
  SOAP                   ${address}/soap
  WSDL                   ${address}/soap?wsdl
  Portal                 ${address}/portal
  Switches               ${address}/switches
  PID                    ${pids.join(', ')}
  Platform's public key  ${KEYS}/platform-public.pem${keys}
Stop it with Ctrl-C.
`);
}

try {
  const port = await freePort(process.env.PORT, STARTED);
  await mkdir(at(KEYS), { recursive: true });
  const [platform, own, Made] = await Promise.all([keyFiles('platform'), keyFiles('client'), loadSimulator()]);
  const listed = await readClients(process.env.CLIENTS);
  const clients = listed ?? [{ pid: PID, key: own.publicKey }];
  const simulator = new Made({
    keys: { privateKey: platform.privatePem },
    clients,
    note: (line) => console.log(`${new Date().toISOString().slice(11, 19)}  ${line}`),
  });
  const host = process.env.HOST || '127.0.0.1';
  await serve(simulator, { port, host });
  const pids = clients.map(({ pid }) => pid);
  welcome(`http://${host}:${port}`, pids, !listed);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
