import { describe, expect, test } from 'vitest';
import { sessionsOf, tally, typeAll, waiting } from '../../support/worker/crowd.js';
import { newAttempt, otherThan } from '../../support/worker/page.js';
import { challengeOf } from '../../support/worker/rows.js';
import { SEEDS } from '../../support/worker/seeds.js';

const hundred = (code: string) => Array.from({ length: 100 }, () => code);

describe.each(SEEDS)('seed %i', (seed) => {
  test('T-race-right F19: whoever types the right code 100 times at once is signed in once', async () => {
    const { page, code } = await waiting();
    const answers = await typeAll(page, hundred(code), seed);
    expect(tally(answers)).toEqual({ 'signed in': 1, code_used: 99 });
    expect(await sessionsOf(page)).toBe(1);
  });

  test('T-lost-reply F8 F19: one submission sent 100 times has 100 equal answers and one session', async () => {
    const { page, code } = await waiting();
    const answers = await typeAll(page, hundred(code), seed, newAttempt());
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(await sessionsOf(page)).toBe(1);
    expect((await challengeOf(page))?.tries).toBe(1);
  });
});

test('T-lost-reply: one wrong submission sent 100 times costs one try and has one answer', async () => {
  const { page, code } = await waiting();
  const answers = await typeAll(page, hundred(otherThan(code)), 1, newAttempt());
  expect(tally(answers)).toEqual({ code_wrong: 100 });
  expect(new Set(answers.map(({ error }) => error?.triesLeft))).toEqual(new Set([4]));
  expect((await challengeOf(page))?.tries).toBe(1);
});
