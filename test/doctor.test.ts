import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { catalogue } from '../elements/doctor/finding.ts';
import { allows, parsePolicy, policiesIn } from '../elements/doctor/policy.ts';
import { type Case, healthy, html } from './doctor/case.ts';
import { bundleCases, hashes } from './doctor/cases/bundle.ts';
import { networkCases } from './doctor/cases/network.ts';
import { policyCases } from './doctor/cases/policy.ts';
import { hostileTests } from './doctor/hostile.ts';
import { rows } from './doctor/table.ts';
import { fromInside, fromOutside, MAIL, mendAll, type Report, run, startWorld, type World } from './doctor/world.ts';
import { projectFolder } from './support/command.ts';

let world: World;

before(async () => {
  world = await startWorld();
  const integrity = await fetch(`${world.proxy.site}/elements/integrity.json`);
  hashes.current =
    ((await integrity.json()) as { current: Record<string, string> }).current['/elements/migris.js'] ?? '';
});

after(() => world?.close());

const ids = (found: Report[] | undefined) => (found ? found.map(({ id }) => id).sort() : 'never');

for (const each of [...networkCases, ...policyCases, ...bundleCases]) {
  test(`a page on which ${each.name}`, () => examine(each));
}

async function examine({ page, bend, spoil, script, secure, outside, inside, mend }: Case): Promise<void> {
  mendAll(world);
  const site = secure ? world.secure : world.pages;
  site.page = page(world);
  if (bend) world.proxy.bend = bend;
  spoil?.(world);
  const [seen, felt] = await Promise.all([
    fromOutside(world, site.origin),
    fromInside(world, site.origin, { ...(script && { script }), never: inside === 'never' }),
  ]);
  assert.deepEqual({ outside: ids(seen), inside: ids(felt) }, { outside, inside });
  if (!mend) return;
  mend(world, seen);
  const after = await Promise.all([
    fromOutside(world, site.origin),
    fromInside(world, site.origin, { ...(script && { script }) }),
  ]);
  assert.deepEqual(after.map(ids), [[], []], 'mended as the findings say');
}

