import { and, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import { DESK_IDLE_MS, SESSION_IDLE_MS } from '../../schema/session-life.js';
import type { Role } from '../../schema/staff.js';
import { sessions } from '../../schema/tables.js';
import { accountJson } from '../accounts/account.js';
import type { Context } from '../context.js';
import { sha256 } from '../encoding.js';
import type { TokenSession } from '../id-tokens/token.js';
import { contextValues, named, namedContext, runOne, type StatementContext, writtenOnce } from '../prepared.js';
import { Refused } from '../refuse.js';
import { isDealtWith } from '../restore/epoch.js';
import { decide } from '../store.js';
import type { Proof } from './proof.js';

/** An open session and whose it is. */
export interface Session extends TokenSession {
  origin: string;
  expiresAt: number;
  /** When the person proved themselves once more in it. */
  confirmedAt: number | null;
  /** Whether it is one at the desk of staff. */
  desk: boolean;
  /** At the desk: the role there as it is at this moment, null without one. */
  post: Post | null;
}

/** For which office somebody works, and as what. */
export interface Post {
  office: string;
  role: Role;
}

/** The token of a call, from `Authorization: DPoP …` (RFC 9449 §7.1). @throws Refused `signed_out` */
export function tokenOf(ctx: Context): string {
  const token = /^DPoP ([A-Za-z0-9_-]{43})$/.exec(ctx.request.headers.get('authorization') ?? '')?.[1];
  if (!token) throw new Refused('signed_out', {}, 'no token');
  return token;
}

/** A moment, and since when sessions must have been used to be open at it: those at the desk later than others. */
export interface OpenTimes {
  now: number;
  usedAfter: number;
  usedAtDeskAfter: number;
}

function openTimes(now: number): OpenTimes {
  return { now, usedAfter: now - SESSION_IDLE_MS, usedAtDeskAfter: now - DESK_IDLE_MS };
}

/** Which sessions are open at a moment: not ended, not too old and not idle for too long. */
export function openAt(moment: number): SQL | undefined {
  return openBy(openTimes(moment));
}

function openBy({ now, usedAfter, usedAtDeskAfter }: OpenTimes): SQL | undefined {
  const idle = sql`CASE WHEN ${sessions.desk} THEN ${usedAtDeskAfter} ELSE ${usedAfter} END`;
  return and(isNull(sessions.endedAt), gt(sessions.expiresAt, now), gt(sessions.lastUsedAt, idle));
}

/**
 * Finds the open session of a token and key, notes its use, and brings the account along: one statement on the primary
 * database, so that an ended session is over at once, everywhere.
 *
 * @throws Refused `signed_out` for a token that is unknown, ended, idle, too old, of another key or origin, or of a blocked account
 */
export async function useSession(ctx: Context, token: string, { thumbprint }: Proof): Promise<Session> {
  const tokenHash = await sha256(token);
  const statement = writtenOnce('use_session', () => [using(namedContext(ctx))]);
  const now = ctx.now();
  const values = { ...contextValues(ctx, now), ...openTimes(now), tokenHash, thumbprint };
  const [row] = (await decide(() => runOne(ctx, statement, values))) as Row[];
  if (!row) throw new Refused('signed_out', {}, 'no open session of that token, key and origin');
  return {
    ...row,
    id: tokenHash,
    post: row.post === null ? null : JSON.parse(row.post),
    account: JSON.parse(row.account),
  };
}

type Row = Awaited<ReturnType<typeof using>>[number];

function using(ctx: StatementContext) {
  const [usedAfter, usedAtDeskAfter] = [named<number>('usedAfter'), named<number>('usedAtDeskAfter')];
  return ctx.db
    .update(sessions)
    .set({ lastUsedAt: ctx.now() })
    .where(
      and(
        eq(sessions.tokenHash, named<string>('tokenHash')),
        eq(sessions.thumbprint, named<string>('thumbprint')),
        eq(sessions.origin, ctx.origin),
        openBy({ now: ctx.now(), usedAfter, usedAtDeskAfter }),
        isDealtWith(ctx.env),
        sql`EXISTS (SELECT 1 FROM account WHERE account.id = ${sessions.accountId} AND account.status = 'active')`,
      ),
    )
    .returning({
      level: sessions.level,
      method: sessions.method,
      origin: sessions.origin,
      createdAt: sessions.createdAt,
      expiresAt: sessions.expiresAt,
      confirmedAt: sessions.confirmedAt,
      desk: sessions.desk,
      // Columns by their full names: `staff` has an `account_id` of its own.
      post: sql<string | null>`(SELECT json_object('office', office, 'role', role) FROM staff
          WHERE staff.account_id = session.account_id AND revoked_at IS NULL AND session.desk AND session.level = 3)`.as(
        'post',
      ),
      account: sql<string>`(SELECT ${accountJson} FROM account WHERE account.id = ${sessions.accountId})`.as('account'),
    });
}

/** When a session ends if nothing is done in it from now on. */
export function idleAt({ desk, expiresAt }: Session, now: number): number {
  return Math.min(now + (desk ? DESK_IDLE_MS : SESSION_IDLE_MS), expiresAt);
}
