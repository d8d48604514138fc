import { applyD1Migrations, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { change, number, rows } from '../support/worker/rows.js';

const BEFORE_IDENTITIES = 4;
const BEFORE_DEVICES = 5;

test('F35: a database from before identities keeps its accounts, sessions and addresses when it is migrated', async () => {
  await reset();
  await applyD1Migrations(env.DB, env.MIGRATIONS.slice(0, BEFORE_IDENTITIES));
  await change(
    `INSERT INTO account (id, email, email_key, level, given_names, surname, names_locked_at, phone, language, version, created_at)
     VALUES ('a', 'a@example.lt', 'test-1.mac', 1, 'Ona', 'Onaitė', 5, '+37061234567', 'lt', 3, 1)`,
  );
  await change(
    `INSERT INTO session (token_hash, account_id, challenge_id, thumbprint, level, method, origin, created_at, last_used_at, expires_at)
     VALUES ('t', 'a', 'c', 'k', 1, 'email', 'https://migris.test', 1, 2, 3)`,
  );
  await applyD1Migrations(env.DB, env.MIGRATIONS);
  expect(await rows('SELECT id, email, level, surname, names_locked_at, phone, version FROM account')).toEqual([
    {
      id: 'a',
      email: 'a@example.lt',
      level: 1,
      surname: 'Onaitė',
      names_locked_at: 5,
      phone: '+37061234567',
      version: 3,
    },
  ]);
  expect(await rows('SELECT token_hash, account_id, opened_by FROM session')).toEqual([
    { token_hash: 't', account_id: 'a', opened_by: 'c' },
  ]);
  expect(await rows('SELECT kind, "key", account_id, "use" FROM identity')).toEqual([
    { kind: 'email', key: 'test-1.mac', account_id: 'a', use: 'sign_in' },
  ]);
  expect(await number('SELECT count(*) FROM pragma_foreign_key_check')).toBe(0);
  const left = await rows(`SELECT name FROM sqlite_master WHERE name LIKE 'old\\_%' ESCAPE '\\'`);
  expect(left).toEqual([]);
});

test('F35: a database from before devices keeps its sessions when it is migrated, open or ended, on devices that nobody knows', async () => {
  await reset();
  await applyD1Migrations(env.DB, env.MIGRATIONS.slice(0, BEFORE_DEVICES));
  await change(`INSERT INTO account (id, email, level, created_at) VALUES ('a', 'a@example.lt', 1, 1)`);
  const columns =
    'token_hash, account_id, opened_by, thumbprint, level, method, origin, created_at, last_used_at, expires_at, ended_at';
  const open = ['t', 'a', 'c', 'k', 1, 'email', 'https://migris.test', 1, 2, 3, null];
  const ended = ['u', 'a', 'd', 'k', 3, 'auth.lt.bank', 'https://migris.test', 1, 2, 3, 4];
  for (const row of [open, ended])
    await change(`INSERT INTO session (${columns}) VALUES (${row.map(() => '?').join()})`, ...row);
  await applyD1Migrations(env.DB, env.MIGRATIONS);
  const kept = await rows(`SELECT ${columns}, device FROM session ORDER BY token_hash`);
  expect(kept.map((row) => Object.values(row))).toEqual([
    [...open, null],
    [...ended, null],
  ]);
  await expect(change('UPDATE session SET level = ?', 'high')).rejects.toThrow(/cannot store TEXT/);
  await expect(change(`UPDATE session SET token_hash = 't'`)).rejects.toThrow(/UNIQUE/);
});
