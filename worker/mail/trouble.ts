import { inArray, lte, sql } from 'drizzle-orm';
import { mailTroubles } from '../../schema/desk-tables.js';
import { identify } from '../challenges/identity.js';
import type { Context } from '../context.js';
import type { Statement } from '../prepared.js';

/** How long it is known that mail did not arrive, where none was sent since: nobody knows any more whether it would. */
const TROUBLE_LIFE_MS = 90 * 24 * 3_600_000;

/** The keys that an address may be known by, under every key of the ring: whose identity has which of them is known only where it is read. */
export async function troubleKeys(stores: Pick<Context, 'keys'>, to: string): Promise<string[]> {
  return [...(await identify(stores, to)).keys.values()];
}

/** The statement that notes that mail reaches an address again. */
export function endTrouble(db: Context['db'], keys: string[]): Statement {
  return db.delete(mailTroubles).where(inArray(mailTroubles.key, keys));
}

/** The statements that note that mail does not reach an address, and why. */
export function addTrouble(
  db: Context['db'],
  keys: string[],
  { error, now }: { error: string; now: number },
): Statement[] {
  return keys.map((key) =>
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
