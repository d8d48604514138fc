import { type Call, takeCalls } from './counted.ts';
import type { Stand } from './stand.ts';

/** What a run of the cron asked of the database. */
export interface CronRun {
  seconds: number;
  /** Each of them holds the database from beginning to end. */
  calls: number;
  rowsRead: number;
  rowsWritten: number;
}

/** Runs the cron of a counted Worker once. */
export async function runCron(stand: Stand): Promise<CronRun> {
  await takeCalls(stand);
  const start = performance.now();
  const { status } = await fetch(`${stand.site}/bench/sweep`, { method: 'POST' });
  if (status !== 204) throw new Error(`The cron answered ${status}.`);
  const seconds = (performance.now() - start) / 1000;
  const calls = (await takeCalls(stand)).filter(isOfCron);
  return {
    seconds,
    calls: calls.length,
    rowsRead: calls.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
    rowsWritten: calls.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0),
  };
}

function isOfCron({ handler, binding }: Call): boolean {
  return handler === 'scheduled' && binding === 'd1';
}
