import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, test } from 'vitest';
import { change, number } from '../../support/worker/rows.js';
import { BECAUSE, type Desk, office, recordOf, staffOf } from '../../support/worker/staff.js';

let desk: Desk;

async function find(text: string, by: 'name' | 'email' | 'phone' = 'name', after?: string) {
  return desk.act('search', { by, text, ...BECAUSE, ...(after !== undefined && { after }) });
}

beforeAll(async () => {
  desk = await staffOf(await office());
  await change(
    `INSERT INTO account (id, email, level, given_names, surname, phone, created_at) VALUES
      ('jonas', 'jonas@example.lt', 1, 'Jonas', 'Žukauskas', '+37061100001', 1), ('li', NULL, 1, 'Wei', 'Li', NULL, 1),
      ('egle', NULL, 1, 'Eglė', 'Žukauskaitė-Petraitienė', NULL, 1), ('ona', NULL, 1, 'Ona Marija', 'Šimkutė', NULL, 1)`,
  );
});

describe('a search in a large table', () => {
  const MANY = 2500;

  beforeAll(async () => {
    await change(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})
        INSERT INTO account (id, email, level, given_names, surname, phone, created_at)
        SELECT 'many-' || substr('0000' || i, -4), 'many' || i || '@example.lt', 1, 'Vardenis' || i, 'Masinis-Antras' || i, '+3706' || (2000000 + i), 1 FROM n`,
    );
    await change(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 45)
        INSERT INTO account (id, level, given_names, surname, created_at)
        SELECT 'page-' || substr('00' || i, -2), 1, 'Puslapis', 'Puslapiuotas' || substr('00' || i, -2), 1 FROM n`,
    );
  });

  test('that would list the table is refused, and is on record all the same', async () => {
    const before = (await recordOf(null)).length;
    for (const wide of ['mas', 'antras', 'vardenis', 'vardenis masinis'])
      expect([wide, (await find(wide)).error?.refusal]).toEqual([wide, 'search_too_wide']);
    expect((await recordOf(null)).length).toBe(before + 4);
  });

  test('is paged by 20, in the order of names, and nobody is missed or shown twice', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < 3; pages += 1) {
      const { data } = await find('puslap', 'name', after);
      expect(data.total).toBe(45);
      seen.push(...data.people.map(({ id }) => id));
      after = data.next ?? undefined;
    }
    expect([seen.length, new Set(seen).size, after]).toEqual([45, 45, undefined]);
    expect(seen).toEqual(seen.toSorted());
    expect((await find('puslap', 'name', 'somebody')).error?.fields).toEqual({ after: 'invalid' });
  });

  test('reads few rows, by an index for each way in', async () => {
    const read = async (text: string, by: 'name' | 'phone' | 'email' = 'name') => {
      const spent: number[] = [];
      const { DB } = desk.site.env;
      const batch = DB.batch.bind(DB);
      DB.batch = async (statements: D1PreparedStatement[]) => {
        const results = await batch<unknown>(statements);
        spent.push(...results.map(({ meta }) => meta.rows_read));
        return results as never;
      };
      await find(text, by);
      DB.batch = batch;
      return spent.reduce((sum, each) => sum + each, 0);
    };
    expect(await number('SELECT count(*) FROM account')).toBeGreaterThan(2500);
    for (const narrow of ['zukauskas', 'petraitiene', 'jonas zukauskas', 'wei li', 'li', 'ona marija simkute'])
      expect([narrow, await read(narrow)]).toEqual([narrow, expect.toSatisfy((spent: number) => spent < 100)]);
    expect(await read('+37061100001', 'phone')).toBeLessThan(60);
    expect(await read('nobody.at.all@example.lt', 'email')).toBeLessThan(60);
    const wide = await read('mas');
    expect(wide).toBeLessThan(10 * 201);
  });

  test('whose plan never scans the accounts', async () => {
    const statements: string[] = [];
    desk.site.calls.length = 0;
    await find('jonas zukauskas');
    for (const call of desk.site.calls)
      statements.push(...call.statements.filter((sql) => sql.includes('hit CROSS JOIN')));
    expect(statements.length).toBe(2);
    for (const sql of statements) {
      const marks = sql.match(/\?/g)?.length ?? 0;
      const plan = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .bind(...Array(marks).fill('x'))
        .all<{ detail: string }>();
      const details = plan.results.map(({ detail }) => detail);
      expect(details.filter((detail) => /SCAN account\b/.test(detail))).toEqual([]);
      for (const index of ['names', 'given', 'given_second', 'given_third', 'surname_second'])
        expect(details.join('\n')).toContain(`USING INDEX account_${index} (`);
    }
  });
});
