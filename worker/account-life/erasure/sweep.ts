import { asc } from 'drizzle-orm';
import { accounts } from '../../../schema/tables.js';
import { log, nameOf } from '../../log.js';
import { noticesFor, postWaiting } from '../../mail/waiting.js';
import { forgetOutside } from '../../restore/notes.js';
import { decide } from '../../store.js';
import type { System } from '../../system.js';
import { eraseDue, isDue } from './erase.js';
import { withNotes } from './parts.js';

/** Accounts that one sweep erases: the next one goes on. */
const MOST = 50;

/** An account whose time may have come. */
type Due = Pick<typeof accounts.$inferSelect, 'id' | 'email' | 'language' | 'erasesAt'>;

/** Erases the accounts whose time has come. One that fails waits for the next sweep and holds up no other. */
export async function sweepErasures(system: System): Promise<void> {
  const { id, email, language, erasesAt } = accounts;
  const due = await decide(() =>
    system.db
      .select({ id, email, language, erasesAt })
      .from(accounts)
      .where(isDue(system.now()))
      .orderBy(asc(accounts.erasesAt))
      .limit(MOST),
  );
  for (const account of due) {
    try {
      await eraseOne(system, account);
    } catch (error) {
      log({ level: 'error', what: 'erasure_failed', error: nameOf(error) });
    }
  }
}

/** The note outside comes first: a restore must never find an erased account without it. Who withdraws meanwhile loses it again. */
async function eraseOne(system: System, account: Due): Promise<void> {
  const notices = await noticesFor(system, account, 'erased');
  const { id, erasesAt } = account;
  const noted = { id, date: erasesAt ?? system.now() };
  if (!(await withNotes(system, noted, ({ merged }) => eraseDue(system, { id, merged }, notices)))) return;
  await postWaiting(system, notices);
  await forgetOutside(system, 'erasure-withdrawn', id);
}
