import { and, eq, exists, gt, inArray, isNull, lt, ne, notExists, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { CODE_TRIES } from '../../schema/limits.js';
import { buckets, challenges, events, sends } from '../../schema/tables.js';
import { below, count, countWhen, type limitsFor, namedWindow, windowValues } from '../buckets.js';
import type { Context } from '../context.js';
import { eventColumns } from '../events.js';
import { named, runBatch, type Statement, type Values, written, writtenOnce } from '../prepared.js';
import { isDealtWith } from '../restore/epoch.js';
import { decide } from '../store.js';
import { type Asked, sameChallenge } from './challenge.js';
import type { Comparison } from './codes.js';
import { challengeValues, type NamedChallenge, namedChallenge } from './named.js';

/** How long the same submission gets a lost answer again. */
export const LOST_REPLY_MS = 60_000;

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

/** What a right guess brings about, in the batch that judges it. */
export interface Effects<Row, Result> {
  /**
   * Where every statement speaks of the call by name alone: what tells them apart, and what the names stand for, beside those of the
   * trial, in one run of the batch.
   */
  once?: { kind: string; values: () => Values };
  /** Statements that act only where `won` is true, in their order. */
  statements(won: SQL, trial: NamedTrial): Statement[];
  /** Reads what the same submission brought about, now or within the last minute. */
  read(trial: NamedTrial): Statement;
  /** The result that a row of `read` tells of, if it tells of one. @throws Refused where it tells why there is none */
  result(row: Row): Result | undefined;
}

/** A trial in statements that are written once. */
export interface NamedTrial extends NamedChallenge {
  /** The name of this run of the batch: the other statements act only for it. */
  call: string;
  by: string;
  /** Before this, it is too late to hear a lost reply. */
  heardAfter: number;
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
  const { ctx, guess, compared, now, limits, by } = trial;
  const named = namedTrial(trial);
  const values = {
    ...challengeValues(ctx, guess, now),
    ...{ by, heardAfter: now - LOST_REPLY_MS },
    ...windowValues('verifies', limits.verifies, now),
    ...windowValues('wrong', limits.wrong, now),
  };
  const results = await decide(() => {
    // All anew for every run, the names in the effects too: a batch repeated after a broken connection must not act for the one before it.
    const statements = [
      ...writtenOnce(`judge/${named.kind}`, () => judging(named, compared)),
      ...bringing(named, effects),
      ...writtenOnce(`verdict/${named.kind}`, () => telling(named)),
      ...reading(named, effects),
    ];
    return runBatch(ctx, statements, together({ ...values, call: crypto.randomUUID() }, effects.once?.values()));
  });
  return verdictOf(trial, results.slice(-3) as [unknown, unknown, unknown]);
}

/** The names of the trial and of the effects. @throws Error where the effects have one of the trial's, and would change whom it is about */
function together(own: Values, more: Values = {}): Values {
  const shared = Object.keys(more).find((name) => name in own);
  if (shared !== undefined) throw new Error(`"${shared}" stands for something else already.`);
  return { ...own, ...more };
}

/** Which verifiers could be compared, and which one the guess is, is written into the statements: there are few of each. */
function namedTrial({ ctx, guess, compared }: Trial): NamedTrial {
  const challenge = namedChallenge(ctx, guess);
  const kind = `${challenge.kind}/${compared.read.join()}=${compared.match}`;
  return { ...challenge, kind, call: named('call'), by: named('by'), heardAfter: named('heardAfter') };
}

const passed = ({ asked, call }: NamedTrial) => and(eq(challenges.id, asked.id), eq(challenges.changedBy, call));

/** Counts the call, judges the guess, and counts and records one that is wrong. */
function judging(named: NamedTrial, compared: Comparison): Statement[] {
  const { ctx } = named;
  const lost = and(passed(named), isNull(challenges.consumedAt));
  const [verifies, wrong] = [namedWindow('verifies'), namedWindow('wrong')];
  return [
    count(ctx, verifies),
    gate(named, compared, and(below(ctx, verifies, 'counted'), below(ctx, wrong))),
    countWhen(ctx, wrong, lost),
    ctx.db.insert(events).select(
      ctx.db
        .select(eventColumns(ctx, 'code_wrong', sql`NULL`))
        .from(challenges)
        .where(lost),
    ),
  ];
}

/** What acts only for the winner. */
function bringing<Row, Result>(named: NamedTrial, { once, statements }: Effects<Row, Result>) {
  const { db } = named.ctx;
  const winner = db
    .select({ one: sql`1` })
    .from(challenges)
    .where(and(passed(named), eq(challenges.consumedBy, named.by)));
  const build = () => statements(exists(winner), named);
  return once ? writtenOnce(`bring/${named.kind}/${once.kind}`, build) : written(build());
}

/** The challenge as it stands now, and the limits that are used up. */
function telling({ ctx, asked }: NamedTrial): Statement[] {
  const keys = [namedWindow('verifies').key, namedWindow('wrong').key];
  return [
    ctx.db.select().from(challenges).where(sameChallenge(ctx, asked)),
    ctx.db
      .select()
      .from(buckets)
      .where(and(inArray(buckets.key, keys), gt(buckets.endsAt, ctx.now()))),
  ];
}

function reading<Row, Result>(named: NamedTrial, { once, read }: Effects<Row, Result>) {
  const build = () => [read(named)];
  return once ? writtenOnce(`read/${named.kind}/${once.kind}`, build) : written(build());
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
function gate({ ctx, asked, call, by }: NamedTrial, compared: Comparison, within: SQL | undefined) {
  const now = ctx.now();
  const live = (which: SQL | undefined) =>
    ctx.db
      .select({ one: sql`1` })
      .from(sends)
      .where(and(eq(sends.challengeId, asked.id), gt(sends.expiresAt, now), which));
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
        sameChallenge(ctx, asked),
        isNull(challenges.consumedAt),
        lt(challenges.tries, CODE_TRIES),
        gt(challenges.expiresAt, now),
        or(isNull(challenges.lastTry), ne(challenges.lastTry, by)),
        comparable,
        // A code that a restore made good again is not even judged.
        isDealtWith(ctx.env),
        within,
      ),
    );
}
