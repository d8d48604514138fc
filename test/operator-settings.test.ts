import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { experimental_readRawConfig } from 'wrangler';
import { OWN_SETTINGS, PER_PORT } from '../demo/run/own-settings.ts';
import { projectFolder, runCommand } from './support/command.ts';
import { type Demo, startDemo } from './support/demo.ts';
import { workerSettings } from './support/worker-settings.ts';

const { vars = {} } = experimental_readRawConfig({ config: `${projectFolder}wrangler.toml` }).rawConfig;

/** Settings as an operator may have them, each of which would keep the demonstration from working. */
const OTHERS: Record<string, string> = {
  PORTALS: '[{"id":"other","name":{"lt":"Kitas","en":"Other"},"origins":["https://other.example"]}]',
  VIISP: '{}',
  MAIL_FROM: 'nobody',
  ISSUER: 'no origin',
  OLDEST_ELEMENTS: '999.0.0',
  OFFICES: '[{"id":"klaipeda","name":{"lt":"Klaipėdos skyrius","en":"Klaipėda office"}}]',
  PASSKEY_SITE: 'migris.example',
  EPOCH: '2026-11-22-1',
};

let demo: Demo;

before(async () => {
  demo = await startDemo({ change: (folder) => writeOthers(`${folder}/wrangler.toml`) });
});

after(() => demo?.stop());

function writeOthers(file: string): void {
  const written = Object.entries(OTHERS).reduce(
    (text, [name, value]) => text.replace(new RegExp(`^${name} = .*$`, 'm'), `${name} = '${value}'`),
    readFileSync(file, 'utf8'),
  );
  for (const value of Object.values(OTHERS)) assert.ok(written.includes(`'${value}'`), `${value} was written`);
  writeFileSync(file, `${written}\n[[routes]]\npattern = "api.migris.example"\ncustom_domain = true\n`);
}

/** Runs a command in the demonstration's folder; gives its exit code and everything it said. */
async function run(...command: string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const print = (words: string) => {
    said += words;
  };
  return { code: await runCommand(command, { cwd: demo.folder, print }), said };
}

async function health(): Promise<Record<string, unknown>> {
  return (await fetch(`${demo.site}/healthz`)).json() as Promise<Record<string, unknown>>;
}

test('the demonstration and the tests have a value of their own for every setting of the Worker', () => {
  const names = Object.keys(vars).sort();
  assert.deepEqual([...Object.keys(OWN_SETTINGS), ...PER_PORT].sort(), names);
  assert.deepEqual(Object.keys(workerSettings).sort(), names);
  assert.deepEqual(Object.keys(OTHERS).sort(), names);
});

test('whatever an operator writes into wrangler.toml, the demonstration is what it was', async () => {
  // That VIISP, which was only just started, gave no answer counts for half a minute.
  for (let tries = 0; (await health()).viisp !== true && tries < 40; tries += 1) await setTimeout(1000);
  const { ok, settings, restored, viisp } = await health();
  assert.deepEqual({ ok, settings, restored, viisp }, { ok: true, settings: true, restored: true, viisp: true });
  const [ways, config] = await Promise.all([
    fetch(`${demo.site}/trpc/signIn.ways?v=0.1.0`, {
      method: 'POST',
      headers: { origin: demo.site, 'content-type': 'application/json' },
      body: '{}',
    }).then((answer) => answer.json() as Promise<{ result: { data: { mailDomain: string } } }>),
    fetch(`${demo.site}/.well-known/openid-configuration`).then(
      (answer) => answer.json() as Promise<{ issuer: string }>,
    ),
  ]);
  assert.equal(ways.result?.data.mailDomain, 'migris.example');
  assert.equal(config.issuer, demo.site);
});

test('somebody who lost the mark of a restore sees the sweep open the door again', async () => {
  const place = ['--local', '--persist-to', '.wrangler/demo-state', '--config', '.wrangler/demo-api.json'];
  const gone = await run('wrangler', 'd1', 'execute', 'DB', ...place, '--yes', '--command', 'DELETE FROM epoch');
  assert.equal(gone.code, 0, gone.said);
  assert.equal((await health()).restored, false);
  assert.equal((await fetch(`${demo.site}/cdn-cgi/handler/scheduled`)).status, 200);
  assert.equal((await health()).restored, true);
});

test('an operator looks at the staff of the demonstration, whose offices are its own', async () => {
  const all = await run('node', 'worker/staff.mjs', 'list', '--demo');
  assert.deepEqual([all.code, all.said.trim()], [0, 'Nobody has a role.']);
  const there = await run('node', 'worker/staff.mjs', 'list', '--demo', '--office', 'vilnius');
  assert.equal(there.code, 0, there.said);
  const elsewhere = await run('node', 'worker/staff.mjs', 'list', '--demo', '--office', 'klaipeda');
  assert.match(elsewhere.said, /one of those in the setting OFFICES: vilnius, kaunas, warsaw/);
});

test('a database without tables is told apart from one where nobody has a role', async () => {
  const { code, said } = await run('node', 'worker/staff.mjs', 'list', '--local');
  assert.equal(code, 1);
  assert.match(said, /no tables.*npx wrangler d1 migrations apply DB --local.*--demo/s);
});

test('nobody names two databases at once', async () => {
  const refused: [string[], RegExp][] = [
    [['list', '--demo', '--remote'], /npm run staff/],
    [['list', '--demo', '--persist-to', 'elsewhere'], /npm run staff/],
  ];
  for (const [words, why] of refused) {
    const { code, said } = await run('node', 'worker/staff.mjs', ...words);
    assert.deepEqual([words, code, why.test(said)], [words, 1, true], said);
  }
});
