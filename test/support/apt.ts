import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const root = process.getuid?.() === 0;

/** Installs packages of Debian's where that is possible, and says why it does; false where it is not. */
export function aptInstall(packages: string[], why: string, say: (line: string) => void): boolean {
  const prefix = root ? [] : ['sudo', '-n'];
  if (!isDebian() || !(root || spawnSync('sudo', ['-n', 'true']).status === 0)) return false;
  say(why);
  const apt = (...words: string[]) => {
    const [tool = '', ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...words];
    const { status, stderr } = spawnSync(tool, rest, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
    if (status !== 0) say(stderr.trim());
    return status === 0;
  };
  return apt('update') && apt('install', '-y', '--no-install-recommends', ...packages);
}

// Ubuntu has packages of the same names that hold something else.
function isDebian(): boolean {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}
