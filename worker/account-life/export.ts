import { and, desc, eq, exists, sql } from 'drizzle-orm';
import { mailTroubles, passkeys, staff } from '../../schema/desk-tables.js';
import { accounts, events, identities, sessions } from '../../schema/tables.js';
import { type SeenOrigin, seenProvenance } from '../accounts/profile.js';
import type { Context } from '../context.js';
import { eventColumns } from '../events.js';
import { officeName } from '../offices.js';
import { Refused } from '../refuse.js';
import { readDevice } from '../sessions/device.js';
import { openAt, type Session } from '../sessions/session.js';
import { decide } from '../store.js';
import { historyOf } from './history.js';
import type { Entry, OwnRequest } from './procedures.js';
import { requestsOf } from './requests.js';

/** More entries than anybody has in 24 months. */
const MOST = 20_000;

/** What the export says of a personal code that this session is not shown. */
const SIGN_IN_THROUGH_VIISP = 'sign_in_through_viisp';

/** Everything that is kept of a person, as docs/export.md describes it. It holds no hash, MAC, token or key: those say nothing of anybody. */
export type Exported = {
  format: 'migris-export/1';
  account: Awaited<ReturnType<typeof accountPart>>;
  ways: Awaited<ReturnType<typeof wayPart>>[];
  sessions: ReturnType<typeof sessionPart>[];
  passkeys: { name: string; createdAt: number; lastUsedAt: number | null }[];
  requests: OwnRequest[];
  desk: ReturnType<typeof deskPart>[];
  mail: { trouble: string; count: number; at: number }[];
  history: Entry[];
};

/**
 * Gathers it, and puts on record that it was given: what cannot be recorded is not given, nor to a session that ended meanwhile.
 *
 * @throws Refused `signed_out`, or `try_again` where the session is judged anew
 */
export async function exportOf(ctx: Context, session: Session): Promise<Exported> {
  const { id } = session.account;
  const [, [still], [account], ways, open, keys, roles, mail] = await decide(() =>
    ctx.db.batch(statements(ctx, session)),
  );
  if (!still?.open) throw new Refused('signed_out', {}, 'ended meanwhile');
  if (!account) throw new Refused('try_again', { retryAfter: 1 }, 'a passkey came or went meanwhile');
  return {
    format: 'migris-export/1',
    account: accountPart(ctx, account),
    ways: await Promise.all(ways.map((way) => wayPart(ctx, way, session.level))),
    sessions: open.map(sessionPart),
    passkeys: keys,
    requests: await requestsOf(ctx, id),
    desk: roles.map((role) => deskPart(ctx, role)),
    mail,
    history: (await historyOf(ctx, id, { most: MOST })).entries,
  };
}

function statements({ db, ...ctx }: Context, session: Session) {
  const { id, passkeys: many } = session.account;
  const eventId = crypto.randomUUID();
  const exported = { ...eventColumns(ctx, 'data_exported', sql`account.id`), id: sql<string>`${eventId}`.as('id') };
  const recorded = sql`EXISTS (SELECT 1 FROM event WHERE id = ${eventId})`;
  const open = exists(
    db
      .select({ one: sql`1` })
      .from(sessions)
      .where(and(eq(sessions.tokenHash, session.id), openAt(ctx.now()))),
  );
  // As many passkeys as when it was judged how fresh the session is: nothing else can make it less so.
  const fresh = sql`(SELECT count(*) FROM passkey WHERE account_id = account.id) = ${many}`;
  const own = and(eq(accounts.id, id), eq(accounts.status, 'active'));
  const { name, createdAt, lastUsedAt } = passkeys;
  const { error: trouble, count, at } = mailTroubles;
  return [
    db.insert(events).select(
      db
        .select(exported)
        .from(accounts)
        .where(and(own, open, fresh)),
    ),
    db.select({ open: sql<number>`${open}` }).from(sql`(SELECT 1)`),
    db.select().from(accounts).where(and(own, recorded)),
    db.select().from(identities).where(eq(identities.accountId, id)),
    db.select().from(sessions).where(eq(sessions.accountId, id)).orderBy(desc(sessions.createdAt)),
    db.select({ name, createdAt, lastUsedAt }).from(passkeys).where(eq(passkeys.accountId, id)),
    db.select().from(staff).where(eq(staff.accountId, id)),
    db
      .select({ trouble, count, at })
      .from(mailTroubles)
      .innerJoin(identities, and(eq(identities.kind, 'email'), eq(identities.key, mailTroubles.key)))
      .where(eq(identities.accountId, id)),
  ] as const;
}

function accountPart({ env }: Context, row: typeof accounts.$inferSelect) {
  const { provenance, version, status, ...rest } = row;
  const seen: Record<string, SeenOrigin> = seenProvenance(env, provenance);
  return { ...rest, provenance: seen };
}

/**
 * A way in. An address that was left is known to us by its MAC alone. The personal code is given to whoever has just come through VIISP,
 * which knows it: everybody else has proven less, and learns that it is kept.
 */
async function wayPart({ keys }: Context, row: typeof identities.$inferSelect, level: number) {
  const { kind, use, createdAt, leftAt, sealed, names } = row;
  return {
    ...{ kind, use, createdAt, leftAt },
    code: sealed === null || level < 3 ? null : await keys.open('personal_code', sealed).then(JSON.parse, () => null),
    codeKept: sealed !== null && (level < 3 ? SIGN_IN_THROUGH_VIISP : true),
    names: names === null ? null : (JSON.parse(names).sent as (string | null)[]),
  };
}

function sessionPart(row: typeof sessions.$inferSelect) {
  const { origin, device, method, level, desk, createdAt, lastUsedAt, confirmedAt, expiresAt, endedAt } = row;
  return {
    ...{ origin, method, level, desk, createdAt, lastUsedAt, confirmedAt, expiresAt, endedAt },
    device: readDevice(device),
  };
}

function deskPart({ env }: Context, { office, role, grantedAt, revokedAt }: typeof staff.$inferSelect) {
  return { office: officeName(env, office), role, grantedAt, revokedAt };
}
