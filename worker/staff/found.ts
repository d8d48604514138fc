import { type SQL, sql } from 'drizzle-orm';
import type { Found } from './seen.js';

/** A person in a list as one JSON value. */
export function foundJson(id: SQL, formerEmail: SQL = sql`0`): SQL<string | null> {
  return sql`(SELECT json_object('id', found.id, 'givenNames', found.given_names, 'surname', found.surname, 'email', found.email,
    'level', found.level, 'status', found.status, 'createdAt', found.created_at, 'formerEmail', json(CASE WHEN ${formerEmail}
    THEN 'true' ELSE 'false' END)) FROM account AS found WHERE found.id = ${id})`;
}

/** Reads what `foundJson` made. */
export function foundIn(json: string): Found {
  return JSON.parse(json);
}
