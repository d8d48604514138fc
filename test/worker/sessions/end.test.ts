import { describe, expect, test } from 'vitest';
import { SESSION_IDLE_MS } from '../../../schema/session-life.js';
import { SECOND_MS } from '../../support/worker/clock.js';
import { tally } from '../../support/worker/crowd.js';
import { CONNECTION_LOST, failAfter, failBefore } from '../../support/worker/faults.js';
import { Page } from '../../support/worker/page.js';
import { change, number, rows } from '../../support/worker/rows.js';
import { race, SEEDS } from '../../support/worker/seeds.js';
import { PORTAL, Site, someone } from '../../support/worker/site.js';

/** The pages of one person who is signed in so many times, and the ids of the sessions. */
async function signedIn(times: number, site = new Site()) {
  const email = someone();
  const pages: Page[] = [];
  for (let index = 0; index < times; index += 1) {
    const page = new Page(site, index % 2 === 1 ? { origin: PORTAL } : {});
    await page.signIn(email);
    pages.push(page);
    if (index % 5 === 4) await change("DELETE FROM rate_bucket WHERE k LIKE 'mails-%'");
  }
  const ids = await Promise.all(pages.map(idOf));
  return { email, site, pages, ids, page: pages[0] as Page, other: pages[1] as Page };
}

const idOf = async (page: Page) => (await page.sessions()).data.sessions[0]?.id as string;
const isIn = async (page: Page) => (await page.session()).status === 200;
const endings = (email: string) =>
  rows<{ kind: string; actor: string }>(
    `SELECT kind, actor FROM event JOIN account ON account.id = account_id
     WHERE email = ? AND kind IN ('session_ended', 'signed_out') ORDER BY event.rowid`,
    email,
  );
const ENDED = { kind: 'session_ended', actor: 'person' };

describe('a person who ends one of their sessions', () => {
  test('is signed out there at once and nowhere else, and it is on record', async () => {
    const { email, pages, page, ids } = await signedIn(3);
    expect((await page.end(ids[1])).data).toEqual({ endedAt: page.site.clock.now() });
    expect(await Promise.all(pages.map(isIn))).toEqual([true, false, true]);
    expect(await endings(email)).toEqual([ENDED]);
    expect((await page.sessions()).data.sessions).toHaveLength(2);
  });

  test('hears the same when it has ended already, and it is one record', async () => {
    const { email, site, page, ids } = await signedIn(2);
    const first = await page.end(ids[1]);
    site.clock.pass(SECOND_MS);
    expect((await page.end(ids[1])).data).toEqual(first.data);
    expect(await endings(email)).toEqual([ENDED]);
  });

  test('hears the same though the answer of the database was lost, and it is one record', async () => {
    const { email, site, page, ids } = await signedIn(2);
    site.meddle = failAfter((call) => call.what === 'batch', CONNECTION_LOST);
    expect((await page.end(ids[1])).status).toBe(200);
    expect(await endings(email)).toEqual([ENDED]);
  });

  test('signs out where it is the one that asks', async () => {
    const { email, pages, page, ids } = await signedIn(2);
    expect((await page.end(ids[0])).status).toBe(200);
    expect(await Promise.all(pages.map(isIn))).toEqual([false, true]);
    expect(await endings(email)).toEqual([{ kind: 'signed_out', actor: 'person' }]);
  });

  test('is told to try again when the store does not answer, and nothing has ended', async () => {
    const { site, page, other, ids } = await signedIn(2);
    site.meddle = failBefore((call) => call.what === 'batch', 'D1_ERROR: no');
    expect((await page.end(ids[1])).error?.refusal).toBe('try_again');
    expect((await page.endOthers()).error?.refusal).toBe('try_again');
    site.meddle = (_call, run) => run();
    expect(await isIn(other)).toBe(true);
  });

  test.each([[''], ['x'], [1], [null], ['*'], ['A'.repeat(44)], [['A'.repeat(43)]], ["' OR 1=1--"]])(
    'by %j is told that it is no id, and nothing has ended',
    async (id) => {
      const { pages, page } = await signedIn(2);
      expect((await page.end(id)).error?.fields).toEqual({ id: 'invalid' });
      expect(await Promise.all(pages.map(isIn))).toEqual([true, true]);
    },
  );
});

