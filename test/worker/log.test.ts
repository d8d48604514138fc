import { expect, test } from 'vitest';
import { log, nameOf } from '../../worker/log.js';
import { guard, leaksIn, logged } from '../support/worker/canary.js';

test('an operator reads one line of JSON for each thing that happened', () => {
  log({ level: 'warn', what: 'refused', refusal: 'code_wrong', why: undefined });
  expect(logged()).toEqual(['{"level":"warn","what":"refused","refusal":"code_wrong"}']);
});

test('T-canary: an operator reads the name of an error and never what it says', () => {
  expect(nameOf(new TypeError('jonas@example.lt'))).toBe('TypeError');
  expect(nameOf(Object.assign(new Error('jonas@example.lt'), { name: 'D1_ERROR' }))).toBe('D1_ERROR');
  expect(nameOf('jonas@example.lt')).toBe('string');
  expect(nameOf(null)).toBe('object');
});

test('T-canary: the search finds a secret that was logged', () => {
  const secret = guard('12345678');
  console.error('a fault:', new Error(`the code was ${secret}`));
  expect(leaksIn(logged().join())).toEqual([secret]);
  logged().length = 0;
});
