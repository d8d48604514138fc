import assert from 'node:assert/strict';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { projectFolder, runCommand } from './support/command.ts';

const KNOWN = '11111111-1111-4111-8111-111111111111';
const STRANGER = '22222222-2222-4222-8222-222222222222';

const folder = mkdtempSync(join(tmpdir(), 'staff-'));
const config = join(folder, 'wrangler.toml');
const place = ['--local', '--config', config, '--persist-to', join(folder, 'state')];

/** Runs a command; gives its exit code and everything it said. */
async function run(...command: string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const print = (words: string) => {
    said += words;
  };
  return { code: await runCommand(command, { print }), said };
}

function staff(...words: string[]) {
  return run('node', 'worker/staff.mjs', ...words, ...place);
}

/** What stands in a store of this machine, read without wrangler, which takes seconds to start. */
function inStore<Result>(kind: string, look: (store: DatabaseSync) => Result): Result {
  const [file = ''] = globSync(join(folder, 'state/v3', kind, '*Object/*.sqlite')).filter(
    (name) => !/metadata/.test(name),
  );
  const store = new DatabaseSync(file);
  try {
    return look(store);
  } finally {
    store.close();
  }
}

function change(sql: string): void {
  inStore('d1', (store) => store.exec(sql));
}

function rows(sql: string): Record<string, unknown>[] {
  return inStore('d1', (store) => store.prepare(sql).all()).map((row) => ({ ...row }));
}

function notes(): unknown[] {
  return inStore('kv', (store) => store.prepare('SELECT key FROM _mf_entries').all()).map(({ key }) => key);
}

before(async () => {
  const offices = JSON.stringify([{ id: 'vilnius', name: { lt: 'Vilniaus skyrius', en: 'Vilnius office' } }]);
  writeFileSync(
    config,
    `name = "migris-api"
compatibility_date = "2026-11-01"
[vars]
OFFICES = '${offices}'
[[kv_namespaces]]
binding = "CODES"
[[d1_databases]]
binding = "DB"
database_name = "migris"
migrations_dir = "${projectFolder}schema/migrations"
`,
  );
  const { code, said } = await run('wrangler', 'd1', 'migrations', 'apply', 'DB', ...place);
  assert.equal(code, 0, said);
  change(`INSERT INTO account (id, email, level, created_at) VALUES ('${KNOWN}', 'Ona@example.lt', 3, 1), ('${STRANGER}', 'petras@example.lt', 1, 1);
    INSERT INTO identity (kind, key, account_id, use, created_at) VALUES ('viisp', 'k', '${KNOWN}', 'sign_in', 1)`);
});

after(() => rmSync(folder, { recursive: true }));

test('an operator grants a role by address, and sees it in the list', async () => {
  const granted = await staff('grant', 'ona@EXAMPLE.lt', '--office', 'vilnius', '--role', 'supervisor');
  assert.deepEqual([granted.code, granted.said.trim()], [0, `${KNOWN} is supervisor of vilnius from now on.`]);
  assert.match((await staff('list')).said, new RegExp(`^${KNOWN}\tvilnius\tsupervisor\t.*\toperator$`, 'm'));
});

test('an operator takes it by the id, which is noted outside of the database until it is granted again', async () => {
  const revoked = await staff('revoke', KNOWN);
  assert.deepEqual([revoked.code, revoked.said.trim()], [0, `${KNOWN} has no role any more, from this moment.`]);
  assert.deepEqual(notes(), [`staff-revoked:${KNOWN}`]);
  assert.equal(rows('SELECT revoked_at FROM staff')[0]?.revoked_at === null, false);
  assert.equal((await staff('grant', KNOWN, '--office', 'vilnius', '--role', 'clerk')).code, 0);
  assert.deepEqual(notes(), []);
});

test('all of that is on record', () => {
  const record = rows(`SELECT kind, actor, facts FROM event WHERE account_id = '${KNOWN}' ORDER BY rowid`);
  assert.deepEqual(
    record.map(({ kind, actor, facts }) => [kind, actor, JSON.parse(String(facts))]),
    [
      ['staff_granted', 'operator', { office: 'vilnius', role: 'supervisor' }],
      ['staff_revoked', 'operator', { office: 'vilnius' }],
      ['staff_granted', 'operator', { office: 'vilnius', role: 'clerk' }],
    ],
  );
});

test('nobody gets a role who is unknown, never came through VIISP, or for an office or a role that there is not', async () => {
  const role = ['--office', 'vilnius', '--role', 'clerk'];
  const refused: [string[], RegExp][] = [
    [['grant', 'nobody@example.lt', ...role], /no such account/],
    [['grant', "x'; DROP TABLE staff; --@example.lt", ...role], /no such account/],
    [['grant', STRANGER, ...role], /never come through VIISP/],
    [['grant', KNOWN, '--office', 'klaipeda', '--role', 'clerk'], /one of those in the setting OFFICES: vilnius/],
    [['grant', KNOWN, '--office', 'vilnius', '--role', 'minister'], /clerk or supervisor/],
    [['grant'], /npm run staff/],
    [['promote', KNOWN], /npm run staff/],
    [['list', '--all'], /npm run staff/],
  ];
  for (const [words, why] of refused) {
    const { code, said } = await staff(...words);
    assert.deepEqual([words, code, why.test(said)], [words, 1, true], said);
  }
  assert.deepEqual(rows(`SELECT account_id FROM staff WHERE account_id <> '${KNOWN}'`), []);
});

test('a role that cannot be put on record is not granted', async () => {
  change(
    `UPDATE staff SET revoked_at = 1; CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
  );
  const { code, said } = await staff('grant', KNOWN, '--office', 'vilnius', '--role', 'clerk');
  assert.deepEqual([code, /disk full/.test(said)], [1, true], said);
  assert.deepEqual(rows('SELECT revoked_at FROM staff'), [{ revoked_at: 1 }]);
});
