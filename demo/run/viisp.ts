import { writeFile } from 'node:fs/promises';
import { keyFiles } from './key-files.ts';
import { at } from './places.ts';

/** The identifier that the real platform gives to everybody for tests. */
export const PID = 'VSID000000000113';

const PROVIDERS = [
  ...['auth.lt.identity.card', 'auth.lt.bank', 'auth.signatureProvider', 'auth.eidas'],
  ...['auth.iltu.identity.card', 'auth.lt.government.employee.card'],
];

/**
 * Tells both Workers of each other: the production Worker where its VIISP is, the simulator who may ask it. Both depend on the port, so
 * that each port has a file of its own and two demonstrations at once do not change each other's.
 */
export async function writeViisp(port: number): Promise<string> {
  const [platform, client] = await Promise.all([keyFiles('platform'), keyFiles('client')]);
  const simulator = `http://127.0.0.1:${port}/viisp-simulator`;
  const settings = {
    VIISP: JSON.stringify({
      pid: PID,
      soap: `${simulator}/soap`,
      portal: `${simulator}/portal`,
      providers: PROVIDERS,
      signature: 'rsa-sha1',
      accepts: ['rsa-sha1', 'rsa-sha256'],
      keys: [platform.publicKey],
    }),
    VIISP_KEY: client.privatePem.trim().replaceAll('\n', '\\n'),
    SIMULATOR: JSON.stringify({
      keys: { privateKey: platform.privatePem },
      clients: [{ pid: PID, key: client.publicKey, postbacks: postbacks(port) }],
    }),
  };
  const file = `.wrangler/demo-${port}.env`;
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${quoted(value)}\n`);
  await writeFile(at(file), lines.join(''), { mode: 0o600 });
  return file;
}

/** Single quotes keep JSON as it is; only double ones turn `\n` into line ends. */
function quoted(value: string): string {
  return value.startsWith('{') ? `'${value}'` : `"${value}"`;
}

function postbacks(port: number): string[] {
  return ['localhost', '127.0.0.1'].map((host) => `http://${host}:${port}/viisp/return`);
}
