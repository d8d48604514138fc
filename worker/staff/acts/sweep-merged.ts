import { sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { requests } from '../../../schema/desk-tables.js';
import { UNDO_MERGE_MS } from '../../../schema/limits.js';
import { accounts } from '../../../schema/tables.js';
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
  const [other, kept] = [alias(accounts, 'other'), alias(accounts, 'kept')];
  // In this order: those that are merged are few, requests of old merges are many.
  const due = await decide(() =>
    system.db
      .select({ id: other.id })
      .from(other)
      .crossJoin(requests)
      .crossJoin(kept)
      .where(
        sql`${other.status} = 'merged' AND ${requests.otherId} = ${other.id} AND ${kept.id} = ${requests.accountId}
          AND ${requests.kind} = 'merge' AND ${requests.status} = 'done'
          AND (${requests.answeredAt} <= ${system.now() - UNDO_MERGE_MS} OR ${kept.status} = 'erased')`,
      )
      .limit(MOST),
  );
  for (const { id } of due) {
    try {
      const noted = { id, date: system.now() };
      await withNotes(system, noted, ({ merged }) => eraseLeftover(system, { id, merged }));
    } catch (error) {
      log({ level: 'error', what: 'merged_not_erased', error: nameOf(error) });
    }
  }
}
