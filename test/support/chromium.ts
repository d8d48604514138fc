import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { aptInstall } from './apt.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];
const folders = ['/usr/bin', '/usr/local/bin', '/opt/google/chrome', '/snap/bin', '/opt/homebrew/bin'];
const macApps = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
const root = process.getuid?.() === 0;

/** Flags for every Chromium that the tests start: quiet on the network, and without a sandbox only where root must. */
export const chromiumFlags = [
  ...(root ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The path of a Chromium that starts: `CHROME_PATH`, an installed one, or Debian's, which is installed when that is possible. */
export function chromium(say: (line: string) => void = console.log): string {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (starts(chosen)) return chosen;
    throw new Error(`CHROME_PATH names ${chosen}, which does not start as a browser.`);
  }
  const found = installed() ?? (installDebianChromium(say) ? installed() : undefined);
  if (found) return found;
  throw new Error('The tests need a Chromium: install Chromium or Chrome, or set CHROME_PATH to one.');
}

function installed(): string | undefined {
  return [...fromPath(), ...fromApps(), ...fromPlaywright()].find((path) => existsSync(path) && starts(path));
}

// Some systems put a script there that only tells how to install a browser, so being there is not enough.
function starts(path: string): boolean {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return status === 0 && /\d+\.\d+/.test(stdout);
}

function fromPath(): string[] {
  const places = new Set([...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...folders]);
  return names.flatMap((name) => [...places].map((place) => join(place, name)));
}

function fromApps(): string[] {
  if (process.platform !== 'darwin') return [];
  return ['/Applications', join(homedir(), 'Applications')].flatMap((place) =>
    macApps.map((app) => join(place, `${app}.app/Contents/MacOS/${app}`)),
  );
}

function fromPlaywright(): string[] {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), playwrightCache());
  if (!existsSync(cache)) return [];
  const builds = readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name));
  return builds
    .sort()
    .reverse()
    .flatMap((build) => [
      join(cache, build, 'chrome-linux/chrome'),
      join(cache, build, 'chrome-linux64/chrome'),
      join(cache, build, 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'),
    ]);
}

function playwrightCache(): string {
  return process.platform === 'darwin' ? 'Library/Caches/ms-playwright' : '.cache/ms-playwright';
}

function installDebianChromium(say: (line: string) => void): boolean {
  const why = "No Chromium here: installing Debian's (once, a minute or two) …";
  // Without a font every letter is the same empty box, and nothing that depends on the width of words is true.
  return aptInstall(['chromium', 'fonts-liberation'], why, say);
}
