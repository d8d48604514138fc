import { inArray, lte, sql } from 'drizzle-orm';
import { mailTroubles } from '../../schema/desk-tables.js';
import { identify } from '../challenges/identity.js';
import type { Context } from '../context.js';
import type { Statement } from '../prepared.js';

/** How long it is known that mail did not arrive, where none was sent since: nobody knows any more whether it would. */
const TROUBLE_LIFE_MS = 90 * 24 * 3_600_000;

/** What a mail came to: it was taken, or what the mail service said. */
export interface MailResult {
  to: string;
  error: string | null;
}

/**
 * The statements that note that mail does not reach an address, or that it does again. Under every key of the ring: whose identity has
 * which of them is known only where it is read.
 */
export async function noteTrouble(
  { db, keys }: Pick<Context, 'db' | 'keys'>,
  { to, error }: MailResult,
  now: number,
): Promise<Statement[]> {
  const known = [...(await identify({ keys }, to)).keys.values()];
  if (error === null) return [db.delete(mailTroubles).where(inArray(mailTroubles.key, known))];
  return known.map((key) =>
    db
      .insert(mailTroubles)
      .values({ key, error, count: 1, at: now })
      .onConflictDoUpdate({ target: mailTroubles.key, set: { error, count: sql`${mailTroubles.count} + 1`, at: now } }),
  );
}

/** Forgets what is too old to be true. */
export function sweepTroubles(db: Context['db'], now: number) {
  return db.delete(mailTroubles).where(lte(mailTroubles.at, now - TROUBLE_LIFE_MS));
}
