import { getTableName, lte } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { mailTroubles } from '../schema/desk-tables.js';
import { buckets, challenges, events, proofs, sessions, viispFlows } from '../schema/tables.js';
import { sweepBuckets } from './buckets.js';
import { sweepChallenges } from './challenges/challenge.js';
import { log, nameOf } from './log.js';
import { sweepTroubles } from './mail/trouble.js';
import type { System } from './system.js';
import { sweepFlows } from './viisp/flow.js';

/** Rows that one call removes: D1 does one thing at a time, and whoever signs in meanwhile waits for no more than these. */
const CHUNK = 250;
/** How long D1 is left to everybody else when a chunk was full. */
const PAUSE_MS = 500;
/**
 * Calls of one run, all tables together: with their pauses about four minutes, and the next run comes in ten; D1 takes a thousand calls of
 * one run of a Worker, and erasures need some. What is left waits for the next run.
 */
const MOST_CHUNKS = 400;

const DAY_MS = 24 * 3_600_000;
/** How long an event is kept; the trigger of the table refuses to remove it earlier. */
const EVENT_LIFE_MS = 731 * DAY_MS;

/** A table whose rows go once they are past their time. */
interface Passing {
  table: SQLiteTable;
  /** Removes one chunk at most. */
  remove(system: System): Promise<D1Result>;
}

const passing: Passing[] = [
  { table: buckets, remove: ({ db, now }) => sweepBuckets({ db }, now()).limit(CHUNK) },
  { table: proofs, remove: ({ db, now }) => db.delete(proofs).where(lte(proofs.expiresAt, now())).limit(CHUNK) },
  {
    table: sessions,
    remove: ({ db, now }) =>
      db
        .delete(sessions)
        .where(lte(sessions.expiresAt, now() - DAY_MS))
        .limit(CHUNK),
  },
  { table: challenges, remove: ({ db, now }) => sweepChallenges(db, now()).limit(CHUNK) },
  { table: viispFlows, remove: ({ db, now }) => sweepFlows(db, now()).limit(CHUNK) },
  { table: mailTroubles, remove: ({ db, now }) => sweepTroubles(db, now()).limit(CHUNK) },
  {
    table: events,
    remove: ({ db, now }) =>
      db
        .delete(events)
        .where(lte(events.at, now() - EVENT_LIFE_MS))
        .limit(CHUNK),
  },
];

/**
 * Removes what is past its time, a chunk of each table in turn, so that neither one that fails nor one that has much holds up another. What
 * a run leaves to the next one is on the log.
 */
export async function removeOld(system: System, wait = pause, most = MOST_CHUNKS): Promise<void> {
  const turns = [...passing];
  let removed = 0;
  for (let chunk = 0; chunk < most && turns.length > 0; chunk += 1) {
    const turn = turns.shift() as Passing;
    const rows = await removeSome(system, turn);
    removed += rows;
    // Fewer were all there were; a challenge counts its mails too, and is never fewer than itself.
    if (rows < CHUNK) continue;
    turns.push(turn);
    await wait(PAUSE_MS);
  }
  if (turns.length > 0) log({ level: 'warn', what: 'cleaning_unfinished', tables: turns.map(nameOfTable), removed });
}

/** Tells how many went; of a table that fails, none, and it is tried again by the next run. */
async function removeSome(system: System, turn: Passing): Promise<number> {
  try {
    return (await turn.remove(system)).meta.changes;
  } catch (error) {
    log({ level: 'error', what: 'cleaning_failed', tables: [nameOfTable(turn)], error: nameOf(error) });
    return 0;
  }
}

function nameOfTable({ table }: Passing): string {
  return getTableName(table);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
