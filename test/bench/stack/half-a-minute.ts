import type { Stand } from './stand.ts';

/** Half a minute must lie between two codes of ours: the last one is made older instead. */
export async function halfAMinuteLater(stand: Stand): Promise<void> {
  const last = 'rowid = (SELECT max(rowid) FROM otp_challenge)';
  const database = await stand.database();
  await database.prepare(`UPDATE otp_challenge SET last_sent_at = last_sent_at - 31000 WHERE ${last}`).run();
}
