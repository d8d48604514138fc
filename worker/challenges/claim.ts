import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { CODE_LIFE_MS } from '../../schema/limits.js';
import { buckets, challenges, type MailStatus, sends } from '../../schema/tables.js';
import { below, count, countWhen, type Limit, limitsFor, namedWindow, type Window, windowValues } from '../buckets.js';
import type { Context } from '../context.js';
import { named, runBatch, type Statement, type StatementContext, type Values, writtenOnce } from '../prepared.js';
import { Refused, secondsUntil } from '../refuse.js';
import { isDealtWith } from '../restore/epoch.js';
import { decide } from '../store.js';
import type { Asked } from './challenge.js';
import { challengeValues, type NamedChallenge, namedChallenge } from './named.js';

/** One attempt to get a mail allowed: the statement that claims it, and which row tells how it went. */
export interface Claim {
  name: string;
  /** Claims the send, where `allowed`, in the name of this run of the batch. */
  statement(challenge: NamedChallenge, run: { call: string; expiresAt: number; allowed: SQL | undefined }): Statement;
  found(challenge: NamedChallenge): SQL | undefined;
  /** What only the names of this claim stand for. */
  values(now: number): Values;
}

type Row = typeof challenges.$inferSelect;
type BucketRow = typeof buckets.$inferSelect;

/** The limits that a mail counts for. */
const COUNTED = ['sends', 'mailsHour', 'mailsDay'] as const;

/**
 * Claims one mail, if the limits of the address and the network allow: one batch, so that parallel calls cannot share what is left.
 * The accounts are not read: there is nothing to find out here.
 */
export async function claimSend(ctx: Context, asked: Asked, device: string | undefined, claim: Claim) {
  const now = ctx.now();
  const limits = limitsFor(ctx.network, asked.identity.limiter, device);
  const challenge = namedChallenge(ctx, asked);
  const statements = writtenOnce(`${claim.name}/${challenge.kind}`, () => statementsOf(challenge, claim));
  const values = {
    ...challengeValues(ctx, asked, now),
    ...claim.values(now),
    expiresAt: now + CODE_LIFE_MS,
    ...Object.assign({}, ...COUNTED.map((name) => windowValues(name, limits[name], now))),
  };
  const runs: string[] = [];
  const results = await decide(() => {
    // A new name for every run of a batch: one repeated after a broken connection must not count for the one before it.
    const call = crypto.randomUUID();
    runs.push(call);
    return runBatch(ctx, statements, { ...values, call });
  });
  const [[found], rows] = results.slice(-2) as [Row[], BucketRow[]];
  return {
    challenge: found,
    fresh: found !== undefined && runs.includes(found.changedBy),
    full: overLimit(rows, limits, now),
    now,
  };
}

function statementsOf(challenge: NamedChallenge, claim: Claim): Statement[] {
  const { ctx, asked } = challenge;
  const [call, expiresAt] = [named<string>('call'), named<number>('expiresAt')];
  const windows = COUNTED.map(namedWindow);
  const [network, mailsHour, mailsDay] = windows as [Window, Window, Window];
  const changed = and(eq(challenges.id, asked.id), eq(challenges.changedBy, call));
  const allowed = and(
    below(ctx, network, 'counted'),
    below(ctx, mailsHour),
    below(ctx, mailsDay),
    isDealtWith(ctx.env),
  );
  return [
    count(ctx, network),
    claim.statement(challenge, { call, expiresAt, allowed }),
    countWhen(ctx, mailsHour, changed),
    countWhen(ctx, mailsDay, changed),
    addSend(ctx, expiresAt, changed),
    ctx.db.select().from(challenges).where(claim.found(challenge)),
    ctx.db
      .select()
      .from(buckets)
      .where(
        inArray(
          buckets.key,
          windows.map(({ key }) => key),
        ),
      ),
  ];
}

/** One mail more for a challenge: its own hour, whatever happens to the others. */
function addSend(ctx: StatementContext, expiresAt: number, changed: SQL | undefined) {
  const columns = {
    challengeId: challenges.id,
    number: challenges.sends,
    sentAt: sql<number>`${ctx.now()}`.as('sent_at'),
    expiresAt: sql<number>`${expiresAt}`.as('expires_at'),
    status: sql<MailStatus>`'pending'`.as('status'),
  };
  return ctx.db.insert(sends).select(ctx.db.select(columns).from(challenges).where(changed)).onConflictDoNothing();
}

/** The refusal of the first limit that is used up. */
function overLimit(
  rows: BucketRow[],
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
