import { and, eq, exists, gt, inArray, isNull, lt, ne, notExists, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { CODE_TRIES, SESSIONS_PER_ACCOUNT } from '../../schema/limits.js';
import { accounts, buckets, challenges, events, sends, sessions } from '../../schema/tables.js';
import { type Account, accountJson } from '../accounts/account.js';
import { below, count, countWhen, limitsFor } from '../buckets.js';
import type { Context } from '../context.js';
import { eventColumns } from '../events.js';
import { decide } from '../store.js';
import { SIGN_IN } from './challenge.js';
import type { Comparison } from './codes.js';
import { newAccount, newSession } from './rows.js';
import type { Guess } from './verify.js';

/** How long the same submission gets a lost answer again. */
const LOST_REPLY_MS = 60_000;

/** Everything that the deciding batch needs to know. */
export interface Trial {
  ctx: Context;
  guess: Guess;
  compared: Comparison;
  now: number;
  /** Hash of the submission. */
  by: string;
  tokenHash: string;
  limits: ReturnType<typeof limitsFor>;
}

/** What the batch decided. A session is the only way in. */
export interface Verdict {
  session: { expiresAt: number; account: Account } | undefined;
  challenge: typeof challenges.$inferSelect | undefined;
  /** When the limits that are used up open again. */
  full: { verifies: number | undefined; wrong: number | undefined };
}

/** The trial of a guess at this moment. */
export function trialOf(ctx: Context, guess: Guess, compared: Comparison, by: string, tokenHash: string): Trial {
  return {
    ctx,
    guess,
    compared,
    now: ctx.now(),
    by,
    tokenHash,
    limits: limitsFor(ctx.network, guess.identity.limiter, guess.device),
  };
}

/**
 * One transaction: counts the try, consumes the challenge if the guess is right, makes the account and the session for the
 * winner, records it all, and says what came of it. Every statement after the gate acts only for the call that passed it.
 */
export async function decideTrial(trial: Trial): Promise<Verdict> {
  const { ctx, now, limits } = trial;
  const results = await decide(() => {
    // A new name for every run: a batch repeated after a broken connection must not act for the one before it.
    const call = crypto.randomUUID();
    const accountId = crypto.randomUUID();
    const passed = and(eq(challenges.id, trial.guess.challengeId), eq(challenges.changedBy, call));
    const won = and(passed, eq(challenges.consumedBy, trial.by));
    const lost = and(passed, isNull(challenges.consumedAt));
    return ctx.db.batch([
      count(ctx, limits.verifies, now),
      gate(trial, call),
      countWhen(ctx, limits.wrong, now, lost),
      ctx.db.insert(events).select(
        ctx.db
          .select(eventColumns(ctx, 'code_wrong', sql`NULL`))
          .from(challenges)
          .where(lost),
      ),
      moveToCurrentKey(trial, won),
      ctx.db
        .insert(accounts)
        .select(ctx.db.select(newAccount(trial, accountId)).from(challenges).where(won))
        .onConflictDoNothing(),
      recordNewAccount(trial, accountId),
      openSession(trial, won),
      recordSignIn(trial, won),
      recordBlocked(trial, won),
      recordEnded(trial),
      endOldest(trial),
      ctx.db.select().from(challenges).where(own(trial)),
      readSession(trial),
      ctx.db
        .select()
        .from(buckets)
        .where(and(inArray(buckets.key, [limits.verifies.key, limits.wrong.key]), gt(buckets.endsAt, now))),
    ]);
  });
  const [challenge] = results[12];
  const [session] = results[13];
  const fullUntil = (key: string, most: number) =>
    results[14].find((row) => row.key === key && row.count >= most)?.endsAt;
  return {
    session: session && { expiresAt: session.expiresAt, account: JSON.parse(session.account) },
    challenge,
    full: {
      verifies: fullUntil(limits.verifies.key, limits.verifies.most + 1),
      wrong: fullUntil(limits.wrong.key, limits.wrong.most),
    },
  };
}

/** The challenge of this page, purpose and address: any other is as unknown as one that never was. */
function own({ ctx, guess }: Trial) {
  return and(
    eq(challenges.id, guess.challengeId),
    eq(challenges.purpose, SIGN_IN),
    eq(challenges.origin, ctx.origin),
    inArray(challenges.emailKey, [...guess.identity.keys.values()]),
  );
}

/** Counts the guess and, if it is right, consumes the challenge: the only statement that can. */
function gate(trial: Trial, call: string) {
  const { ctx, guess, compared, now, by, limits } = trial;
  const live = (which: SQL | undefined) =>
    ctx.db
      .select({ one: sql`1` })
      .from(sends)
      .where(and(eq(sends.challengeId, guess.challengeId), gt(sends.expiresAt, now), which));
  // Judged only when every live code could be compared; otherwise guesses at the readable ones would be free.
  const comparable = notExists(live(compared.read.length > 0 ? notInArray(sends.number, compared.read) : undefined));
  const right = compared.match > 0 ? exists(live(eq(sends.number, compared.match))) : sql`0`;
  return ctx.db
    .update(challenges)
    .set({
      tries: sql`${challenges.tries} + 1`,
      lastTry: by,
      changedBy: call,
      consumedAt: sql`CASE WHEN ${right} THEN ${now} END`,
      consumedBy: sql`CASE WHEN ${right} THEN ${by} END`,
    })
    .where(
      and(
        own(trial),
        isNull(challenges.consumedAt),
        lt(challenges.tries, CODE_TRIES),
        gt(challenges.expiresAt, now),
        or(isNull(challenges.lastTry), ne(challenges.lastTry, by)),
        comparable,
        below(ctx, limits.verifies, now, limits.verifies.most + 1),
        below(ctx, limits.wrong, now),
      ),
    );
}

/** An account that is known under a retired key gets the present one, so that the retired key can leave the ring some day. */
function moveToCurrentKey({ ctx, guess }: Trial, won: SQL | undefined) {
  return ctx.db
    .update(accounts)
    .set({ emailKey: guess.identity.current })
    .where(
      and(
        inArray(accounts.emailKey, [...guess.identity.keys.values()]),
        ne(accounts.emailKey, guess.identity.current),
        // A Worker that did not know the present key yet may have made a second account: the first one stays the person's.
        sql`NOT EXISTS (SELECT 1 FROM account AS a WHERE a.email_key = ${guess.identity.current})`,
        exists(ctx.db.select({ one: sql`1` }).from(challenges).where(won)),
      ),
    );
}

function openSession(trial: Trial, won: SQL | undefined) {
  const account = and(eq(accounts.emailKey, trial.guess.identity.current), eq(accounts.status, 'active'));
  const rows = trial.ctx.db.select(newSession(trial)).from(challenges).innerJoin(accounts, account).where(won);
  return trial.ctx.db.insert(sessions).select(rows).onConflictDoNothing();
}

function recordNewAccount({ ctx }: Trial, accountId: string) {
  const rows = ctx.db
    .select(eventColumns(ctx, 'account_created', sql`account.id`))
    .from(accounts)
    .where(eq(accounts.id, accountId));
  return ctx.db.insert(events).select(rows);
}

function recordSignIn({ ctx, tokenHash }: Trial, won: SQL | undefined) {
  const columns = eventColumns(ctx, 'signed_in', sql`session.account_id`, { method: 'email' });
  const rows = ctx.db
    .select(columns)
    .from(sessions)
    .innerJoin(challenges, won)
    .where(eq(sessions.tokenHash, tokenHash));
  return ctx.db.insert(events).select(rows);
}

function recordBlocked({ ctx, guess }: Trial, won: SQL | undefined) {
  const blocked = and(eq(accounts.emailKey, guess.identity.current), ne(accounts.status, 'active'));
  const rows = ctx.db
    .select(eventColumns(ctx, 'sign_in_blocked', sql`account.id`))
    .from(accounts)
    .innerJoin(challenges, won)
    .where(blocked);
  return ctx.db.insert(events).select(rows);
}

/** The open sessions of the account beyond the number it may keep: those that were used last stay. */
function surplus({ guess, now }: Trial) {
  return sql`${sessions.tokenHash} IN (SELECT s.token_hash FROM session s JOIN account a ON a.id = s.account_id
    WHERE a.email_key = ${guess.identity.current} AND s.ended_at IS NULL AND s.expires_at > ${now}
    ORDER BY s.last_used_at DESC, s.created_at DESC, s.rowid DESC LIMIT -1 OFFSET ${SESSIONS_PER_ACCOUNT})`;
}

function recordEnded(trial: Trial) {
  const columns = {
    ...eventColumns(trial.ctx, 'session_ended', sql`session.account_id`),
    id: sql<string>`lower(hex(randomblob(16)))`.as('id'),
  };
  return trial.ctx.db.insert(events).select(trial.ctx.db.select(columns).from(sessions).where(surplus(trial)));
}

function endOldest(trial: Trial) {
  return trial.ctx.db.update(sessions).set({ endedAt: trial.now }).where(surplus(trial));
}

/** The session that this very submission won, now or within the last minute. */
function readSession({ ctx, guess, by, now, tokenHash }: Trial) {
  return ctx.db
    .select({ expiresAt: sessions.expiresAt, account: sql<string>`${accountJson}` })
    .from(sessions)
    .innerJoin(
      challenges,
      and(
        eq(challenges.id, guess.challengeId),
        eq(challenges.consumedBy, by),
        gt(challenges.consumedAt, now - LOST_REPLY_MS),
      ),
    )
    .innerJoin(accounts, and(eq(accounts.id, sessions.accountId), eq(accounts.status, 'active')))
    .where(and(eq(sessions.tokenHash, tokenHash), isNull(sessions.endedAt)));
}
