import { and, type SQL, sql } from 'drizzle-orm';
import { challenges, events, sessions, viispFlows } from '../../schema/tables.js';
import { by, eventColumns } from '../events.js';
import type { Statement } from '../prepared.js';
import { decide } from '../store.js';
import type { System } from '../system.js';

const CHUNK = 500;
/** Chunks of one kind that one pass goes through: what is left waits for the next pass. */
const MOST_CHUNKS = 150;

/** The statements that end rows of one kind where `when` is true, at most so many; the last one tells of each row that it ended. */
type Ending = (system: System, when: SQL, most: number) => [Statement, ...Statement[]];

/** Ends every open session, each with its record. */
const endSessions: Ending = ({ db, ...system }, when, most) => {
  const open = sql`session.rowid IN (SELECT rowid FROM session WHERE ended_at IS NULL AND ${when} LIMIT ${most})`;
  const ended = {
    ...eventColumns(system, 'session_ended', sql`session.account_id`),
    ...by('system'),
    id: sql<string>`lower(hex(randomblob(16)))`.as('id'),
  };
  return [
    db.insert(events).select(
      db
        .select(ended)
        .from(sessions)
        .where(and(open, sql`session.expires_at > ${system.now()}`)),
    ),
    db.update(sessions).set({ endedAt: system.now() }).where(open).returning({ one: sql`1` }),
  ];
};

/** Uses up every code: a restore makes used ones good again. */
const consumeChallenges: Ending = ({ db, now }, when, most) => [
  db
    .update(challenges)
    .set({ consumedAt: now(), consumedBy: 'restore' })
    .where(
      sql`otp_challenge.rowid IN (SELECT rowid FROM otp_challenge WHERE consumed_at IS NULL AND ${when} LIMIT ${most})`,
    )
    .returning({ one: sql`1` }),
];

/** Closes every way to VIISP, also those that were claimed and may be asked for again. */
const closeFlows: Ending = ({ db, now }, when, most) => [
  db
    .update(viispFlows)
    .set({ usedAt: now(), usedBy: null })
    .where(sql`viisp_flow.rowid IN (SELECT rowid FROM viisp_flow WHERE used_at IS NULL AND ${when} LIMIT ${most})`)
    .returning({ one: sql`1` }),
];

const endings = [endSessions, consumeChallenges, closeFlows];

/** Ends all that was open, in chunks; tells whether it came to the end. */
export async function endInChunks(system: System): Promise<boolean> {
  for (const ending of endings) {
    let turns = 0;
    while ((await endSome(system, ending)) > 0) {
      turns += 1;
      if (turns === MOST_CHUNKS) return false;
    }
  }
  return true;
}

async function endSome(system: System, ending: Ending): Promise<number> {
  const results = await decide(() => system.db.batch(ending(system, sql`1`, CHUNK)));
  return (results.at(-1) as unknown as unknown[]).length;
}

/** The same in one go, where `when` is true: for the few that opened since. */
export function endAll(system: System, when: SQL): Statement[] {
  return endings.flatMap((ending) => ending(system, when, -1));
}
