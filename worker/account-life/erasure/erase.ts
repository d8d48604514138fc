import { and, eq, exists, type SQL, sql } from 'drizzle-orm';
import { mailTroubles, passkeys, requests } from '../../../schema/desk-tables.js';
import { accounts, challenges, events, identities, sessions } from '../../../schema/tables.js';
import { demandRight, ruledFields } from '../../accounts/rights.js';
import { SWEEP, system as worker } from '../../actor.js';
import type { Statement } from '../../challenges/trial.js';
import { by, eventColumns } from '../../events.js';
import type { PreparedNotice } from '../../mail/waiting.js';
import { decide } from '../../store.js';
import type { System } from '../../system.js';

/** Whether an account's time has come: it was asked for, nobody blocked it, and its owner has no role at the desk. */
export function isDue(now: number): SQL {
  return sql`account.erases_at <= ${now} AND account.status = 'active'
    AND NOT EXISTS (SELECT 1 FROM staff WHERE staff.account_id = account.id AND staff.revoked_at IS NULL)`;
}

/** Erases an account that is due at this very moment, and tells its owner. Tells whether it is erased now, by whomever. */
export function eraseDue(system: System, id: string, notices: PreparedNotice[]): Promise<boolean> {
  return erase(system, id, isDue(system.now()), notices);
}

/** Erases an account again that a restore brought back, whatever it was at the time that came back. */
export function eraseNow(system: System, id: string): Promise<boolean> {
  return erase(system, id, sql`account.status <> 'erased'`, []);
}

/** One batch: the record is the gate, and everything that tells of a person goes with it. What is left says that there was somebody. */
async function erase(system: System, id: string, when: SQL, notices: PreparedNotice[]): Promise<boolean> {
  const { db } = system;
  const may = demandRight(worker, SWEEP, ruledFields(Object.keys(nobody)), { now: system.now() });
  const eventId = crypto.randomUUID();
  const recorded = exists(db.select({ one: sql`1` }).from(events).where(eq(events.id, eventId)));
  const event = {
    ...eventColumns(system, 'account_erased', sql`account.id`),
    ...by('system'),
    id: sql<string>`${eventId}`.as('id'),
  };
  const statements: [Statement, ...Statement[]] = [
    db.insert(events).select(
      db
        .select(event)
        .from(accounts)
        .where(and(eq(accounts.id, id), when, may)),
    ),
    ...notices.map((notice) => notice.statement(recorded)),
    ...endSessions(system, id, recorded),
    ...eraseMerged(system, id, recorded),
    ...forgetPerson(system, id, recorded),
    db.select({ status: accounts.status }).from(accounts).where(eq(accounts.id, id)),
  ];
  const results = await decide(() => db.batch(statements));
  const [row] = results.at(-1) as unknown as { status: string }[];
  return row?.status === 'erased';
}

/** Ends what is open, and forgets by what its owner would know it. */
function endSessions({ db, ...system }: System, id: string, recorded: SQL): Statement[] {
  const own = and(eq(sessions.accountId, id), recorded);
  const open = and(own, sql`session.ended_at IS NULL AND session.expires_at > ${system.now()}`);
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

/** Accounts that became part of this one are the same person. */
function eraseMerged({ db, ...system }: System, id: string, recorded: SQL): Statement[] {
  const merged = and(
    eq(accounts.status, 'merged'),
    sql`account.id IN (SELECT other_id FROM request WHERE account_id = ${id} AND kind = 'merge' AND status = 'done')`,
    recorded,
  );
  const event = {
    ...eventColumns(system, 'account_erased', sql`account.id`),
    ...by('system'),
    id: sql<string>`lower(hex(randomblob(16)))`.as('id'),
  };
  return [
    db.insert(events).select(db.select(event).from(accounts).where(merged)),
    db
      .update(accounts)
      .set({ ...nobody, version: sql`${accounts.version} + 1` })
      .where(merged),
  ];
}

/** Codes and mail trouble go by the addresses, so they go before these do. */
function forgetPerson({ db }: System, id: string, recorded: SQL): Statement[] {
  const addresses = sql`(SELECT "key" FROM identity WHERE account_id = ${id} AND kind = 'email')`;
  return [
    db
      .delete(challenges)
      .where(sql`(${challenges.subjectId} = ${id} OR ${challenges.emailKey} IN ${addresses}) AND ${recorded}`),
    db.delete(mailTroubles).where(sql`${mailTroubles.key} IN ${addresses} AND ${recorded}`),
    db.delete(identities).where(and(eq(identities.accountId, id), recorded)),
    db.delete(passkeys).where(and(eq(passkeys.accountId, id), recorded)),
    db
      .update(requests)
      .set({
        details: {},
        answer: null,
        status: sql`CASE ${requests.status} WHEN 'open' THEN 'withdrawn' ELSE ${requests.status} END`,
      })
      .where(and(eq(requests.accountId, id), recorded)),
    db
      .update(accounts)
      .set({ ...nobody, version: sql`${accounts.version} + 1` })
      .where(and(eq(accounts.id, id), recorded)),
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
