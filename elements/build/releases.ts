import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What was released, one folder a version: committed, and never changed afterwards. */
export const RELEASES = `${root}elements/releases`;
/** The file that pages name in their tag; every other one has a hash in its name. */
const ENTRY = 'migris.js';
/** The hashes of a folder's scripts, beside them. */
const HASHES = 'integrity.json';

/** The hash of each script, by its path on the API's address. */
export type Hashes = Record<string, string>;

/** What `/elements/integrity.json` tells. */
export interface Integrity {
  /** The version of `/elements/migris.js`. */
  version: string;
  /** The scripts that change with every deployment. */
  current: Hashes;
  /** The scripts of each release, which never change. */
  releases: Record<string, Hashes>;
}

/** The version that is being made. */
export function presentVersion(): string {
  return read<{ version: string }>(`${root}package.json`).version;
}

/** The versions that were released, oldest first. */
export function releasedVersions(releases = RELEASES): string[] {
  if (!existsSync(releases)) return [];
  const versions = readdirSync(releases).flatMap((name) => name.match(/^v(\d+\.\d+\.\d+)$/)?.[1] ?? []);
  return versions.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}

/** The names of the scripts in a folder. */
export function scriptsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .sort();
}

/** The hash of a file, as `integrity` takes it. */
export function hashOf(file: string): string {
  return `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`;
}

/** The hashes of the scripts in a folder, by their paths below `place`. */
export function hashesOf(folder: string, place: string): Hashes {
  return Object.fromEntries(scriptsIn(folder).map((file) => [`${place}/${file}`, hashOf(`${folder}/${file}`)]));
}

/**
 * Lays every release beside the scripts of now, and writes the hashes of all. The chunks of a release lie beside `migris.js` too: a page
 * that loaded an older one still finds what it loads later. A version that is not released yet is what was built now.
 */
export async function layOutReleases(elements: string, releases = RELEASES): Promise<void> {
  const version = presentVersion();
  const built = scriptsIn(elements);
  const integrity: Integrity = { version, current: hashesOf(elements, '/elements'), releases: {} };
  const released = releasedVersions(releases);
  if (!released.includes(version)) await copy(elements, `${elements}/v${version}`, built);
  for (const each of released) {
    const folder = intact(`${releases}/v${each}`);
    await copy(folder, `${elements}/v${each}`, scriptsIn(folder));
    const chunks = scriptsIn(folder).filter((file) => file !== ENTRY);
    await copy(folder, elements, mustAgree(folder, elements, chunks));
    integrity.releases[each] = hashesOf(folder, `/elements/v${each}`);
  }
  await write(`${elements}/${HASHES}`, integrity);
}

/** A release as it was made. @throws where it is not: pages that name its hashes would load nothing. */
function intact(folder: string): string {
  if (isDeepStrictEqual(hashesOf(folder, ''), read(`${folder}/${HASHES}`))) return folder;
  throw new Error(`${folder} is not what was released: git checkout ${folder}`);
}

function read<Value>(file: string): Value {
  return JSON.parse(readFileSync(file, 'utf8')) as Value;
}

async function write(file: string, value: object): Promise<void> {
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** A name has a hash of its contents, and so stands for the same bytes everywhere. @throws where it does not. */
function mustAgree(folder: string, elements: string, chunks: string[]): string[] {
  return chunks.filter((file) => {
    if (!existsSync(`${elements}/${file}`)) return true;
    if (hashOf(`${folder}/${file}`) === hashOf(`${elements}/${file}`)) return false;
    throw new Error(`${file} has other contents in ${folder}: its name must change with what is in it`);
  });
}

async function copy(from: string, to: string, files: string[]): Promise<void> {
  await mkdir(to, { recursive: true });
  await Promise.all(files.map((file) => cp(`${from}/${file}`, `${to}/${file}`)));
}

/** Keeps what was built in `elements` as the release of the present version. @throws where there is one already. */
export async function release(elements: string, releases = RELEASES): Promise<string> {
  const folder = `${releases}/v${presentVersion()}`;
  if (existsSync(folder))
    throw new Error(`${folder} is there already, and a release never changes: raise the version.`);
  await copy(
    elements,
    folder,
    Object.keys(builtIn(elements)).map((path) => basename(path)),
  );
  await write(`${folder}/${HASHES}`, hashesOf(folder, ''));
  return folder;
}

/** Why what was built in `elements` may not be deployed; nothing where it is the release of its version. */
export function unreleased(elements: string, releases = RELEASES): string | undefined {
  const version = presentVersion();
  const folder = `${releases}/v${version}`;
  if (!existsSync(folder)) return `version ${version} is not released yet; "npm run release" does it`;
  if (isDeepStrictEqual(builtIn(elements), hashesOf(folder, '/elements'))) return undefined;
  return `the elements are no longer those of version ${version}; raise it in package.json, then "npm run release"`;
}

/** The scripts that were built, without those that lie there for an earlier release. */
function builtIn(elements: string): Hashes {
  return read<Integrity>(`${elements}/${HASHES}`).current;
}
