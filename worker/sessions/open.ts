import { and, eq, ne, type SQL, sql } from 'drizzle-orm';
import { SESSIONS_PER_ACCOUNT } from '../../schema/limits.js';
import { DESK_IDLE_MS, DESK_LIFE_MS, SESSION_LIFE_MS } from '../../schema/session-life.js';
import { accounts, events, sessions } from '../../schema/tables.js';
import { accountJson } from '../accounts/account.js';
import type { Context } from '../context.js';
import { by, eventColumns } from '../events.js';
import type { TokenSession } from '../id-tokens/token.js';
import type { StatementContext } from '../prepared.js';
import { isDealtWith } from '../restore/epoch.js';
import { decide } from '../store.js';
import { deviceOf } from './device.js';

/** A session that a batch is to open. */
export interface Opening {
  tokenHash: string;
  /** The challenge or flow that opens it: each opens one. */
  openedBy: string;
  /** The key of the page that it is bound to. */
  thumbprint: string;
  level: number;
  /** How the person proved who it is: `email`, or the means that VIISP names. */
  method: string;
  /** The id of the account, in SQL. */
  account: SQL;
  /** Whether it is one at the desk of staff. */
  desk?: boolean;
  /** What the person knows the browser by; null where it does not say. */
  device: string | null;
  /** What is put on record of it, as JSON. */
  facts: string;
  /** When it ends, and since when sessions at the desk are idle. */
  expiresAt: number;
  idleAfter: number;
}

/** What is told of a session that opens now, and put on record. */
export function openingOf(
  request: Request,
  now: number,
  { method, level, desk = false }: Pick<Opening, 'method' | 'level' | 'desk'>,
) {
  const device = deviceOf(request);
  return {
    device,
    facts: JSON.stringify({ method, level, ...(device && { device }) }),
    expiresAt: now + (desk ? DESK_LIFE_MS : SESSION_LIFE_MS),
    idleAfter: now - DESK_IDLE_MS,
  };
}

/** A session that was opened, and whose it is. */
export interface Opened extends TokenSession {
  expiresAt: number;
}

/** The session `s` with its account as one JSON value, where it is open to somebody. */
export const openedJson: SQL<string | null> =
  sql`CASE WHEN account.id IS NOT NULL THEN json_object('id', s.token_hash, 'level', s.level,
  'method', s.method, 'createdAt', s.created_at, 'expiresAt', s.expires_at, 'account', ${accountJson}) END`;

/** The statements that open a session where `won` is true and the account is active, record it, and end the oldest beyond the limit. */
export function openSession(ctx: StatementContext, opening: Opening, won: SQL) {
  const { account, tokenHash, method, level } = opening;
  const who = eq(accounts.id, account);
  const opened = eventColumns(ctx, 'signed_in', sql`session.account_id`, sql`${opening.facts}`);
  const blocked = eventColumns(ctx, 'sign_in_blocked', sql`account.id`, { method, level });
  const ended = {
    ...eventColumns(ctx, 'session_ended', sql`session.account_id`),
    ...by('system'),
    id: sql<string>`lower(hex(randomblob(16)))`.as('id'),
  };
  const tooMany = surplus(ctx, opening);
  const active = ctx.db
    .select(newSession(ctx, opening))
    .from(accounts)
    .where(and(who, eq(accounts.status, 'active'), won, isDealtWith(ctx.env)));
  const own = and(eq(sessions.tokenHash, tokenHash), won);
  return [
    ctx.db.insert(sessions).select(active).onConflictDoNothing(),
    ctx.db.insert(events).select(ctx.db.select(opened).from(sessions).where(own)),
    ctx.db.insert(events).select(
      ctx.db
        .select(blocked)
        .from(accounts)
        .where(and(who, ne(accounts.status, 'active'), won)),
    ),
    ctx.db.insert(events).select(ctx.db.select(ended).from(sessions).where(tooMany)),
    ctx.db.update(sessions).set({ endedAt: ctx.now() }).where(tooMany),
  ];
}

function newSession(ctx: StatementContext, opening: Opening) {
  const { tokenHash, openedBy, thumbprint, level, method, desk = false, expiresAt, device } = opening;
  const now = ctx.now();
  return {
    tokenHash: sql<string>`${tokenHash}`.as('token_hash'),
    accountId: accounts.id,
    openedBy: sql<string>`${openedBy}`.as('opened_by'),
    thumbprint: sql<string>`${thumbprint}`.as('thumbprint'),
    level: sql<number>`${level}`.as('level'),
    method: sql<string>`${method}`.as('method'),
    origin: sql<string>`${ctx.origin}`.as('origin'),
    createdAt: sql<number>`${now}`.as('created_at'),
    lastUsedAt: sql<number>`${now}`.as('last_used_at'),
    expiresAt: sql<number>`${expiresAt}`.as('expires_at'),
    endedAt: sql<null>`NULL`.as('ended_at'),
    device: sql<string | null>`${device}`.as('device'),
    desk: sql<boolean>`${desk ? 1 : 0}`.as('desk'),
    confirmedAt: sql<null>`NULL`.as('confirmed_at'),
    passkeyChallenge: sql<null>`NULL`.as('passkey_challenge'),
    passkeyUntil: sql<null>`NULL`.as('passkey_until'),
  };
}

/** The open sessions of the account beyond the number it may keep: those that were used last stay, and none that idled away at the desk. */
function surplus(ctx: StatementContext, { account, idleAfter }: Opening) {
  return sql`${sessions.tokenHash} IN (SELECT s.token_hash FROM session s WHERE s.account_id = ${account}
    AND s.ended_at IS NULL AND s.expires_at > ${ctx.now()}
    ORDER BY s.desk AND s.last_used_at <= ${idleAfter}, s.last_used_at DESC, s.created_at DESC, s.rowid DESC LIMIT -1 OFFSET ${SESSIONS_PER_ACCOUNT})`;
}

/** The open session of a token, with its account while that is active. */
export async function openedWith(ctx: Context, tokenHash: string): Promise<Opened | undefined> {
  const open = sql`s.token_hash = ${tokenHash} AND s.ended_at IS NULL AND s.expires_at > ${ctx.now()} AND ${isDealtWith(ctx.env)}`;
  const [row] = await decide(() =>
    ctx.db
      .select({ opened: openedJson })
      .from(sql`session AS s`)
      .innerJoin(accounts, sql`account.id = s.account_id AND account.status = 'active'`)
      .where(open),
  );
  return row?.opened ? JSON.parse(row.opened) : undefined;
}
