import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { answerWith, CONNECTION_LOST, failAfter, failBefore, OVERLOADED } from '../../support/worker/faults.js';
import { newAttempt, otherThan, Page } from '../../support/worker/page.js';
import { challengeOf, change, idOf, number, rows, sessions } from '../../support/worker/rows.js';
import { Site, someone } from '../../support/worker/site.js';
import type { Around } from '../../support/worker/taps.js';

const sound: Around = (_call, run) => run();

async function waiting() {
  const page = new Page(new Site());
  await page.ask(someone());
  return { page, site: page.site, code: await page.site.codeOf(page.email) };
}

/** Types the code while something is broken: no session may come of it, and the person is asked to try again. */
async function typeBroken(page: Page, code: string, meddle: Around) {
  const before = await sessions();
  page.site.meddle = meddle;
  const answer = await page.type(code);
  page.site.meddle = sound;
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await sessions()).toBe(before);
  return answer;
}

describe('when codes cannot be stored', () => {
  test('F1: a person who asks is told to try again, and no mail goes out', async () => {
    const page = new Page(new Site());
    const before = await sessions();
    page.site.meddle = failBefore('kv', 'KV PUT failed: 500 Internal Server Error');
    const answer = await page.ask(someone());
    expect([answer.status, answer.error?.refusal]).toEqual([503, 'try_again']);
    expect(page.site.calls.filter(({ binding }) => binding === 'kv')).toHaveLength(2);
    expect(page.site.mailbox.waiting).toHaveLength(0);
    expect(await sessions()).toBe(before);
  });

  test('F1 F2: a person notices nothing when only the first write fails', async () => {
    const page = new Page(new Site());
    page.site.meddle = failBefore('kv', 'KV PUT failed: 429 Too Many Requests', 1);
    expect((await page.ask(someone())).status).toBe(200);
    page.site.meddle = sound;
    expect((await page.type(await page.site.codeOf(page.email))).status).toBe(200);
  });

  test('F1: a person whose second mail failed is signed in with the first code', async () => {
    const { page, site, code } = await waiting();
    site.clock.pass(30_000);
    site.meddle = failBefore('kv', 'KV PUT failed: 500 Internal Server Error');
    expect((await page.again()).error?.refusal).toBe('try_again');
    site.meddle = sound;
    expect((await page.delivery()).data.map(({ status }) => status)).toEqual(['sent', 'failed']);
    expect((await page.type(code, { sends: 2 })).status).toBe(200);
  });
});

describe('when codes cannot be read', () => {
  test('F3: a person who types one is told to try again, and no try is lost', async () => {
    const { page, code } = await waiting();
    expect((await typeBroken(page, code, failBefore('kv', 'KV GET failed: 500'))).error?.refusal).toBe('try_again');
    expect((await challengeOf(page))?.tries).toBe(0);
    expect((await page.type(code)).status).toBe(200);
  });

  const gone = (value: string | null) =>
    answerWith('kv', (real) => new Map([...(real as Map<string, unknown>).keys()].map((key) => [key, value])));
  test.each([
    ['F4', 'nothing yet', null],
    ['F5', 'no JSON', '{"v":1,"kid":'],
    ['F5', 'another JSON', '[1,2,3]'],
    ['F5', 'a verifier of a later version', '{"v":2,"kid":"test-2","mac":"AAAA"}'],
    ['F5', 'a verifier of an unknown key', '{"v":1,"kid":"gone-9","mac":"AAAA"}'],
    ['F5', 'a verifier that is no base64', '{"v":1,"kid":"test-2","mac":"!!!"}'],
  ])(
    '%s: a person whose code reads as %s is told that it is not ready, and no try is lost',
    async (_id, _what, value) => {
      const { page, code } = await waiting();
      const answer = await typeBroken(page, code, gone(value));
      expect(answer.error).toMatchObject({ refusal: 'code_not_ready', retryAfter: 3 });
      expect((await challengeOf(page))?.tries).toBe(0);
    },
  );

  test('F5: the verifier of another challenge never lets anybody in', async () => {
    const mine = await waiting();
    const other = await waiting();
    const place = `otp:${await idOf(other.page)}:1`;
    await env.CODES.put(place, (await env.CODES.get(`otp:${await idOf(mine.page)}:1`)) as string);
    const before = await sessions();
    expect((await other.page.type(mine.code)).error?.refusal).toBe('code_wrong');
    expect((await other.page.type(other.code)).error?.refusal).toBe('code_wrong');
    expect(await sessions()).toBe(before);
  });
});

