import { and, eq, exists, type SQL, sql } from 'drizzle-orm';
import { mailTroubles, passkeys, requests } from '../../../schema/desk-tables.js';
import { accounts, challenges, events, identities, sessions } from '../../../schema/tables.js';
import { demandRight, ruledFields } from '../../accounts/rights.js';
import { SWEEP, system as worker } from '../../actor.js';
import { by, eventColumns } from '../../events.js';
import type { PreparedNotice } from '../../mail/waiting.js';
import type { Statement } from '../../prepared.js';
import { decide } from '../../store.js';
import type { System } from '../../system.js';
import { partsOf } from './parts.js';

/** Whether an account's time has come: it was asked for, nobody blocked it, and its owner has no role at the desk. */
export function isDue(now: number): SQL {
  return sql`account.erases_at <= ${now} AND account.status = 'active'
    AND NOT EXISTS (SELECT 1 FROM staff WHERE staff.account_id = account.id AND staff.revoked_at IS NULL)`;
}

/** An account, and those that became part of it: the same person. */
export interface Whom {
  id: string;
  merged: string[];
}

/** Erases an account that is due at this very moment, and tells its owner. Tells whether it is erased now, by whomever. */
export function eraseDue(system: System, whom: Whom, notices: PreparedNotice[]): Promise<boolean> {
  return erase(system, whom, isDue(system.now()), notices);
}

/** Erases what is left of a merged account, unless the merge was undone in the same moment. Tells whether it is erased now. */
export function eraseLeftover(system: System, whom: Whom): Promise<boolean> {
  return erase(system, whom, sql`account.status = 'merged'`, []);
}

/** Erases an account again that a restore brought back, whatever it was at the time that came back. */
export async function eraseNow(system: System, id: string): Promise<boolean> {
  const { merged } = await partsOf(system, id);
  return erase(system, { id, merged }, sql`account.status <> 'erased'`, []);
}

/** One batch: the record is the gate, and everything that tells of a person goes with it. What is left says that there was somebody. */
async function erase(system: System, { id, merged }: Whom, when: SQL, notices: PreparedNotice[]): Promise<boolean> {
  const { db } = system;
  const may = demandRight(worker, SWEEP, ruledFields(Object.keys(nobody)), { now: system.now() });
  const eventId = crypto.randomUUID();
  const recorded = exists(db.select({ one: sql`1` }).from(events).where(eq(events.id, eventId)));
  const partly = merged.length === 0 ? [] : [recordParts(system, eventId, merged, recorded)];
  const statements: [Statement, ...Statement[]] = [
    recordErasure(system, sql`${eventId}`, and(eq(accounts.id, id), when, may)),
    ...partly,
    ...notices.map((notice) => notice.statement(recorded)),
    ...endSessions(system, whose(eventId, merged)),
    ...forgetPerson(system, whose(eventId, merged)),
    db.select({ status: accounts.status }).from(accounts).where(eq(accounts.id, id)),
  ];
  const results = await decide(() => db.batch(statements));
  const [row] = results.at(-1) as unknown as { status: string }[];
  return row?.status === 'erased';
}

function recordErasure({ db, ...system }: System, id: SQL, when: SQL | undefined): Statement {
  const event = {
    ...eventColumns(system, 'account_erased', sql`account.id`),
    ...by('system'),
    id: sql<string>`${id}`.as('id'),
  };
  return db.insert(events).select(db.select(event).from(accounts).where(when));
}

/** Accounts that became part of this one are the same person. */
function recordParts(system: System, eventId: string, merged: string[], recorded: SQL): Statement {
  const meant = sql`account.id IN (SELECT value FROM json_each(${JSON.stringify(merged)}))`;
  return recordErasure(
    system,
    sql`${eventId} || ':' || account.id`,
    and(eq(accounts.status, 'merged'), meant, recorded),
  );
}

/** The accounts that this very batch has recorded as erased. */
function whose(eventId: string, merged: string[]): SQL {
  const ids = [eventId, ...merged.map((id) => `${eventId}:${id}`)];
  return sql`(SELECT account_id FROM event WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})))`;
}

/** Ends what is open, and forgets by what its owner would know it. */
function endSessions({ db, ...system }: System, gone: SQL): Statement[] {
  const own = sql`session.account_id IN ${gone}`;
  const open = sql`${own} AND session.ended_at IS NULL AND session.expires_at > ${system.now()}`;
  const ended = {
    ...eventColumns(system, 'session_ended', sql`session.account_id`),
    ...by('system'),
    id: sql<string>`lower(hex(randomblob(16)))`.as('id'),
  };
  return [
    db.insert(events).select(db.select(ended).from(sessions).where(open)),
    db
      .update(sessions)
      .set({ endedAt: sql`coalesce(${sessions.endedAt}, ${system.now()})`, device: null })
      .where(own),
  ];
}

/** Codes and mail trouble go by the addresses, so they go before these do. */
function forgetPerson({ db }: System, gone: SQL): Statement[] {
  const addresses = sql`(SELECT "key" FROM identity WHERE account_id IN ${gone} AND kind = 'email')`;
  return [
    db.delete(challenges).where(sql`${challenges.subjectId} IN ${gone} OR ${challenges.emailKey} IN ${addresses}`),
    db.delete(mailTroubles).where(sql`${mailTroubles.key} IN ${addresses}`),
    db.delete(identities).where(sql`${identities.accountId} IN ${gone}`),
    db.delete(passkeys).where(sql`${passkeys.accountId} IN ${gone}`),
    db
      .update(requests)
      .set({
        details: {},
        answer: null,
        status: sql`CASE ${requests.status} WHEN 'open' THEN 'withdrawn' ELSE ${requests.status} END`,
      })
      .where(sql`${requests.accountId} IN ${gone} OR (${requests.kind} = 'merge' AND ${requests.otherId} IN ${gone})`),
    db
      .update(accounts)
      .set({ ...nobody, version: sql`${accounts.version} + 1` })
      .where(sql`${accounts.id} IN ${gone}`),
  ];
}

/** What is left of an account: that there was one, since when, and how surely it was known who it was. */
const nobody = {
  status: 'erased',
  email: null,
  givenNames: null,
  surname: null,
  namesLockedAt: null,
  phone: null,
  language: null,
  notices: [],
  provenance: {},
  frozenUntil: null,
  erasesAt: null,
} satisfies Partial<typeof accounts.$inferInsert>;
