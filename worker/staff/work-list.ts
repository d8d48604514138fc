import { and, asc, desc, eq, isNotNull, or, sql } from 'drizzle-orm';
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
  const old = status === 'open';
  const wanted = and(became(status), kind && eq(requests.kind, kind), behind(after, old));
  const shown = ctx.db.select({ one: sql`1` }).from(requests).where(wanted).limit(PAGE_SIZE);
  const { insert, recorded, kept } = recordLook(ctx, {
    kind: 'work_listed',
    account: null,
    facts: { status, ...(kind && { kind }) },
    found: sql`json_object('shown', (SELECT count(*) FROM ${shown}))`,
  });
  const order = old ? [asc(requests.askedAt), asc(requests.id)] : [desc(requests.askedAt), desc(requests.id)];
  const [, rows, [told], records] = await decide(() =>
    ctx.db.batch([
      insert,
      workRows(ctx, and(wanted, recorded))
        .orderBy(...order)
        .limit(PAGE_SIZE + 1),
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

/** What became of a request. A merge that was taken back was done all the same: it is not among what nobody answered. */
function became(status: RequestStatus) {
  const undone = and(eq(requests.kind, 'merge'), eq(requests.status, 'withdrawn'), isNotNull(requests.answeredAt));
  if (status === 'done') return or(eq(requests.status, 'done'), undone);
  return and(eq(requests.status, status), status === 'withdrawn' ? sql`NOT (${undone})` : undefined);
}

/** What follows the last one of the page before. A cursor and not a number: what is answered meanwhile moves nothing. */
function behind(after: string | undefined, old: boolean) {
  if (after === undefined) return undefined;
  const [, at, id] = /^(\d{1,15})\.([\w-]{1,64})$/.exec(after) ?? [];
  if (at === undefined) throw new FieldProblem({ after: 'invalid' });
  const place = sql`(${Number(at)}, ${id})`;
  return old
    ? sql`(${requests.askedAt}, ${requests.id}) > ${place}`
    : sql`(${requests.askedAt}, ${requests.id}) < ${place}`;
}
