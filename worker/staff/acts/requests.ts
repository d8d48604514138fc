import { and, eq, ne, type SQL, sql } from 'drizzle-orm';
import { requests } from '../../../schema/desk-tables.js';
import type { RequestKind } from '../../../schema/staff.js';
import type { Statement } from '../../prepared.js';
import { Refused } from '../../refuse.js';
import { decide } from '../../store.js';
import type { DeskContext } from '../desk.js';

/** A row of the work list. */
export type Request = typeof requests.$inferSelect;

/** A request that waits for an answer. @throws Refused `request_unknown`, or `already_answered` where it waits no more */
export async function openRequest(ctx: DeskContext, id: string, ...kinds: RequestKind[]): Promise<Request> {
  const request = await requestOf(ctx, id, ...kinds);
  if (request.status !== 'open') throw new Refused('already_answered');
  return request;
}

/** A request, whatever became of it. @throws Refused `request_unknown` */
export async function requestOf(ctx: DeskContext, id: string, ...kinds: RequestKind[]): Promise<Request> {
  const [request] = await decide(() => ctx.db.select().from(requests).where(eq(requests.id, id)));
  if (!request || !kinds.includes(request.kind)) throw new Refused('request_unknown');
  return request;
}

/** Whether a request still waits at the moment of writing. */
export function isOpen(id: string, asked?: SQL): SQL {
  return sql`EXISTS (SELECT 1 FROM request WHERE ${and(eq(requests.id, id), eq(requests.status, 'open'), asked)})`;
}

/** Whether somebody else asked for it: what two people decide is never decided by one. */
export function askedByAnother({ clerk }: DeskContext): SQL {
  return ne(requests.askedBy, clerk.actor.name);
}

/** An answer to a request. */
export interface Answer {
  id: string;
  status: 'done' | 'declined';
  answer?: string | undefined;
  details?: SQL<Record<string, unknown>>;
}

/** Writes the answer, where it is recorded and nobody has answered. */
export function answerRequest(ctx: DeskContext, { id, status, answer, details }: Answer, recorded: SQL): Statement {
  const { name, office } = ctx.clerk.actor;
  return ctx.db
    .update(requests)
    .set({
      status,
      answeredBy: name,
      answeredOffice: office,
      answeredAt: ctx.now(),
      answer: answer ?? null,
      ...(details && { details }),
    })
    .where(and(eq(requests.id, id), eq(requests.status, 'open'), recorded));
}
