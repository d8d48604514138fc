import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type * as z from 'zod/mini';
import { passkeys, requests } from '../../../schema/desk-tables.js';
import { UNDO_MERGE_MS } from '../../../schema/limits.js';
import type { StaffUndoMerge } from '../../../schema/staff.js';
import { events, identities } from '../../../schema/tables.js';
import type { Account } from '../../accounts/account.js';
import { changeAccount } from '../../accounts/change.js';
import { by, eventColumns } from '../../events.js';
import type { Statement } from '../../prepared.js';
import { Refused } from '../../refuse.js';
import { endAllSessions } from '../../sessions/end-all.js';
import { factsOf } from '../because.js';
import type { DeskContext } from '../desk.js';
import { asSeen, type MergeDetails, recordOther, setStatus, type Taken } from './merge.js';
import { noticesTo } from './notices.js';
import { requestOf } from './requests.js';
import { subjectOf, whyNot } from './subject.js';

/**
 * Takes a merge back within 30 days: what moved goes back, and the kept account has again what it had, as long as nobody changed that.
 *
 * @throws Refused `undo_over`, `request_unknown`, `own_account`, `changed_meanwhile`, `not_staff`
 */
export async function undoMerge(ctx: DeskContext, input: z.infer<typeof StaffUndoMerge>): Promise<void> {
  const request = await requestOf(ctx, input.request, 'merge');
  if (request.status !== 'done' || request.otherId === null) throw new Refused('undo_over', {}, 'not merged');
  const details = request.details as MergeDetails;
  const { account: kept, status } = await subjectOf(ctx, request.accountId);
  const { account: other } = await subjectOf(ctx, request.otherId);
  if (status === 'merged' || !isAsMerged(kept, details)) throw new Refused('undo_over', {}, 'changed since');
  const because = factsOf(input);
  const { saved } = await changeAccount(ctx, ctx.proof, kept, {
    kind: 'merge_undone',
    actor: ctx.clerk.actor,
    procedure: 'staff.undoMerge',
    values: details.before,
    brings: ['status'],
    shown: { because: input },
    facts: { ...because, from: other.id },
    when: and(asSeen(other), isUndoable(request.id, other.id, ctx.now()), allStillThere(request.id)),
    also: (recorded) => [
      recordOther(ctx, 'merge_undone', other.id, { ...because, into: kept.id }, recorded),
      ...moveBack(ctx, request.id, other.id, recorded),
      ...removeUnproven(ctx, [kept.id, other.id], recorded),
      ...endAllSessions(ctx, kept.id, recorded),
      ...endAllSessions(ctx, other.id, recorded),
      setStatus(ctx, other.id, 'active', recorded),
    ],
    notices: await noticesTo(ctx, 'merge_undone', kept, ...(other.email === kept.email ? [] : [other])),
  });
  if (saved) return;
  const refused = await whyNot(ctx);
  throw refused.refusal === 'not_staff' ? refused : new Refused('undo_over', {}, 'too late, or changed since');
}

/** Whether the kept account still has the address and the values that the merge left it with. */
function isAsMerged(kept: Account, { after, email }: MergeDetails): boolean {
  const fields = Object.keys(after) as (keyof Taken)[];
  return kept.email === email && fields.every((field) => kept[field] === after[field]);
}

function isUndoable(request: string, other: string, now: number): SQL {
  return sql`EXISTS (SELECT 1 FROM request AS r JOIN account AS o ON o.id = r.other_id AND o.status = 'merged'
    WHERE r.id = ${request} AND o.id = ${other} AND r.status = 'done' AND r.answered_at > ${now - UNDO_MERGE_MS})`;
}

/**
 * The row of the list of what moved that tells of an identity, by its MAC, or, where that was made anew under another key of the ring, by
 * its age. `what` is read from it.
 */
function movedAs(request: string, what: SQL): SQL {
  const ring = (key: SQL) => sql`substr(${key}, 1, instr(${key}, '.'))`;
  const [was, is] = [sql`m.value ->> 'key'`, sql`identity."key"`];
  return sql`(SELECT ${what} FROM request AS r, json_each(r.details, '$.moved') AS m
    WHERE r.id = ${request} AND r.account_id = identity.account_id AND m.value ->> 'kind' = identity.kind
    AND (${was} = ${is} OR (m.value ->> 'createdAt' = identity.created_at AND ${ring(sql`(${was})`)} <> ${ring(is)})))`;
}

/** Whether an identity is the kept account's: found by that, and not by looking at everybody's. */
function ofKept(request: string): SQL {
  return sql`identity.account_id = (SELECT account_id FROM request WHERE id = ${request})`;
}

function allStillThere(request: string): SQL {
  return sql`(SELECT count(*) FROM identity WHERE ${ofKept(request)} AND EXISTS ${movedAs(request, sql`1`)})
    = (SELECT json_array_length(details, '$.moved') FROM request WHERE id = ${request})`;
}

/** A passkey is of somebody whom staff or VIISP confirmed: an account that is left without that has none. */
function removeUnproven({ db, ...ctx }: DeskContext, ids: string[], recorded: SQL): Statement[] {
  const unproven = and(
    inArray(passkeys.accountId, ids),
    sql`(SELECT level FROM account WHERE account.id = passkey.account_id) < 2`,
    recorded,
  );
  const removed = {
    ...eventColumns(ctx, 'passkey_removed', sql`passkey.account_id`),
    ...by('system'),
    id: sql<string>`lower(hex(randomblob(16)))`.as('id'),
  };
  return [
    db.insert(events).select(db.select(removed).from(passkeys).where(unproven)),
    db.delete(passkeys).where(unproven),
  ];
}

/** Identities, passkeys and requests go back; what the undoing needed to know is forgotten. */
function moveBack(ctx: DeskContext, request: string, other: string, recorded: SQL): Statement[] {
  const listed = (where: string) =>
    sql`(SELECT w.value FROM request AS r, json_each(r.details, ${where}) AS w WHERE r.id = ${request})`;
  const [waiting, keys] = [listed('$.requests'), listed('$.passkeys')];
  return [
    ctx.db
      .update(identities)
      .set({ accountId: other, use: sql`${movedAs(request, sql`m.value ->> 'use'`)}` })
      .where(sql`${ofKept(request)} AND EXISTS ${movedAs(request, sql`1`)} AND ${recorded}`),
    ctx.db.update(passkeys).set({ accountId: other }).where(sql`${passkeys.id} IN ${keys} AND ${recorded}`),
    ctx.db.update(requests).set({ accountId: other }).where(sql`${requests.id} IN ${waiting} AND ${recorded}`),
    ctx.db
      .update(requests)
      .set({
        status: 'withdrawn',
        details: sql`json_patch('{}', json_object('reason', details ->> 'reason', 'caseNumber', details ->> 'caseNumber'))`,
      })
      .where(and(eq(requests.id, request), eq(requests.status, 'done'), recorded)),
  ];
}
