import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { chromium as playwright } from 'playwright-core';
import { type Manifest, readManifest } from '../elements/build/manifest.ts';
import { notForPages } from '../elements/build/package.ts';
import { rareRefusals, refusals, viispRefusals } from '../schema/refusal.ts';
import { pack, unpack } from './frameworks/install.ts';
import { chromium, chromiumFlags } from './support/chromium.ts';
import { projectFolder } from './support/command.ts';
import { nodes } from './support/nodes.ts';

/** With the doctor, whose reading of pages is most of it. */
const PACKED_MAX = 230_000;
const FRAMEWORKS = ['react', 'vue', 'svelte', 'angular'];

/** A folder of somebody who installed the package. */
const place = mkdtempSync(join(tmpdir(), 'migris-page-'));
const inPackage = join(place, 'node_modules/migris-elements');
let size: number;
let manifest: Manifest;
let entries: string[];

before(async () => {
  const { tarball, remove } = pack();
  size = statSync(tarball).size;
  unpack(tarball, place);
  remove();
  symlinkSync(`${projectFolder}node_modules/lit`, join(place, 'node_modules/lit'));
  manifest = await readManifest(join(inPackage, 'custom-elements.json'));
  entries = Object.keys(about().exports).filter((entry) => !entry.endsWith('.json'));
});

after(() => rmSync(place, { recursive: true }));

function about(): { exports: Record<string, unknown>; version: string; dependencies: object; bin?: object } {
  return JSON.parse(packed('package.json'));
}

function packed(file: string): string {
  return readFileSync(join(inPackage, file), 'utf8');
}

/** What a script of somebody prints, in one Node. */
function print(node: string, script: string): unknown {
  writeFileSync(join(place, 'script.mjs'), script);
  return JSON.parse(execFileSync(node, ['script.mjs'], { cwd: place, encoding: 'utf8' }));
}

/** What bundlers make of somebody's script. */
async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: place },
    bundle: true,
    format: 'esm',
    write: false,
    define: { 'import.meta.url': '"http://page.example/assets/page.js"' },
  });
  return outputFiles[0]?.text ?? '';
}

test('the package holds scripts, types, the manifest and the doctor, and nothing of ours alone', (context) => {
  context.diagnostic(`${size} bytes packed`);
  assert.ok(size <= PACKED_MAX, `${size} bytes`);
  const files = readdirSync(inPackage, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(inPackage.length + 1));
  const shipped =
    /^(npm\/(\w+\.d\.ts|\w+\.js|(elements|schema)\/[\w/-]+\.js)|custom-elements\.json|doctor\.js|LICENSE|(README|package)\.\w+)$/;
  assert.deepEqual(
    files.filter((file) => !shipped.test(file) || /(^|\/)(test|demo|worker|tables)/.test(file)),
    [],
  );
  for (const file of files) assert.doesNotMatch(packed(file), /sourceMappingURL|PRIVATE KEY/, file);
  for (const file of files) assert.ok(!packed(file).includes(projectFolder), file);
  assert.deepEqual(Object.keys(about().dependencies), ['lit']);
});

test('nothing of the package is served to pages', () => {
  const served = readdirSync(`${projectFolder}dist`).filter((name) => !name.startsWith('.') && name !== '_headers');
  assert.deepEqual(
    served.filter((name) => !notForPages.includes(name)),
    ['custom-elements.json', 'elements'],
  );
});

test('every entry can be imported in Node.js, and has the values that its types declare', () => {
  const names = entries.map((entry) => entry.replace('.', 'migris-elements'));
  const script = `const found = {};
for (const name of ${JSON.stringify(names)}) found[name] = Object.keys(await import(name)).sort();
console.log(JSON.stringify(found));`;
  assert.equal(names.length, manifest.elements.length + 1 + FRAMEWORKS.length);
  for (const node of nodes()) {
    const found = print(node, script) as Record<string, string[]>;
    for (const name of names) {
      const types = packed(`npm/${name.replace(/^migris-elements\/?/, '') || 'index'}.d.ts`);
      const declared = types.includes(`export * from './index.js'`) ? packed('npm/index.d.ts') : types;
      const values = [...declared.matchAll(/^export \{ (.*) \}/gm)].flatMap(([, list = '']) => list.split(', '));
      assert.deepEqual(found[name], values.sort(), `${name} in ${node}`);
    }
  }
});

