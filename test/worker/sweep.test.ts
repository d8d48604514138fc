import { describe, expect, test } from 'vitest';
import { removeOld } from '../../worker/remove-old.js';
import { sweep } from '../../worker/sweep.js';
import { beginWork } from '../../worker/system.js';
import { logged } from '../support/worker/canary.js';
import { statusOf, waiting } from '../support/worker/life.js';
import { beginChange, confirmChange, mover } from '../support/worker/mover.js';
import { Page } from '../support/worker/page.js';
import { change, number, rows } from '../support/worker/rows.js';
import { Site, someone } from '../support/worker/site.js';
import type { Call } from '../support/worker/taps.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const removes = (table: string) => (call: Call) =>
  call.statements.some((text) => text.startsWith(`delete from "${table}"`));

/** Lets so many limits be past their time. */
function close(many: number): Promise<void> {
  return change(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${many})
    INSERT INTO rate_bucket (k, n, ends_at) SELECT 'closed:' || i, 1, i FROM n`);
}

const closed = () => number(`SELECT count(*) FROM rate_bucket WHERE k LIKE 'closed:%'`);

test('a step of the sweep that fails holds up no other, and is on the log', async () => {
  const { site, id, erasesAt } = await waiting();
  await change(`INSERT INTO dpop_proof (id, call, expires_at) VALUES ('beside', 'c', 1)`);
  site.meddle = (call, run) => (removes('rate_bucket')(call) ? Promise.reject(new Error('no')) : run());
  await sweep(site.env, erasesAt);
  expect((await statusOf(id))?.status).toBe('erased');
  expect(await number(`SELECT count(*) FROM dpop_proof WHERE id = 'beside'`)).toBe(0);
  expect(logged()).toContain('{"level":"error","what":"cleaning_failed","tables":["rate_bucket"],"error":"Error"}');
});

describe('what is past its time', () => {
  test('goes from every table, and nothing that is not', async () => {
    // The trigger that keeps events goes by the clock of the database.
    const now = Date.now();
    const ends = [
      ['old', 0],
      ['young', DAY_MS / 2],
    ] as const;
    await change(`INSERT INTO account (id, level, created_at) VALUES ('a', 1, 1)`);
    for (const [id, more] of ends) {
      await change('INSERT INTO rate_bucket (k, n, ends_at) VALUES (?, 1, ?)', id, now + more);
      await change(`INSERT INTO dpop_proof (id, call, expires_at) VALUES (?, 'c', ?)`, id, now + more);
      await change(
        `INSERT INTO session (token_hash, account_id, opened_by, thumbprint, level, method, origin, created_at, last_used_at, expires_at)
          VALUES (?1, 'a', ?1, 't', 1, 'email', 'o', 1, 1, ?2)`,
        id,
        now - DAY_MS + more,
      );
      await change(
        `INSERT INTO otp_challenge (id, purpose, origin, email_key, last_sent_at, changed_by, created_at, expires_at)
          VALUES (?, 'sign_in', 'o', 'k', 1, 'c', 1, ?)`,
        id,
        now - DAY_MS - 1 + more,
      );
      await change('INSERT INTO otp_send (challenge_id, number, sent_at, expires_at) VALUES (?, 1, 1, 1)', id);
      await change(
        `INSERT INTO viisp_flow (id, ticket_hash, state_hash, thumbprint, origin, return_to, created_at, expires_at)
          VALUES (?1, ?1, ?1, 't', 'o', 'r', 1, ?2)`,
        id,
        now - DAY_MS - 1 + more,
      );
      await change(`INSERT INTO mail_trouble (k, error, n, at) VALUES (?, 'E', 1, ?)`, id, now - 90 * DAY_MS + more);
      await change(
        `INSERT INTO event (id, at, kind, actor) VALUES (?, ?, 'signed_in', 'person')`,
        id,
        now - 731 * DAY_MS + more,
      );
    }
    await sweep(new Site().env, now);
    const left = await Promise.all(
      ['rate_bucket', 'dpop_proof', 'session', 'otp_challenge', 'otp_send', 'viisp_flow', 'mail_trouble', 'event'].map(
        async (table) => {
          const [key] = (await rows<{ name: string }>(`SELECT name FROM pragma_table_info('${table}') LIMIT 1`)) as [
            { name: string },
          ];
          const ids = await rows<{ id: string }>(
            `SELECT ${key.name} AS id FROM ${table} WHERE ${key.name} IN ('old', 'young')`,
          );
          return [table, ids.map(({ id }) => id).join()];
        },
      ),
    );
    for (const [table, ids] of left) expect([table, ids]).toEqual([table, 'young']);
  });

  test('goes 250 rows at a time, and whoever signs in between waits for no more', async () => {
    const site = new Site();
    await close(625);
    const left: number[] = [];
    const page = new Page(site);
    site.meddle = async (call, run) => {
      if (!removes('rate_bucket')(call)) return run();
      expect(call.statements.length).toBe(1);
      left.push(await closed());
      if (left.length === 2) expect((await page.signIn(someone())).status).toBe(200);
      return run();
    };
    await sweep(site.env, site.clock.now());
    expect(left).toEqual([625, 375, 125]);
    expect(await closed()).toBe(0);
    expect((await page.session()).data.accountId).not.toBeNull();
    expect(logged().join()).not.toContain('cleaning');
  });

  test('is left to the next run where there is more than one run removes, and the log says so', async () => {
    const site = new Site();
    await change(`INSERT INTO dpop_proof (id, call, expires_at) VALUES ('among', 'c', 1)`);
    await close(24_000);
    const pauses: number[] = [];
    const run = () => removeOld(beginWork(site.env, site.clock.now()), async (ms) => void pauses.push(ms), 100);
    const calls = await site.watch(run);
    expect(calls).toEqual(Array(100).fill('d1.query'));
    // A minute or two of ten.
    expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(2 * MINUTE_MS);
    expect(await number(`SELECT count(*) FROM dpop_proof WHERE id = 'among'`)).toBe(0);
    // Each table has a look, and the full one all that is left of a hundred.
    expect(await closed()).toBe(24_000 - (100 - 6) * 250);
    const told = logged().find((line) => line.includes('cleaning_unfinished'));
    expect(JSON.parse(told ?? '{}')).toMatchObject({ level: 'warn', tables: ['rate_bucket'], removed: 23_501 });
    logged().length = 0;
    await run();
    expect([await closed(), logged().join()]).toEqual([0, '']);
  });
});

test('a notice that the queue does not take holds up no other and repeats none', async () => {
  const page = await mover();
  const { site } = page;
  const one = await beginChange(page, someone());
  let sends = 0;
  site.meddle = (call, run) => {
    if (call.binding !== 'queue') return run();
    sends += 1;
    return sends === 1 ? Promise.reject(new Error('down')) : run();
  };
  await confirmChange(page, one);
  expect(sends).toBe(2);
  expect(await number('SELECT count(*) FROM waiting_notice')).toBe(1);
  await sweep(site.env, site.clock.now() + MINUTE_MS);
  expect(sends).toBe(3);
  expect(await number('SELECT count(*) FROM waiting_notice')).toBe(0);
});
