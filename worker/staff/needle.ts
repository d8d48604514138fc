import { type SQL, sql } from 'drizzle-orm';
import { SEARCH_MAX } from '../../schema/limits.js';
import type { SearchWay } from '../../schema/staff.js';
import { identify } from '../challenges/identity.js';
import type { Context } from '../context.js';
import { readPhone } from '../phones/phone.js';
import { FieldProblem } from '../refuse.js';
import { personKeys } from '../viisp/person.js';
import { byName } from './by-name.js';

/** One more than may be found: enough to know that it is too many. */
const ENOUGH = sql.raw(`${SEARCH_MAX + 1}`);

/** A query for whom is meant: `id` of accounts, `former` where what fits is an address that was left. @throws FieldProblem for `text` */
export async function needleOf(ctx: Context, by: SearchWay, text: string): Promise<SQL> {
  if (by === 'name') return sql`${byName(text)} LIMIT ${ENOUGH}`;
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
  return told(
    async () => sql`SELECT id, 0 AS former FROM account WHERE phone = ${await readPhone(text)} LIMIT ${ENOUGH}`,
  );
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
