import { and, eq, exists, type SQL, sql } from 'drizzle-orm';
import { requests } from '../../schema/desk-tables.js';
import type { RequestKind, RequestStatus } from '../../schema/staff.js';
import { accounts, events } from '../../schema/tables.js';
import type { Account } from '../accounts/account.js';
import type { Context } from '../context.js';
import { eventColumns } from '../events.js';
import { noticesFor, postWaiting } from '../mail/waiting.js';
import type { Statement } from '../prepared.js';
import { FieldProblem, Refused } from '../refuse.js';
import type { Proof } from '../sessions/proof.js';
import { spendProof } from '../sessions/spend-proof.js';
import { decide } from '../store.js';
import type { OwnRequest } from './procedures.js';
import { type CorrectionDetails, ownRequestOf, selectRequests } from './requests.js';

/** Whoever asks, and with which call. */
interface Asking {
  ctx: Context;
  proof: Proof;
  account: Account;
}

/**
 * Asks staff to correct a name: one open request at a time. The same request sent again is the one that is open.
 *
 * @throws FieldProblem for the name that is in the account already, Refused `request_open`, `profile_incomplete` or `proof_refused`
 */
export async function askCorrection(asking: Asking, details: CorrectionDetails): Promise<OwnRequest[]> {
  const { ctx, account } = asking;
  refuseSameName(account, details);
  const notices = await noticesFor(ctx, account, 'correction_received');
  const id = crypto.randomUUID();
  const { own, recorded } = await inOneBatch(asking, {
    record: (when) =>
      ctx.db
        .select(withId(eventColumns(ctx, 'correction_asked', sql`account.id`), id))
        .from(accounts)
        .where(
          and(eq(accounts.id, account.id), eq(accounts.status, 'active'), noneOpen(account.id, 'correction'), when),
        ),
    change: (won) => [
      addRequest(ctx, { id, kind: 'correction', account: account.id, details, won }),
      ...notices.map((notice) => notice.statement(won)),
    ],
    id,
  });
  if (recorded) await postWaiting(ctx, notices);
  else if (!own.some((request) => request.status === 'open' && isSame(request, details)))
    throw new Refused('request_open');
  return own;
}

/** Takes a request back that nobody has answered. @throws Refused `request_unknown` or `proof_refused` */
export async function withdrawCorrection(asking: Asking, request: string): Promise<OwnRequest[]> {
  const { ctx, account } = asking;
  const notices = await noticesFor(ctx, account, 'correction_withdrawn');
  const id = crypto.randomUUID();
  const open = and(
    eq(requests.id, request),
    eq(requests.accountId, account.id),
    eq(requests.kind, 'correction'),
    eq(requests.status, 'open'),
  );
  const { own, recorded } = await inOneBatch(asking, {
    record: (when) =>
      ctx.db
        .select(withId(eventColumns(ctx, 'correction_withdrawn', sql`request.account_id`), id))
        .from(requests)
        .where(and(open, when)),
    change: (won) => [
      ctx.db
        .update(requests)
        .set({ status: 'withdrawn', answeredBy: 'person', answeredAt: ctx.now() })
        .where(and(open, won)),
      ...notices.map((notice) => notice.statement(won)),
    ],
    id,
  });
  if (recorded) await postWaiting(ctx, notices);
  const done = recorded || own.some((one) => one.id === request && one.status === 'withdrawn');
  if (!done) throw new Refused('request_unknown');
  return own;
}

/** A new request for staff, where `won` is true; safe to repeat. */
export function addRequest(
  ctx: Context,
  { id, kind, account, details, won }: { id: string; kind: RequestKind; account: string; details: object; won: SQL },
): Statement {
  const row = {
    id: sql<string>`${id}`.as('id'),
    kind: sql<RequestKind>`${kind}`.as('kind'),
    accountId: sql<string>`${account}`.as('account_id'),
    otherId: sql<null>`NULL`.as('other_id'),
    askedBy: sql<string>`'person'`.as('asked_by'),
    askedOffice: sql<null>`NULL`.as('asked_office'),
    askedAt: sql<number>`${ctx.now()}`.as('asked_at'),
    details: sql<Record<string, unknown>>`${JSON.stringify(details)}`.as('details'),
    status: sql<RequestStatus>`'open'`.as('status'),
    answeredBy: sql<null>`NULL`.as('answered_by'),
    answeredOffice: sql<null>`NULL`.as('answered_office'),
    answeredAt: sql<null>`NULL`.as('answered_at'),
    answer: sql<null>`NULL`.as('answer'),
  };
  return ctx.db.insert(requests).select(ctx.db.select(row).from(sql`(SELECT 1)`).where(won)).onConflictDoNothing();
}

/** Whether nothing of that kind waits for staff. */
export function noneOpen(account: string, kind: RequestKind): SQL {
  return sql`NOT EXISTS (SELECT 1 FROM request AS r WHERE r.account_id = ${account} AND r.kind = ${kind} AND r.status = 'open')`;
}

function withId<Columns extends object>(columns: Columns, id: string) {
  return { ...columns, id: sql<string>`${id}`.as('id') };
}

/** What a batch records and changes. */
interface Batch {
  id: string;
  record(when: SQL): Parameters<ReturnType<Context['db']['insert']>['select']>[0];
  change(won: SQL): Statement[];
}

/** Records first and changes beside the record; tells how the requests of the account are then. */
async function inOneBatch({ ctx, proof, account }: Asking, { id, record, change }: Batch) {
  const once = spendProof(ctx, proof);
  const recorded = exists(ctx.db.select({ one: sql`1` }).from(events).where(eq(events.id, id)));
  const statements: [Statement, ...Statement[]] = [
    once.spend,
    ctx.db.insert(events).select(record(once.held) as never),
    ...change(recorded),
    once.holds,
    ctx.db.select({ id: events.id }).from(events).where(eq(events.id, id)),
    selectRequests(ctx, account.id),
  ];
  const results = await decide(() => ctx.db.batch(statements));
  const [proofs, found, rows] = results.slice(-3) as unknown as [
    unknown[],
    unknown[],
    (typeof requests.$inferSelect)[],
  ];
  if (proofs.length === 0) throw new Refused('proof_refused', {}, 'replayed');
  return { recorded: found.length > 0, own: rows.map((row) => ownRequestOf(ctx, row)) };
}

function refuseSameName(account: Account, { givenNames, surname }: CorrectionDetails): void {
  if (account.surname === null) throw new Refused('profile_incomplete');
  if (account.givenNames !== givenNames || account.surname !== surname) return;
  throw new FieldProblem({
    ...(givenNames !== null && { givenNames: 'name_unchanged' as const }),
    surname: 'name_unchanged',
  });
}

function isSame(request: CorrectionDetails, details: CorrectionDetails): boolean {
  return (['givenNames', 'surname', 'why', 'document'] as const).every((field) => request[field] === details[field]);
}
