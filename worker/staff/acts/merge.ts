import { and, eq, type SQL, sql } from 'drizzle-orm';
import { passkeys, requests } from '../../../schema/desk-tables.js';
import { accounts, events, identities } from '../../../schema/tables.js';
import type { Account } from '../../accounts/account.js';
import { changeAccount } from '../../accounts/change.js';
import { provenanceWith } from '../../accounts/rights.js';
import { by, type EventKind, eventColumns, type Facts } from '../../events.js';
import type { Statement } from '../../prepared.js';
import { Refused } from '../../refuse.js';
import { endAllSessions } from '../../sessions/end-all.js';
import { decide } from '../../store.js';
import type { DeskContext } from '../desk.js';
import { mayMerge } from './may.js';
import { noticesTo } from './notices.js';
import { answerRequest, type Request } from './requests.js';
import { whyNot } from './subject.js';

/** What a merge writes to the account that is kept; an account field for each. */
export type Taken = Partial<Pick<Account, 'level' | 'givenNames' | 'surname' | 'namesLockedAt' | 'email' | 'phone'>>;

/** A merge that is approved. */
export interface Merge {
  request: Request;
  /** Whether the request still waits, and for whoever approves it, at the moment of writing. */
  waits: SQL;
  kept: Account;
  other: Account;
}

/** What an undoing needs to know of a merge: what moved, and what the kept account had before. It goes after 30 days. */
export interface MergeDetails extends Record<string, unknown> {
  reason?: string;
  before: Taken;
  after: Taken;
  /** The address of the kept account then: with another one it may have changed hands. */
  email: string | null;
  moved: { kind: string; key: string; use: string; createdAt: number }[];
  requests: string[];
  passkeys: string[];
}

/**
 * Lets one account become part of another: whoever came to it through VIISP or has its passkeys comes to the kept one from now on, which
 * keeps its address; the other address stays reserved, unless the kept one had none. Where the other one is known more surely, its level and
 * names count. Everybody is signed out, and both are told.
 *
 * @throws Refused `merge_impossible`, `already_answered`, `changed_meanwhile`, `not_staff`
 */
export async function merge(ctx: DeskContext, { request, waits, kept, other }: Merge): Promise<void> {
  const after = taken(kept, other);
  const may = mayMerge(kept.id, other.id);
  const { saved } = await changeAccount(ctx, ctx.proof, kept, {
    kind: 'accounts_merged',
    actor: ctx.clerk.actor,
    procedure: 'staff.decide',
    values: after,
    brings: ['status'],
    shown: { request },
    facts: { ...reasonOf(request), from: other.id },
    when: and(may, waits, asSeen(other)),
    also: (recorded) => [
      answerRequest(ctx, { id: request.id, status: 'done', details: detailsOf(request, kept, other, after) }, recorded),
      recordOther(ctx, 'accounts_merged', other.id, { ...reasonOf(request), into: kept.id }, recorded),
      ...moveOver(ctx, { kept, other: other.id }, recorded),
      ...endAllSessions(ctx, kept.id, recorded),
      ...endAllSessions(ctx, other.id, recorded),
      setStatus(ctx, other.id, 'merged', recorded),
    ],
    notices: await noticesTo(ctx, 'accounts_merged', kept, ...(other.email === kept.email ? [] : [other])),
  });
  if (saved) return;
  const refused = await whyNot(ctx, request.id);
  if (refused.refusal !== 'changed_meanwhile') throw refused;
  const [row] = await decide(() => ctx.db.select({ may: sql<number>`${may}` }).from(sql`(SELECT 1)`));
  throw row?.may ? refused : new Refused('merge_impossible');
}

/** What the kept account takes: what it lacks, and what is known more surely of the other one. */
function taken(kept: Account, other: Account): Taken {
  const surer = other.level > kept.level;
  const { givenNames, surname, namesLockedAt, level, email, phone } = other;
  return {
    ...(surer && { level }),
    ...((surer || kept.surname === null) && surname !== null && { givenNames, surname, namesLockedAt }),
    ...(kept.email === null && email !== null && { email }),
    ...(kept.phone === null && phone !== null && { phone }),
  };
}

function detailsOf(request: Request, kept: Account, other: Account, after: Taken): SQL<Record<string, unknown>> {
  const fields = Object.keys(after) as (keyof Taken)[];
  const before = Object.fromEntries(fields.map((field) => [field, kept[field]]));
  const known = JSON.stringify({ ...request.details, before, after, email: after.email ?? kept.email });
  return sql`json_set(${known},
    '$.moved', (SELECT json_group_array(json_object('kind', kind, 'key', "key", 'use', "use", 'createdAt', created_at))
      FROM identity WHERE account_id = ${other.id}),
    '$.requests', (SELECT json_group_array(r.id) FROM request AS r WHERE r.account_id = ${other.id} AND r.status = 'open'),
    '$.passkeys', (SELECT json_group_array(p.id) FROM passkey AS p WHERE p.account_id = ${other.id}))`;
}

/** The reason that was given when it was asked for. */
export function reasonOf({ details }: Request): Facts {
  return typeof details.reason === 'string' ? { reason: details.reason } : {};
}

/** Whether the account is still as it was read. */
export function asSeen({ id, version }: Account): SQL {
  return sql`EXISTS (SELECT 1 FROM account AS seen WHERE seen.id = ${id} AND seen.version = ${version})`;
}

/** Records the same on the other account. */
export function recordOther(ctx: DeskContext, kind: EventKind, id: string, facts: Facts, recorded: SQL): Statement {
  const { name, office } = ctx.clerk.actor;
  const event = { ...eventColumns(ctx, kind, sql`account.id`, { office, ...facts }), ...by(name) };
  return ctx.db
    .insert(events)
    .select(
      ctx.db
        .select(event)
        .from(accounts)
        .where(and(eq(accounts.id, id), recorded)),
    )
    .onConflictDoNothing();
}

/**
 * What proves who it is, and what waits for staff, goes over. An address that was left can be taken back no more: the account is another one
 * now. One account has one address: a second mailbox that signs in would be left open when its owner changes the first.
 */
function moveOver(ctx: DeskContext, { kept, other }: { kept: Account; other: string }, recorded: SQL): Statement[] {
  const second = sql`CASE WHEN kind = 'email' THEN 'reserved' ELSE "use" END`;
  return [
    ctx.db
      .update(identities)
      .set({ accountId: kept.id, leftAt: null, ...(kept.email !== null && { use: second }) })
      .where(and(eq(identities.accountId, other), recorded)),
    ctx.db
      .update(passkeys)
      .set({ accountId: kept.id })
      .where(and(eq(passkeys.accountId, other), recorded)),
    ctx.db
      .update(requests)
      .set({ accountId: kept.id })
      .where(and(eq(requests.accountId, other), eq(requests.status, 'open'), recorded)),
  ];
}

/** Lets the other account rest, or wakes it. */
export function setStatus(ctx: DeskContext, id: string, status: 'merged' | 'active', recorded: SQL): Statement {
  const from = status === 'merged' ? 'active' : 'merged';
  return ctx.db
    .update(accounts)
    .set({
      status,
      version: sql`${accounts.version} + 1`,
      provenance: provenanceWith(['status'], ctx.clerk.actor, ctx.now()),
    })
    .where(and(eq(accounts.id, id), eq(accounts.status, from), recorded));
}
