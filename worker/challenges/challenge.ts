import { and, eq, gt, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { CODE_SENDS, CODE_TRIES, RESEND_GAPS_MS } from '../../schema/limits.js';
import { challenges } from '../../schema/tables.js';
import type { Context } from '../context.js';
import type { CodePurpose } from '../mail/words.js';
import { named } from '../prepared.js';
import { Refused, secondsUntil } from '../refuse.js';
import { type Claim, claimSend } from './claim.js';
import type { Identity } from './identity.js';
import type { Named } from './named.js';

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
export function sameChallenge(
  ctx: Pick<Context, 'origin'>,
  { id, purpose, subject, identity }: Named<Asked>,
): SQL | undefined {
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

function sendingOf({ sends, expiresAt, lastSentAt }: Row, fresh: boolean): Sending {
  return { number: sends, fresh, expiresAt, resendAt: resendAt(sends, lastSentAt) };
}

/**
 * Opens a challenge and its first send; a repeated call finds the one that it opened.
 *
 * @throws Refused `too_many_calls` or `too_many_mails`, with the seconds to wait
 */
export async function openChallenge(ctx: Context, asked: Asked, device: string | undefined): Promise<Sending> {
  const { challenge, fresh, full } = await claimSend(ctx, asked, device, opening);
  if (challenge) return sendingOf(challenge, fresh);
  throw full ?? new Refused('try_again', { retryAfter: 3 }, 'not opened');
}

const opening: Claim = {
  name: 'open',
  statement: ({ ctx, asked }, { call, expiresAt, allowed }) => {
    const row = {
      id: sql<string>`${asked.id}`.as('id'),
      purpose: sql<string>`${asked.purpose}`.as('purpose'),
      origin: sql<string>`${ctx.origin}`.as('origin'),
      emailKey: sql<string>`${asked.identity.current}`.as('email_key'),
      subjectId: sql<string | null>`${asked.subject}`.as('subject_id'),
      sends: sql<number>`1`.as('sends'),
      lastSentAt: sql<number>`${ctx.now()}`.as('last_sent_at'),
      tries: sql<number>`0`.as('tries'),
      lastTry: sql<string | null>`NULL`.as('last_try'),
      changedBy: sql<string>`${call}`.as('changed_by'),
      createdAt: sql<number>`${ctx.now()}`.as('created_at'),
      expiresAt: sql<number>`${expiresAt}`.as('expires_at'),
      consumedAt: sql<number | null>`NULL`.as('consumed_at'),
      consumedBy: sql<string | null>`NULL`.as('consumed_by'),
    };
    return ctx.db
      .insert(challenges)
      .select(ctx.db.select(row).from(sql`(SELECT 1)`).where(allowed))
      .onConflictDoNothing();
  },
  found: ({ asked }) => eq(challenges.id, asked.id),
  values: () => ({}),
};

/**
 * Adds one more send to a live challenge, when its wait is over; earlier codes keep their own hour.
 *
 * @throws Refused `code_expired`, `code_used`, `tries_spent`, `sends_spent`, `too_soon`, `too_many_calls` or `too_many_mails`
 */
export async function addToChallenge(ctx: Context, asked: Asked, device: string | undefined): Promise<Sending> {
  const { challenge, fresh, full, now } = await claimSend(ctx, asked, device, adding);
  if (challenge && fresh) return sendingOf(challenge, fresh);
  throw whyNot(challenge, now) ?? full ?? new Refused('try_again', { retryAfter: 3 }, 'not added');
}

/** How long each send but the last keeps the next one waiting. */
const GAPS_MS = RESEND_GAPS_MS.slice(0, CODE_SENDS - 1);

const adding: Claim = {
  name: 'add',
  statement: ({ ctx, asked }, { call, expiresAt, allowed }) => {
    const waited = GAPS_MS.map((_, sent) =>
      and(eq(challenges.sends, sent + 1), lte(challenges.lastSentAt, named<number>(`waited:${sent}`))),
    );
    const live = and(
      sameChallenge(ctx, asked),
      isNull(challenges.consumedAt),
      gt(challenges.expiresAt, ctx.now()),
      lt(challenges.tries, CODE_TRIES),
    );
    return ctx.db
      .update(challenges)
      .set({ sends: sql`${challenges.sends} + 1`, lastSentAt: ctx.now(), expiresAt, changedBy: call })
      .where(and(live, or(...waited), allowed));
  },
  found: ({ ctx, asked }) => sameChallenge(ctx, asked),
  values: (now) => Object.fromEntries(GAPS_MS.map((gap, sent) => [`waited:${sent}`, now - gap])),
};

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
