import { fillPlaceholders, Placeholder, type SQL, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { SQLitePreparedQuery } from 'drizzle-orm/sqlite-core';
import type { Context } from './context.js';

/** Any statement of a batch. */
export type Statement = BatchItem<'sqlite'>;

/**
 * What statements are made with: nothing of a request but where and when it comes. So one that is written once cannot keep anything of
 * whoever called first.
 */
export type StatementContext = Pick<Context, 'db' | 'now' | 'origin'> & {
  env: Pick<Env, 'EPOCH'>;
  /** Where the statement outlives the call: an id that the database draws at each run. */
  eventId?: SQL<string>;
};

/** What the names in statements stand for in one run of them. */
export type Values = Record<string, string | number | null>;

/** A statement whose SQL is written: a run only binds its values. */
interface Written {
  sql: string;
  params: unknown[];
  rows: (result: D1Result) => unknown;
}

/** A name where a value will be. Whoever computes with it, or puts it into a text, would write the name into the SQL for good. */
class Named extends Placeholder {
  [Symbol.toPrimitive](): never {
    throw new Error(`"${this.name}" is only known when the statement runs.`);
  }

  toJSON(): never {
    return this[Symbol.toPrimitive]();
  }
}

/** Stands for a value in a statement that is written before anybody calls. */
export function named<Value>(name: string): Value {
  return new Named(name) as Value;
}

const drawnId = sql<string>`lower(hex(randomblob(16)))`;

/** The context of statements that are written once, and what its names stand for in a call. */
export function namedContext({ db }: Pick<Context, 'db'>): StatementContext {
  const now = named<number>('now');
  return { db, now: () => now, origin: named('origin'), env: { EPOCH: named('epoch') }, eventId: drawnId };
}

/** What the names of `namedContext` stand for at a moment of a call. */
export function contextValues({ origin, env }: Pick<Context, 'origin' | 'env'>, now: number): Values {
  return { now, origin, epoch: env.EPOCH };
}

type Prepared = SQLitePreparedQuery<{
  type: 'async';
  run: unknown;
  all: unknown;
  get: unknown;
  values: unknown;
  execute: unknown;
}>;

/** Writes the SQL of some statements. */
export function written(statements: Statement[]): Written[] {
  return statements.map((statement) => {
    const prepared = (statement as unknown as { prepare: () => Prepared }).prepare();
    const { sql, params } = prepared.getQuery();
    return { sql, params, rows: (result) => prepared.mapResult(result, true) };
  });
}

const known = new Map<string, Written[]>();

/**
 * The statements of a kind, written by the first call in the life of an isolate: building them takes longer than anything else that a call
 * computes. `build` must depend on the kind alone; whatever differs between two calls is `named` in it.
 */
export function writtenOnce(kind: string, build: () => Statement[]): Written[] {
  const before = known.get(kind);
  if (before) return before;
  const made = written(build());
  known.set(kind, made);
  return made;
}

/** Runs one written statement by itself; its rows as the statement maps them. */
export async function runOne({ env }: Pick<Context, 'env'>, [statement]: Written[], values: Values): Promise<unknown> {
  if (!statement) throw new Error('There is no statement.');
  const bound = env.DB.prepare(statement.sql).bind(...fillPlaceholders(statement.params, values));
  return statement.rows(await bound.all());
}

/** Runs written statements as one transaction; their rows, in their order, as the statements map them. */
export async function runBatch(
  { env }: Pick<Context, 'env'>,
  statements: Written[],
  values: Values,
): Promise<unknown[]> {
  const bound = statements.map(({ sql, params }) => env.DB.prepare(sql).bind(...fillPlaceholders(params, values)));
  const results = await env.DB.batch(bound);
  return results.map((result, place) => statements[place]?.rows(result as D1Result));
}
