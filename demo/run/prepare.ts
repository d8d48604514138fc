import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { once } from './once.ts';
import { at } from './places.ts';
import { runWrangler } from './wrangler.ts';

/** The secrets of this machine's demonstration. */
export const SECRETS = '.wrangler/demo.env';
/** Where its stores are kept. */
export const STATE = '.wrangler/demo-state';
/** How the demonstration's Worker and the production Worker are configured here. */
export const CONFIGS = { demo: '.wrangler/demo-worker.json', api: '.wrangler/demo-api.json' };

/** Does what a start needs and what an earlier one has not done yet. The tools are loaded only where they are needed. */
export async function prepare(): Promise<void> {
  await Promise.all([makeSecrets(), buildPages(), prepareDatabase()]);
}

/** Makes the secrets at the first start; later ones keep them, or nobody who signed in before would be known. */
async function makeSecrets(): Promise<void> {
  const kept = existsSync(at(SECRETS)) ? await readFile(at(SECRETS), 'utf8') : '';
  const made = [
    `KEYS=demo-1:${randomBytes(32).toString('base64url')}`,
    `SIGNING_KEYS='[${JSON.stringify(signingKey())}]'`,
  ];
  const missing = made.filter((line) => !new RegExp(`^${line.slice(0, line.indexOf('=') + 1)}`, 'm').test(kept));
  if (missing.length > 0) await appendFile(at(SECRETS), `${missing.join('\n')}\n`, { mode: 0o600 });
}

/** What the demonstration signs ID tokens with. */
function signingKey() {
  return { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: 'demo-1' };
}

async function buildPages(): Promise<void> {
  await once({
    from: ['elements', 'schema', 'package-lock.json'],
    gives: 'dist/elements/migris.js',
    note: '.wrangler/demo-elements.built',
    run: async () => {
      console.log('Building the elements …');
      await (await import('../../elements/build.ts')).build();
    },
  });
  await once({
    from: [
      'demo/site',
      'demo/mail',
      'demo/playground',
      'demo/states.ts',
      'demo/run/site.ts',
      'dist/custom-elements.json',
      'package-lock.json',
    ],
    gives: '.wrangler/demo-site/index.html',
    note: '.wrangler/demo-site.built',
    run: async () => (await import('./site.ts')).buildSite(),
  });
}

async function prepareDatabase(): Promise<void> {
  await once({
    from: ['wrangler.toml', 'demo/worker/wrangler.toml', 'demo/run/configs.ts'],
    gives: CONFIGS.api,
    note: '.wrangler/demo-configs.written',
    run: async () => (await import('./configs.ts')).writeConfigs(CONFIGS),
  });
  await once({
    from: ['schema/migrations'],
    gives: STATE,
    note: `${STATE}/migrated`,
    run: async () => {
      console.log('Preparing a local database …');
      await runWrangler('d1', 'migrations', 'apply', 'DB', '--local', '-c', CONFIGS.api, '--persist-to', at(STATE));
    },
  });
}
