import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../support/worker/clock.js';
import { CONNECTION_LOST, failAfter, failBefore } from '../../support/worker/faults.js';
import { Page } from '../../support/worker/page.js';
import { change, eventsOf, number, rows } from '../../support/worker/rows.js';
import { PORTAL, Site, someone } from '../../support/worker/site.js';

async function signedIn() {
  const page = new Page(new Site());
  await page.signIn(someone());
  return page;
}

const told = ({ status, error }: { status: number; error: { refusal: unknown } | undefined }) =>
  error?.refusal ?? status;

test('a person sees who is signed in, and until when', async () => {
  const page = await signedIn();
  const now = page.site.clock.now();
  const { data } = await page.session();
  expect(data).toEqual({
    person: { email: page.email, givenNames: null, surname: null, level: 1, complete: false },
    level: 1,
    idToken: null,
    expiresAt: now + 12 * HOUR_MS,
    idleAt: now + 30 * MINUTE_MS,
    now,
  });
});

test.each([
  ['29:59.999', 30 * MINUTE_MS - 1, 200],
  ['30:00.000', 30 * MINUTE_MS, 'signed_out'],
  ['30:00.001', 30 * MINUTE_MS + 1, 'signed_out'],
])('a person who did nothing for %s', async (_clock, ms, result) => {
  const page = await signedIn();
  page.site.clock.pass(ms);
  expect(told(await page.session())).toBe(result);
});

test('a person who is active stays signed in, but never longer than 12 hours', async () => {
  const page = await signedIn();
  const end = page.site.clock.now() + 12 * HOUR_MS;
  while (page.site.clock.now() + 29 * MINUTE_MS < end) {
    page.site.clock.pass(29 * MINUTE_MS);
    expect(told(await page.session())).toBe(200);
  }
  page.site.clock.set(end - 1);
  const last = await page.session();
  expect(last.data.idleAt).toBe(end);
  page.site.clock.set(end);
  expect(told(await page.session())).toBe('signed_out');
});

test('a refused call does not keep a session alive', async () => {
  const page = await signedIn();
  page.site.clock.pass(29 * MINUTE_MS);
  await page.session({ proof: { payload: { ath: 'x' } } });
  page.site.clock.pass(MINUTE_MS);
  expect(told(await page.session())).toBe('signed_out');
});

describe('a person who signs out', () => {
  test('is signed out at once, and it is on record', async () => {
    const page = await signedIn();
    expect((await page.leave()).data).toEqual({ endedAt: page.site.clock.now() });
    expect(told(await page.session())).toBe('signed_out');
    expect(told(await page.leave())).toBe('signed_out');
    expect(await eventsOf(page.email)).toEqual(['account_created', 'signed_in', 'signed_out']);
  });

  test('is signed out of that session only', async () => {
    const [page, other] = [await signedIn(), await signedIn()];
    await page.leave();
    expect(told(await other.session())).toBe(200);
  });

  test('leaves one record though the button was pressed 20 times, or the answer of the database was lost', async () => {
    const hasty = await signedIn();
    await Promise.all(Array.from({ length: 20 }, () => hasty.leave()));
    const unlucky = await signedIn();
    unlucky.site.meddle = failAfter((call) => call.what === 'batch', CONNECTION_LOST);
    expect((await unlucky.leave()).status).toBe(200);
    for (const page of [hasty, unlucky])
      expect((await eventsOf(page.email)).filter((kind) => kind === 'signed_out')).toHaveLength(1);
  });

  test('is told to try again when that cannot be recorded, and is still signed in', async () => {
    const page = await signedIn();
    await change("CREATE TRIGGER broken BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no'); END");
    try {
      expect(told(await page.leave())).toBe('try_again');
    } finally {
      await change('DROP TRIGGER broken');
    }
    expect(told(await page.session())).toBe(200);
  });
});

test('a person has at most ten open sessions: the one used longest ago gives way', async () => {
  const site = new Site();
  const email = someone();
  const pages: Page[] = [];
  for (let index = 0; index < 12; index += 1) {
    const page = new Page(site);
    await page.signIn(email);
    pages.push(page);
    site.clock.pass(1000);
    if (index === 5) await pages[0]?.session();
    if (index % 5 === 4) await change("DELETE FROM rate_bucket WHERE k LIKE 'mails-%'");
  }
  const open = await Promise.all(pages.map(async (page) => (await page.session()).status === 200));
  expect(open.map((is, index) => (is ? -1 : index)).filter((index) => index >= 0)).toEqual([1, 2]);
  expect((await eventsOf(email)).filter((kind) => kind === 'session_ended')).toHaveLength(2);
});

test.each(['blocked', 'erased'])('a person whose account is %s is out at the next call', async (status) => {
  const page = await signedIn();
  await change('UPDATE account SET status = ? WHERE email = ?', status, page.email);
  expect(told(await page.session())).toBe('signed_out');
  expect(told(await page.complete())).toBe('signed_out');
});

test('a session is of the site it was opened on', async () => {
  const page = await signedIn();
  const portal = new Page(page.site, { origin: PORTAL, key: await page.key });
  expect(told(await portal.session({ token: page.token as string }))).toBe('signed_out');
  expect(told(await page.session())).toBe(200);
});

test('T-idor: nobody reaches another account by naming it', async () => {
  const [page, victim] = [await signedIn(), await signedIn()];
  await victim.complete({ surname: 'Auka' });
  const [account] = await rows<{ id: string }>('SELECT id FROM account WHERE email = ?', victim.email);
  const naming = { accountId: account?.id, id: account?.id, email: victim.email, userId: account?.id };
  for (const path of ['session.read', 'profile.read']) {
    const answer = await page.call(path, naming);
    expect(answer.text).not.toContain('Auka');
    expect(answer.text).not.toContain(victim.email);
  }
  await page.call('session.end', naming);
  expect(told(await victim.session())).toBe(200);
});

test('T-no-withSession F7: a session is read from the primary database, and nobody is in when it does not answer', async () => {
  const page = await signedIn();
  page.site.meddle = failBefore('d1', 'D1_ERROR: no');
  const answer = await page.session();
  expect([answer.status, answer.error?.refusal, answer.data]).toEqual([503, 'try_again', undefined]);
});

test('a token is stored nowhere, and neither is the key', async () => {
  const page = await signedIn();
  const [row] = await rows('SELECT * FROM session ORDER BY rowid DESC LIMIT 1');
  expect(JSON.stringify(row)).not.toContain(page.token);
  expect(await number("SELECT count(*) FROM session WHERE method = 'email' AND level = 1")).toBeGreaterThan(0);
});
