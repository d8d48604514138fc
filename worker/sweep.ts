import { sweepErasures } from './account-life/erasure/sweep.js';
import { log, nameOf } from './log.js';
import { sweepNotices } from './mail/waiting.js';
import { removeOld } from './remove-old.js';
import { dealWithRestore } from './restore/pass.js';
import { sweepMerged } from './staff/acts/sweep-merged.js';
import { beginWork } from './system.js';

/** Deals with a restore, erases whose time has come, hands over what was left waiting, and removes what is past its time. */
export async function sweep(env: Env, now: number): Promise<void> {
  const system = beginWork(env, now);
  // A pass that fails leaves the door shut, and the next sweep begins anew.
  const open = await step('restore_failed', () => dealWithRestore(system));
  // What was withdrawn since the moment that came back is known only once the restore was dealt with.
  if (open) {
    await step('erasures_failed', () => sweepErasures(system));
    await step('merged_failed', () => sweepMerged(system));
  }
  await step('notices_failed', () => sweepNotices(env, now));
  // Last, because it takes its time.
  await removeOld(system);
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
