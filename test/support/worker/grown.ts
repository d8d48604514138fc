import { change } from './rows.js';

const DAY_MS = 24 * 3_600_000;

/** What people and staff leave, of each number `i`; all bear one surname, and one in eight has two given names. */
const traces = [
  `INSERT INTO account (id, email, level, given_names, surname, phone, created_at)
    SELECT 'other-' || i, 'other' || i || '@example.lt', 1, CASE i % 8 WHEN 1 THEN 'Petras-Vardenis' || i ELSE 'Vardenis' || i END, 'Kazlauskas', '+3706' || (2000000 + i), 1 FROM n`,
  `INSERT INTO account (id, status, level, created_at) SELECT 'gone-' || i, 'erased', 1, 1 FROM n`,
  `INSERT INTO identity (kind, "key", account_id, "use", created_at) SELECT 'email', 'test-2.' || hex(randomblob(20)), 'other-' || i, 'sign_in', 1 FROM n`,
  `INSERT INTO session (token_hash, account_id, opened_by, thumbprint, level, method, origin, created_at, last_used_at, expires_at)
    SELECT hex(randomblob(20)), 'other-' || i, hex(randomblob(20)), 't', 1, 'email', 'https://migris.test', $now, $now, $now + ${DAY_MS} FROM n`,
  `INSERT INTO otp_challenge (id, purpose, origin, email_key, last_sent_at, changed_by, created_at, expires_at)
    SELECT hex(randomblob(20)), 'sign_in', 'https://migris.test', hex(randomblob(20)), $now, 'x', $now, $now + ${DAY_MS} FROM n`,
  `INSERT INTO rate_bucket (k, n, ends_at) SELECT 'wrong:' || hex(randomblob(20)), 1, $now + ${DAY_MS} FROM n`,
  `INSERT INTO dpop_proof (id, call, expires_at) SELECT hex(randomblob(20)), 'x', $now + ${DAY_MS} FROM n`,
  `INSERT INTO event (id, at, kind, account_id, actor) SELECT hex(randomblob(20)), $now + i, 'signed_in', 'other-' || i, 'person' FROM n`,
  `INSERT INTO mail_trouble (k, error, n, at) SELECT hex(randomblob(20)), 'E_RECIPIENT_SUPPRESSED', 1, $now FROM n`,
  // Corrections that were made, merges that are long done, and merges that were taken back.
  `INSERT INTO request (id, kind, account_id, asked_by, asked_at, status, answered_at)
    SELECT 'correction-' || i, 'correction', 'other-' || i, 'person', i, 'done', 1 FROM n`,
  `INSERT INTO request (id, kind, account_id, other_id, asked_by, asked_at, status, answered_at)
    SELECT 'merge-' || i, 'merge', 'other-' || i, 'gone-' || i, 'system', i, 'done', 1 FROM n`,
  `INSERT INTO request (id, kind, account_id, other_id, asked_by, asked_at, status, answered_at)
    SELECT 'undone-' || i, 'merge', 'other-' || i, 'gone-' || i, 'system', i, 'withdrawn', 1 FROM n`,
];

/** Lets the database grow from so many other people to more. */
export async function growTo(many: number, { from, now }: { from: number; now: number }): Promise<void> {
  for (const sql of traces)
    await change(
      `WITH RECURSIVE n(i) AS (SELECT ${from + 1} UNION ALL SELECT i + 1 FROM n WHERE i < ${many}) ${sql.replaceAll('$now', String(now))}`,
    );
}
