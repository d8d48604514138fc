import { describe, expect, test } from 'vitest';
import { sessionsOf, tally, typeAll, waiting } from '../../support/worker/crowd.js';
import { challengeOf, rows } from '../../support/worker/rows.js';
import { SEEDS } from '../../support/worker/seeds.js';
import { somewhere } from '../../support/worker/site.js';

/** A hundred wrong codes, all different. */
function wrongCodes(right: string): string[] {
  return Array.from({ length: 100 }, (_, index) => String((Number(right) + 1 + index) % 1e8).padStart(8, '0'));
}

/** The wrong guesses of the address that guessed last. */
async function newestWrongCount(): Promise<unknown> {
  const buckets = await rows("SELECT n FROM rate_bucket WHERE k LIKE 'wrong:%' ORDER BY rowid DESC LIMIT 1");
  return buckets[0]?.n;
}

describe.each(SEEDS)('seed %i', (seed) => {
  test('T-guess T-race-wrong: whoever guesses 100 times at once has five guesses, and the right code comes too late', async () => {
    const { page, code } = await waiting();
    const answers = await typeAll(page, wrongCodes(code), seed);
    expect(tally(answers)).toEqual({ code_wrong: 4, tries_spent: 96 });
    expect((await challengeOf(page))?.tries).toBe(5);
    expect(await newestWrongCount()).toBe(5);
    expect((await page.type(code, {}, { ip: somewhere() })).error?.refusal).toBe('tries_spent');
    expect(await sessionsOf(page)).toBe(0);
  });

  test('F20: whoever hides the right code among 99 wrong ones gets at most five judged', async () => {
    const { page, code } = await waiting();
    const told = tally(await typeAll(page, [code, ...wrongCodes(code).slice(1)], seed));
    const won = told['signed in'] ?? 0;
    expect((told.code_wrong ?? 0) + won).toBeLessThanOrEqual(5);
    expect(won).toBeLessThanOrEqual(1);
    expect(await sessionsOf(page)).toBe(won);
    expect((await challengeOf(page))?.tries).toBeLessThanOrEqual(5);
  });
});
