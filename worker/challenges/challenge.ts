import { and, eq, gt, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { CODE_LIFE_MS, CODE_SENDS, CODE_TRIES, RESEND_GAPS_MS } from '../../schema/limits.js';
import { buckets, challenges, type MailStatus, sends } from '../../schema/tables.js';
import { below, count, countWhen, type Limit, limitsFor } from '../buckets.js';
import type { Context } from '../context.js';
import { Refused, secondsUntil } from '../refuse.js';
import { decide } from '../store.js';
import type { Identity } from './identity.js';

/** The purpose of a challenge that signs somebody in. */
export const SIGN_IN = 'sign_in';

/** A mail that the batch allowed: its code is to be made, kept and sent now. */
export interface Sending {
  /** Which send of the challenge this is, from 1. */
  number: number;
  /** Whether this very call made it; a repeated one gets the same answer and sends nothing. */
  fresh: boolean;
  expiresAt: number;
  resendAt: number | null;
}

/** When the next mail may follow, or null when there is none left. */
function resendAt(sent: number, lastSentAt: number): number | null {
  return sent < CODE_SENDS ? lastSentAt + (RESEND_GAPS_MS[sent - 1] as number) : null;
}

/** The states of the given limits, to tell which one said no and for how long. */
function standing(ctx: Context, limits: Limit[]) {
  return ctx.db
    .select()
    .from(buckets)
    .where(
      inArray(
        buckets.key,
        limits.map((limit) => limit.key),
      ),
    );
}

/** The refusal of the first limit that is used up. */
function overLimit(
  rows: (typeof buckets.$inferSelect)[],
  network: Limit,
  mails: Limit[],
  now: number,
): Refused | undefined {
  const spent = (limit: Limit, most: number) =>
    rows.find((row) => row.key === limit.key && row.endsAt > now && row.count >= most);
  const calls = spent(network, network.most + 1);
  if (calls)
    return new Refused('too_many_calls', { retryAfter: secondsUntil(calls.endsAt, now) }, 'sends of a network');
  const full = mails.map((limit) => spent(limit, limit.most)).filter((row) => row !== undefined);
  if (full.length === 0) return undefined;
  return new Refused(
    'too_many_mails',
    { retryAfter: secondsUntil(Math.max(...full.map((row) => row.endsAt)), now) },
    'mails of an address',
  );
}

/** One mail more for a challenge: its own hour, whatever happens to the others. */
function addSend(ctx: Context, id: string, call: string, now: number) {
  const columns = {
    challengeId: challenges.id,
    number: challenges.sends,
    sentAt: sql<number>`${now}`.as('sent_at'),
    expiresAt: sql<number>`${now + CODE_LIFE_MS}`.as('expires_at'),
    status: sql<MailStatus>`'pending'`.as('status'),
  };
  return ctx.db
    .insert(sends)
    .select(ctx.db.select(columns).from(challenges).where(changedHere(id, call)))
    .onConflictDoNothing();
}

/** A new name for every run of a batch: one repeated after a broken connection must not count for the one before it. */
function newRun(runs: string[]): string {
  const run = crypto.randomUUID();
  runs.push(run);
  return run;
}

function changedHere(id: string, call: string) {
  return and(eq(challenges.id, id), eq(challenges.changedBy, call));
}

/**
 * Opens a challenge and its first send, if the limits of the address and the network allow: one batch, so that parallel
 * calls cannot share what is left. The accounts are not read: there is nothing to find out here.
 *
 * @throws Refused `too_many_calls` or `too_many_mails`, with the seconds to wait
 */
export async function openChallenge(
  ctx: Context,
  id: string,
  identity: Identity,
  device: string | undefined,
): Promise<Sending> {
  const now = ctx.now();
  const runs: string[] = [];
  const limits = limitsFor(ctx.network, identity.limiter, device);
  const mails = [limits.mailsHour, limits.mailsDay];
  const row = (call: string) => ({
    id: sql<string>`${id}`.as('id'),
    purpose: sql<string>`${SIGN_IN}`.as('purpose'),
    origin: sql<string>`${ctx.origin}`.as('origin'),
    emailKey: sql<string>`${identity.current}`.as('email_key'),
    sends: sql<number>`1`.as('sends'),
    lastSentAt: sql<number>`${now}`.as('last_sent_at'),
    tries: sql<number>`0`.as('tries'),
    lastTry: sql<string | null>`NULL`.as('last_try'),
    changedBy: sql<string>`${call}`.as('changed_by'),
    createdAt: sql<number>`${now}`.as('created_at'),
    expiresAt: sql<number>`${now + CODE_LIFE_MS}`.as('expires_at'),
    consumedAt: sql<number | null>`NULL`.as('consumed_at'),
    consumedBy: sql<string | null>`NULL`.as('consumed_by'),
  });
  const allowed = and(
    below(ctx, limits.sends, now, limits.sends.most + 1),
    ...mails.map((limit) => below(ctx, limit, now)),
  );
  const [, , , , , found, rows] = await decide(() => {
    const call = newRun(runs);
    return ctx.db.batch([
      count(ctx, limits.sends, now),
      ctx.db
        .insert(challenges)
        .select(ctx.db.select(row(call)).from(sql`(SELECT 1)`).where(allowed))
        .onConflictDoNothing(),
      countWhen(ctx, limits.mailsHour, now, changedHere(id, call)),
      countWhen(ctx, limits.mailsDay, now, changedHere(id, call)),
      addSend(ctx, id, call, now),
      ctx.db.select().from(challenges).where(eq(challenges.id, id)),
      standing(ctx, [limits.sends, ...mails]),
    ]);
  });
  const challenge = found[0];
  if (!challenge)
    throw overLimit(rows, limits.sends, mails, now) ?? new Refused('try_again', { retryAfter: 3 }, 'not opened');
  return {
    number: challenge.sends,
    fresh: runs.includes(challenge.changedBy),
    expiresAt: challenge.expiresAt,
    resendAt: resendAt(challenge.sends, challenge.lastSentAt),
  };
}

/**
 * Adds one more send to a live challenge, when its wait is over and the limits allow; earlier codes keep their own hour.
 *
 * @throws Refused `code_expired`, `code_used`, `tries_spent`, `sends_spent`, `too_soon`, `too_many_calls` or `too_many_mails`
 */
export async function addToChallenge(
  ctx: Context,
  id: string,
  identity: Identity,
  device: string | undefined,
): Promise<Sending> {
  const now = ctx.now();
  const runs: string[] = [];
  const limits = limitsFor(ctx.network, identity.limiter, device);
  const mails = [limits.mailsHour, limits.mailsDay];
  const waited = or(
    ...RESEND_GAPS_MS.slice(0, CODE_SENDS - 1).map((gap, index) =>
      and(eq(challenges.sends, index + 1), lte(challenges.lastSentAt, now - gap)),
    ),
  );
  const own = and(
    eq(challenges.id, id),
    eq(challenges.purpose, SIGN_IN),
    eq(challenges.origin, ctx.origin),
    inArray(challenges.emailKey, [...identity.keys.values()]),
  );
  const live = and(own, isNull(challenges.consumedAt), gt(challenges.expiresAt, now), lt(challenges.tries, CODE_TRIES));
  const [, , , , , found, rows] = await decide(() => {
    const call = newRun(runs);
    return ctx.db.batch([
      count(ctx, limits.sends, now),
      ctx.db
        .update(challenges)
        .set({ sends: sql`${challenges.sends} + 1`, lastSentAt: now, expiresAt: now + CODE_LIFE_MS, changedBy: call })
        .where(
          and(
            live,
            waited,
            below(ctx, limits.sends, now, limits.sends.most + 1),
            ...mails.map((limit) => below(ctx, limit, now)),
          ),
        ),
      countWhen(ctx, limits.mailsHour, now, changedHere(id, call)),
      countWhen(ctx, limits.mailsDay, now, changedHere(id, call)),
      addSend(ctx, id, call, now),
      ctx.db.select().from(challenges).where(own),
      standing(ctx, [limits.sends, ...mails]),
    ]);
  });
  const challenge = found[0];
  if (challenge && runs.includes(challenge.changedBy)) {
    return {
      number: challenge.sends,
      fresh: true,
      expiresAt: challenge.expiresAt,
      resendAt: resendAt(challenge.sends, challenge.lastSentAt),
    };
  }
  throw (
    whyNot(challenge, now) ??
    overLimit(rows, limits.sends, mails, now) ??
    new Refused('try_again', { retryAfter: 3 }, 'not added')
  );
}

function whyNot(challenge: typeof challenges.$inferSelect | undefined, now: number): Refused | undefined {
  if (!challenge || challenge.expiresAt <= now)
    return new Refused('code_expired', {}, challenge ? 'past its hour' : 'unknown');
  if (challenge.consumedAt !== null) return new Refused('code_used');
  if (challenge.tries >= CODE_TRIES) return new Refused('tries_spent');
  const next = resendAt(challenge.sends, challenge.lastSentAt);
  if (next === null) return new Refused('sends_spent');
  if (next > now) return new Refused('too_soon', { retryAfter: secondsUntil(next, now) });
  return undefined;
}

/** Removes challenges a day after their end, with their sends. */
export function sweepChallenges(db: Context['db'], now: number) {
  return db.delete(challenges).where(lt(challenges.expiresAt, now - 24 * 3_600_000));
}
