import { describe, expect, test } from 'vitest';
import { SEARCHES_AN_HOUR } from '../../../schema/limits.js';
import { HOUR_MS } from '../../support/worker/clock.js';
import { personAt } from '../../support/worker/counter.js';
import { life } from '../../support/worker/life.js';
import { change, rows } from '../../support/worker/rows.js';
import { BECAUSE, type Desk, office, staffOf } from '../../support/worker/staff.js';

const FIND = { by: 'name', text: 'petraitis', ...BECAUSE } as const;

/** What a member of staff has on record, oldest first. */
async function recordBy(desk: Desk) {
  const found = await rows<{ kind: string; account_id: string | null; facts: string }>(
    'SELECT kind, account_id, facts FROM event WHERE actor = ? ORDER BY rowid',
    `staff:${desk.accountId}`,
  );
  return found.map(({ kind, account_id, facts }) => ({ kind, account: account_id, facts: JSON.parse(facts) }));
}

describe('the work list', () => {
  test('is on record with how many were shown and which part, and is in nobody’s history', async () => {
    const both = await office();
    const desk = await staffOf(both);
    const { page } = await personAt(both);
    await life(page, 'notMe');
    const { data } = await desk.act('requests', {});
    await desk.act('requests', { kind: 'merge', status: 'done' });
    const shown = data.requests.length;
    expect(shown).toBeGreaterThan(0);
    expect(await recordBy(desk)).toEqual([
      { kind: 'work_listed', account: null, facts: { office: 'vilnius', status: 'open', shown } },
      { kind: 'work_listed', account: null, facts: { office: 'vilnius', status: 'done', kind: 'merge', shown: 0 } },
    ]);
  });

  test('is not shown where that cannot be written', async () => {
    const desk = await staffOf(await office());
    await change(`CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
    const refused = await desk.act('requests', {});
    await change('DROP TRIGGER full');
    expect([refused.error?.refusal, refused.data]).toEqual(['try_again', undefined]);
  });
});

describe('whoever searches all the time', () => {
  test('is stopped for the rest of the hour, alone, and each search is on record', async () => {
    const both = await office();
    const [busy, calm] = [await staffOf(both), await staffOf(both)];
    await personAt(both);
    const first = await busy.act('search', FIND);
    expect(first.status).toBe(200);
    await change(`UPDATE rate_bucket SET n = ? WHERE k = ?`, SEARCHES_AN_HOUR - 1, `searches:${busy.accountId}`);
    expect((await busy.act('search', FIND)).status).toBe(200);
    const refused = await busy.act('search', FIND);
    expect([refused.error?.refusal, refused.error?.retryAfter, refused.data]).toEqual([
      'too_many_calls',
      3600,
      undefined,
    ]);
    expect((await calm.act('search', FIND)).status).toBe(200);
    const facts = (await recordBy(busy)).map((event) => event.facts);
    const all = { office: 'vilnius', way: 'name', ...BECAUSE };
    const { total } = first.data;
    expect(facts).toEqual([
      { ...all, hits: total },
      { ...all, hits: total },
      { ...all, refused: 'too_many_calls' },
    ]);
    for (let quarter = 0; quarter < 5; quarter += 1) {
      both.site.clock.pass(HOUR_MS / 5);
      expect((await busy.act('me', undefined)).status).toBe(200);
    }
    expect((await busy.act('search', FIND)).status).toBe(200);
  });

  test('all at once: of 30 searches, the 20 that are left of the hour show somebody', async () => {
    const both = await office();
    const desk = await staffOf(both);
    await desk.act('search', FIND);
    await change(`UPDATE rate_bucket SET n = ? WHERE k = ?`, SEARCHES_AN_HOUR - 20, `searches:${desk.accountId}`);
    const answers = await Promise.all(Array.from({ length: 30 }, () => desk.act('search', FIND)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(await recordBy(desk)).toHaveLength(31);
  });
});
