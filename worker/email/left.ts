import { TAKE_BACK_MS } from '../../schema/limits.js';

/** Whether whoever has the mailbox of an address that was left can have it back. */
export function canTakeBack(leftAt: number | null, now: number): boolean {
  return leftAt !== null && leftAt > now - TAKE_BACK_MS;
}
