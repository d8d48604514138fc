import { expect, test } from 'vitest';
import { sweep } from '../../worker/sweep.js';
import { logged } from '../support/worker/canary.js';
import { statusOf, waiting } from '../support/worker/life.js';
import { beginChange, confirmChange, mover } from '../support/worker/mover.js';
import { number } from '../support/worker/rows.js';
import { someone } from '../support/worker/site.js';

const MINUTE_MS = 60_000;

test('a step of the sweep that fails holds up no other, and is on the log', async () => {
  const { site, id, erasesAt } = await waiting();
  site.meddle = (call, run) =>
    call.statements.some((text) => /rate_bucket/.test(text)) ? Promise.reject(new Error('no')) : run();
  await sweep(site.env, erasesAt);
  expect((await statusOf(id))?.status).toBe('erased');
  expect(JSON.stringify(logged())).toContain('cleaning_failed');
});

test('a notice that the queue does not take holds up no other and repeats none', async () => {
  const page = await mover();
  const { site } = page;
  const one = await beginChange(page, someone());
  let sends = 0;
  site.meddle = (call, run) => {
    if (call.binding !== 'queue') return run();
    sends += 1;
    return sends === 1 ? Promise.reject(new Error('down')) : run();
  };
  await confirmChange(page, one);
  expect(sends).toBe(2);
  expect(await number('SELECT count(*) FROM waiting_notice')).toBe(1);
  await sweep(site.env, site.clock.now() + MINUTE_MS);
  expect(sends).toBe(3);
  expect(await number('SELECT count(*) FROM waiting_notice')).toBe(0);
});
