import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context.js';
import { perIsolate } from '../per-isolate.js';
import { decide } from '../store.js';

/** Checks the setting `EPOCH`: a short name without a slash, which marks a pass that is under way. @throws Error when it is malformed */
export const checkEpoch = perIsolate((epoch: string): void => {
  if (!/^[\w.:-]{0,64}$/.test(epoch)) throw new Error('EPOCH is malformed; docs/restore.md says how it is written.');
});

/**
 * Whether the last restore of the database was dealt with, in SQL. It stands inside every statement that opens or uses a session: a restore
 * takes the row away with everything else it takes back, so the door is shut from its first moment.
 */
export function isDealtWith({ EPOCH }: Pick<Env, 'EPOCH'>): SQL<number> {
  return sql`EXISTS (SELECT 1 FROM epoch WHERE id = ${EPOCH})`;
}

/** Whether people can be signed in. */
export async function isOpen({ db, env }: Pick<Context, 'db' | 'env'>): Promise<boolean> {
  const [row] = await decide(() => db.select({ open: isDealtWith(env).as('open') }).from(sql`(SELECT 1)`));
  return row?.open === 1;
}
