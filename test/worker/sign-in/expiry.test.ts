import { expect, test } from 'vitest';
import { HOUR_MS } from '../../support/worker/clock.js';
import { Page } from '../../support/worker/page.js';
import { challengeOf, sessions } from '../../support/worker/rows.js';
import { Site, someone } from '../../support/worker/site.js';

test.each([
  ['59:59.999', HOUR_MS - 1, 200, undefined],
  ['60:00.000', HOUR_MS, 401, 'code_expired'],
  ['60:00.001', HOUR_MS + 1, 401, 'code_expired'],
])('F22: a person who types the right code after %s', async (_clock, ms, status, refusal) => {
  const page = new Page(new Site());
  await page.ask(someone());
  const code = await page.site.codeOf(page.email);
  const before = await sessions();
  page.site.clock.pass(ms);
  const answer = await page.type(code);
  expect([answer.status, answer.error?.refusal]).toEqual([status, refusal]);
  expect(await sessions()).toBe(before + (status === 200 ? 1 : 0));
});

test('F22: the first code dies at its own hour though the second one lives on', async () => {
  const page = new Page(new Site());
  await page.ask(someone());
  const start = page.site.clock.now();
  page.site.clock.pass(30_000);
  await page.again();
  const [first, second] = await page.site.codesOf(page.email);

  page.site.clock.set(start + HOUR_MS);
  const late = await page.type(first, { sends: 2 });
  expect(late.error).toMatchObject({ refusal: 'code_wrong', triesLeft: 4 });
  page.site.clock.set(start + HOUR_MS + 29_999);
  expect((await page.type(second, { sends: 2 })).status).toBe(200);
});

test('F22: the second code dies at its own hour too', async () => {
  const page = new Page(new Site());
  await page.ask(someone());
  page.site.clock.pass(30_000);
  await page.again();
  const [, second] = await page.site.codesOf(page.email);
  page.site.clock.pass(HOUR_MS);
  expect((await page.type(second, { sends: 2 })).error?.refusal).toBe('code_expired');
});

test('F22: a wrong code after the hour costs no try', async () => {
  const page = new Page(new Site());
  await page.ask(someone());
  page.site.clock.pass(HOUR_MS);
  expect((await page.type('00000000')).error?.refusal).toBe('code_expired');
  expect((await challengeOf(page))?.tries).toBe(0);
});
