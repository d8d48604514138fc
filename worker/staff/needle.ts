import { type SQL, sql } from 'drizzle-orm';
import { fold, folded, foldedRest } from '../../schema/folded.js';
import { SEARCH_LETTERS, SEARCH_MAX } from '../../schema/limits.js';
import type { SearchWay } from '../../schema/staff.js';
import { readPhone } from '../accounts/phone.js';
import { identify } from '../challenges/identity.js';
import type { Context } from '../context.js';
import { FieldProblem } from '../refuse.js';
import { personKeys } from '../viisp/person.js';

/** One more than may be found: enough to know that it is too many. */
const ENOUGH = sql.raw(`${SEARCH_MAX + 1}`);
/** Words of a name that are looked for: the longest, which say most. */
const WORDS = 3;

/** A query for whom is meant: `id` of accounts, `former` where what fits is an address that was left. @throws FieldProblem for `text` */
export async function needleOf(ctx: Context, by: SearchWay, text: string): Promise<SQL> {
  if (by === 'name') return byName(text);
  if (by === 'phone') return byPhone(text);
  return sql`SELECT account_id AS id, "use" = 'reserved' AS former FROM identity
    WHERE kind = ${by === 'email' ? 'email' : 'viisp'} AND "key" IN (SELECT value FROM json_each(${await keysOf(ctx, by, text)}))`;
}

async function keysOf(ctx: Context, by: 'email' | 'personalCode', text: string): Promise<string> {
  if (by === 'email') return JSON.stringify([...(await told(() => identify(ctx, text))).keys.values()]);
  const code = text.replace(/\s/g, '');
  if (!/^\d{11}$/.test(code)) throw new FieldProblem({ text: 'personal_code_invalid' });
  return JSON.stringify([...(await personKeys(ctx, 'lt-personal-code', code)).values()]);
}

function byPhone(text: string): Promise<SQL> {
  return told(() => sql`SELECT id, 0 AS former FROM account WHERE phone = ${readPhone(text)} LIMIT ${ENOUGH}`);
}

/** What is wrong with what was typed stands at the one field that the search has. */
async function told<Result>(read: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    const [problem] = error instanceof FieldProblem ? Object.values(error.fields) : [];
    throw problem ? new FieldProblem({ text: problem }) : error;
  }
}

/**
 * By name: one word begins any part of it; several are a name as it is written, or stand in any order with the surname, or a part of it,
 * among them. Each way in is an index; a word that is too short to begin a name must be a whole one.
 */
function byName(text: string): SQL {
  const whole = fold(text);
  if (!/[\p{L}\p{N}]/u.test(whole)) throw new FieldProblem({ text: 'search_text_required' });
  const words = [...new Set(whole.split(' '))].toSorted((one, other) => other.length - one.length).slice(0, WORDS);
  const ways =
    words.length === 1
      ? ['s', 's_rest', 'g', 'g_rest'].map((column) => fits(column, whole))
      : [
          ...['s', 'g'].map((column) => fits(column, whole)),
          ...words.flatMap((word) => ['s', 's_rest'].map((column) => fits(column, word))),
        ];
  const people = sql`(SELECT id, ${folded('surname')} AS s, ${foldedRest('surname')} AS s_rest, ${folded('given_names')} AS g,
    ${foldedRest('given_names')} AS g_rest FROM account)`;
  const all = words.length === 1 ? sql`1` : holdsAll(words);
  return sql`SELECT id, 0 AS former FROM ${people} WHERE (${sql.join(ways, sql` OR `)}) AND ${all} LIMIT ${ENOUGH}`;
}

/** Whether nothing of a name is long enough to begin one: only whole names can fit. */
export function isTooShort(by: SearchWay, text: string): boolean {
  return by === 'name' && fold(text).split(' ').every(isShort);
}

function isShort(word: string): boolean {
  return Array.from(word).length < SEARCH_LETTERS;
}

/** A range and not a pattern: nothing that is typed stands for other letters, and an index answers it. */
function fits(column: string, words: string): SQL {
  const name = sql.raw(column);
  return isShort(words) ? sql`${name} = ${words}` : sql`(${name} >= ${words} AND ${name} < ${`${words}\u{10FFFF}`})`;
}

function holdsAll(words: string[]): SQL {
  const marks = words.map((word) => (isShort(word) ? ` ${word} ` : ` ${word}`));
  return sql`NOT EXISTS (SELECT 1 FROM json_each(${JSON.stringify(marks)})
    WHERE instr(' ' || s || ' ' || coalesce(g, '') || ' ', value) = 0)`;
}
