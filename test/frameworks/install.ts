import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandEnvironment, projectFolder } from '../support/command.ts';

const folder = `${projectFolder}test/frameworks/`;
const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

type Packages = Record<string, { integrity?: string; optional?: boolean }>;

/** Installs what test/frameworks/package-lock.json names, where it is not there yet: without the scripts of others. */
export function installToolchains(say: (line: string) => void = console.log): void {
  if (isInstalled()) return;
  say('Installing the toolchains of the frameworks (once, half a minute) …');
  // Not `npm ci`: it refuses a lock file that lacks packages for other machines, and not every registry has all of them.
  npm(['install', '--no-save', '--ignore-scripts', ...QUIET], folder);
}

/** npm keeps its own note of what is installed. */
function isInstalled(): boolean {
  const wanted = packagesOf('package-lock.json');
  const here = packagesOf('node_modules/.package-lock.json');
  return Object.keys(wanted).every((path) => {
    const [want, have] = [wanted[path], here[path]];
    // Optional packages are there for one kind of machine only.
    return path === '' || (have ? have.integrity === want?.integrity : want?.optional);
  });
}

function packagesOf(file: string): Packages {
  return existsSync(folder + file) ? JSON.parse(readFileSync(folder + file, 'utf8')).packages : {};
}

function npm(words: string[], cwd: string): string {
  return execFileSync('npm', words, { cwd, encoding: 'utf8', env: commandEnvironment });
}

/** What `npm publish ./dist` would publish, as one file in a folder that the caller removes. */
export function pack(): { tarball: string; remove: () => void } {
  const place = mkdtempSync(join(tmpdir(), 'migris-package-'));
  npm(['pack', './dist', '--pack-destination', place, ...QUIET], projectFolder);
  const [file = ''] = readdirSync(place);
  return { tarball: join(place, file), remove: () => rmSync(place, { recursive: true }) };
}

/** Puts a packed package where the imports of a folder find it. */
export function unpack(tarball: string, into: string): void {
  const place = join(into, 'node_modules/migris-elements');
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', place, '--strip-components=1']);
}
