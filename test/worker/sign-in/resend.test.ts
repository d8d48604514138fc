import { expect, test } from 'vitest';
import { HOUR_MS, SECOND_MS } from '../../support/worker/clock.js';
import { otherThan, Page } from '../../support/worker/page.js';
import { challengeOf } from '../../support/worker/rows.js';
import { PORTAL, Site, someone } from '../../support/worker/site.js';

async function waiting() {
  const page = new Page(new Site());
  await page.ask(someone());
  return page;
}

test('a person may ask for a second code after 30 s and for a third 60 s later, and for no more', async () => {
  const page = await waiting();
  const { clock } = page.site;
  clock.pass(30 * SECOND_MS - 1);
  expect((await page.again()).error).toMatchObject({ refusal: 'too_soon', retryAfter: 1 });
  clock.pass(1);
  const second = await page.again();
  expect(second.data).toMatchObject({ sends: 2, resendAt: clock.now() + 60 * SECOND_MS });
  expect(second.data.expiresAt).toBe(clock.now() + HOUR_MS);

  clock.pass(60 * SECOND_MS - 1);
  const early = await page.again();
  expect(early.error).toMatchObject({ refusal: 'too_soon', retryAfter: 1 });
  expect(early.headers.get('retry-after')).toBe('1');
  clock.pass(1);
  expect((await page.again()).data).toMatchObject({ sends: 3, resendAt: null });

  clock.pass(120 * SECOND_MS);
  const fourth = await page.again();
  expect([fourth.status, fourth.error?.refusal]).toEqual([429, 'sends_spent']);
  expect(await page.site.mailsTo(page.email)).toHaveLength(3);
});

test('a person who asks again at once is told how many seconds to wait', async () => {
  const page = await waiting();
  expect((await page.again()).error).toMatchObject({ refusal: 'too_soon', retryAfter: 30 });
});

test.each([1, 2, 3])('BI-39: of three codes, number %i signs the person in', async (number) => {
  const page = await waiting();
  page.site.clock.pass(30_000);
  await page.again();
  page.site.clock.pass(60_000);
  await page.again();
  const codes = await page.site.codesOf(page.email);
  expect(new Set(codes).size).toBe(3);
  expect((await page.type(codes[number - 1], { sends: 3 })).status).toBe(200);
  for (const code of codes) expect((await page.type(code, { sends: 3 })).error?.refusal).toBe('code_used');
});

test('BI-39: a page that does not know of the second mail is signed in with its code too', async () => {
  const page = await waiting();
  page.site.clock.pass(30_000);
  await page.again();
  const [, second] = await page.site.codesOf(page.email);
  expect((await page.type(second)).status).toBe(200);
  expect((await challengeOf(page))?.tries).toBe(1);
});

test('a page that does not know of the second mail loses one try with a wrong code, not two', async () => {
  const page = await waiting();
  page.site.clock.pass(30_000);
  await page.again();
  const wrong = otherThan(...(await page.site.codesOf(page.email)));
  expect((await page.type(wrong)).error).toMatchObject({ refusal: 'code_wrong', triesLeft: 4 });
  expect((await challengeOf(page))?.tries).toBe(1);
});

test('all codes of a person share five tries', async () => {
  const page = await waiting();
  const wrong = otherThan(await page.site.codeOf(page.email));
  for (const triesLeft of [4, 3]) expect((await page.type(wrong)).error).toMatchObject({ triesLeft });
  page.site.clock.pass(30_000);
  await page.again();
  const codes = await page.site.codesOf(page.email);
  for (const triesLeft of [2, 1])
    expect((await page.type(otherThan(...codes), { sends: 2 })).error).toMatchObject({ triesLeft });
  expect((await page.type(otherThan(...codes), { sends: 2 })).error?.refusal).toBe('tries_spent');
  expect((await page.type(codes[1], { sends: 2 })).error?.refusal).toBe('tries_spent');
  page.site.clock.pass(60_000);
  expect((await page.again()).error?.refusal).toBe('tries_spent');
});

test('a person who is signed in already, or whose hour is over, gets no further code', async () => {
  const used = await waiting();
  await used.type(await used.site.codeOf(used.email));
  used.site.clock.pass(30_000);
  expect((await used.again()).error?.refusal).toBe('code_used');

  const late = await waiting();
  late.site.clock.pass(HOUR_MS);
  expect((await late.again()).error?.refusal).toBe('code_expired');
});

test('whoever asks for a code of somebody else’s challenge, address or site gets none', async () => {
  const page = await waiting();
  page.site.clock.pass(30_000);
  const portal = new Page(page.site, { origin: PORTAL });
  const strangers = [
    await page.again({ email: someone() }),
    await page.again({ challenge: 'A'.repeat(43) }),
    await portal.again({ email: page.email, challenge: page.challenge }),
  ];
  expect(strangers.map(({ error }) => error?.refusal)).toEqual(['code_expired', 'code_expired', 'code_expired']);
  expect((await challengeOf(page))?.sends).toBe(1);
  expect(await page.site.mailsTo(page.email)).toHaveLength(1);
});

test('T-bomb: whoever asks again and again from one network is stopped there', async () => {
  const page = await waiting();
  for (let call = 2; call <= 30; call += 1) expect((await page.again()).error?.refusal).toBe('too_soon');
  page.site.clock.pass(30_000);
  expect((await page.again()).error).toMatchObject({ refusal: 'too_many_calls', retryAfter: 570 });
  expect((await page.again({}, { ip: '192.0.2.200' })).status).toBe(200);
});
