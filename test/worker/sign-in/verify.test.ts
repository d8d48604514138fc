import { expect, test } from 'vitest';
import { MINUTE_MS } from '../../support/worker/clock.js';
import { newKey } from '../../support/worker/key.js';
import { newAttempt, otherThan, Page } from '../../support/worker/page.js';
import { accountsOf, challengeOf, change, eventsOf, idOf, number, sessions } from '../../support/worker/rows.js';
import { Site, someone } from '../../support/worker/site.js';

async function waiting() {
  const page = new Page(new Site());
  await page.ask(someone());
  return { page, code: await page.site.codeOf(page.email) };
}

test('a person who mistypes hears how many tries are left, and after five that there are none', async () => {
  const { page, code } = await waiting();
  const wrong = otherThan(code);
  for (const triesLeft of [4, 3, 2, 1]) {
    const answer = await page.type(wrong);
    expect([answer.status, answer.error?.refusal, answer.error?.triesLeft]).toEqual([401, 'code_wrong', triesLeft]);
  }
  const last = await page.type(wrong);
  expect([last.status, last.error?.refusal]).toEqual([403, 'tries_spent']);
  expect((await page.type(code)).error?.refusal).toBe('tries_spent');
  expect(await number('SELECT count(*) FROM session WHERE opened_by = ?', await idOf(page))).toBe(0);
});

test('a person who mistypes four times is signed in with the fifth try', async () => {
  const { page, code } = await waiting();
  for (let index = 0; index < 4; index += 1) await page.type(otherThan(code));
  expect((await page.type(code)).status).toBe(200);
});

test('every wrong code is on record, without saying whose', async () => {
  const { page, code } = await waiting();
  const wrongs = 'SELECT count(*) FROM event WHERE kind = ? AND account_id IS NULL';
  const before = await number(wrongs, 'code_wrong');
  await page.type(otherThan(code));
  expect(await number(wrongs, 'code_wrong')).toBe(before + 1);
});

test('T-lost-reply: a page that repeats a right submission within a minute gets the same session again', async () => {
  const { page, code } = await waiting();
  const attempt = newAttempt();
  const first = await page.type(code, { attempt });
  page.site.clock.pass(MINUTE_MS - 1);
  const again = await page.type(code, { attempt });
  expect(again.data.token).toBe(first.data.token);
  expect(again.data.expiresAt).toBe(first.data.expiresAt);
  expect(await number('SELECT count(*) FROM session WHERE opened_by = ?', await idOf(page))).toBe(1);
  expect(await eventsOf(page.email)).toEqual(['account_created', 'signed_in']);
});

test('T-lost-reply: a page that repeats a right submission a minute later gets no token any more', async () => {
  const { page, code } = await waiting();
  const attempt = newAttempt();
  await page.type(code, { attempt });
  page.site.clock.pass(MINUTE_MS);
  const again = await page.type(code, { attempt });
  expect([again.status, again.data]).toEqual([401, undefined]);
});

test('T-lost-reply: a page that repeats a wrong submission loses one try and hears the same', async () => {
  const { page, code } = await waiting();
  const attempt = newAttempt();
  const wrong = otherThan(code);
  const first = await page.type(wrong, { attempt });
  const again = await page.type(wrong, { attempt });
  expect({ ...again.error, requestId: null }).toEqual({ ...first.error, requestId: null });
  expect((await challengeOf(page))?.tries).toBe(1);
  expect((await page.type(wrong)).error?.triesLeft).toBe(3);
});

test('T-lost-reply: whoever replays somebody’s submission with another key gets no session', async () => {
  const { page, code } = await waiting();
  const attempt = newAttempt();
  await page.type(code, { attempt });
  const thief = new Page(page.site, { key: await newKey() });
  Object.assign(thief, { email: page.email, challenge: page.challenge });
  expect((await thief.type(code, { attempt })).error?.refusal).toBe('code_used');
});

test('T-lost-reply: one attempt with another code is another guess', async () => {
  const { page, code } = await waiting();
  const attempt = newAttempt();
  const wrong = otherThan(code);
  await page.type(wrong, { attempt });
  expect((await page.type(otherThan(code, wrong), { attempt })).error?.triesLeft).toBe(3);
  expect((await page.type(code, { attempt })).status).toBe(200);
});

test('T-lost-reply: a person who signed out does not get the session back by repeating the submission', async () => {
  const { page, code } = await waiting();
  const attempt = newAttempt();
  await page.type(code, { attempt });
  await page.leave();
  expect((await page.type(code, { attempt })).status).toBe(401);
});

test('F21 T-fixation: two tabs with two codes are two sessions of one account, with new tokens each', async () => {
  const site = new Site();
  const email = someone();
  const tabs = [new Page(site), new Page(site)];
  for (const tab of tabs) await tab.ask(email);
  const codes = await site.codesOf(email);
  for (const [index, tab] of tabs.entries()) expect((await tab.type(codes[index])).status).toBe(200);
  expect(tabs[0]?.token).not.toBe(tabs[1]?.token);
  for (const tab of tabs) expect((await tab.session()).status).toBe(200);
  expect(await accountsOf(email)).toBe(1);
});

test.each([
  ['blocked', 403, 'account_blocked'],
  ['erased', 401, 'code_wrong'],
])(
  'F30: a person whose account was %s meanwhile gets no session, and it is on record: %i %s',
  async (status, httpStatus, refusal) => {
    const site = new Site();
    const email = someone();
    await new Page(site).signIn(email);
    const page = new Page(site);
    await page.ask(email);
    const code = await site.codeOf(email);
    await change('UPDATE account SET status = ? WHERE email = ?', status, email);
    const before = await sessions();
    const answer = await page.type(code);
    expect([answer.status, answer.error?.refusal]).toEqual([httpStatus, refusal]);
    expect(await sessions()).toBe(before);
    expect((await eventsOf(email)).at(-1)).toBe('sign_in_blocked');
    expect((await page.type(code)).error?.refusal).toBe('code_used');
  },
);

test('T-guess: whoever guesses 20 codes of one address in a day gets no further ones judged', async () => {
  const site = new Site();
  const email = someone();
  for (let turn = 0; turn < 4; turn += 1) {
    const page = new Page(site);
    await page.ask(email);
    const wrong = otherThan(await site.codeOf(email));
    for (let index = 0; index < 5; index += 1) await page.type(wrong);
  }
  const page = new Page(site);
  await page.ask(email);
  const code = await site.codeOf(email);
  const refused = await page.type(code);
  expect([refused.status, refused.error?.refusal]).toEqual([429, 'too_many_wrong_codes']);
  expect(refused.error?.retryAfter).toBe(24 * 3600);
  expect((await challengeOf(page))?.tries).toBe(0);

  site.clock.pass(24 * 3_600_000);
  await page.ask(email);
  expect((await page.type(await site.codeOf(email))).status).toBe(200);
});
