import { and, desc, eq, ne, type SQL, sql } from 'drizzle-orm';
import { mailTroubles, requests } from '../../schema/desk-tables.js';
import type { AccountField } from '../../schema/policy.js';
import { accounts, identities, type Provenance, sessions } from '../../schema/tables.js';
import { type Row as HistoryRow, historyFrom, selectHistory } from '../account-life/history.js';
import { type Account, accountJson } from '../accounts/account.js';
import { officeName } from '../offices.js';
import { Refused } from '../refuse.js';
import { readDevice } from '../sessions/device.js';
import { whereOf } from '../sessions/list.js';
import { openAt } from '../sessions/session.js';
import { decide } from '../store.js';
import type { Because } from './because.js';
import type { DeskContext } from './desk.js';
import { recordLook } from './looking.js';
import type { Dossier, SeenOrigin } from './seen.js';
import { troubleIn } from './trouble.js';
import { type WorkRow, workFrom, workRows } from './work.js';

/** Requests that a dossier shows, the newest. */
const REQUESTS = 20;

/** The statements that read a whole account, where `may` is true. */
function dossierReads(ctx: DeskContext, id: string, may: SQL) {
  const own = sql`(SELECT "key" FROM ${identities} WHERE account_id = ${id} AND kind = 'email' AND "use" <> 'reserved')`;
  return [
    ctx.db
      .select({
        account: sql<string>`${accountJson}`,
        status: accounts.status,
        createdAt: accounts.createdAt,
        mergedInto: mergedInto(id).as('merged_into'),
      })
      .from(accounts)
      .where(and(eq(accounts.id, id), ne(accounts.status, 'erased'), may)),
    ctx.db
      .select()
      .from(sessions)
      .where(and(eq(sessions.accountId, id), openAt(ctx.now()), may))
      .orderBy(desc(sessions.lastUsedAt)),
    workRows(ctx, and(about(id), may))
      .orderBy(desc(requests.askedAt))
      .limit(REQUESTS),
    ctx.db
      .select()
      .from(mailTroubles)
      .where(and(sql`k IN ${own}`, may)),
    selectHistory(ctx, id, { when: may }),
  ] as const;
}

/** Requests about an account, and merges by which it became, or is to become, part of another; each way in is an index. */
function about(id: string): SQL {
  return sql`(${requests.accountId} = ${id} OR (${requests.status} = 'open' AND ${requests.otherId} = ${id})
    OR (${requests.accountId} IN (SELECT ${merges(id)}) AND ${requests.otherId} = ${id}))`;
}

/** Which account it became part of, the last time. */
function mergedInto(id: string): SQL<string | null> {
  return sql<
    string | null
  >`CASE ${accounts.status} WHEN 'merged' THEN (SELECT ${merges(id)} ORDER BY at DESC LIMIT 1) END`;
}

/** The accounts that an account became part of, by its own record. */
function merges(id: string): SQL {
  return sql`facts ->> 'into' FROM event WHERE account_id = ${id} AND kind = 'accounts_merged' AND facts ->> 'into' IS NOT NULL`;
}

type Results = [
  { account: string; status: Dossier['status']; createdAt: number; mergedInto: string | null }[],
  (typeof sessions.$inferSelect)[],
  WorkRow[],
  (typeof mailTroubles.$inferSelect)[],
  HistoryRow[],
  { holds: number }[],
];

/**
 * A person's account as it is now, for the answer to an act that is on record.
 *
 * @throws Refused `person_unknown` where there is none or it is erased, `not_staff` where the role ended
 */
export async function dossierOf(ctx: DeskContext, id: string): Promise<Dossier> {
  const { holds } = ctx.clerk.actor;
  return dossierFrom(ctx, await decide(() => ctx.db.batch([...dossierReads(ctx, id, holds), stillHolds(ctx)])));
}

/** Opens an account: that it was done, and why, goes on record in the batch that reads, and nothing is read without it. @throws as `dossierOf` */
export async function lookAt(ctx: DeskContext, { id, ...because }: Because & { id: string }): Promise<Dossier> {
  const there = sql`EXISTS (SELECT 1 FROM account WHERE account.id = ${id} AND account.status <> 'erased')`;
  const { insert, recorded } = recordLook(ctx, { kind: 'account_viewed', account: id, because }, there);
  const [, ...results] = await decide(() =>
    ctx.db.batch([insert, ...dossierReads(ctx, id, recorded), stillHolds(ctx)]),
  );
  return dossierFrom(ctx, results);
}

/** Whether the role holds still: nobody who lost it is told whether there is such an account. */
function stillHolds(ctx: DeskContext) {
  return ctx.db.select({ holds: sql<number>`${ctx.clerk.actor.holds}`.as('holds') }).from(sql`(SELECT 1)`);
}

function dossierFrom(ctx: DeskContext, [[row], open, asked, troubles, past, [still]]: Results): Dossier {
  if (!still?.holds) throw new Refused('not_staff', {}, 'the role ended');
  if (!row) throw new Refused('person_unknown');
  const account: Account = JSON.parse(row.account);
  return {
    ...shown(account),
    status: row.status,
    createdAt: row.createdAt,
    formerEmail: false,
    provenance: provenanceOf(ctx, account.provenance),
    mail: troubleIn(troubles),
    sessions: open.map(({ origin, device, method, level, createdAt, lastUsedAt }) => ({
      portal: whereOf(ctx, origin).portal,
      device: readDevice(device),
      method: method === 'email' ? ('email' as const) : ('viisp' as const),
      level,
      createdAt,
      lastUsedAt,
    })),
    requests: asked.map((request) => workFrom(ctx, request)),
    history: historyFrom(ctx, past, { atDesk: true }).entries,
    mergedInto: row.mergedInto,
    own: account.id === ctx.clerk.accountId,
    now: ctx.now(),
  };
}

function shown(account: Account) {
  const { id, givenNames, surname, email, level, version, phone, language, namesLockedAt, ways } = account;
  const { frozenUntil, erasesAt, passkeys } = account;
  return {
    ...{ id, givenNames, surname, email, level, version, phone, language, namesLockedAt, ways },
    ...{ frozenUntil, erasesAt, passkeys },
  };
}

function provenanceOf(ctx: DeskContext, provenance: Provenance): Dossier['provenance'] {
  const seen: { [Field in AccountField]?: SeenOrigin } = {};
  for (const [field, { by, office, at }] of Object.entries(provenance))
    seen[field as AccountField] = { by, office: officeName(ctx.env, office), at };
  return seen;
}
