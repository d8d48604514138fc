import { FREQUENT, RARE, RARE_WITH_FREQUENT } from './names.ts';

/** A day in milliseconds. */
export const DAY_MS = 24 * 3_600_000;
/** The numbers of whom the steps meet in every size, and the first of those whom no size has. */
export const numbers = { clerk: 11, owner: 12, seen: 13, newcomer: 3_000_000 };

const FIRST_RARE = 101;
const FIRST_PAIR = FIRST_RARE + RARE.bearers;
const isPair = `n BETWEEN ${FIRST_PAIR} AND ${FIRST_PAIR + RARE_WITH_FREQUENT.bearers - 1}`;

const surname = `CASE WHEN n BETWEEN ${FIRST_RARE} AND ${FIRST_PAIR - 1} THEN '${RARE.surname}'
  WHEN ${isPair} OR n % 1000 IN (7, 507, 777) THEN '${FREQUENT}'
  WHEN n % 50 = 3 THEN pick('surname') || '-' || pick('surname') ELSE pick('surname') END`;
const givenNames = `CASE WHEN ${isPair} THEN '${RARE_WITH_FREQUENT.givenNames}'
  WHEN n % 4 = 1 THEN pick('given') || ' ' || pick('given') ELSE pick('given') END`;
const provenance = ['email', 'givenNames', 'surname', 'phone', 'language']
  .map((field) => `'"${field}":{"by":"person","at":' || $now || '}'`)
  .join(" || ',' || ");

// Shaped and as long as the Worker's own; in SQL, because a function of ours would be called fifty million times.
/** A random UUID, in SQL. */
export const uuid = `printf('%08x-%04x-4%03x-a%03x-%012x', random() & 0xffffffff, random() & 0xffff, random() & 0xfff,
  random() & 0xfff, random() & 0xffffffffffff)`;
/** As long as a hash or a MAC is in base64url, in SQL. */
export const secret = 'substr(hex(randomblob(22)), 1, 43)';

/** Numbers from 1 to `$people` as `n`, to be put before a query. */
export const everybody = 'WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < $people)';

/** The phone of a number, as `n` names it. */
export const phoneInSql = "'+3706' || printf('%07d', n)";

/** Who is there: everybody known by e-mail, one in ten through VIISP as well; the contact data of all was given. */
export const people: string[] = [
  `INSERT INTO account (id, email, level, given_names, surname, names_locked_at, phone, language, notices, version, created_at, provenance)
    ${everybody} SELECT ${uuid}, 'asmuo.numeris.' || n || '@example.org', CASE WHEN n % 10 = 0 THEN 3 ELSE 1 END, ${givenNames}, ${surname},
      CASE WHEN n % 10 = 0 THEN $now END, ${phoneInSql}, CASE n % 5 WHEN 0 THEN 'en' WHEN 1 THEN 'ru' ELSE 'lt' END,
      '["visit","documents","application","mediation"]', 1, $now - ${700 * DAY_MS}, '{' || ${provenance} || '}' FROM number`,
  `INSERT INTO identity (kind, key, account_id, use, created_at)
    SELECT 'email', 'bench-1.' || ${secret}, id, 'sign_in', created_at FROM account NOT INDEXED`,
  `INSERT INTO identity (kind, key, account_id, use, sealed, names, created_at)
    SELECT 'viisp', 'bench-1.' || ${secret}, id, 'sign_in', 'bench-1.' || substr(${secret}, 1, 16) || '.' || substr(${secret}, 1, 36),
      json_array(given_names, surname), created_at FROM account WHERE level = 3`,
  `INSERT INTO passkey (id, account_id, public_key, counter, transports, name, created_at)
    SELECT ${secret}, id, ${secret} || ${secret} || substr(${secret}, 1, 17), 0, '["internal","hybrid"]', 'Telefonas', $now
    FROM account WHERE rowid % 50 = 0`,
  `INSERT INTO mail_trouble (k, error, n, at) SELECT key, 'E_RECIPIENT_SUPPRESSED', 1, $now - ${10 * DAY_MS}
    FROM identity WHERE kind = 'email' AND rowid % 200 = 0`,
];
