import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { headersFor } from '../elements/build/headers.ts';
import {
  type Integrity,
  layOutReleases,
  presentVersion,
  RELEASES,
  release,
  releasedVersions,
  unreleased,
} from '../elements/build/releases.ts';
import { options } from '../elements/build.ts';
import { serveApp, trialSites } from './frameworks/serve.ts';
import { projectFolder } from './support/command.ts';
import { byPointer, giveContactData, lithuanian, newCode } from './support/person.ts';
import { openVisits, type Visits } from './support/visits.ts';

/** The first one that tells its version; those before it are never refused. */
const FIRST_TO_TELL = '0.2.0';
const NAME = 'Olena Kovalenko';
const released = releasedVersions();
const versions = [...new Set([...released, presentVersion()])];
const folders: string[] = [];
let server: { site: string; close: () => void } | undefined;

let visits: Visits;
let strict: Visits;

before(async () => {
  visits = await openVisits(() => trialSites);
  strict = await openVisits(() => trialSites, {
    change: (folder) => {
      const file = `${folder}/demo/run/own-settings.ts`;
      writeFileSync(file, readFileSync(file, 'utf8').replace("OLDEST_ELEMENTS: ''", "OLDEST_ELEMENTS: '999.0.0'"));
    },
  });
});

after(async () => {
  server?.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
  await visits?.close();
  await strict?.close();
});

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'migris-release-'));
  folders.push(folder);
  return folder;
}

function sha384(bytes: Uint8Array): string {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

async function integrityOf({ demo }: Visits): Promise<Integrity> {
  return (await (await fetch(`${demo.site}/elements/integrity.json`)).json()) as Integrity;
}

/** A page that loads one version of the elements, and only the bytes that its hashes are of. */
async function openPage(page: Page, api: string, hashes: Record<string, string>): Promise<void> {
  const folder = temporary();
  const entry = Object.keys(hashes).find((path) => path.endsWith('/migris.js')) ?? '';
  const all = Object.fromEntries(Object.entries(hashes).map(([path, hash]) => [api + path, hash]));
  writeFileSync(
    `${folder}/index.html`,
    `<!doctype html><html lang="lt"><meta charset="utf-8"><title>Bandymas</title><link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ integrity: all })}</script>
<script type="module" src="${api}${entry}" integrity="${hashes[entry]}" crossorigin></script>
<migris-account></migris-account></html>`,
  );
  server?.close();
  server = await serveApp(folder);
  await page.goto(server.site);
}

async function askForCode(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: lithuanian.signIn, exact: true }).click();
  await page.getByRole('textbox', { name: lithuanian.email }).fill(email);
  await page.getByRole('button', { name: lithuanian.sendCode }).click();
}

for (const version of versions) {
  test(`a person signs in with version ${version}, each script checked by its hash`, () =>
    visits.visit(`release-${version}`, {}, async (page) => {
      const { site } = visits.demo;
      const { releases, current } = await integrityOf(visits);
      await openPage(page, site, releases[version] ?? current);
      const email = `v${version}@example.com`;
      await askForCode(page, email);
      const code = page.getByRole('textbox', { name: lithuanian.code });
      await code.waitFor();
      await code.fill(await newCode({ url: () => site }, email, 0));
      await page.getByRole('button', { name: lithuanian.next }).click();
      await giveContactData(page, byPointer, lithuanian);
      await page.getByText(`${lithuanian.account}: ${NAME}`, { exact: true }).waitFor();
    }));
}

for (const version of versions.filter((each) => each.localeCompare(FIRST_TO_TELL, 'en', { numeric: true }) >= 0)) {
  test(`version ${version} says so where it is too old for the API`, () =>
    strict.visit(`outdated-${version}`, {}, async (page) => {
      const { releases, current } = await integrityOf(strict);
      await openPage(page, strict.demo.site, releases[version] ?? current);
      await page.getByRole('button', { name: lithuanian.signIn, exact: true }).click();
      await page.getByText(/pasenusi/).waitFor();
      await page.getByRole('button', { name: 'Įkelti iš naujo' }).waitFor();
    }));
}

test('a chunk whose hash is another is never run, however often it is asked for', () =>
  visits.visit('tampered', {}, async (page) => {
    let asked = 0;
    await page.route(/\/elements\/steps-/, async (route) => {
      asked += 1;
      const response = await route.fetch();
      await route.fulfill({ response, body: `globalThis.tampered = true;\n${await response.text()}` });
    });
    // The browser says in the console what it refuses, which is no fault here.
    page.removeAllListeners('console');
    const { current } = await integrityOf(visits);
    await openPage(page, visits.demo.site, current);
    await page.getByRole('button', { name: lithuanian.signIn, exact: true }).waitFor();
    await page.waitForTimeout(7000);
    assert.ok(asked > 0);
    assert.equal(await page.evaluate(() => 'tampered' in globalThis), false);
  }));