describe('when the database does not answer', () => {
  test('F6: a person who asks is told to try again; nothing is stored and no mail goes out', async () => {
    const page = new Page(new Site());
    const before = await sessions();
    page.site.meddle = failBefore('d1', 'D1_ERROR: internal error');
    const answer = await page.ask(someone());
    expect([answer.status, answer.error?.refusal]).toEqual([503, 'try_again']);
    expect(page.site.calls.map(({ binding }) => binding)).toEqual(['edge', 'd1']);
    expect(await sessions()).toBe(before);
  });

  test('F7: a person who types the right code can do so again afterwards', async () => {
    const { page, code } = await waiting();
    await typeBroken(page, code, failBefore('d1', 'D1_ERROR: internal error'));
    expect((await page.type(code)).status).toBe(200);
  });

  test('F9: an overloaded database is not asked twice, and callers come back at different times', async () => {
    const { page, site, code } = await waiting();
    const waits = new Set<unknown>();
    for (let index = 0; index < 30; index += 1) {
      site.calls.length = 0;
      waits.add((await typeBroken(page, code, failBefore('d1', OVERLOADED))).error?.retryAfter);
      expect(site.calls.filter(({ binding }) => binding === 'd1')).toHaveLength(1);
    }
    expect(waits.size).toBeGreaterThan(1);
  });

  test('F10: a person notices nothing when the connection breaks twice, and is told to try again when it breaks thrice', async () => {
    const { page, site, code } = await waiting();
    site.calls.length = 0;
    await typeBroken(page, code, failBefore('d1', CONNECTION_LOST));
    expect(site.calls.filter(({ binding }) => binding === 'd1')).toHaveLength(3);
    site.meddle = failBefore('d1', CONNECTION_LOST, 2);
    expect((await page.type(code)).status).toBe(200);
    expect((await challengeOf(page))?.tries).toBe(1);
  });
});

describe('when the work is done and the answer of the database is lost', () => {
  test('F8 F10: a person with the right code is signed in, once', async () => {
    const { page, site, code } = await waiting();
    site.meddle = failAfter('d1', CONNECTION_LOST, 2);
    expect((await page.type(code)).status).toBe(200);
    expect((await challengeOf(page))?.tries).toBe(1);
    expect(await number('SELECT count(*) FROM session WHERE opened_by = ?', await idOf(page))).toBe(1);
  });

  test('F8: a person who repeats the submission gets the session that was made', async () => {
    const { page, site, code } = await waiting();
    const attempt = newAttempt();
    site.meddle = failAfter('d1', 'D1_ERROR: internal error');
    expect((await page.type(code, { attempt })).status).toBe(503);
    expect((await page.type(code, { attempt })).status).toBe(200);
    expect(await number('SELECT count(*) FROM session WHERE opened_by = ?', await idOf(page))).toBe(1);
  });

  test('F8: a person with a wrong code loses one try', async () => {
    const { page, site, code } = await waiting();
    site.meddle = failAfter('d1', CONNECTION_LOST, 2);
    expect((await page.type(otherThan(code))).error?.triesLeft).toBe(4);
    expect((await challengeOf(page))?.tries).toBe(1);
  });

  test('F10: a person who asks, or asks again, has one mail each time, and it counts as one', async () => {
    const site = new Site();
    const page = new Page(site);
    const counted = "SELECT n FROM rate_bucket WHERE k LIKE 'mails-hour:%' ORDER BY rowid DESC LIMIT 1";
    site.meddle = failAfter('d1', CONNECTION_LOST);
    expect((await page.ask(someone())).status).toBe(200);
    expect(site.mailbox.waiting).toHaveLength(1);
    expect(await rows(counted)).toEqual([{ n: 1 }]);

    site.clock.pass(30_000);
    site.meddle = failAfter('d1', CONNECTION_LOST);
    expect((await page.again()).data).toMatchObject({ sends: 2 });
    expect(site.mailbox.waiting).toHaveLength(2);
    expect(await rows(counted)).toEqual([{ n: 2 }]);
  });
});

test.each(['event', 'session', 'account'])(
  'F11: when a row of "%s" cannot be written, nothing of the sign-in is',
  async (table) => {
    const { page, code } = await waiting();
    await change(`CREATE TRIGGER broken BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'no'); END`);
    try {
      await typeBroken(page, code, sound);
    } finally {
      await change('DROP TRIGGER broken');
    }
    expect(await challengeOf(page)).toMatchObject({ tries: 0, consumed_at: null });
    expect(await number('SELECT count(*) FROM account WHERE email = ?', page.email)).toBe(0);
    expect((await page.type(code)).status).toBe(200);
  },
);
