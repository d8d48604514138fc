import { sql } from 'drizzle-orm';
import { requests } from '../../../schema/desk-tables.js';
import { UNDO_MERGE_MS } from '../../../schema/limits.js';
import { eraseLeftover } from '../../account-life/erasure/erase.js';
import { withNotes } from '../../account-life/erasure/parts.js';
import { log, nameOf } from '../../log.js';
import { decide } from '../../store.js';
import type { System } from '../../system.js';

/** Accounts that one sweep forgets: the next one goes on. */
const MOST = 50;

/**
 * Erases what is left of accounts whose merge can be taken back no more, or whose kept account is erased, with what was noted for the
 * undoing. One that fails waits for the next sweep and holds up no other.
 */
export async function sweepMerged(system: System): Promise<void> {
  const due = await decide(() =>
    system.db
      .select({ other: sql<string>`o.id` })
      .from(requests)
      .innerJoin(sql`account AS o`, sql`o.id = ${requests.otherId} AND o.status = 'merged'`)
      .innerJoin(sql`account AS k`, sql`k.id = ${requests.accountId}`)
      .where(
        sql`${requests.kind} = 'merge' AND ${requests.status} = 'done'
          AND (${requests.answeredAt} <= ${system.now() - UNDO_MERGE_MS} OR k.status = 'erased')`,
      )
      .limit(MOST),
  );
  for (const { other } of due) {
    try {
      const noted = { id: other, date: system.now() };
      await withNotes(system, noted, ({ merged }) => eraseLeftover(system, { id: other, merged }));
    } catch (error) {
      log({ level: 'error', what: 'merged_not_erased', error: nameOf(error) });
    }
  }
}
