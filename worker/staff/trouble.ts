import type { mailTroubles } from '../../schema/desk-tables.js';
import type { SeenTrouble } from './seen.js';

const KINDS: Record<string, SeenTrouble['kind']> = {
  E_RECIPIENT_SUPPRESSED: 'suppressed',
  E_RECIPIENT_NOT_ALLOWED: 'refused',
  E_DELIVERY_FAILED: 'refused',
};

/** What keeps mail from an address, of the rows that it has under each key of the ring. */
export function troubleIn(rows: (typeof mailTroubles.$inferSelect)[]): SeenTrouble | null {
  const [last] = rows.toSorted((one, other) => other.at - one.at);
  return last ? { kind: KINDS[last.error] ?? 'failed', count: last.count, at: last.at } : null;
}
