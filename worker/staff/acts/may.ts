import { type SQL, sql } from 'drizzle-orm';

/** Whether `other` can become part of `id`: both active, neither is of staff or waits for its erasure, and VIISP knows at most one of them. */
export function mayMerge(id: string, other: string): SQL {
  return sql`(${isFree(id)} AND ${isFree(other)} AND NOT (${knownToViisp(id)} AND ${knownToViisp(other)}))`;
}

/** Whether an account can be erased: it is active, not of staff, and does not wait for it already. */
export function mayErase(id: string): SQL {
  return isFree(id);
}

function isFree(id: string): SQL {
  return sql`EXISTS (SELECT 1 FROM account AS a WHERE a.id = ${id} AND a.status = 'active' AND a.erases_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM staff AS s WHERE s.account_id = a.id AND s.revoked_at IS NULL))`;
}

function knownToViisp(id: string): SQL {
  return sql`EXISTS (SELECT 1 FROM identity AS i WHERE i.account_id = ${id} AND i.kind = 'viisp')`;
}
