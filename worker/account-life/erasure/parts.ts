import { sql } from 'drizzle-orm';
import { forgetOutside, noteDated } from '../../restore/notes.js';
import { decide } from '../../store.js';
import type { System } from '../../system.js';

/** The accounts that became part of another one: the same person, once more. */
export interface Parts {
  /** Merged by staff and not erased yet. */
  merged: string[];
  /** Closed when they were joined through VIISP: nothing is left of them, but a restore could bring them back. */
  joined: string[];
}

/** What became part of an account, and of that in turn. */
export async function partsOf({ db }: Pick<System, 'db'>, id: string): Promise<Parts> {
  const rows = await decide(() =>
    db.all<{ id: string; way: keyof Parts | 'self' }>(sql`
      WITH RECURSIVE part (id, way) AS (
        SELECT ${id}, 'self'
        UNION SELECT r.other_id, 'merged' FROM part
          JOIN request AS r ON r.account_id = part.id AND r.kind = 'merge' AND r.status = 'done'
          JOIN account AS o ON o.id = r.other_id AND o.status = 'merged'
        UNION SELECT e.facts ->> 'from', 'joined' FROM part
          JOIN event AS e ON e.account_id = part.id AND e.kind = 'viisp_linked'
      ) SELECT DISTINCT id, way FROM part WHERE id IS NOT NULL`),
  );
  const by = (way: keyof Parts) => rows.filter((row) => row.way === way && row.id !== id).map((row) => row.id);
  return { merged: by('merged'), joined: by('joined') };
}

/**
 * Erases an account with a note outside that comes first, of it and of all its parts: a restore must never find an erased person without
 * one, also not one to a time when they had several accounts. Where it is not erased after all, the notes go again.
 *
 * @returns whether it is erased now
 */
export async function withNotes(
  system: System,
  { id, date }: { id: string; date: number },
  erase: (parts: Parts) => Promise<boolean>,
): Promise<boolean> {
  const parts = await partsOf(system, id);
  const all = [id, ...parts.merged, ...parts.joined];
  for (const one of all) await noteDated(system, 'erased', { id: one, date });
  const erased = await erase(parts);
  for (const one of erased ? await alive(system, parts.merged) : all) await forgetOutside(system, 'erased', one);
  return erased;
}

/** Those that were made accounts of their own again in the same moment. */
async function alive({ db }: System, merged: string[]): Promise<string[]> {
  if (merged.length === 0) return [];
  const rows = await decide(() =>
    db.all<{ id: string }>(
      sql`SELECT id FROM account WHERE status <> 'erased' AND id IN (SELECT value FROM json_each(${JSON.stringify(merged)}))`,
    ),
  );
  return rows.map(({ id }) => id);
}
