import { type CronRun, runCron } from '../stack/cron.ts';
import type { Stand } from '../stack/stand.ts';
import { Arrivals, type Arrived } from './arrivals.ts';
import { expired } from './traces.ts';

/** What one run of the cron did. */
export interface Swept extends CronRun {
  /** Limits, challenges and sends that were past their time, before and after. */
  before: number;
  after: number;
}

/** The same while people signed in. */
export interface SweptAmong extends Swept {
  signIns: Arrived;
}

const CALM_MS = 8000;
const HEAD_START_MS = 1000;

/** Runs the cron once, with nobody there. */
export async function sweepAlone(stand: Stand): Promise<Swept> {
  const before = await pastTime(stand);
  const ran = await runCron(stand);
  return { ...ran, before, after: await pastTime(stand) };
}

/** Lets so many limits and as many challenges be past their time and runs the cron while people sign in. */
export async function sweepAmong(stand: Stand, many: number, from: number): Promise<SweptAmong> {
  await expire(stand, many);
  const before = await pastTime(stand);
  const arrivals = new Arrivals(stand, from);
  await later(HEAD_START_MS);
  const start = performance.now();
  const ran = await runCron(stand);
  const signIns = await arrivals.during(start, performance.now());
  return { ...ran, before, after: await pastTime(stand), signIns };
}

/** Complete sign-ins as often as beside the cron, while it does not run. */
export async function withoutSweep(stand: Stand, from: number): Promise<Arrived> {
  const arrivals = new Arrivals(stand, from);
  await later(HEAD_START_MS);
  const start = performance.now();
  await later(CALM_MS);
  return arrivals.during(start, performance.now());
}

async function expire(stand: Stand, many: number): Promise<void> {
  const database = await stand.database();
  const now = Date.now();
  for (const sql of expired)
    await database.prepare(sql.replaceAll('$people', String(many)).replaceAll('$now', String(now))).run();
}

async function pastTime(stand: Stand): Promise<number> {
  const now = Date.now();
  const row = await (await stand.database())
    .prepare(
      `SELECT (SELECT count(*) FROM rate_bucket WHERE ends_at <= ?1) + (SELECT count(*) FROM otp_challenge WHERE expires_at < ?2)
        + (SELECT count(*) FROM otp_challenge JOIN otp_send ON challenge_id = id WHERE otp_challenge.expires_at < ?2) AS n`,
    )
    .bind(now, now - 24 * 3_600_000)
    .first<{ n: number }>();
  return row?.n ?? 0;
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
