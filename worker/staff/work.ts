import { and, eq, type SQL, sql } from 'drizzle-orm';
import { requests } from '../../schema/desk-tables.js';
import { UNDO_MERGE_MS } from '../../schema/limits.js';
import { officeName } from '../offices.js';
import { Refused } from '../refuse.js';
import { decide } from '../store.js';
import type { DeskContext } from './desk.js';
import { foundIn, foundJson } from './found.js';
import type { Work } from './seen.js';

/** A request with the people that it is about, as JSON. */
export type WorkRow = typeof requests.$inferSelect & { person: string | null; other: string | null };

/** What a request needs to be shown, with the people that it is about. */
export function workRows(ctx: DeskContext, where: SQL | undefined) {
  return ctx.db
    .select({
      id: requests.id,
      kind: requests.kind,
      accountId: requests.accountId,
      otherId: requests.otherId,
      askedBy: requests.askedBy,
      askedOffice: requests.askedOffice,
      askedAt: requests.askedAt,
      details: requests.details,
      status: requests.status,
      answeredBy: requests.answeredBy,
      answeredOffice: requests.answeredOffice,
      answeredAt: requests.answeredAt,
      answer: requests.answer,
      person: foundJson(sql`${requests.accountId}`).as('person'),
      other: foundJson(sql`${requests.otherId}`).as('other'),
    })
    .from(requests)
    .where(where);
}

/** A request as the work list shows it to the member of staff who looks. */
export function workFrom(ctx: DeskContext, row: WorkRow): Work {
  const { id, kind, status, askedAt, askedBy, answeredAt, answer } = row;
  return {
    id,
    kind,
    status,
    askedAt,
    askedBy: askedBy.startsWith('staff:') ? 'staff' : askedBy === 'person' ? 'person' : 'system',
    askedOffice: officeName(ctx.env, row.askedOffice),
    own: askedBy === ctx.clerk.actor.name,
    person: foundIn(row.person as string),
    other: row.other === null ? null : foundIn(row.other),
    givenNames: said(row, 'givenNames'),
    surname: said(row, 'surname'),
    why: said(row, 'why'),
    document: said(row, 'document'),
    reason: said(row, 'reason'),
    caseNumber: said(row, 'caseNumber'),
    answeredAt,
    answeredOffice: officeName(ctx.env, row.answeredOffice),
    answer,
    undoUntil: undoUntil(row, ctx.now()),
    undone: kind === 'merge' && status === 'withdrawn' && answeredAt !== null,
  };
}

function said({ details }: WorkRow, what: string): string | null {
  const value = details[what];
  return typeof value === 'string' ? value : null;
}

function undoUntil({ kind, status, answeredAt }: WorkRow, now: number): number | null {
  if (kind !== 'merge' || status !== 'done' || answeredAt === null) return null;
  const until = answeredAt + UNDO_MERGE_MS;
  return until > now ? until : null;
}

/** One request, as it is now. @throws Refused `request_unknown`, `not_staff` */
export async function workOf(ctx: DeskContext, id: string): Promise<Work> {
  const [row] = await decide(() => workRows(ctx, and(eq(requests.id, id), ctx.clerk.actor.holds)));
  if (!row) throw new Refused('request_unknown', {}, 'none, or the role ended');
  return workFrom(ctx, row);
}