test('a page from the disk', async () => {
  mendAll(world);
  const folder = mkdtempSync(join(tmpdir(), 'migris-page-'));
  try {
    const file = join(folder, 'index.html');
    writeFileSync(file, healthy(world));
    const address = pathToFileURL(file).href;
    assert.deepEqual(
      [ids(await fromOutside(world, file)), ids(await fromInside(world, address))],
      [['origin-none'], ['origin-none']],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const records = Object.keys(MAIL) as (keyof typeof MAIL)[];
for (const [at, id] of ['mail-spf', 'mail-dkim', 'mail-dmarc'].entries()) {
  test(`a mail domain without what ${id} looks for`, async () => {
    mendAll(world);
    world.pages.page = { html: healthy(world) };
    delete world.names.texts[records[at] ?? ''];
    const found = await fromOutside(world, world.pages.origin);
    assert.deepEqual(ids(found), [id]);
    const [, name = '', text = ''] = /^(\S+)\. TXT "(.*)"$/.exec(found[0]?.lines[0] ?? '') ?? [];
    world.names.texts[name] = text.replace('…', 'MIIB');
    assert.deepEqual(ids(await fromOutside(world, world.pages.origin)), []);
  });
}

test('name servers that do not answer are no fault of the page', async () => {
  mendAll(world);
  world.pages.page = { html: healthy(world) };
  const { code, said } = await run(world, [world.pages.origin, '--dns', '127.0.0.1:9', '--lang', 'en']);
  assert.equal(code, 0, said);
  assert.match(said, /\[mail-unasked\]/);
});

test('a page that another script builds is said not to be seen, unless the API is named', async () => {
  mendAll(world);
  world.pages.page = { html: html('<div id="app"></div>', '<script src="/app.js"></script>') };
  const alone = await run(world, [world.pages.origin, '--lang', 'en']);
  assert.equal(alone.code, 2);
  assert.match(alone.said, /<migris-login diagnose>/);
  world.proxy.registered.clear();
  const named = await run(world, [world.pages.origin, '--api', `${world.proxy.site}/trpc`, '--lang', 'en']);
  assert.equal(named.code, 1);
  assert.match(named.said, /\[origin-unregistered\]/);
});

test('redirects are followed and told, but not for ever', async () => {
  mendAll(world);
  const { origin } = world.pages;
  world.pages.page = {
    html: '',
    answer: (outgoing, path) => {
      if (path === '/end') outgoing.end(healthy(world));
      else outgoing.writeHead(302, { location: path === '/' ? '/end' : '/round' }).end();
    },
  };
  const { code, said } = await run(world, [origin, '--lang', 'en', '--dns', world.names.address]);
  assert.equal(code, 0, said);
  assert.match(said, new RegExp(`Redirected by: ${origin}/?\\nPage: ${origin}/end`));
  const round = await run(world, [`${origin}/round`, '--lang', 'en']);
  assert.deepEqual([round.code, round.said], [2, '']);
  assert.match(round.complained, /could not be looked at/);
});

hostileTests(() => world);

test('a page that is not there cannot be looked at', async () => {
  for (const [address, why] of [
    ['http://localhost:1/', /ECONNREFUSED|bad port/],
    [`${world.pages.origin}/nowhere`, /404/],
  ] as const) {
    world.pages.page = { html: '' };
    const { code, said, complained } = await run(world, [address, '--lang', 'en']);
    assert.deepEqual([code, said], [2, '']);
    assert.match(complained, why);
  }
});

test('it speaks the language of the terminal, and tells how it is used', async () => {
  const help = await run(world, ['--help'], { LC_ALL: '', LANG: 'lt_LT.UTF-8' });
  assert.equal(help.code, 2);
  assert.match(help.complained, /--dns\s+vardų serveris/);
  mendAll(world);
  world.pages.page = { html: healthy(world) };
  const args = [world.pages.origin, '--dns', world.names.address];
  const said = async (env: Record<string, string>) => (await run(world, args, env)).said;
  assert.match(await said({ LC_ALL: '', LANG: 'lt_LT.UTF-8' }), /Klaidų nerasta/);
  assert.match(await said({ LC_ALL: '', LANG: 'de_DE.UTF-8' }), /Nothing is wrong/);
});

test('every finding was found on some page above', () => {
  const found = new Set(
    [...networkCases, ...policyCases, ...bundleCases].flatMap(({ outside, inside }) => [...outside, ...inside]),
  );
  const others = [
    'origin-none',
    'mail-spf',
    'mail-dkim',
    'mail-dmarc',
    'mail-unasked',
    'script-unseen',
    'tag-missing',
    'too-many',
  ];
  for (const id of Object.keys(catalogue)) assert.ok(found.has(id) || others.includes(id), id);
});

test('docs/doctor.md tells of every finding as the doctor does', () => {
  const text = readFileSync(`${projectFolder}docs/doctor.md`, 'utf8');
  const told = text.split('\n').filter((line) => /^\| `[a-z-]+` \| (error|warning|note) /.test(line));
  assert.deepEqual(told, rows());
});

const API = 'https://api.example/trpc';
for (const [sources, allowed] of [
  ["'self'", false],
  ["'none'", false],
  ['*', true],
  ['https:', true],
  ['http:', true],
  ['wss:', false],
  ['https://api.example', true],
  ['http://api.example', true],
  ['api.example', true],
  ['API.example', true],
  ['api.example:443', true],
  ['api.example:*', true],
  ['api.example:8443', false],
  ['*.example', true],
  ['*.api.example', false],
  ['https://api.example/trpc', true],
  ['https://api.example/trpc/', false],
  ['https://api.example/', true],
  ['https://api.example/TRPC', false],
  ['https://api.example.evil', false],
] as const) {
  test(`a policy of ${sources} ${allowed ? 'allows' : 'forbids'} the API`, () => {
    assert.equal(allows([sources], API, 'https://ministry.example/'), allowed);
  });
}

test('a policy is read as browsers read it', () => {
  assert.deepEqual(
    [...parsePolicy(" Connect-Src a ; connect-src b;;img-src 'self'")],
    [
      ['connect-src', ['a']],
      ['img-src', ["'self'"]],
    ],
  );
  assert.deepEqual(policiesIn('a b, c;d ,'), ['a b', 'c;d']);
});
