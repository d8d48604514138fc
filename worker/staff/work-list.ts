import { and, asc, desc, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/sqlite-core';
import { requests } from '../../schema/desk-tables.js';
import { PAGE_SIZE } from '../../schema/limits.js';
import type { RequestKind, RequestStatus } from '../../schema/staff.js';
import { FieldProblem, Refused } from '../refuse.js';
import { decide } from '../store.js';
import type { DeskContext } from './desk.js';
import { recordLook } from './looking.js';
import { workFrom, workRows } from './work.js';

/** Which part of the work list is wanted: the open ones, where nothing else is said. */
export interface Part {
  kind?: RequestKind | undefined;
  status?: RequestStatus | undefined;
  after?: string | undefined;
}

/**
 * A page of the work list: of what is open, what waits longest first; of the rest, what was asked last. That it was shown, and how many people
 * stood on it, goes on record in the batch that reads, and nothing is shown without it. @throws Refused `not_staff`
 */
export async function workList(ctx: DeskContext, { kind, status = 'open', after }: Part) {
  const list = { kind, status, after };
  const { insert, recorded, kept } = recordLook(ctx, {
    kind: 'work_listed',
    account: null,
    facts: { status, ...(kind && { kind }) },
    found: sql`json_object('shown', (SELECT count(*) FROM ${listed(ctx, list, PAGE_SIZE)}))`,
  });
  const [, rows, [told], records] = await decide(() =>
    ctx.db.batch([
      insert,
      workRows(ctx, and(sql`${requests.id} IN (SELECT id FROM ${listed(ctx, list, PAGE_SIZE + 1)})`, recorded)).orderBy(
        ...inOrder(status),
      ),
      ctx.db
        .select({ open: sql<number>`(SELECT count(*) FROM request WHERE status = 'open')`.as('open') })
        .from(sql`(SELECT 1)`),
      kept,
    ]),
  );
  if (!told || records.length === 0) throw new Refused('not_staff', {}, 'the role ended');
  const page = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? page.at(-1) : undefined;
  return {
    requests: page.map((row) => workFrom(ctx, row)),
    open: told.open,
    next: last ? `${last.askedAt}.${last.id}` : null,
    now: ctx.now(),
  };
}

/** The first so many on the list: what an index has in order is read in order, and no further. */
function listed(
  { db }: DeskContext,
  { kind, status, after }: Part & { status: RequestStatus },
  most: number,
): SQLWrapper {
  const part = (when: SQL) =>
    db
      .select({ id: requests.id, askedAt: requests.askedAt })
      .from(requests)
      .where(and(when, kind && eq(requests.kind, kind), behind(after, status)));
  const [one, other] = became(status);
  const all = other ? unionAll(part(one), part(other)) : part(one).$dynamic();
  return all.orderBy(...inOrder(status)).limit(most);
}

/**
 * What became of a request, each part in the order of an index. A merge that was taken back was done all the same: it is not among what
 * nobody answered.
 */
function became(status: RequestStatus): [SQL, SQL?] {
  const undone = sql`kind = 'merge' AND status = 'withdrawn' AND answered_at IS NOT NULL`;
  const alone = sql`status = ${status}`;
  if (status === 'done') return [alone, undone];
  return [status === 'withdrawn' ? sql`${alone} AND NOT (${undone})` : alone];
}

/** Of what is open, what waits longest comes first; of the rest, what was asked last. */
function inOrder(status: RequestStatus): SQL[] {
  const way = status === 'open' ? asc : desc;
  return [way(requests.askedAt), way(requests.id)];
}

/** What follows the last one of the page before. A cursor and not a number: what is answered meanwhile moves nothing. */
function behind(after: string | undefined, status: RequestStatus) {
  if (after === undefined) return undefined;
  const [, at, id] = /^(\d{1,15})\.([\w-]{1,64})$/.exec(after) ?? [];
  if (at === undefined) throw new FieldProblem({ after: 'invalid' });
  const place = sql`(${Number(at)}, ${id})`;
  return status === 'open'
    ? sql`(${requests.askedAt}, ${requests.id}) > ${place}`
    : sql`(${requests.askedAt}, ${requests.id}) < ${place}`;
}
