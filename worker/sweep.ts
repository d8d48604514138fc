import { lte } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { events, proofs, sessions } from '../schema/tables.js';
import { sweepBuckets } from './buckets.js';
import { sweepChallenges } from './challenges/challenge.js';
import { sweepNotices } from './mail/waiting.js';
import { sweepFlows } from './viisp/flow.js';

const DAY_MS = 24 * 3_600_000;
/** How long an event is kept; the trigger of the table refuses to remove it earlier. */
const EVENT_LIFE_MS = 731 * DAY_MS;

/** Removes what is past its time, and hands over what was left waiting. */
export async function sweep(env: Env, now: number): Promise<void> {
  const db = drizzle(env.DB);
  await db.batch([
    sweepBuckets({ db }, now),
    db.delete(proofs).where(lte(proofs.expiresAt, now)),
    db.delete(sessions).where(lte(sessions.expiresAt, now - DAY_MS)),
    sweepChallenges(db, now),
    sweepFlows(db, now),
    db.delete(events).where(lte(events.at, now - EVENT_LIFE_MS)),
  ]);
  await sweepNotices(env, now);
}
