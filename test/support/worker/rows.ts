import { env } from 'cloudflare:workers';
import type { Page } from './page.js';
import { HOME } from './site.js';

/** The rows of a query on the real database. */
export async function rows<Row = Record<string, unknown>>(sql: string, ...values: unknown[]): Promise<Row[]> {
  return (
    await env.DB.prepare(sql)
      .bind(...values)
      .all<Row>()
  ).results;
}

/** The number that a query counts. */
export async function number(sql: string, ...values: unknown[]): Promise<number> {
  return Object.values((await rows(sql, ...values))[0] ?? {})[0] as number;
}

/** Changes rows behind the Worker's back. */
export async function change(sql: string, ...values: unknown[]): Promise<void> {
  await env.DB.prepare(sql)
    .bind(...values)
    .run();
}

/** How many sessions there are at all. */
export function sessions(): Promise<number> {
  return number('SELECT count(*) FROM session');
}

/** How many accounts an address has, however it was written. */
export function accountsOf(email: string): Promise<number> {
  return number('SELECT count(*) FROM account WHERE lower(email) = lower(?)', email);
}

/** The kinds of the events of an account, oldest first. */
export async function eventsOf(email: string): Promise<string[]> {
  const found = await rows<{ kind: string }>(
    'SELECT kind FROM event JOIN account ON account.id = account_id WHERE email = ? ORDER BY event.rowid',
    email,
  );
  return found.map(({ kind }) => kind);
}

/** The kinds of the events of an account, oldest first, by its id. */
export async function eventsOfAccount(id: string): Promise<string[]> {
  const found = await rows<{ kind: string }>('SELECT kind FROM event WHERE account_id = ? ORDER BY rowid', id);
  return found.map(({ kind }) => kind);
}

/** The challenge of a page, as the database knows it. */
export async function challengeOf(page: Page) {
  const [row] = await rows<{ id: string; tries: number; sends: number; consumed_at: number | null; email_key: string }>(
    `SELECT c.* FROM otp_challenge c WHERE c.id = ?`,
    await idOf(page),
  );
  return row;
}

/** The id of a page's challenge. */
export async function idOf(page: Page): Promise<string> {
  const { sha256 } = await import('../../../worker/encoding.js');
  return sha256(page.challenge);
}

/** Every table with all its rows, and every KV entry, as one text. */
export async function everything(): Promise<string> {
  const tables = await rows<{ name: string }>(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'`,
  );
  const dumps = await Promise.all(tables.map(async ({ name }) => [name, await rows(`SELECT * FROM "${name}"`)]));
  const { keys } = await env.CODES.list();
  const values = await Promise.all(keys.map(async ({ name }) => [name, await env.CODES.get(name)]));
  return JSON.stringify({ tables: Object.fromEntries(dumps), codes: Object.fromEntries(values), home: HOME });
}
