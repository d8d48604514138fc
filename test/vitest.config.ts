import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { buildModules } from '../worker/build.mjs';
import { newSigningKey } from '../worker/signing-key.mjs';
import { SLOWEST_MS } from './support/suites.ts';
import { workerSettings } from './support/worker-settings.ts';

await buildModules();

export default defineConfig({
  plugins: [
    cloudflareTest(async () => ({
      main: './worker/index.ts',
      wrangler: { configPath: './wrangler.toml' },
      miniflare: {
        bindings: {
          MIGRATIONS: await readD1Migrations('schema/migrations'),
          // Made as an operator makes it: that the Worker takes it is what every test of a token shows.
          SIGNING_KEYS: JSON.stringify([await newSigningKey()]),
          ...workerSettings,
          KEYS: `test-2:${'B'.repeat(43)},test-1:${'A'.repeat(43)}`,
        },
      },
    })),
  ],
  test: {
    include: ['test/worker/**/*.test.ts'],
    setupFiles: ['./test/support/worker/set-up.ts'],
    // Two workerds for all files: every file begins with empty stores (set-up.ts), and starting a workerd takes seconds.
    isolate: false,
    maxWorkers: 2,
    testTimeout: SLOWEST_MS,
    hookTimeout: SLOWEST_MS,
  },
});
