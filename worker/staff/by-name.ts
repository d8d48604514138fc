import { type SQL, sql } from 'drizzle-orm';
import { fold, folded, foldedRest, hasParts } from '../../schema/folded.js';
import { SEARCH_LETTERS } from '../../schema/limits.js';
import type { SearchWay } from '../../schema/staff.js';
import { FieldProblem } from '../refuse.js';

/** Words of a name that are looked for: the longest, which say most. */
const WORDS = 3;

/**
 * A query for accounts by name: one word begins any part of it; several are a name as it is written, or stand in any order with the
 * surname, or a part of it, among them. Each way in is an index; a word that is too short to begin a name must be a whole one.
 *
 * @throws FieldProblem for `text`
 */
export function byName(text: string): SQL {
  const whole = fold(text);
  if (!/[\p{L}\p{N}]/u.test(whole)) throw new FieldProblem({ text: 'search_text_required' });
  const words = [...new Set(whole.split(' '))].toSorted((one, other) => other.length - one.length).slice(0, WORDS);
  const ways =
    words.length === 1
      ? ['s', 's_rest', 'g', 'g_rest'].map((column) => fits(column, whole))
      : [...['s', 'g'].map((column) => fits(column, whole)), ...words.flatMap((word) => bearers(word, words))];
  const people = sql`(SELECT id, surname, given_names, ${folded('surname')} AS s, ${foldedRest('surname')} AS s_rest,
    ${folded('given_names')} AS g, ${foldedRest('given_names')} AS g_rest FROM account)`;
  const all = words.length === 1 ? sql`1` : holdsAll(words);
  return sql`SELECT id, 0 AS former FROM ${people} WHERE (${sql.join(ways, sql` OR `)}) AND ${all}`;
}

/**
 * The ways to whoever has a word in the surname, and may have them all. Thousands bear a frequent surname: of those who bear nothing but
 * the word, another word must be among the given names, and is looked for there; where it begins the surname as well, its own ways lead there.
 */
function bearers(word: string, words: string[]): SQL[] {
  const other = words.find((one) => one !== word) as string;
  return [
    sql`(s = ${word} AND ${begins('g', other)})`,
    sql`(s = ${word} AND ${hasParts('given_names', 2)} AND ${begins('g_rest', other)})`,
    sql`(s = ${word} AND ${hasParts('given_names', 3)})`,
    ...(isShort(word) ? [] : [sql`(s > ${word} AND s < ${behind(word)})`]),
    sql`(${hasParts('surname', 2)} AND ${fits('s_rest', word)})`,
  ];
}

/** Whether nothing of a name is long enough to begin one: only whole names can fit. */
export function isTooShort(by: SearchWay, text: string): boolean {
  return by === 'name' && fold(text).split(' ').every(isShort);
}

function isShort(word: string): boolean {
  return Array.from(word).length < SEARCH_LETTERS;
}

/** A word is whole or begins a name; one that is too short is whole. */
function fits(column: string, words: string): SQL {
  return isShort(words) ? sql`${sql.raw(column)} = ${words}` : begins(column, words);
}

/** A range and not a pattern: nothing that is typed stands for other letters, and an index answers it. */
function begins(column: string, words: string): SQL {
  const name = sql.raw(column);
  return sql`(${name} >= ${words} AND ${name} < ${behind(words)})`;
}

/** Behind whatever begins so. */
function behind(words: string): string {
  return `${words}\u{10FFFF}`;
}

function holdsAll(words: string[]): SQL {
  const marks = words.map((word) => (isShort(word) ? ` ${word} ` : ` ${word}`));
  return sql`NOT EXISTS (SELECT 1 FROM json_each(${JSON.stringify(marks)})
    WHERE instr(' ' || s || ' ' || coalesce(g, '') || ' ', value) = 0)`;
}
