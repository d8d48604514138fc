import { setTimeout as wait } from 'node:timers/promises';
import { runCron } from '../stack/cron.ts';
import { run } from '../stack/load.ts';
import { newNumber } from '../stack/numbers.ts';
import type { Stand } from '../stack/stand.ts';
import type { Standing } from '../stack/standing.ts';
import type { Usage, Visits } from './usage.ts';

/** What the cron uses to remove what one sign-in leaves behind. */
export type Cleaning = Pick<Usage, 'd1RowsRead' | 'd1RowsWritten'>;

const PEOPLE = 50;
/** How long what goes on behind the last answers has. */
const BEHIND_MS = 1000;

/** Lets people sign in and all that passes be past its time, and runs our cron: what it uses for each of them. */
export async function cleaningOf({ system, place }: Standing): Promise<Cleaning> {
  // What others left is no part of it.
  await letAllPass(place);
  await runCron(place);
  await run({ count: PEOPLE, concurrency: 4, next: () => system.person(place, newNumber()) });
  await wait(BEHIND_MS);
  await letAllPass(place);
  const { rowsRead, rowsWritten } = await runCron(place);
  return { d1RowsRead: rowsRead / PEOPLE, d1RowsWritten: rowsWritten / PEOPLE };
}

/** Limits, codes and sessions; events stay, and nothing can make them older. */
async function letAllPass(place: Stand): Promise<void> {
  const database = await place.database();
  for (const change of [
    'UPDATE rate_bucket SET ends_at = 0',
    'UPDATE otp_challenge SET expires_at = 0',
    'UPDATE session SET expires_at = 0',
  ])
    await database.prepare(change).run();
}

/** Adds it to each visit: a later one leaves as much as the first. */
export function withCleaning({ first, later }: Visits, { d1RowsRead, d1RowsWritten }: Cleaning): Visits {
  const cleaned = (usage: Usage) => ({
    ...usage,
    d1RowsRead: usage.d1RowsRead + d1RowsRead,
    d1RowsWritten: usage.d1RowsWritten + d1RowsWritten,
  });
  return { first: cleaned(first), later: cleaned(later) };
}
