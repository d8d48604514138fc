import { expect } from 'vitest';
import { guard } from './canary.js';
import type { Answer } from './page.js';
import { sessions } from './rows.js';

/**
 * What holds for every bad input: no session, no fault, and not one character of it in the log (the set-up of every
 * test searches the log for what is guarded here).
 */
export async function refusedQuietly<Data>(payload: unknown, call: () => Promise<Answer<Data>>): Promise<Answer<Data>> {
  guard(typeof payload === 'string' ? payload : JSON.stringify(payload));
  const before = await sessions();
  const answer = await call();
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(await sessions()).toBe(before);
  return answer;
}
