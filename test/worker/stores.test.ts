import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { sweep } from '../../worker/sweep.js';
import { leaksIn } from '../support/worker/canary.js';
import { HOUR_MS } from '../support/worker/clock.js';
import { newAttempt, otherThan, Page } from '../support/worker/page.js';
import { challengeOf, change, everything, idOf, number, rows } from '../support/worker/rows.js';
import { Site, someone } from '../support/worker/site.js';

const TABLES = [
  'account',
  'dpop_proof',
  'epoch',
  'event',
  'identity',
  'mail_trouble',
  'otp_challenge',
  'otp_send',
  'passkey',
  'rate_bucket',
  'request',
  'session',
  'staff',
  'viisp_flow',
  'waiting_notice',
];

test('every table is STRICT, so that no number is stored as a text or a fraction', async () => {
  const tables = await rows<{ name: string; strict: number }>('PRAGMA table_list');
  const strict = Object.fromEntries(tables.map(({ name, strict }) => [name, strict]));
  for (const name of TABLES) expect([name, strict[name]]).toEqual([name, 1]);
  const own = tables.map(({ name }) => name).filter((name) => !/^(_cf|sqlite|d1_migrations)/.test(name));
  expect(own.sort()).toEqual(TABLES);
});

test('T-audit: nobody changes an event, and nobody removes one within 24 months', async () => {
  await new Page(new Site()).signIn(someone());
  await expect(change("UPDATE event SET kind = 'x'")).rejects.toThrow(/never changed/);
  await change('UPDATE event SET at = at WHERE 0');
  await expect(change("UPDATE event SET facts = '{}' WHERE kind = 'signed_in'")).rejects.toThrow(/never changed/);

  const old = Date.now() - 731 * 24 * HOUR_MS;
  const insert = 'INSERT INTO event (id, at, kind, actor) VALUES (?, ?, ?, ?)';
  await change(insert, 'young', Date.now() - 729 * 24 * HOUR_MS, 'x', 'system');
  await change(insert, 'old', old, 'x', 'system');
  await expect(change("DELETE FROM event WHERE id = 'young'")).rejects.toThrow(/24 months/);
  await change("DELETE FROM event WHERE id = 'old'");
  await expect(
    change('REPLACE INTO event (id, at, kind, actor) VALUES (?, ?, ?, ?)', 'young', 1, 'y', 'z'),
  ).rejects.toThrow();
  expect(await rows("SELECT kind FROM event WHERE id = 'young'")).toEqual([{ kind: 'x' }]);
});

test('T-kv-shape: whoever steals the codes finds neither codes nor people, and they vanish after an hour', async () => {
  const site = new Site();
  const page = new Page(site);
  await page.ask(someone());
  const id = await idOf(page);
  const { keys } = await env.CODES.list<unknown>({ prefix: `otp:${id}` });
  expect(keys.map(({ name }) => name)).toEqual([`otp:${id}:1`]);
  const left = (keys[0]?.expiration as number) - Date.now() / 1000;
  expect(left).toBeGreaterThan(3500);
  expect(left).toBeLessThanOrEqual(3601);
  const value = JSON.parse((await env.CODES.get(`otp:${id}:1`)) as string);
  expect(Object.keys(value)).toEqual(['v', 'kid', 'mac']);
  expect(value).toMatchObject({ v: 1, kid: 'test-2', mac: expect.stringMatching(/^[\w-]{43}$/) });
});

test('T-d1-shape: whoever steals both stores before a proof finds no code, no secret and no address', async () => {
  const site = new Site();
  const page = new Page(site);
  await page.ask(someone());
  site.clock.pass(30_000);
  await page.again();
  await page.type(otherThan(...(await site.codesOf(page.email))), { sends: 2 });
  expect(leaksIn(await everything())).toEqual([]);
});

test('T-d1-shape: whoever steals both stores after a sign-in finds no token, no code and no secret', async () => {
  const site = new Site();
  const page = new Page(site);
  const email = someone();
  await page.ask(email);
  await page.type(await site.codeOf(email), { attempt: newAttempt() });
  await page.complete();
  const dump = await everything();
  expect(leaksIn(dump)).toEqual([email]);
  expect(leaksIn(dump.replaceAll(email, ''))).toEqual([]);
});

test('T-d1-shape: what waits in the queue is sealed', async () => {
  const site = new Site();
  await new Page(site).ask(someone());
  const [waiting] = structuredClone(site.mailbox.waiting);
  await site.mailbox.deliver(site.env, site.clock);
  expect(leaksIn(JSON.stringify(waiting))).toEqual([]);
});

test('an operator’s sweep removes what is past its time and nothing else', async () => {
  const site = new Site();
  const page = new Page(site);
  await page.signIn(someone());
  await change('DELETE FROM dpop_proof');
  await page.complete();
  const start = site.clock.now();
  const count = async () => ({
    challenges: await number('SELECT count(*) FROM otp_challenge WHERE id = ?', await idOf(page)),
    sends: await number('SELECT count(*) FROM otp_send WHERE challenge_id = ?', await idOf(page)),
    sessions: await number('SELECT count(*) FROM session WHERE opened_by = ?', await idOf(page)),
    proofs: await number('SELECT count(*) FROM dpop_proof'),
    day: await number("SELECT count(*) FROM rate_bucket WHERE k LIKE 'mails-day%' AND ends_at > ?", start),
  });
  const all = { challenges: 1, sends: 1, sessions: 1 };
  await sweep(site.env, start);
  expect(await count()).toMatchObject({ ...all, proofs: 1 });
  await sweep(site.env, start + 12 * HOUR_MS);
  expect(await count()).toMatchObject({ ...all, proofs: 0 });
  expect((await challengeOf(page))?.tries).toBe(1);
  await sweep(site.env, start + 26 * HOUR_MS);
  expect(await count()).toEqual({ challenges: 0, sends: 0, sessions: 1, proofs: 0, day: 0 });
  await sweep(site.env, start + 37 * HOUR_MS);
  expect(await count()).toMatchObject({ sessions: 0 });
  expect(await number('SELECT count(*) FROM event')).toBeGreaterThan(0);
  expect(await number('SELECT count(*) FROM account WHERE email = ?', page.email)).toBe(1);
});

test('the cron’s sweep lets events go when their 24 months are over, and not before', async () => {
  const insert = 'INSERT INTO event (id, at, kind, actor) VALUES (?, ?, ?, ?)';
  const now = Date.now();
  await change(insert, 'kept', now - 729 * 24 * HOUR_MS, 'x', 'system');
  await change(insert, 'gone', now - 732 * 24 * HOUR_MS, 'x', 'system');
  const { default: worker } = await import('../../worker/index.js');
  await worker.scheduled({ scheduledTime: now } as ScheduledController, new Site().env);
  expect(await rows("SELECT id FROM event WHERE id IN ('kept', 'gone')")).toEqual([{ id: 'kept' }]);
});
