import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { at } from './places.ts';

/** Work that need not be done again while what it reads is the same. */
export interface Step {
  /** Files and folders that are read. */
  from: string[];
  /** A file or folder that is there once the work was done. */
  gives: string;
  /** Where what was read is noted; it goes when `gives` goes, if it lies inside. */
  note: string;
  run: () => Promise<void>;
}

/** Does the work unless it was done for the same files before. */
export async function once({ from, gives, note, run }: Step): Promise<void> {
  const now = await fingerprint(from);
  const before = await readFile(at(note), 'utf8').catch(() => '');
  if (before === now && (await stat(at(gives)).catch(() => null))) return;
  await rm(at(note), { force: true });
  await run();
  await mkdir(dirname(at(note)), { recursive: true });
  await writeFile(at(note), now);
}

async function fingerprint(paths: string[]): Promise<string> {
  const files = (await Promise.all(paths.map((path) => filesUnder(at(path))))).flat().sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const { mtimeMs, size } = await stat(file);
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

async function filesUnder(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
