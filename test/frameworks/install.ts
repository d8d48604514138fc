import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../support/command.ts';
import { installPackages, npm, QUIET } from '../support/packages.ts';

/** Installs the toolchains of the apps, where they are not there yet. */
export function installToolchains(): void {
  const folder = `${projectFolder}test/frameworks/`;
  installPackages(folder, 'Installing the toolchains of the frameworks (once, half a minute) …');
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
