import { DAY_MS, everybody, secret, uuid } from './people.ts';

const ORIGIN = 'https://portalas.example.lt';
const HOUR_MS = 3_600_000;
const network = `'10.' || (n >> 16 & 255) || '.' || (n >> 8 & 255) || '.' || (n & 255)`;
const network6 = `'2001:db8:' || printf('%x:%x', n >> 16, n & 0xffff) || '::/64'`;

/** What happened to everybody in two years, with the facts that the Worker records. */
const happenings: [kind: string, actor: string, facts: object][] = [
  ['account_created', 'person', {}],
  ['signed_in', 'person', { method: 'email', level: 1, device: 'Chrome/Android' }],
  ['profile_completed', 'person', { fields: ['givenNames', 'surname', 'phone', 'language', 'notices'] }],
  ['signed_in', 'person', { method: 'email', level: 1, device: 'Firefox/Windows' }],
  ['signed_out', 'person', {}],
  ['code_wrong', 'person', {}],
  ['signed_in', 'person', { method: 'email', level: 1, device: 'Firefox/Windows' }],
  ['session_ended', 'system', {}],
  ['signed_in', 'person', { method: 'email', level: 1, device: 'Safari/iOS' }],
  ['signed_in', 'person', { method: 'email', level: 1, device: 'Chrome/Windows' }],
];
const happened = happenings
  .map(([kind, actor, facts], place) => `(${place}, '${kind}', '${actor}', '${JSON.stringify(facts)}')`)
  .join(', ');

/** Keys of limits: of an address, of a device that signed in with it, of two networks. */
const limitKeys = [
  ...['mails-hour', 'mails-day', 'wrong'].flatMap((what) => [
    `'${what}:' || ${secret}`,
    `'${what}:' || ${secret} || '/' || ${secret}`,
  ]),
  ...['sends', 'verifies'].flatMap((what) => [`'${what}:' || ${network}`, `'${what}:' || ${network6}`]),
];

const challenges = `INSERT INTO otp_challenge (id, purpose, origin, email_key, sends, last_sent_at, tries, last_try, changed_by, created_at,
  expires_at, consumed_at, consumed_by)
  SELECT ${secret}, 'sign_in', '${ORIGIN}', key, 1, $at, 1, ${secret}, ${uuid}, $at, $at + ${HOUR_MS}, $at + 60000, ${secret}`;
const sends =
  "INSERT INTO otp_send (challenge_id, number, sent_at, expires_at, status) SELECT id, 1, created_at, expires_at, 'sent'";

/** What everybody left: ten events, ten limits that count, the challenge of the day and one or two sessions. One in a hundred asked something. */
export const traces: string[] = [
  // Moment by moment, so that what happened to one person lies far apart, as it comes to lie in two years.
  `INSERT INTO event (id, at, kind, account_id, actor, origin, facts)
    SELECT ${uuid}, $now - ${DAY_MS} * (700 - 70 * place) + account.rowid, kind,
      CASE kind WHEN 'code_wrong' THEN NULL ELSE account.id END, actor, CASE actor WHEN 'person' THEN '${ORIGIN}' END, facts
    FROM (SELECT column1 AS place, column2 AS kind, column3 AS actor, column4 AS facts FROM (VALUES ${happened})) CROSS JOIN account NOT INDEXED`,
  ...limitKeys.map(
    (key) => `INSERT INTO rate_bucket (k, n, ends_at)
      ${everybody} SELECT ${key}, 1 + n % 3, $now + ${HOUR_MS} + abs(random() % ${DAY_MS}) FROM number`,
  ),
  `${challenges.replaceAll('$at', `$now - ${HOUR_MS}`)} FROM identity WHERE kind = 'email'`,
  `${sends} FROM otp_challenge`,
  ...[1, 2].map(
    (
      every,
    ) => `INSERT INTO session (token_hash, account_id, opened_by, thumbprint, level, method, origin, created_at, last_used_at,
      expires_at, ended_at, device)
      SELECT ${secret}, id, ${secret}, ${secret}, 1, 'email', '${ORIGIN}', $now - ${HOUR_MS}, $now - 3000000, $now + ${11 * HOUR_MS},
      CASE WHEN rowid % 3 > 0 THEN $now - 2900000 END, 'Firefox/Windows' FROM account NOT INDEXED WHERE rowid % ${every} = 0`,
  ),
  `INSERT INTO request (id, kind, account_id, other_id, asked_by, asked_at, details, status, answered_by, answered_office, answered_at)
    SELECT ${uuid}, CASE WHEN rowid % 1000 = 0 THEN 'merge' ELSE 'correction' END, id,
      CASE WHEN rowid % 1000 = 0 THEN (SELECT id FROM account AS other WHERE other.rowid = account.rowid - 1) END, 'person',
      $now - ${60 * DAY_MS} + rowid, '{"surname":"Petraitis","document":"passport","why":"Kaip pase"}',
      CASE WHEN rowid BETWEEN 201 AND 230 THEN 'open' ELSE 'done' END, 'staff:' || ${uuid}, 'vilnius', $now - ${50 * DAY_MS}
    FROM account WHERE rowid % 100 = 0 OR rowid BETWEEN 201 AND 230 OR rowid BETWEEN 301 AND 330`,
  // What a merge that is long done leaves of the other account.
  `UPDATE account SET status = 'erased', email = NULL, given_names = NULL, surname = NULL, phone = NULL, language = NULL, provenance = '{}'
    WHERE rowid % 1000 = 999`,
];

/** `$people` limits whose window closed, and as many challenges with their sends that are two days old. */
export const expired: string[] = [
  `INSERT INTO rate_bucket (k, n, ends_at) ${everybody} SELECT 'wrong:' || ${secret}, 1, $now - abs(random() % 600000) - 1 FROM number`,
  `${challenges
    .replace('SELECT', `${everybody} SELECT`)
    .replace(' key,', ` 'bench-1.' || ${secret},`)
    .replaceAll('$at', `$now - ${2 * DAY_MS}`)} FROM number`,
  `${sends} FROM otp_challenge WHERE expires_at < $now - ${DAY_MS}`,
];
