import { type SQL, sql } from 'drizzle-orm';
import { events } from '../../schema/tables.js';
import { by, eventColumns, type Facts, type StaffEventKind } from '../events.js';
import { type Because, factsOf } from './because.js';
import type { DeskContext } from './desk.js';

/** What is recorded of a look: never what was looked for. */
export interface Look {
  kind: StaffEventKind;
  /** Whose account it is; null where it is nobody's alone. */
  account: string | null;
  /** Why; nothing where no reason is asked for. */
  because?: Because;
  facts?: Facts;
  /** More facts, which the statement itself finds: JSON in SQL. */
  found?: SQL;
}

/**
 * Puts a look on record: `insert` goes first into the batch and writes only while the role holds and `where` is true; what is read beside
 * it is read only where `recorded`.
 */
export function recordLook(ctx: DeskContext, { kind, account, because, facts, found }: Look, where: SQL = sql`1`) {
  const id = crypto.randomUUID();
  const all = JSON.stringify({ office: ctx.clerk.office, ...(because && factsOf(because)), ...facts });
  const event = {
    ...eventColumns(ctx, kind, sql`${account}`),
    ...by(ctx.clerk.actor.name),
    id: sql<string>`${id}`.as('id'),
    facts: sql<Facts>`json_patch(${all}, ${found ?? sql`'{}'`})`.as('facts'),
  };
  const may = sql`${ctx.clerk.actor.holds} AND ${where}`;
  return {
    insert: ctx.db.insert(events).select(ctx.db.select(event).from(sql`(SELECT 1)`).where(may)),
    recorded: sql`EXISTS (SELECT 1 FROM event WHERE event.id = ${id})`,
    /** Whether it was recorded, to be read last. */
    kept: ctx.db.select({ id: events.id }).from(events).where(sql`event.id = ${id}`),
  };
}
