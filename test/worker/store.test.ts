import { expect, test } from 'vitest';
import { Refused } from '../../worker/refuse.js';
import { decide } from '../../worker/store.js';

const waits: number[] = [];
const wait = async (ms: number) => void waits.push(ms);

/** Fails with these messages in turn, then succeeds. */
function failing(...messages: string[]) {
  const run = { calls: 0, batch: async () => 'done' };
  run.batch = async () => {
    run.calls += 1;
    const message = messages.shift();
    if (message !== undefined) throw new Error('Failed query: select ?', { cause: new Error(message) });
    return 'done';
  };
  return run;
}

test.each([
  'D1_ERROR: Network connection lost.',
  'D1_ERROR: storage caused object to be reset.',
  'D1_ERROR: D1 DB was reset because its code was updated.',
  'D1_ERROR: Cannot resolve D1 DB due to transient issue on remote node.',
])('F10: whoever calls while "%s" is served by the next try', async (message) => {
  const run = failing(message);
  waits.length = 0;
  expect(await decide(run.batch, wait)).toBe('done');
  expect(run.calls).toBe(2);
  expect(waits[0]).toBeGreaterThanOrEqual(50);
});

test('F10: the third broken connection is the last, and each wait is longer', async () => {
  const lost = 'D1_ERROR: Network connection lost.';
  const run = failing(lost, lost, lost, lost);
  waits.length = 0;
  const error = await decide(run.batch, wait).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(Refused);
  expect(error.refusal).toBe('try_again');
  expect(run.calls).toBe(3);
  expect(waits).toHaveLength(2);
});

test.each([
  'D1_ERROR: D1 DB is overloaded. Requests queued for too long.',
  'D1_ERROR: D1 DB is overloaded. Too many requests queued.',
  'D1_ERROR: UNIQUE constraint failed: identity.kind, identity.key: SQLITE_CONSTRAINT',
  'anything',
])('F9 F11: whoever calls while "%s" is asked to come back, and the store is left alone', async (message) => {
  const run = failing(message);
  const error = await decide(run.batch, wait).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(Refused);
  expect(error.facts.retryAfter).toBeGreaterThanOrEqual(2);
  expect(run.calls).toBe(1);
});
