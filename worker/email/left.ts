import { type SQL, sql } from 'drizzle-orm';
import { TAKE_BACK_MS } from '../../schema/limits.js';

/** Whether whoever has the mailbox of an address that was left can have it back. */
export function canTakeBack(leftAt: number | null, now: number): boolean {
  return leftAt !== null && leftAt > now - TAKE_BACK_MS;
}

/**
 * When an address was left, in SQL, of a row of `identity`; null where its mailbox alone does not bring it back: a passkey that the account
 * had by then proves more than the mailbox.
 */
export const leftForMailbox: SQL<number | null> = sql`CASE WHEN EXISTS (SELECT 1 FROM passkey
  WHERE passkey.account_id = identity.account_id AND passkey.created_at <= identity.left_at) THEN NULL ELSE identity.left_at END`;
