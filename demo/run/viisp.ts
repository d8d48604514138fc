import { keyFiles } from './key-files.ts';

/** The identifier that the real platform gives to everybody for tests. */
export const PID = 'VSID000000000113';

const PROVIDERS = [
  ...['auth.lt.identity.card', 'auth.lt.bank', 'auth.signatureProvider', 'auth.eidas'],
  ...['auth.iltu.identity.card', 'auth.lt.government.employee.card'],
];

/** Tells both Workers of each other: the production Worker where its VIISP is, the simulator who may ask it. */
export async function viispSettings(port: number): Promise<Record<string, string>> {
  const [platform, client] = await Promise.all([keyFiles('platform'), keyFiles('client')]);
  const simulator = `http://127.0.0.1:${port}/viisp-simulator`;
  return {
    VIISP: JSON.stringify({
      pid: PID,
      soap: `${simulator}/soap`,
      portal: `${simulator}/portal`,
      providers: PROVIDERS,
      signature: 'rsa-sha1',
      accepts: ['rsa-sha1', 'rsa-sha256'],
      keys: [platform.publicKey],
    }),
    VIISP_KEY: client.privatePem.trim(),
    SIMULATOR: JSON.stringify({
      keys: { privateKey: platform.privatePem },
      clients: [{ pid: PID, key: client.publicKey, postbacks: postbacks(port) }],
    }),
  };
}

function postbacks(port: number): string[] {
  return ['localhost', '127.0.0.1'].map((host) => `http://${host}:${port}/viisp/return`);
}