test('the types tell of the events and attributes that there are', () => {
  const tags = manifest.elements.map(({ tagName, name }) => [tagName.replace('migris-', ''), name]);
  const script = `import * as events from 'migris-elements';
const fields = Object.fromEntries(Object.entries(events).map(([name, Event]) => {
  const event = new Event({}, true, 'token');
  return [name, { fields: Object.keys(event).filter((key) => key !== 'isTrusted').sort(), type: event.type }];
}));
const attributes = {};
for (const [entry, name] of ${JSON.stringify(tags)}) attributes[name] = (await import('migris-elements/' + entry))[name].observedAttributes.sort();
console.log(JSON.stringify({ fields, attributes }));`;
  const { fields, attributes } = print(process.execPath, script) as {
    fields: Record<string, { fields: string[]; type: string }>;
    attributes: Record<string, string[]>;
  };
  const types = packed('npm/types.d.ts');
  for (const name of [...refusals, ...viispRefusals, ...rareRefusals]) assert.match(types, new RegExp(`'${name}'`));
  assert.equal(manifest.events.length, Object.keys(fields).length);
  for (const { name, members = [] } of manifest.events) {
    assert.deepEqual(members.map((member) => member.name).sort(), fields[name]?.fields, name);
    for (const member of members) assert.ok(types.includes(`  readonly ${member.name}: ${member.type?.text};`), name);
    assert.ok(types.includes(`    '${fields[name]?.type}': ${name};`), name);
  }
  for (const element of manifest.elements) {
    const own = element.attributes.map(({ name }) => name).filter((name) => name !== 'nonce');
    assert.deepEqual(own.sort(), attributes[element.name]);
    for (const event of element.events) assert.equal(fields[event.type?.text ?? '']?.type, event.name);
    for (const framework of ['react', 'vue', 'svelte'])
      for (const name of own) assert.match(packed(`npm/${framework}.d.ts`), new RegExp(`^ +${name}\\?: `, 'm'));
  }
});

test('the types rest on nothing but each other, the DOM and the framework', () => {
  const allowed = ['./index.js', './types.js', 'react', 'vue', 'svelte/elements'];
  const files = readdirSync(join(inPackage, 'npm')).filter((file) => file.endsWith('.d.ts'));
  const found = files.flatMap((file) => [...packed(`npm/${file}`).matchAll(/from '([^']+)'/g)].map(([, from]) => from));
  assert.ok(found.length > 10);
  assert.deepEqual(
    found.filter((from) => !allowed.includes(from ?? '')),
    [],
  );
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--skipLibCheck', 'false'];
  writeFileSync(
    join(place, 'page.mts'),
    `${entries
      .filter((entry) => !FRAMEWORKS.includes(entry.slice(2)))
      .map((entry) => `import '${entry.replace('.', 'migris-elements')}';`)
      .join('\n')}
document.addEventListener('migris-signed-in', ({ person, restored }) => person.surname?.concat(String(restored)));
const email: string = document.createElement('migris-login').email;
// @ts-expect-error no such thing
document.createElement('migris-login').shoeSize = email;
`,
  );
  const tsc = `${projectFolder}node_modules/.bin/tsc`;
  const { status, stdout } = spawnSync(tsc, [...options, 'page.mts'], { cwd: place, encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});

test('a bundler keeps what registers an element, and takes no element that was not asked for', async () => {
  const registered = async (script: string) =>
    [...(await bundle(script)).matchAll(/define\("(migris-(?:account|login|otp|profile))"/g)].map(([, tag]) => tag);
  assert.deepEqual((await registered(`import 'migris-elements';`)).length, 4);
  assert.deepEqual(
    (await registered(`import { SignedInEvent } from 'migris-elements/react'; SignedInEvent;`)).length,
    4,
  );
  assert.deepEqual((await registered(`import 'migris-elements/login';`)).sort(), [
    'migris-login',
    'migris-otp',
    'migris-profile',
  ]);
});

test('a bundled element that was not told where its API is says so, until it is', async () => {
  const script = await bundle(`import 'migris-elements/login';`);
  const browser = await playwright.launch({ executablePath: chromium(), args: chromiumFlags });
  try {
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    await page.route('http://page.example/**', (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><html lang="en"><migris-login></migris-login><script type="module">${script}</script></html>`,
      }),
    );
    await page.route('http://api.example/**', (route) => route.abort());
    await page.goto('http://page.example/');
    const note = page.getByRole('alert').filter({ hasText: 'needs the attribute "api"' });
    await note.waitFor();
    assert.match(faults.join('\n'), /<migris-login> needs the attribute "api"/);
    assert.equal(await note.getAttribute('lang'), 'en');
    await page.locator('migris-login').evaluate((login) => login.setAttribute('api', 'http://api.example/trpc'));
    await page.getByRole('textbox', { name: /^E-mail address/ }).waitFor();
    assert.equal(await note.count(), 0);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  } finally {
    await browser.close();
  }
});

test('the doctor of the package runs in every Node.js, by the name of the package', () => {
  assert.deepEqual(about().bin, { 'migris-elements': 'doctor.js' });
  for (const node of nodes()) {
    const { status, stdout, stderr } = spawnSync(node, [join(inPackage, 'doctor.js'), '--help'], { encoding: 'utf8' });
    assert.match(stdout + stderr, /migris-elements doctor/, node);
    assert.notEqual(status, null);
  }
});
