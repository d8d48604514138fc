import { expect, test } from 'vitest';
import { Page } from '../../support/worker/page.js';
import { accountsOf, change, rows, sessions } from '../../support/worker/rows.js';
import { Site, someone } from '../../support/worker/site.js';

const OLD = `old-1:${'D'.repeat(43)}`;
const NEW = `new-2:${'E'.repeat(43)}`;

/** The same page after the Worker was given other keys. */
async function moved(page: Page, KEYS: string): Promise<Page> {
  const site = new Site({ KEYS });
  site.clock.set(page.site.clock.now());
  const same = new Page(site, { key: await page.key });
  return Object.assign(same, { email: page.email, challenge: page.challenge, token: page.token });
}

const keysOf = async (email: string) =>
  (
    await rows<{ key: string }>(
      `SELECT "key" FROM identity JOIN account ON account.id = account_id WHERE kind = 'email' AND email = ?`,
      email,
    )
  ).map(({ key }) => key.split('.')[0]);

test('F34: a person whose code is on its way while the keys are rotated is signed in with it', async () => {
  const page = new Page(new Site({ KEYS: OLD }));
  await page.ask(someone());
  const code = await page.site.codeOf(page.email);
  const later = await moved(page, `${NEW},${OLD}`);
  expect((await later.type(code)).status).toBe(200);
  expect(await keysOf(page.email)).toEqual(['new-2']);
});

test('F34: a mail that waits in the queue while the keys are rotated is sent', async () => {
  const page = new Page(new Site({ KEYS: OLD }));
  await page.ask(someone());
  const later = await moved(page, `${NEW},${OLD}`);
  later.site.mailbox.waiting.push(...page.site.mailbox.waiting.splice(0));
  expect((await later.type(await later.site.codeOf(page.email))).status).toBe(200);
});

test('F34: a person known under a retired key keeps account and session, and the account moves to the new key', async () => {
  const page = new Page(new Site({ KEYS: OLD }));
  await page.signIn(someone());
  expect(await keysOf(page.email)).toEqual(['old-1']);

  const later = await moved(page, `${NEW},${OLD}`);
  expect((await later.session()).status).toBe(200);
  await later.signIn(page.email);
  expect(await accountsOf(page.email)).toBe(1);
  expect(await keysOf(page.email)).toEqual(['new-2']);

  const last = await moved(page, NEW);
  await last.signIn(page.email);
  expect(await accountsOf(page.email)).toBe(1);
});

test('F34: whoever only asked for a code does not move the account of somebody else', async () => {
  const page = new Page(new Site({ KEYS: OLD }));
  await page.signIn(someone());
  const later = await moved(page, `${NEW},${OLD}`);
  await later.ask(page.email);
  await later.type('00000000');
  expect(await keysOf(page.email)).toEqual(['old-1']);
});

test('F34: a code whose key left the ring is not judged, and costs no try', async () => {
  const page = new Page(new Site({ KEYS: `${OLD},${NEW}` }));
  await page.ask(someone());
  const code = await page.site.codeOf(page.email);
  const before = await sessions();
  const answer = await (await moved(page, NEW)).type(code);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).not.toBe(500);
  expect(await sessions()).toBe(before);
  expect((await rows('SELECT tries FROM otp_challenge ORDER BY rowid DESC LIMIT 1'))[0]).toEqual({ tries: 0 });
});

test('F35: a person is let in though a Worker with older keys has made a second account meanwhile', async () => {
  const page = new Page(new Site({ KEYS: `${NEW},${OLD}` }));
  await page.signIn(someone());
  const [known] = await rows<{ id: string }>('SELECT id FROM account WHERE email = ?', page.email);
  const older = new Page(new Site({ KEYS: OLD }));
  await older.signIn(page.email);
  expect(await keysOf(page.email)).toEqual(['new-2', 'old-1']);

  await change('DELETE FROM rate_bucket');
  const again = new Page(page.site);
  expect((await again.signIn(page.email)).status).toBe(200);
  const newest = 'SELECT account_id AS id FROM session ORDER BY rowid DESC LIMIT 1';
  expect(await rows(newest)).toEqual([known]);
});
