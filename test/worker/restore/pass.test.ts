import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { noteOutside } from '../../../worker/restore/notes.js';
import { dealWithRestore } from '../../../worker/restore/pass.js';
import { beginWork } from '../../../worker/system.js';
import { resident } from '../../support/worker/life.js';
import { change, number, rows } from '../../support/worker/rows.js';

let restores = 0;

/** A person who is signed in while the database is restored. */
async function restored() {
  restores += 1;
  const one = await resident();
  const EPOCH = `restore-${restores}`;
  Object.assign(one.site.env, { EPOCH });
  const pass = () => dealWithRestore(beginWork(one.site.env, one.site.clock.now()));
  const isSignedIn = async () => (await one.page.session()).status === 200;
  return { ...one, EPOCH, pass, isSignedIn };
}

test('a pass that is broken off anywhere leaves the door shut, and the next one opens it', async () => {
  let nth = 0;
  for (let broken = true; broken; nth += 1) {
    const { site, pass, id, EPOCH, isSignedIn } = await restored();
    await noteOutside(site, 'blocked', id);
    const opened = () => number('SELECT count(*) FROM epoch WHERE id = ?', EPOCH);
    let calls = 0;
    broken = false;
    site.meddle = (call, run) => {
      calls += 1;
      if (calls <= nth) return run();
      broken = true;
      return Promise.reject(new Error(`D1_ERROR: no ${call.what}`));
    };
    const open = await pass().catch(() => false);
    site.meddle = (_call, run) => run();
    expect(open).toBe(!broken);
    // Only the last call, which looks whether the door is open, may fail behind it.
    if (nth < 10) expect(await opened()).toBe(0);
    expect(await pass()).toBe(true);
    expect(await opened()).toBe(1);
    expect(await isSignedIn()).toBe(false);
    expect(await rows('SELECT status FROM account WHERE id = ?', id)).toEqual([{ status: 'blocked' }]);
    expect(await number("SELECT count(*) FROM event WHERE account_id = ? AND kind = 'account_blocked'", id)).toBe(1);
  }
  expect(nth).toBeGreaterThan(10);
});

test('another restore in the middle of a pass keeps that pass from opening the door', async () => {
  const { site, pass, EPOCH } = await restored();
  site.meddle = async (call, run) => {
    if (call.what === 'list') await change("DELETE FROM epoch WHERE id LIKE 'restore-%'");
    return run();
  };
  expect(await pass()).toBe(false);
  site.meddle = (_call, run) => run();
  expect(await number('SELECT count(*) FROM epoch WHERE id = ?', EPOCH)).toBe(0);
  expect(await pass()).toBe(true);
});

test('20 passes at once open the door once', async () => {
  const { pass, EPOCH, isSignedIn } = await restored();
  const opened = await Promise.all(Array.from({ length: 20 }, () => pass()));
  expect(opened).not.toContain(false);
  const facts = JSON.stringify({ epoch: EPOCH });
  expect(await number("SELECT count(*) FROM event WHERE kind = 'restored' AND facts = ?", facts)).toBe(1);
  expect(await rows(`SELECT id FROM epoch WHERE id LIKE '${EPOCH}%'`)).toEqual([{ id: EPOCH }]);
  expect(await isSignedIn()).toBe(false);
});

test('1,300 sessions end, each with one record, and what had ended before is not recorded again', async () => {
  const { site, id, pass } = await restored();
  const now = site.clock.now();
  await change(
    `INSERT INTO session (token_hash, account_id, opened_by, thumbprint, level, method, origin, created_at, last_used_at, expires_at, ended_at)
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500)
     SELECT 't' || i, ?, 'o' || i, 'k', 1, 'email', 'https://migris.test', ?, ?, ?, CASE WHEN i <= 200 THEN 1 END FROM n`,
    ...[id, now, now, now + 1000],
  );
  expect(await pass()).toBe(true);
  expect(await number('SELECT count(*) FROM session WHERE ended_at IS NULL')).toBe(0);
  expect(await number('SELECT count(*) FROM session WHERE ended_at = 1')).toBe(200);
  expect(await number("SELECT count(*) FROM event WHERE account_id = ? AND kind = 'session_ended'", id)).toBe(1301);
});

test('more notes than one list of KV holds are all read', async () => {
  const { site, id, pass } = await restored();
  const others = Array.from({ length: 1005 }, (_, index) => `00000000-${index}`);
  await Promise.all(others.map((other) => env.CODES.put(`staff-revoked:${other}`, '1')));
  await change(
    "INSERT INTO staff (account_id, office, role, granted_at, granted_by) VALUES (?, 'vilnius', 'clerk', 1, 'operator')",
    id,
  );
  await noteOutside(site, 'staff-revoked', id);
  const calls = await site.watch(() => pass());
  expect(calls.filter((call) => call === 'kv.list').length).toBeGreaterThan(4);
  expect(await number('SELECT count(*) FROM staff WHERE account_id = ? AND revoked_at IS NULL', id)).toBe(0);
});

test('a database that was never restored is served as it is', async () => {
  const { page, site } = await resident();
  expect(await dealWithRestore(beginWork(site.env, site.clock.now()))).toBe(true);
  expect((await page.session()).status).toBe(200);
});
