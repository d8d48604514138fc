import * as z from 'zod/mini';
import { perIsolate } from './per-isolate.js';

const Label = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));
const Entry = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,62}$/)),
  name: z.strictObject({ lt: Label, en: Label }),
});

/** A migration office in Lithuania, or a mission abroad. */
export interface Office {
  id: string;
  /** What people call it, by language. */
  name: { lt: string; en: string };
}

/** The offices that staff work in, from the setting `OFFICES`. @throws Error when it is malformed */
export const officesIn = perIsolate((text: string): Office[] => {
  try {
    const offices = z.array(Entry).parse(JSON.parse(text || '[]'));
    if (new Set(offices.map(({ id }) => id)).size === offices.length) return offices;
  } catch {
    // Told below, in words that an operator can use.
  }
  throw new Error('OFFICES is malformed; docs/staff.md says how it is written.');
});

/** What an office is called. One that is gone from the setting goes by its id. */
export function officeName(env: Pick<Env, 'OFFICES'>, id: string | null | undefined): Office['name'] | null {
  if (!id) return null;
  return officesIn(env.OFFICES).find((office) => office.id === id)?.name ?? { lt: id, en: id };
}
