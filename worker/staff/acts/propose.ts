import { and, type SQL, sql } from 'drizzle-orm';
import type * as z from 'zod/mini';
import { requests } from '../../../schema/desk-tables.js';
import type { RequestKind, RequestStatus, StaffAskErasure, StaffAskMerge } from '../../../schema/staff.js';
import type { Statement } from '../../prepared.js';
import { FieldProblem, Refused } from '../../refuse.js';
import { decide } from '../../store.js';
import { type Because, factsOf } from '../because.js';
import type { DeskContext } from '../desk.js';
import { mayErase, mayMerge } from './may.js';
import { recordAct } from './record.js';
import { subjectOf, whyNot } from './subject.js';

/** What a supervisor asks a colleague to approve. */
interface Proposal {
  kind: 'merge' | 'erasure';
  id: string;
  other: string | null;
  because: Because;
  may: SQL;
}

/** Asks a colleague to approve that `other` becomes part of `id`; gives the request. @throws Refused `merge_impossible`, `request_open` */
export async function askMerge(ctx: DeskContext, input: z.infer<typeof StaffAskMerge>): Promise<string> {
  const { id, other } = input;
  if (id === other) throw new FieldProblem({ other: 'invalid' });
  await subjectOf(ctx, id);
  await subjectOf(ctx, other);
  return propose(ctx, { kind: 'merge', id, other, because: input, may: mayMerge(id, other) });
}

/** Asks a colleague to approve that an account is erased; gives the request. @throws Refused `erasure_impossible`, `request_open` */
export async function askErasure(ctx: DeskContext, input: z.infer<typeof StaffAskErasure>): Promise<string> {
  const { id } = input;
  const { account } = await subjectOf(ctx, id);
  if (account.erasesAt !== null) throw new Refused('request_open', {}, 'it waits already');
  return propose(ctx, { kind: 'erasure', id, other: null, because: input, may: mayErase(id) });
}

async function propose(ctx: DeskContext, proposal: Proposal): Promise<string> {
  const { kind, id, other, because, may } = proposal;
  const request = crypto.randomUUID();
  const free = noneOpen([id, other ?? id]);
  const done = await recordAct(ctx, {
    kind: kind === 'merge' ? 'merge_asked' : 'erasure_proposed',
    account: id,
    facts: { ...factsOf(because), ...(other !== null && { other }) },
    when: and(may, free) as SQL,
    also: (recorded) => [addProposal(ctx, request, proposal, recorded)],
  });
  if (done) return request;
  const [row] = await decide(() =>
    ctx.db.select({ may: sql<number>`${may}`, free: sql<number>`${free}` }).from(sql`(SELECT 1)`),
  );
  if (!row?.free) throw new Refused('request_open');
  if (!row.may) throw new Refused(kind === 'merge' ? 'merge_impossible' : 'erasure_impossible');
  throw await whyNot(ctx);
}

/** Whether nothing that two people decide waits for any of these accounts. */
function noneOpen(accounts: string[]): SQL {
  const among = sql.join(
    accounts.map((id) => sql`${id}`),
    sql`, `,
  );
  return sql`NOT EXISTS (SELECT 1 FROM request AS r WHERE r.status = 'open' AND r.kind IN ('merge', 'erasure')
    AND (r.account_id IN (${among}) OR r.other_id IN (${among})))`;
}

/** A new proposal, where it is recorded; safe to repeat. */
function addProposal(
  ctx: DeskContext,
  request: string,
  { kind, id, other, because }: Proposal,
  recorded: SQL,
): Statement {
  const { name, office } = ctx.clerk.actor;
  const row = {
    id: sql<string>`${request}`.as('id'),
    kind: sql<RequestKind>`${kind}`.as('kind'),
    accountId: sql<string>`${id}`.as('account_id'),
    otherId: sql<string | null>`${other}`.as('other_id'),
    askedBy: sql<string>`${name}`.as('asked_by'),
    askedOffice: sql<string>`${office}`.as('asked_office'),
    askedAt: sql<number>`${ctx.now()}`.as('asked_at'),
    details: sql<Record<string, unknown>>`${JSON.stringify(factsOf(because))}`.as('details'),
    status: sql<RequestStatus>`'open'`.as('status'),
    answeredBy: sql<null>`NULL`.as('answered_by'),
    answeredOffice: sql<null>`NULL`.as('answered_office'),
    answeredAt: sql<null>`NULL`.as('answered_at'),
    answer: sql<null>`NULL`.as('answer'),
  };
  return ctx.db.insert(requests).select(ctx.db.select(row).from(sql`(SELECT 1)`).where(recorded)).onConflictDoNothing();
}
