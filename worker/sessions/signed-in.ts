import { getTableColumns } from 'drizzle-orm';
import { accounts } from '../../schema/tables.js';
import { record } from '../events.js';
import { Refused } from '../refuse.js';
import { fieldsOf, open } from '../trpc.js';
import { checkProof } from './proof.js';
import { tokenOf, useSession } from './session.js';

/** Names that may go on record; a caller's own words may not. */
const columns = getTableColumns(accounts);

/** What a session at the desk of staff is good for, besides looking. */
const AT_THE_DESK = /^(session|staff)\./;

/** For a person with an open session and a proof made for this very call. Adds `session` and `proof` to the context. */
export const signedIn = open
  .use(async ({ ctx, next }) => {
    const token = tokenOf(ctx);
    const proof = await checkProof(ctx, token);
    return next({ ctx: { proof, session: await useSession(ctx, token, proof) } });
  })
  .use(({ ctx, path, type, next }) => {
    // Nobody edits their own account from the desk, where they could change anybody's.
    if (ctx.session.desk && type === 'mutation' && !AT_THE_DESK.test(path)) throw new Refused('own_account');
    return next();
  })
  .use(async ({ ctx, next }) => {
    const result = await next();
    if (result.ok) return result;
    // A field nobody may send is an attempt to write it: refused by the schema, and put on record.
    const fields = fieldsOf(result.error) ?? {};
    const unknown = Object.keys(fields).filter((field) => fields[field] === 'unrecognised_field');
    if (unknown.length === 0) return result;
    const ours = unknown.filter((field) => Object.hasOwn(columns, field));
    await record(ctx, 'field_refused', ctx.session.account.id, { fields: ours, others: unknown.length - ours.length });
    throw new Refused('field_locked', { fields });
  });
