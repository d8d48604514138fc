import { and, eq, gt, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import { CODE_LIFE_MS, CODE_SENDS, CODE_TRIES, RESEND_GAPS_MS } from '../../schema/limits.js';
import { buckets, challenges, type MailStatus, sends } from '../../schema/tables.js';
import { below, count, countWhen, type Limit, limitsFor } from '../buckets.js';
import type { Context } from '../context.js';
import type { CodePurpose } from '../mail/words.js';
import { Refused, secondsUntil } from '../refuse.js';
import { isDealtWith } from '../restore/epoch.js';
import { decide } from '../store.js';
import type { Identity } from './identity.js';

/** A challenge as whoever holds its secret names it. It is worth nothing for another purpose, account, page or address. */
export interface Asked {
  /** SHA-256 of the secret. */
  id: string;
  purpose: CodePurpose;
  /** The account that the mailbox is proven for; null where proving it signs in. */
  subject: string | null;
  identity: Identity;
}

/** A mail that the batch allowed: its code is to be made, kept and sent now. */
export interface Sending {
  /** Which send of the challenge this is, from 1. */
  number: number;
  /** Whether this very call made it; a repeated one gets the same answer and sends nothing. */
  fresh: boolean;
  expiresAt: number;
  resendAt: number | null;
}

type Row = typeof challenges.$inferSelect;

/** The challenge of this page, purpose, account and address: any other is as unknown as one that never was. */
export function sameChallenge(ctx: Context, { id, purpose, subject, identity }: Asked): SQL | undefined {
  return and(
    eq(challenges.id, id),
    eq(challenges.purpose, purpose),
    eq(challenges.origin, ctx.origin),
    subject === null ? isNull(challenges.subjectId) : eq(challenges.subjectId, subject),
    inArray(challenges.emailKey, [...identity.keys.values()]),
  );
}

/** When the next mail may follow, or null when there is none left. */
function resendAt(sent: number, lastSentAt: number): number | null {
  return sent < CODE_SENDS ? lastSentAt + (RESEND_GAPS_MS[sent - 1] as number) : null;
}

/** The refusal of the first limit that is used up. */
function overLimit(
  rows: (typeof buckets.$inferSelect)[],
  { sends: network, mailsHour, mailsDay }: ReturnType<typeof limitsFor>,
  now: number,
): Refused | undefined {
  const spent = (limit: Limit, most: number) =>
    rows.find((row) => row.key === limit.key && row.endsAt > now && row.count >= most);
  const calls = spent(network, network.most + 1);
  if (calls)
    return new Refused('too_many_calls', { retryAfter: secondsUntil(calls.endsAt, now) }, 'sends of a network');
  const full = [mailsHour, mailsDay].map((limit) => spent(limit, limit.most)).filter((row) => row !== undefined);
  if (full.length === 0) return undefined;
  const endsAt = Math.max(...full.map((row) => row.endsAt));
  return new Refused('too_many_mails', { retryAfter: secondsUntil(endsAt, now) }, 'mails of an address');
}

/** One mail more for a challenge: its own hour, whatever happens to the others. */
function addSend(ctx: Context, changed: SQL | undefined, now: number) {
  const columns = {
    challengeId: challenges.id,
    number: challenges.sends,
    sentAt: sql<number>`${now}`.as('sent_at'),
    expiresAt: sql<number>`${now + CODE_LIFE_MS}`.as('expires_at'),
    status: sql<MailStatus>`'pending'`.as('status'),
  };
  return ctx.db.insert(sends).select(ctx.db.select(columns).from(challenges).where(changed)).onConflictDoNothing();
}

/** One attempt to get a mail allowed: the statement that claims it, and which row tells how it went. */
interface Claim {
  /** Claims the send, where `allowed`, in the name of this run of the batch. */
  statement(call: string, allowed: SQL | undefined, now: number): BatchItem<'sqlite'>;
  found: SQL | undefined;
}

/**
 * Claims one mail, if the limits of the address and the network allow: one batch, so that parallel calls cannot share what is left.
 * The accounts are not read: there is nothing to find out here.
 */
async function claimSend(ctx: Context, asked: Asked, device: string | undefined, claim: Claim) {
  const now = ctx.now();
  const runs: string[] = [];
  const limits = limitsFor(ctx.network, asked.identity.limiter, device);
  const { sends: network, mailsHour, mailsDay } = limits;
  const [, , , , , found, rows] = await decide(() => {
    // A new name for every run of a batch: one repeated after a broken connection must not count for the one before it.
    const call = crypto.randomUUID();
    runs.push(call);
    const changed = and(eq(challenges.id, asked.id), eq(challenges.changedBy, call));
    const allowed = and(
      below(ctx, network, now, network.most + 1),
      below(ctx, mailsHour, now),
      below(ctx, mailsDay, now),
      isDealtWith(ctx.env),
    );
    return ctx.db.batch([
      count(ctx, network, now),
      claim.statement(call, allowed, now),
      countWhen(ctx, mailsHour, now, changed),
      countWhen(ctx, mailsDay, now, changed),
      addSend(ctx, changed, now),
      ctx.db.select().from(challenges).where(claim.found),
      ctx.db
        .select()
        .from(buckets)
        .where(inArray(buckets.key, [network.key, mailsHour.key, mailsDay.key])),
    ]);
  });
  const challenge = found[0];
  return {
    challenge,
    fresh: challenge !== undefined && runs.includes(challenge.changedBy),
    full: overLimit(rows, limits, now),
    now,
  };
}

function sendingOf({ sends, expiresAt, lastSentAt }: Row, fresh: boolean): Sending {
  return { number: sends, fresh, expiresAt, resendAt: resendAt(sends, lastSentAt) };
}

/**
 * Opens a challenge and its first send; a repeated call finds the one that it opened.
 *
 * @throws Refused `too_many_calls` or `too_many_mails`, with the seconds to wait
 */
export async function openChallenge(ctx: Context, asked: Asked, device: string | undefined): Promise<Sending> {
  const row = (call: string, now: number) => ({
    id: sql<string>`${asked.id}`.as('id'),
    purpose: sql<string>`${asked.purpose}`.as('purpose'),
    origin: sql<string>`${ctx.origin}`.as('origin'),
    emailKey: sql<string>`${asked.identity.current}`.as('email_key'),
    subjectId: sql<string | null>`${asked.subject}`.as('subject_id'),
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
  const { challenge, fresh, full } = await claimSend(ctx, asked, device, {
    statement: (call, allowed, now) =>
      ctx.db
        .insert(challenges)
        .select(ctx.db.select(row(call, now)).from(sql`(SELECT 1)`).where(allowed))
        .onConflictDoNothing(),
    found: eq(challenges.id, asked.id),
  });
  if (challenge) return sendingOf(challenge, fresh);
  throw full ?? new Refused('try_again', { retryAfter: 3 }, 'not opened');
}

/**
 * Adds one more send to a live challenge, when its wait is over; earlier codes keep their own hour.
 *
 * @throws Refused `code_expired`, `code_used`, `tries_spent`, `sends_spent`, `too_soon`, `too_many_calls` or `too_many_mails`
 */
export async function addToChallenge(ctx: Context, asked: Asked, device: string | undefined): Promise<Sending> {
  const own = sameChallenge(ctx, asked);
  const live = (now: number) =>
    and(own, isNull(challenges.consumedAt), gt(challenges.expiresAt, now), lt(challenges.tries, CODE_TRIES));
  const waited = (now: number) =>
    or(
      ...RESEND_GAPS_MS.slice(0, CODE_SENDS - 1).map((gap, index) =>
        and(eq(challenges.sends, index + 1), lte(challenges.lastSentAt, now - gap)),
      ),
    );
  const { challenge, fresh, full, now } = await claimSend(ctx, asked, device, {
    statement: (call, allowed, at) =>
      ctx.db
        .update(challenges)
        .set({ sends: sql`${challenges.sends} + 1`, lastSentAt: at, expiresAt: at + CODE_LIFE_MS, changedBy: call })
        .where(and(live(at), waited(at), allowed)),
    found: own,
  });
  if (challenge && fresh) return sendingOf(challenge, fresh);
  throw whyNot(challenge, now) ?? full ?? new Refused('try_again', { retryAfter: 3 }, 'not added');
}

function whyNot(challenge: Row | undefined, now: number): Refused | undefined {
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
