import { applyD1Migrations, type D1Migration, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { forget, leaksIn, listen, logged } from './canary.js';

declare global {
  namespace Cloudflare {
    interface Env {
      MIGRATIONS: D1Migration[];
    }
  }
}

beforeAll(async () => {
  listen();
  await reset();
  await applyD1Migrations(env.DB, env.MIGRATIONS);
});

beforeEach(forget);

afterEach(({ task }) => {
  // Beside its own words: why a call was refused is often said there alone.
  if (task.result?.state === 'fail') throw new Error(`The Worker had logged last:\n${logged().slice(-10).join('\n')}`);
  expect(leaksIn(logged().join('\n')), 'T-canary: no log line holds a secret').toEqual([]);
});
