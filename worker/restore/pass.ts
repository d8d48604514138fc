import { and, isNull, type SQL, sql } from 'drizzle-orm';
import { epochs, staff } from '../../schema/desk-tables.js';
import type { AccountField } from '../../schema/policy.js';
import { accounts, events } from '../../schema/tables.js';
import { eraseNow } from '../account-life/erasure/erase.js';
import { demandRight } from '../accounts/rights.js';
import { SWEEP, system as worker } from '../actor.js';
import { by, type EventKind, eventColumns } from '../events.js';
import type { Statement } from '../prepared.js';
import { decide } from '../store.js';
import type { System } from '../system.js';
import { endAll, endInChunks } from './ends.js';
import { isDealtWith, isOpen } from './epoch.js';
import { type Noted, notedOutside } from './notes.js';

/**
 * Deals with a restore of the database, and then opens the door: ends every session, uses up every code and way to VIISP, and does again
 * what is noted outside. It may be broken off and begun again anywhere. Tells whether the door is open.
 *
 * @throws where a store does not answer; the door stays shut
 */
export async function dealWithRestore(system: System): Promise<boolean> {
  if (await isOpen(system)) return true;
  // Another restore in the middle of this pass takes the mark away, and then this pass must not open the door.
  const mark = `${system.env.EPOCH}/${crypto.randomUUID()}`;
  await decide(() => system.db.insert(epochs).values({ id: mark, at: system.now() }).onConflictDoNothing());
  if (!(await endInChunks(system))) return false;
  await keepErasures(system);
  for await (const noted of notedOutside(system, 'staff-revoked')) await again(system, noted, revocation(system));
  for await (const noted of notedOutside(system, 'blocked')) await again(system, noted, block(system));
  await open(system, mark);
  return isOpen(system);
}

/**
 * Erases whom the restore brought back. Whoever had withdrawn in time is not erased, also not later by the old date; a date that was set
 * by asking anew counts.
 */
async function keepErasures(system: System): Promise<void> {
  const withdrawn = new Map<string, number>();
  for await (const noted of notedOutside(system, 'erasure-withdrawn')) {
    for (const { id, date } of noted) withdrawn.set(id, date);
    await again(system, noted, withdrawal(system, noted));
  }
  for await (const noted of notedOutside(system, 'erased')) {
    const gone = noted.filter(({ id, date }) => (withdrawn.get(id) ?? 0) < date);
    const back = await decide(() =>
      system.db
        .select({ id: accounts.id })
        .from(accounts)
        .where(sql`${among(gone)} AND status <> 'erased'`),
    );
    for (const { id } of back) await eraseNow(system, id);
  }
}

/** One kind of thing that is done again to many accounts: what is recorded, of whom, and the change beside it. */
interface Again {
  kind: EventKind;
  from: typeof accounts | typeof staff;
  account: SQL;
  /** The fields that it writes, of those the policy speaks of. */
  fields?: AccountField[];
  when: SQL | undefined;
  change(when: SQL): Statement;
}

const among = (noted: Noted[], column: SQL = sql`account.id`) =>
  sql`${column} IN (SELECT value ->> 'id' FROM json_each(${JSON.stringify(noted)}))`;

/** The record comes first and is of those alone to whom the change is still to be made. */
async function again(
  { db, ...system }: System,
  noted: Noted[],
  { kind, from, account, fields = [], when, change }: Again,
) {
  demandRight(worker, SWEEP, fields, { now: system.now() });
  const due = and(among(noted, account), when) as SQL;
  const event = {
    ...eventColumns(system, kind, account),
    ...by('system'),
    id: sql<string>`lower(hex(randomblob(16)))`.as('id'),
  };
  await decide(() => db.batch([db.insert(events).select(db.select(event).from(from).where(due)), change(due)]));
}

const nextVersion = { version: sql`${accounts.version} + 1` };

const withdrawal = ({ db }: System, noted: Noted[]): Again => ({
  kind: 'erasure_withdrawn',
  from: accounts,
  account: sql`account.id`,
  when: sql`account.erases_at <= (SELECT value ->> 'date' FROM json_each(${JSON.stringify(noted)})
    WHERE value ->> 'id' = account.id)`,
  change: (when) =>
    db
      .update(accounts)
      .set({ erasesAt: null, ...nextVersion })
      .where(when),
});
const block = ({ db }: System): Again => ({
  kind: 'account_blocked',
  from: accounts,
  account: sql`account.id`,
  fields: ['status'],
  when: sql`account.status = 'active'`,
  change: (when) =>
    db
      .update(accounts)
      .set({ status: 'blocked', ...nextVersion })
      .where(when),
});
const revocation = ({ db, now }: System): Again => ({
  kind: 'staff_revoked',
  from: staff,
  account: sql`staff.account_id`,
  fields: ['role'],
  when: isNull(staff.revokedAt),
  change: (when) => db.update(staff).set({ revokedAt: now() }).where(when),
});

/** Opens the door in one batch that also ends what may have slipped in since, unless somebody else has opened it. */
async function open(system: System, mark: string): Promise<void> {
  const { db, env, now } = system;
  const id = crypto.randomUUID();
  const recorded = sql`EXISTS (SELECT 1 FROM event WHERE id = ${id})`;
  const event = {
    ...eventColumns(system, 'restored', sql`NULL`, { epoch: env.EPOCH }),
    ...by('system'),
    id: sql<string>`${id}`.as('id'),
  };
  const mine = sql`EXISTS (SELECT 1 FROM epoch WHERE id = ${mark}) AND NOT ${isDealtWith(env)} AND NOT ${recorded}`;
  const row = { id: sql<string>`${env.EPOCH}`.as('id'), at: sql<number>`${now()}`.as('at') };
  await decide(() =>
    db.batch([
      db.insert(events).select(db.select(event).from(sql`(SELECT 1)`).where(mine)),
      ...endAll(system, recorded),
      db.insert(epochs).select(db.select(row).from(sql`(SELECT 1)`).where(recorded)).onConflictDoNothing(),
      db.delete(epochs).where(sql`${recorded} AND substr(id, 1, ${env.EPOCH.length + 1}) = ${`${env.EPOCH}/`}`),
    ]),
  );
}
