import { is, SQL, sql } from 'drizzle-orm';
import { events } from '../schema/tables.js';
import type { Context } from './context.js';
import type { StatementContext } from './prepared.js';
import { decide } from './store.js';

/** Everything that is put on record. */
export type EventKind =
  | 'account_created'
  | 'signed_in'
  | 'signed_out'
  | 'session_ended'
  | 'code_wrong'
  | 'sign_in_blocked'
  | 'profile_completed'
  | 'profile_changed'
  | 'field_refused'
  | 'viisp_failed'
  | 'name_refreshed'
  | 'email_set'
  | 'viisp_linked'
  | 'account_joined'
  | 'stepped_up'
  | 'email_changed'
  | 'email_taken_back'
  | 'correction_asked'
  | 'correction_withdrawn'
  | 'not_me'
  | 'data_exported'
  | 'erasure_asked'
  | 'erasure_withdrawn'
  | 'account_erased'
  | 'passkey_added'
  | 'passkey_used'
  | 'passkey_removed'
  | 'restored'
  | StaffEventKind;

/** What staff do, or the operator for them. Facts have the office, and the reason where one is asked for. */
export type StaffEventKind =
  | 'people_searched'
  | 'work_listed'
  | 'account_viewed'
  | 'name_corrected'
  | 'correction_declined'
  | 'report_closed'
  | 'identity_confirmed'
  | 'identity_revoked'
  | 'account_blocked'
  | 'account_unblocked'
  | 'sessions_ended'
  | 'passkeys_removed'
  | 'email_code_asked'
  | 'email_corrected'
  | 'merge_asked'
  | 'erasure_proposed'
  | 'proposal_declined'
  | 'accounts_merged'
  | 'merge_undone'
  | 'staff_granted'
  | 'staff_revoked';

/** Facts of an event: names of fields, counts. Never a value that a person gave. */
export type Facts = Record<string, string | number | string[]>;

/** Records something that changed nothing. What changes something is recorded in its own batch, with `eventColumns`. */
export async function record(
  ctx: Context,
  kind: EventKind,
  accountId: string | null,
  facts: Facts = {},
): Promise<void> {
  const actor = accountId === null ? 'system' : 'person';
  const row = { id: crypto.randomUUID(), at: ctx.now(), kind, accountId, actor, origin: ctx.origin, facts };
  await decide(() => ctx.db.insert(events).values(row).onConflictDoNothing());
}

/** Says that somebody else did it than the person: to be put behind the columns of an event. */
export function by(actor: string) {
  return { actor: sql<string>`${actor}`.as('actor') };
}

/** When and where something happens; nowhere, where no page calls. */
type Happening = Pick<StatementContext, 'now' | 'eventId'> & { origin: string | null };

/** The columns of an event, for an `INSERT … SELECT` whose rows the batch itself decides; facts as they are, or as JSON in SQL. */
export function eventColumns(ctx: Happening, kind: EventKind, account: SQL, facts: Facts | SQL = {}) {
  return {
    id: sql<string>`${ctx.eventId ?? crypto.randomUUID()}`.as('id'),
    at: sql<number>`${ctx.now()}`.as('at'),
    kind: sql<string>`${kind}`.as('kind'),
    accountId: sql<string | null>`${account}`.as('account_id'),
    actor: sql<string>`'person'`.as('actor'),
    origin: sql<string | null>`${ctx.origin}`.as('origin'),
    facts: sql<Facts>`${is(facts, SQL) ? facts : JSON.stringify(facts)}`.as('facts'),
  };
}
