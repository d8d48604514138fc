import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { commandEnvironment } from './command.ts';

/** What keeps npm to the point. */
export const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

/** Installs what the package-lock.json of a folder names, where it is not there yet: without the scripts of others. */
export function installPackages(folder: string, announcement: string, say: (line: string) => void = console.log): void {
  if (isInstalled(folder)) return;
  say(announcement);
  // Not `npm ci`: it refuses a lock file that lacks packages for other machines, and not every registry has all of them.
  npm(['install', '--no-save', '--ignore-scripts', ...QUIET], folder);
  writeFileSync(noteIn(folder), wantedIn(folder));
}

/** Our own note: npm's leaves out what it decided not to install here. */
const noteIn = (folder: string) => `${folder}node_modules/.installed-from`;

function isInstalled(folder: string): boolean {
  return existsSync(noteIn(folder)) && readFileSync(noteIn(folder), 'utf8') === wantedIn(folder);
}

/** What is to be installed, in short. */
function wantedIn(folder: string): string {
  return createHash('sha256')
    .update(readFileSync(`${folder}package-lock.json`))
    .digest('hex');
}

/** Runs npm to its end. @throws Error with what it said, where it failed */
export function npm(words: string[], cwd: string): string {
  return execFileSync('npm', words, { cwd, encoding: 'utf8', env: commandEnvironment });
}
