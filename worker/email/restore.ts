import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { passkeys, requests } from '../../schema/desk-tables.js';
import { FROZEN_MS } from '../../schema/limits.js';
import type { RequestKind, RequestStatus } from '../../schema/staff.js';
import { accounts, events, identities } from '../../schema/tables.js';
import { keptSpelling } from '../accounts/identity.js';
import { provenanceWith } from '../accounts/rights.js';
import { person } from '../actor.js';
import { expireChallengesOf } from '../challenges/expire.js';
import type { Identity } from '../challenges/identity.js';
import type { Context } from '../context.js';
import { by, eventColumns } from '../events.js';
import type { Statement } from '../prepared.js';
import { endAllSessions } from '../sessions/end-all.js';

/** Which account gets which address back, and which one it loses. */
export interface Return {
  accountId: string;
  identity: Identity;
  lost: Identity;
}

/** The statements that give an account its old address back, where `recorded` holds. */
export function restore(ctx: Context, back: Return, recorded: SQL): Statement[] {
  const { accountId, identity } = back;
  return [
    ...removeLater(ctx, back, recorded),
    ...passBack(back, ctx, recorded),
    ctx.db
      .update(accounts)
      .set({
        email: keptSpelling(identity),
        frozenUntil: ctx.now() + FROZEN_MS,
        version: sql`${accounts.version} + 1`,
        provenance: provenanceWith(['email'], person, ctx.now()),
      })
      .where(and(eq(accounts.id, accountId), recorded)),
    expireChallengesOf(ctx, accountId, recorded),
    ...endAllSessions(ctx, accountId, recorded),
    tellStaff(ctx, accountId, recorded),
  ];
}

/** Passkeys that were added after the address was left are of whoever changed it. */
function removeLater({ db, ...ctx }: Context, { accountId, identity }: Return, recorded: SQL): Statement[] {
  const later = and(
    eq(passkeys.accountId, accountId),
    sql`${passkeys.createdAt} > (SELECT left_at FROM identity WHERE kind = 'email' AND ${inArray(identities.key, [...identity.keys.values()])})`,
    recorded,
  );
  const removed = {
    ...eventColumns(ctx, 'passkey_removed', sql`passkey.account_id`),
    ...by('system'),
    id: sql<string>`lower(hex(randomblob(16)))`.as('id'),
  };
  return [db.insert(events).select(db.select(removed).from(passkeys).where(later)), db.delete(passkeys).where(later)];
}

/**
 * The old address does again what the present one did. Whatever the account had since cannot be taken back any more: whoever left first
 * has the last word.
 */
function passBack({ accountId, identity, lost }: Return, ctx: Context, recorded: SQL): Statement[] {
  const own = and(eq(identities.kind, 'email'), eq(identities.accountId, accountId), recorded);
  const oldKeys = [...identity.keys.values()];
  const keys = sql.join(
    oldKeys.map((key) => sql`${key}`),
    sql`, `,
  );
  const leftAt = sql`(SELECT left_at FROM identity WHERE kind = 'email' AND "key" IN (${keys}))`;
  const lostKeys = sql.join(
    [...lost.keys.values()].map((key) => sql`${key}`),
    sql`, `,
  );
  const use = sql`(SELECT "use" FROM identity WHERE kind = 'email' AND "key" IN (${lostKeys}) AND "use" <> 'reserved')`;
  const old = and(own, inArray(identities.key, oldKeys));
  return [
    ctx.db
      .update(identities)
      .set({ leftAt: null })
      .where(and(own, sql`"key" NOT IN (${keys})`, sql`left_at >= ${leftAt}`)),
    ctx.db
      .update(identities)
      .set({ use: sql`coalesce(${use}, 'sign_in')`, leftAt: null })
      .where(old),
    ctx.db
      .update(identities)
      .set({ use: 'reserved', leftAt: null })
      .where(and(own, inArray(identities.key, [...lost.keys.values()]))),
  ];
}

/** Somebody had changed an address that was not theirs: staff look at it. */
function tellStaff(ctx: Context, accountId: string, recorded: SQL): Statement {
  const row = {
    id: sql<string>`${crypto.randomUUID()}`.as('id'),
    kind: sql<RequestKind>`'taken_back'`.as('kind'),
    accountId: sql<string>`${accountId}`.as('account_id'),
    otherId: sql<null>`NULL`.as('other_id'),
    askedBy: sql<string>`'system'`.as('asked_by'),
    askedOffice: sql<null>`NULL`.as('asked_office'),
    askedAt: sql<number>`${ctx.now()}`.as('asked_at'),
    details: sql<Record<string, unknown>>`'{}'`.as('details'),
    status: sql<RequestStatus>`'open'`.as('status'),
    answeredBy: sql<null>`NULL`.as('answered_by'),
    answeredOffice: sql<null>`NULL`.as('answered_office'),
    answeredAt: sql<null>`NULL`.as('answered_at'),
    answer: sql<null>`NULL`.as('answer'),
  };
  return ctx.db.insert(requests).select(ctx.db.select(row).from(sql`(SELECT 1)`).where(recorded));
}
