import { DatabaseSync } from 'node:sqlite';
import type { Table } from '../section.ts';
import { shown } from '../statistics.ts';
import type { Grown } from './grown.ts';
import { databaseIn } from './seed.ts';

/** What a table takes in a database, with all its indexes. */
export interface Taken {
  table: string;
  rows: number;
  bytes: number;
}

const D1_BYTES = 10e9;
/** Events are kept for 24 months, and so is what they are of. */
const YEARS = 2;
/** Events of a sign-in: that it was, and how it ended. */
const EVENTS = 2;
/** Rows of a sign-in that go again, and the longest that each is there: limits a day, a challenge 25 hours, a session 36 at most. */
const passing: [table: string, rows: number, days: number][] = [
  ['rate_bucket', 4, 1],
  ['otp_challenge', 1, 25 / 24],
  ['otp_send', 1, 25 / 24],
  ['session', 1, 1.5],
];
const YEARLY = [1, 2, 6, 12, 52];

/** What each table of a size takes, at least a byte per account; nobody may have the database open. */
export function takenBy({ folder, people }: Grown): Taken[] {
  const database = new DatabaseSync(databaseIn(folder), { readOnly: true });
  const pages = database
    .prepare(
      `SELECT tbl_name AS "table", sum(pgsize) AS bytes FROM dbstat JOIN sqlite_schema USING (name)
        WHERE aggregate = TRUE AND tbl_name NOT LIKE '\\_cf%' ESCAPE '\\' GROUP BY tbl_name ORDER BY bytes DESC`,
    )
    .all() as { table: string; bytes: number }[];
  const taken = pages.map(({ table, bytes }) => {
    const [row] = database.prepare(`SELECT count(*) AS rows FROM "${table}"`).all() as { rows: number }[];
    return { table, bytes, rows: row?.rows ?? 0 };
  });
  database.close();
  // What does not grow with the people is no part of an account.
  return taken.filter(({ bytes }) => bytes >= people);
}

/** What an account takes, table by table. */
export function sizeTable({ name, people }: Grown, taken: Taken[], totals: string): Table {
  const all = taken.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    title: `What an account takes in the database (${name} accounts)`,
    columns: ['table, with its indexes', 'rows per account', 'bytes per row', 'bytes per account'],
    rows: [
      ...taken.map(({ table, rows, bytes }) => [
        table,
        shown(rows / people, 2),
        shown(bytes / rows),
        shown(bytes / people),
      ]),
      ['all', '', '', shown(all / people)],
    ],
    notes: [totals],
  };
}

/** Where the 10 GB of D1 end. */
export function capacityTable({ people }: Grown, taken: Taken[]): Table {
  const perRow = (table: string) => {
    const found = taken.find((each) => each.table === table);
    return found ? found.bytes / found.rows : 0;
  };
  const lasting = taken
    .filter(({ table }) => table !== 'event' && !passing.some(([gone]) => gone === table))
    .reduce((sum, { bytes }) => sum + bytes / people, 0);
  const rows = YEARLY.map((yearly) => {
    const events = (YEARS * EVENTS * yearly + 2) * perRow('event');
    const daily = passing.reduce((sum, [table, many, days]) => sum + (yearly / 365) * many * days * perRow(table), 0);
    const each = lasting + events + daily;
    return [yearly, shown(lasting), shown(events), shown(daily), shown(D1_BYTES / each / 1e6, 1)];
  });
  return {
    title: 'How many accounts the 10 GB of one D1 database hold',
    columns: ['sign-ins a year each', 'account, B', 'events of 24 months, B', 'what passes, B', 'accounts, millions'],
    rows,
    notes: [
      `A sign-in leaves ${EVENTS} events for 24 months, an account 2 more (that it was made, that its data was given); limits, challenges and sessions are there for a day or so.`,
    ],
  };
}
