import { env } from 'cloudflare:workers';
import { eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { expect, test } from 'vitest';
import { buckets } from '../../schema/tables.js';
import { named, runBatch, runOne, written, writtenOnce } from '../../worker/prepared.js';

const db = drizzle(env.DB);
const rowsOf = (key: string) => db.select().from(buckets).where(eq(buckets.key, key));

test('a statement that is written once acts for each caller with the values of that caller', async () => {
  const statements = writtenOnce('test/count', () => [
    db.insert(buckets).values({ key: named('key'), count: 1, endsAt: named('ends') }),
    db
      .select({ count: buckets.count, twice: sql<number>`${buckets.count} * 2`.as('twice') })
      .from(buckets)
      .where(eq(buckets.key, named<string>('key'))),
  ]);
  for (const [key, ends] of [
    ['one', 11],
    ['other', 22],
  ] as const) {
    const [, read] = await runBatch({ env }, statements, { key, ends });
    expect(read).toEqual([{ count: 1, twice: 2 }]);
    expect(await rowsOf(key)).toEqual([{ key, count: 1, endsAt: ends }]);
  }
});

test('it is built by the first caller and by nobody else', () => {
  let built = 0;
  const build = () => {
    built += 1;
    return [rowsOf('x')];
  };
  expect(writtenOnce('test/built', build)).toBe(writtenOnce('test/built', build));
  expect(built).toBe(1);
});

test('nothing runs where a value is missing', async () => {
  const statements = written([
    db
      .select()
      .from(buckets)
      .where(eq(buckets.key, named<string>('key'))),
  ]);
  await expect(runOne({ env }, statements, { other: 'x' })).rejects.toThrow('key');
});

test('what would write a name into the SQL for good is refused when it is written', () => {
  const now = named<number>('now');
  const mistakes = [
    () => now + 1,
    () => `${now}`,
    () => JSON.stringify({ now }),
    () => now > 5,
    () => Math.max(now, 1),
  ];
  for (const mistake of mistakes) expect(mistake).toThrow('"now" is only known when the statement runs.');
});
