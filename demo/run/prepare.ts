import { once } from './once.ts';
import { at } from './places.ts';
import { makeSecrets } from './secrets.ts';
import { runWrangler } from './wrangler.ts';

/** Where its stores are kept. */
export const STATE = '.wrangler/demo-state';
/** How the demonstration's Worker and the production Worker are configured here. */
export const CONFIGS = { demo: '.wrangler/demo-worker.json', api: '.wrangler/demo-api.json' };

/** Does what a start needs and what an earlier one has not done yet. The tools are loaded only where they are needed. */
export async function prepare(): Promise<void> {
  await Promise.all([makeSecrets(), buildPages(), prepareDatabase()]);
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
      'demo/harbour',
      'demo/language.ts',
      'demo/find.ts',
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
    from: [
      'wrangler.toml',
      'demo/worker/wrangler.toml',
      'demo/run/configs.ts',
      'demo/run/own-settings.ts',
      'demo/run/offices.ts',
    ],
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
