import { and, eq, exists, gt, inArray, isNull, lt, ne, notExists, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import { CODE_TRIES } from '../../schema/limits.js';
import { buckets, challenges, events, sends } from '../../schema/tables.js';
import { below, count, countWhen, type limitsFor } from '../buckets.js';
import type { Context } from '../context.js';
import { eventColumns } from '../events.js';
import { isDealtWith } from '../restore/epoch.js';
import { decide } from '../store.js';
import { type Asked, sameChallenge } from './challenge.js';
import type { Comparison } from './codes.js';

/** One submission of a code. */
export interface Guess extends Asked {
  code: string;
  /** The page's random name for this submission: repeated, it is the same guess. */
  attempt: string;
  /** How many sends the page knows of. */
  known: number;
  /** The key of the page. */
  thumbprint: string;
  /** The device's own budget, where it proved to have one. */
  device: string | undefined;
}

/** Everything that the deciding batch needs to know. */
export interface Trial {
  ctx: Context;
  guess: Guess;
  compared: Comparison;
  now: number;
  /** Hash of the submission. */
  by: string;
  limits: ReturnType<typeof limitsFor>;
}

/** Any statement of a batch. */
export type Statement = BatchItem<'sqlite'>;

/** What a right guess brings about, in the batch that judges it. */
export interface Effects<Row, Result> {
  /** Statements that act only where `won` is true, in their order. */
  statements(won: SQL): Statement[];
  /** Reads what the same submission brought about, now or within the last minute. */
  read: Statement;
  /** The result that a row of `read` tells of, if it tells of one. @throws Refused where it tells why there is none */
  result(row: Row): Result | undefined;
}

/** What the batch decided. */
export interface Verdict<Row> {
  row: Row | undefined;
  challenge: typeof challenges.$inferSelect | undefined;
  /** When the limits that are used up open again. */
  full: { verifies: number | undefined; wrong: number | undefined };
}

/**
 * One transaction: counts the try, consumes the challenge if the guess is right, lets the effects act for the winner, records it
 * all, and says what came of it. Every statement after the gate acts only for the call that passed it.
 */
export async function decideTrial<Row, Result>(trial: Trial, effects: Effects<Row, Result>): Promise<Verdict<Row>> {
  const { ctx, guess, now, limits } = trial;
  const results = await decide(() => {
    // A new name for every run: a batch repeated after a broken connection must not act for the one before it.
    const call = crypto.randomUUID();
    const passed = and(eq(challenges.id, guess.id), eq(challenges.changedBy, call));
    const lost = and(passed, isNull(challenges.consumedAt));
    const winner = ctx.db
      .select({ one: sql`1` })
      .from(challenges)
      .where(and(passed, eq(challenges.consumedBy, trial.by)));
    const statements: [Statement, ...Statement[]] = [
      count(ctx, limits.verifies, now),
      gate(trial, call),
      countWhen(ctx, limits.wrong, now, lost),
      ctx.db.insert(events).select(
        ctx.db
          .select(eventColumns(ctx, 'code_wrong', sql`NULL`))
          .from(challenges)
          .where(lost),
      ),
      ...effects.statements(exists(winner)),
      ctx.db.select().from(challenges).where(sameChallenge(ctx, guess)),
      ctx.db
        .select()
        .from(buckets)
        .where(and(inArray(buckets.key, [limits.verifies.key, limits.wrong.key]), gt(buckets.endsAt, now))),
      effects.read,
    ];
    return ctx.db.batch(statements);
  });
  return verdictOf(trial, results.slice(-3) as [unknown, unknown, unknown]);
}

function verdictOf<Row>({ limits }: Trial, [own, counts, read]: [unknown, unknown, unknown]): Verdict<Row> {
  const rows = counts as (typeof buckets.$inferSelect)[];
  const fullUntil = (key: string, most: number) => rows.find((row) => row.key === key && row.count >= most)?.endsAt;
  return {
    row: (read as Row[])[0],
    challenge: (own as (typeof challenges.$inferSelect)[])[0],
    full: {
      verifies: fullUntil(limits.verifies.key, limits.verifies.most + 1),
      wrong: fullUntil(limits.wrong.key, limits.wrong.most),
    },
  };
}

/** Counts the guess and, if it is right, consumes the challenge: the only statement that can. */
function gate(trial: Trial, call: string) {
  const { ctx, guess, compared, now, by, limits } = trial;
  const live = (which: SQL | undefined) =>
    ctx.db
      .select({ one: sql`1` })
      .from(sends)
      .where(and(eq(sends.challengeId, guess.id), gt(sends.expiresAt, now), which));
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
        sameChallenge(ctx, guess),
        isNull(challenges.consumedAt),
        lt(challenges.tries, CODE_TRIES),
        gt(challenges.expiresAt, now),
        or(isNull(challenges.lastTry), ne(challenges.lastTry, by)),
        comparable,
        // A code that a restore made good again is not even judged.
        isDealtWith(ctx.env),
        below(ctx, limits.verifies, now, limits.verifies.most + 1),
        below(ctx, limits.wrong, now),
      ),
    );
}
