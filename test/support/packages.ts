import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { commandEnvironment } from './command.ts';

/** What keeps npm to the point. */
export const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

type Packages = Record<string, { integrity?: string; optional?: boolean }>;

/** Installs what the package-lock.json of a folder names, where it is not there yet: without the scripts of others. */
export function installPackages(folder: string, announcement: string, say: (line: string) => void = console.log): void {
  if (isInstalled(folder)) return;
  say(announcement);
  // Not `npm ci`: it refuses a lock file that lacks packages for other machines, and not every registry has all of them.
  npm(['install', '--no-save', '--ignore-scripts', ...QUIET], folder);
}

/** npm keeps its own note of what is installed. */
function isInstalled(folder: string): boolean {
  const wanted = packagesOf(`${folder}package-lock.json`);
  const here = packagesOf(`${folder}node_modules/.package-lock.json`);
  return Object.keys(wanted).every((path) => {
    const [want, have] = [wanted[path], here[path]];
    // Optional packages are there for one kind of machine only.
    return path === '' || (have ? have.integrity === want?.integrity : want?.optional);
  });
}

function packagesOf(file: string): Packages {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

/** Runs npm to its end. @throws Error with what it said, where it failed */
export function npm(words: string[], cwd: string): string {
  return execFileSync('npm', words, { cwd, encoding: 'utf8', env: commandEnvironment });
}
