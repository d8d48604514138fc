import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { PAGE_SIZE } from '../../schema/limits.js';
import { events } from '../../schema/tables.js';
import { ruledFields } from '../accounts/rights.js';
import type { Context } from '../context.js';
import type { EventKind } from '../events.js';
import { officeName } from '../offices.js';
import { portalOf, portalsIn } from '../portals.js';
import { readDevice } from '../sessions/device.js';
import { decide } from '../store.js';
import type { Entry } from './procedures.js';

/**
 * What of the record says something to the person whose account it is. The rest counts guesses and attempts, is of no account, or tells
 * of what staff have not decided yet.
 */
const told: Record<EventKind, boolean> = {
  account_created: true,
  signed_in: true,
  signed_out: true,
  session_ended: true,
  code_wrong: false,
  sign_in_blocked: true,
  profile_completed: true,
  profile_changed: true,
  field_refused: false,
  viisp_failed: false,
  name_refreshed: true,
  email_set: true,
  viisp_linked: true,
  account_joined: false,
  stepped_up: true,
  email_changed: true,
  email_taken_back: true,
  correction_asked: true,
  correction_withdrawn: true,
  not_me: true,
  data_exported: true,
  erasure_asked: true,
  erasure_withdrawn: true,
  account_erased: true,
  passkey_added: true,
  passkey_used: true,
  passkey_removed: true,
  restored: false,
  people_searched: false,
  work_listed: false,
  account_viewed: true,
  name_corrected: true,
  correction_declined: true,
  report_closed: true,
  identity_confirmed: true,
  identity_revoked: true,
  account_blocked: true,
  account_unblocked: true,
  sessions_ended: true,
  passkeys_removed: true,
  email_code_asked: false,
  email_corrected: true,
  merge_asked: false,
  erasure_proposed: false,
  proposal_declined: false,
  accounts_merged: true,
  merge_undone: true,
  staff_granted: true,
  staff_revoked: true,
};
const kinds = (Object.keys(told) as EventKind[]).filter((kind) => told[kind]);

/** Which entries of a history are wanted: those behind the entry `after`, so many. */
export interface Which {
  after?: string | undefined;
  most?: number;
  /** Whether staff read it: they see their case numbers and documents too. */
  atDesk?: boolean;
}

/** A row of the record. */
export type Row = typeof events.$inferSelect;

/** What happened to an account, as its owner may know it, newest first; `next` names the page that follows. */
export async function historyOf(
  ctx: Context,
  accountId: string,
  { after, most = PAGE_SIZE, atDesk = false }: Which = {},
) {
  // Of one moment, what was written later is newer. An entry of somebody else's is no place to go on from.
  const further =
    after === undefined
      ? undefined
      : sql`(${events.at}, event.rowid) < (SELECT e.at, e.rowid FROM event AS e WHERE e.id = ${after} AND e.account_id = ${accountId})`;
  return historyFrom(ctx, await decide(() => selectHistory(ctx, accountId, { most, when: further })), { most, atDesk });
}

/** The statement that reads it, where `when` is true: one row more than is shown. */
export function selectHistory(
  ctx: Context,
  accountId: string,
  { most = PAGE_SIZE, when }: { most?: number; when?: SQL | undefined },
) {
  return ctx.db
    .select()
    .from(events)
    .where(and(eq(events.accountId, accountId), inArray(events.kind, kinds), when))
    .orderBy(desc(events.at), desc(sql`event.rowid`))
    .limit(most + 1);
}

/** What that statement read, as its owner may know it. */
export function historyFrom(
  ctx: Context,
  rows: Row[],
  { most = PAGE_SIZE, atDesk = false }: Omit<Which, 'after'> = {},
) {
  const entries = rows.slice(0, most).map((row) => ({ ...entryOf(ctx, row), ...(atDesk && filesOf(row)) }));
  return { entries, next: rows.length > most ? (entries.at(-1)?.id ?? null) : null };
}

/** An event as the person may know it: never who of an office it was, nor from where. */
function entryOf(ctx: Context, { id, at, kind, actor, origin, facts }: Row): Entry {
  const by = authorOf(actor);
  const text = (name: string) => (typeof facts[name] === 'string' ? facts[name] : null);
  return {
    id,
    at,
    kind,
    by,
    office: by === 'staff' ? officeName(ctx.env, text('office')) : null,
    ...(by === 'person' || by === 'viisp' ? placeOf(ctx, origin) : { portal: null, host: null }),
    device: readDevice(text('device')),
    method: methodOf(kind as EventKind, text('method')),
    // What is ours to keep, a lock or a version, is no field to a person.
    fields: ruledFields(Array.isArray(facts.fields) ? facts.fields : []),
    reason: by === 'staff' ? text('reason') : null,
  };
}

/** What staff noted for each other: it is no business of the person's history. */
function filesOf({ actor, facts }: Row): Pick<Entry, 'caseNumber' | 'document'> {
  const text = (name: string) => (authorOf(actor) === 'staff' && typeof facts[name] === 'string' ? facts[name] : null);
  return { caseNumber: text('caseNumber'), document: text('document') };
}

function authorOf(actor: string): Entry['by'] {
  if (actor.startsWith('staff:')) return 'staff';
  return actor === 'person' || actor === 'viisp' || actor === 'operator' ? actor : 'system';
}

/** Where it happened. A portal that is registered no more goes by its host. */
function placeOf({ env, request }: Context, origin: string | null): Pick<Entry, 'portal' | 'host'> {
  if (origin === null) return { portal: null, host: null };
  const { host } = new URL(origin);
  const portal = portalOf(origin, new URL(request.url).origin, portalsIn(env.PORTALS));
  return { portal: portal?.name ?? { lt: host, en: host }, host };
}

/** The way of a sign-in, or of a proof made since. */
function methodOf(kind: EventKind, method: string | null): Entry['method'] {
  if (kind === 'passkey_used') return 'passkey';
  if (kind === 'stepped_up' && method === null) return 'email';
  if (method === null || method === 'email' || method === 'passkey') return method;
  return 'viisp';
}
