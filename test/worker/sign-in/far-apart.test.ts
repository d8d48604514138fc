import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../support/worker/clock.js';
import { type Entry, LaggyKv } from '../../support/worker/laggy-kv.js';
import { newAttempt, otherThan, Page } from '../../support/worker/page.js';
import { challengeOf, sessions } from '../../support/worker/rows.js';
import { Site, someone, useKv } from '../../support/worker/site.js';

describe('as far apart as KV allows: whatever holds for a person in one place', () => {
  const central = new Map<string, Entry>();
  // Every code is written in one place and looked for in another.
  beforeAll(() =>
    useKv((clock) => {
      const kv = new LaggyKv(clock, central);
      const [here, there] = [kv.at(), kv.at()];
      return { ...here, get: there.get } as KVNamespace;
    }),
  );
  afterAll(() => useKv());

  describe('a first and a second sign-in', async () => void (await import('./first-sign-in.test.js?far-apart')));
  describe('the codes they type', async () => void (await import('./code-input.test.js?far-apart')));
  describe('the hour of a code', async () => void (await import('./expiry.test.js?far-apart')));
  describe('the mails they ask for', async () => void (await import('./resend.test.js?far-apart')));
  describe('the judging of a code', async () => void (await import('./verify.test.js?far-apart')));
  describe('the request', async () => void (await import('./request.test.js?far-apart')));
  describe('their devices', async () => void (await import('./known-device.test.js?far-apart')));
  describe('new keys', async () => void (await import('./rotation.test.js?far-apart')));
});

/** One person whose calls reach two locations with caches of their own, and one clock. */
async function travelling() {
  const here = new Site();
  const kv = new LaggyKv(here.clock);
  const [vilnius, kaunas] = [kv.at(), kv.at()];
  const go = (where: KVNamespace) => {
    here.env.CODES = where;
  };
  go(vilnius);
  const page = new Page(here);
  await page.ask(someone());
  return { page, go, vilnius, kaunas };
}

test('a person who asks in one place and types the code in another is signed in', async () => {
  const { page, go, kaunas } = await travelling();
  go(kaunas);
  expect((await page.type(await page.site.codeOf(page.email))).status).toBe(200);
});

test('T-negative-cache F4: a place that once missed the code says "not ready" for a minute, and no try is lost', async () => {
  const { page, go, vilnius, kaunas } = await travelling();
  const before = await sessions();
  // The second code is looked for in one place before it is written in the other.
  page.site.clock.pass(30_000);
  await kaunas.get([`otp:${(await challengeOf(page))?.id}:2`], 'text');
  go(vilnius);
  await page.again();
  const [first, second] = await page.site.codesOf(page.email);
  go(kaunas);
  for (const code of [first, second, otherThan(first as string, second as string)]) {
    const answer = await page.type(code, { sends: 2 });
    expect([answer.status, answer.error?.refusal, answer.error?.retryAfter]).toEqual([503, 'code_not_ready', 3]);
    expect(answer.headers.get('retry-after')).toBe('3');
  }
  expect((await challengeOf(page))?.tries).toBe(0);
  expect(await sessions()).toBe(before);
  page.site.clock.pass(60_000);
  expect((await page.type(second, { sends: 2 })).status).toBe(200);
});

test('T-laggy-resend F2: every mail has a code of its own place, so no place serves an old one', async () => {
  const { page, go, vilnius, kaunas } = await travelling();
  const [first] = await page.site.codesOf(page.email);
  go(kaunas);
  expect((await page.type(otherThan(first as string))).error?.triesLeft).toBe(4);
  page.site.clock.pass(30_000);
  await page.again();
  go(vilnius);
  const [, second] = await page.site.codesOf(page.email);
  expect((await page.type(second, { sends: 2 })).status).toBe(200);
});

test('T-laggy-replay: a code that was used in one place is used in every place', async () => {
  const { page, go, vilnius, kaunas } = await travelling();
  const code = await page.site.codeOf(page.email);
  go(kaunas);
  await page.type(code);
  go(vilnius);
  expect((await page.type(code)).error?.refusal).toBe('code_used');
});

test('T-race-wrong: whoever guesses in two places at once has five guesses in all', async () => {
  const { page, go, vilnius, kaunas } = await travelling();
  const code = await page.site.codeOf(page.email);
  const guesses = Array.from({ length: 40 }, (_, index) => {
    go(index % 2 ? vilnius : kaunas);
    return page.type(otherThan(code), { attempt: newAttempt() });
  });
  await Promise.all(guesses);
  expect((await challengeOf(page))?.tries).toBe(5);
});

test('F22: a code that KV dropped a moment before its hour is not ready, never wrong', async () => {
  const { page, go, kaunas } = await travelling();
  const code = await page.site.codeOf(page.email);
  page.site.clock.pass(HOUR_MS - 1);
  go(new LaggyKv(page.site.clock).at());
  expect((await page.type(code)).error?.refusal).toBe('code_not_ready');
  go(kaunas);
  expect((await page.type(code)).status).toBe(200);
});
