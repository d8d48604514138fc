import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { givenNames, surnames } from './names.ts';
import { people } from './people.ts';
import { withoutIndexes, withoutTriggers, withQuickNames } from './quick.ts';
import { traces } from './traces.ts';

/** From so many people on, indexes are made when the tables are full. */
export const PACKED_FROM = 300_000;
const LARGE = ['account', 'identity', 'event', 'rate_bucket', 'otp_challenge', 'otp_send', 'session'];

/** Fills the database of a stand that has stopped with so many people and what they left. */
export function fill(folder: string, many: number): void {
  const database = openFast(databaseIn(folder));
  database.exec('BEGIN; PRAGMA writable_schema = ON');
  const triggers = withoutTriggers(database);
  const names = withQuickNames(database);
  const indexes = withoutIndexes(database, many < PACKED_FROM ? [] : LARGE);
  const now = Date.now();
  for (const sql of [...people, ...traces]) {
    const statement = database.prepare(sql);
    statement.setAllowUnknownNamedParameters(true);
    statement.run({ people: many, now });
  }
  for (const back of [indexes, names, triggers]) back();
  database.exec('COMMIT');
  database.close();
}

/** Opens a database that nobody else has open, for much that need not survive a broken machine. */
function openFast(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false, defensive: false });
  for (const setting of [
    'locking_mode = EXCLUSIVE',
    'journal_mode = OFF',
    'synchronous = OFF',
    'cache_size = -2000000',
  ])
    database.exec(`PRAGMA ${setting}`);
  const lists: Record<string, string[]> = { surname: surnames(), given: givenNames() };
  database.function('pick', (list) => {
    const names = lists[String(list)] ?? [];
    return names[Math.floor(Math.random() * names.length)] ?? null;
  });
  return database;
}

/** The file of the database in the folder of a stand. @throws Error where there is none, or more than one */
export function databaseIn(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /D1.*[0-9a-f]{64}\.sqlite$/.test(file),
  );
  if (files.length !== 1) throw new Error(`There are ${files.length} databases in ${folder}.`);
  return join(folder, files[0] as string);
}

/** How large a database is that nobody has open. */
export function bytesOf(folder: string): number {
  return statSync(databaseIn(folder)).size;
}

/** Lets SQLite look at how the values of each index are spread, as `ANALYZE` does it; nobody may have the database open. */
export function analyse(folder: string): void {
  const database = new DatabaseSync(databaseIn(folder), { enableForeignKeyConstraints: false });
  database.exec('ANALYZE');
  database.close();
}
