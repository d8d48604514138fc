import { and, desc, eq, inArray } from 'drizzle-orm';
import { requests } from '../../schema/desk-tables.js';
import type { RequestKind } from '../../schema/staff.js';
import type { Context } from '../context.js';
import { officeName } from '../offices.js';
import { decide } from '../store.js';
import type { OwnRequest } from './procedures.js';

/** What is between the person and staff. Merges and erasures are decided among staff, and told once they are done. */
const own: RequestKind[] = ['correction', 'not_me', 'taken_back'];
const MOST = 50;

/** What a person asks for who wants a name corrected, as it is kept in `request.details`. */
export type CorrectionDetails = Pick<OwnRequest, 'givenNames' | 'surname' | 'why' | 'document'>;

/** The requests of an account as a statement, newest first; a batch may bring them along. */
export function selectRequests({ db }: Pick<Context, 'db'>, accountId: string) {
  return db
    .select()
    .from(requests)
    .where(and(eq(requests.accountId, accountId), inArray(requests.kind, own)))
    .orderBy(desc(requests.askedAt))
    .limit(MOST);
}

/** A request as whoever asked sees it: the office that answered, never who of it. */
export function ownRequestOf({ env }: Pick<Context, 'env'>, row: typeof requests.$inferSelect): OwnRequest {
  const { id, kind, status, askedAt, answeredAt, answeredOffice, answer } = row;
  const asked = row.details as Partial<CorrectionDetails>;
  return {
    ...{ id, kind, status, askedAt, answeredAt, answer },
    office: officeName(env, answeredOffice),
    givenNames: asked.givenNames ?? null,
    surname: asked.surname ?? null,
    why: asked.why ?? null,
    document: asked.document ?? null,
  };
}

/** What a person asked of staff, newest first. */
export async function requestsOf(ctx: Context, accountId: string): Promise<OwnRequest[]> {
  const rows = await decide(() => selectRequests(ctx, accountId));
  return rows.map((row) => ownRequestOf(ctx, row));
}