describe('T-idor: a session of somebody else', () => {
  test('cannot be ended, and the refusal is that of one that never was', async () => {
    const site = new Site();
    const [own, foreign] = [await signedIn(2, site), await signedIn(1, site)];
    const answers = [await own.page.end(foreign.ids[0]), await own.page.end('A'.repeat(43))];
    const told = answers.map(({ status, error }) => ({ status, ...error, requestId: '' }));
    expect(told[0]).toEqual(told[1]);
    expect(told[0]).toMatchObject({ status: 404, refusal: 'session_unknown' });
    expect(await isIn(foreign.page)).toBe(true);
    expect(await endings(foreign.email)).toEqual([]);
    expect(await endings(own.email)).toEqual([]);
  });

  test('is not among the others', async () => {
    const site = new Site();
    const [own, foreign] = [await signedIn(2, site), await signedIn(2, site)];
    expect((await own.page.endOthers()).data).toEqual({ ended: 1 });
    expect(await Promise.all(foreign.pages.map(isIn))).toEqual([true, true]);
    expect(await endings(foreign.email)).toEqual([]);
  });
});

describe('a person who ends all others', () => {
  test('stays signed in here alone, and each is on record', async () => {
    const { email, pages, page } = await signedIn(4);
    expect((await page.endOthers()).data).toEqual({ ended: 3 });
    expect(await Promise.all(pages.map(isIn))).toEqual([true, false, false, false]);
    expect(await endings(email)).toEqual([ENDED, ENDED, ENDED]);
    expect((await page.endOthers()).data).toEqual({ ended: 0 });
  });

  test('hears the right number though the answer of the database was lost, and each is one record', async () => {
    const { email, site, page } = await signedIn(3);
    site.meddle = failAfter((call) => call.what === 'batch', CONNECTION_LOST, 2);
    expect((await page.endOthers()).data).toEqual({ ended: 2 });
    expect(await endings(email)).toEqual([ENDED, ENDED]);
  });

  test('ends and records none that its time has ended before', async () => {
    const { email, site, pages, page } = await signedIn(3);
    site.clock.pass(SESSION_IDLE_MS - SECOND_MS);
    expect(await isIn(page)).toBe(true);
    site.clock.pass(2 * SECOND_MS);
    expect((await page.endOthers()).data).toEqual({ ended: 0 });
    expect(await endings(email)).toEqual([]);
    expect(await Promise.all(pages.map(isIn))).toEqual([true, false, false]);
  });

  test('100 times at once leaves one record of each', async () => {
    for (const seed of SEEDS.slice(0, 3)) {
      const { email, pages, page } = await signedIn(4);
      const answers = await race(
        Array.from({ length: 100 }, () => () => page.endOthers()),
        seed,
      );
      expect(tally(answers)).toEqual({ 'signed in': 100 });
      expect(answers.reduce((sum, { data }) => sum + data.ended, 0)).toBe(3);
      expect(await Promise.all(pages.map(isIn))).toEqual([true, false, false, false]);
      expect(await endings(email)).toEqual([ENDED, ENDED, ENDED]);
    }
  });

  test('in every window at once stays signed in in one', async () => {
    for (const seed of SEEDS.slice(0, 5)) {
      const { email, pages } = await signedIn(4);
      const answers = await race(
        pages.flatMap((page) => Array.from({ length: 10 }, () => () => page.endOthers())),
        seed,
      );
      expect((await Promise.all(pages.map(isIn))).filter(Boolean)).toHaveLength(1);
      expect(tally(answers)).toEqual({ 'signed in': 10, signed_out: 30 });
      expect(await endings(email)).toEqual([ENDED, ENDED, ENDED]);
    }
  });

  test('does so in two windows that end each other by their ids, too', async () => {
    for (const seed of SEEDS.slice(0, 5)) {
      const { pages, ids } = await signedIn(2);
      const answers = await race(
        pages.map((page, index) => () => page.end(ids[1 - index])),
        seed,
      );
      expect(tally(answers)).toEqual({ 'signed in': 1, signed_out: 1 });
      expect((await Promise.all(pages.map(isIn))).filter(Boolean)).toHaveLength(1);
    }
  });

  test('leaves it all as it is when the records cannot be written', async () => {
    const { pages, page } = await signedIn(3);
    await change("CREATE TRIGGER broken BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no'); END");
    try {
      expect((await page.endOthers()).error?.refusal).toBe('try_again');
    } finally {
      await change('DROP TRIGGER broken');
    }
    expect(await Promise.all(pages.map(isIn))).toEqual([true, true, true]);
  });
});

test('whoever is not signed in ends nothing', async () => {
  const { page, other, ids } = await signedIn(2);
  const open = await number('SELECT count(*) FROM session WHERE ended_at IS NULL');
  const stranger = new Page(page.site);
  for (const token of [null, other.token as string]) {
    expect((await stranger.end(ids[1], { token })).error?.refusal).toBe('signed_out');
    expect((await stranger.endOthers({ token })).error?.refusal).toBe('signed_out');
  }
  expect(await number('SELECT count(*) FROM session WHERE ended_at IS NULL')).toBe(open);
});
