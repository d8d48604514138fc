import { lte } from 'drizzle-orm';
import { events, proofs, sessions } from '../schema/tables.js';
import { sweepErasures } from './account-life/erasure/sweep.js';
import { sweepBuckets } from './buckets.js';
import { sweepChallenges } from './challenges/challenge.js';
import { log, nameOf } from './log.js';
import { sweepTroubles } from './mail/trouble.js';
import { sweepNotices } from './mail/waiting.js';
import { dealWithRestore } from './restore/pass.js';
import { sweepMerged } from './staff/acts/sweep-merged.js';
import { beginWork, type System } from './system.js';
import { sweepFlows } from './viisp/flow.js';

const DAY_MS = 24 * 3_600_000;
/** How long an event is kept; the trigger of the table refuses to remove it earlier. */
const EVENT_LIFE_MS = 731 * DAY_MS;

/** Deals with a restore, removes what is past its time, erases whose time has come, and hands over what was left waiting. */
export async function sweep(env: Env, now: number): Promise<void> {
  const system = beginWork(env, now);
  // A pass that fails leaves the door shut, and the next sweep begins anew.
  const open = await step('restore_failed', () => dealWithRestore(system));
  await step('cleaning_failed', () => removeOld(system));
  // What was withdrawn since the moment that came back is known only once the restore was dealt with.
  if (open) {
    await step('erasures_failed', () => sweepErasures(system));
    await step('merged_failed', () => sweepMerged(system));
  }
  await step('notices_failed', () => sweepNotices(env, now));
}

/** One that fails is tried again by the next sweep, and holds up no other. */
async function step<Result>(what: string, work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    log({ level: 'error', what, error: nameOf(error) });
    return undefined;
  }
}

async function removeOld({ db, now }: System): Promise<void> {
  await db.batch([
    sweepBuckets({ db }, now()),
    db.delete(proofs).where(lte(proofs.expiresAt, now())),
    db.delete(sessions).where(lte(sessions.expiresAt, now() - DAY_MS)),
    sweepChallenges(db, now()),
    sweepFlows(db, now()),
    sweepTroubles(db, now()),
    db.delete(events).where(lte(events.at, now() - EVENT_LIFE_MS)),
  ]);
}
