import { env } from 'cloudflare:workers';
import { rows } from './rows.js';

/** All rows of the database at one moment. */
export type Moment = Map<string, Record<string, unknown>[]>;

const tables = () =>
  rows<{ name: string }>(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' AND name <> 'd1_migrations' ORDER BY name`,
  );

/** Remembers how the whole database is. */
export async function remember(): Promise<Moment> {
  const moment: Moment = new Map();
  for (const { name } of await tables()) moment.set(name, await rows(`SELECT * FROM "${name}" ORDER BY rowid`));
  return moment;
}

/** Brings the database back to a moment, as Time Travel does: with everything, also what only ever grows. KV stays as it is. */
export async function travelTo(moment: Moment): Promise<void> {
  const triggers = await rows<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
  );
  const run = (sql: string, ...values: unknown[]) => env.DB.prepare(sql).bind(...values);
  const inserts = [...moment].flatMap(([table, kept]) =>
    kept.map((row) => {
      const columns = Object.keys(row);
      const names = columns.map((column) => `"${column}"`).join(', ');
      return run(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?')})`, ...Object.values(row));
    }),
  );
  await env.DB.batch([
    run('PRAGMA defer_foreign_keys = on'),
    ...triggers.map(({ name }) => run(`DROP TRIGGER "${name}"`)),
    ...[...moment.keys()].map((table) => run(`DELETE FROM "${table}"`)),
    ...inserts,
    ...triggers.map(({ sql }) => run(sql)),
  ]);
}