test('every release is served as it was made, and its chunks also beside the scripts of now', async () => {
  const { version, current, releases } = await integrityOf(visits);
  assert.equal(version, presentVersion());
  assert.deepEqual(Object.keys(releases), released);
  assert.ok(released.length > 0);
  for (const [path, hash] of [current, ...Object.values(releases)].flatMap((hashes) => Object.entries(hashes))) {
    const answer = await fetch(visits.demo.site + path);
    assert.equal(sha384(new Uint8Array(await answer.arrayBuffer())), hash, path);
    const forever = /immutable/.test(answer.headers.get('cache-control') ?? '');
    const mayChange = path === '/elements/migris.js';
    assert.equal(forever, !mayChange, path);
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    const beside = path.replace(/\/v[\d.]+\//, '/');
    if (beside !== '/elements/migris.js') assert.equal((await fetch(visits.demo.site + beside)).status, 200, beside);
  }
});

test('what is not there yet is kept by no cache', async () => {
  for (const path of ['v999.0.0/migris.js', 'chunk-ABCDEFGH.js', `v${released[0]}/nothing.js`]) {
    const answer = await fetch(`${visits.demo.site}/elements/${path}`);
    assert.equal(answer.status, 404, path);
    assert.equal(answer.headers.get('cache-control'), 'no-store', path);
  }
});

test('a version that is not released yet may change, and says so', () => {
  const [first = ''] = released;
  assert.match(
    headersFor(`${projectFolder}dist/elements`, [first]),
    new RegExp(`/elements/v${first}/\\*\n.*\n.*immutable`),
  );
  assert.doesNotMatch(headersFor(`${projectFolder}dist/elements`, [first]), /\/v\*|v999/);
});

test('names of chunks change with all that is done to them', () => {
  const second = createHash('sha256')
    .update(JSON.parse(readFileSync(`${projectFolder}node_modules/terser/package.json`, 'utf8')).version)
    .update(readFileSync(`${projectFolder}elements/build/squeeze.ts`))
    .update(readFileSync(`${projectFolder}elements/build/first-file.ts`))
    .digest('hex');
  assert.ok(options.banner.js.includes(second));
});

test('a release is made once, is deployed as it is, and nothing can be put into it later', async () => {
  const elements = temporary();
  const releases = temporary();
  cpSync(`${projectFolder}dist/elements`, elements, { recursive: true });
  assert.match(unreleased(elements, releases) ?? '', /not released yet/);
  const folder = await release(elements, releases);
  assert.equal(unreleased(elements, releases), undefined);
  await assert.rejects(release(elements, releases), /never changes/);
  await layOutReleases(elements, releases);
  const changed = readdirSync(folder).find((file) => file.startsWith('steps-')) ?? '';
  writeFileSync(`${folder}/${changed}`, `${readFileSync(`${folder}/${changed}`, 'utf8')}\n`);
  assert.match(unreleased(elements, releases) ?? '', /no longer those of version/);
  await assert.rejects(layOutReleases(elements, releases), /not what was released/);
  rmSync(folder, { recursive: true });
  const again = temporary();
  cpSync(`${projectFolder}dist/elements`, again, { recursive: true });
  await release(again, releases);
  writeFileSync(`${again}/${changed}`, `${readFileSync(`${again}/${changed}`, 'utf8')}\n`);
  await assert.rejects(layOutReleases(again, releases), /its name must change/);
});

test('no release holds anything but scripts and their hashes', () => {
  for (const version of released) {
    const files = readdirSync(`${RELEASES}/v${version}`);
    assert.deepEqual(
      files.filter((file) => !/^(migris|[a-z-]+-[A-Z0-9]{8})\.js$|^integrity\.json$/.test(file)),
      [],
    );
  }
});

test('the documentation prints the tags of a release', async () => {
  const docs = readFileSync(`${projectFolder}docs/embedding.md`, 'utf8');
  const script = docs.match(/```js\n(.*?)```/s)?.[1] ?? '';
  const file = join(temporary(), 'tags.mjs');
  writeFileSync(file, script);
  const version = released.at(-1) ?? '';
  const { stdout } = await promisify(execFile)(process.execPath, [file, visits.demo.site, version]);
  const hashes = (await integrityOf(visits)).releases[version] ?? {};
  const path = `/elements/v${version}/migris.js`;
  assert.ok(stdout.includes(`src="${visits.demo.site}${path}" integrity="${hashes[path]}" crossorigin`), stdout);
  for (const each of Object.keys(hashes)) assert.ok(stdout.includes(`"${visits.demo.site}${each}":"${hashes[each]}"`));
});
