import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { aptInstall } from './apt.ts';
import { projectFolder } from './command.ts';

/** An example back end of docs/examples, and what it takes to run it. */
export interface Example {
  /** The library that verifies. */
  library: string;
  javaScript: boolean;
  /** The command, where this machine has what it needs; otherwise why not. */
  command: string[] | { missing: string };
}

const examples = `${projectFolder}docs/examples`;

/** The examples. What Debian has for them is installed where that is possible. */
export function exampleBackEnds(say: (line: string) => void = console.log): Example[] {
  return [
    { library: 'jose', javaScript: true, command: ['node', `${examples}/node/verify.mjs`] },
    { library: 'openid-client', javaScript: true, command: ['node', `${examples}/node/discover.mjs`] },
    { library: 'PyJWT', javaScript: false, command: python(say) },
    { library: 'firebase/php-jwt', javaScript: false, command: php() },
    {
      library: 'Spring Security',
      javaScript: false,
      command: { missing: 'it needs Maven and Spring Boot' },
    },
  ];
}

function python(say: (line: string) => void): Example['command'] {
  const find = () => ['/usr/bin/python3', 'python3'].find((tool) => runs(tool, '-c', 'import jwt, cryptography'));
  const why = "No PyJWT here: installing Debian's (once) …";
  const found =
    find() ?? (aptInstall(['python3', 'python3-jwt', 'python3-cryptography'], why, say) ? find() : undefined);
  return found ? [found, `${examples}/python/verify.py`] : { missing: 'install python3 and python3-jwt' };
}

/** Debian has PHP but not this library: AUTOLOAD tells where composer put it. */
function php(): Example['command'] {
  const there = existsSync(process.env.AUTOLOAD ?? '') && runs('php', '--version');
  return there
    ? ['php', `${examples}/php/verify.php`]
    : { missing: "set AUTOLOAD to composer's vendor/autoload.php with firebase/php-jwt" };
}

function runs(tool: string, ...words: string[]): boolean {
  return spawnSync(tool, words, { stdio: 'ignore', timeout: 30_000 }).status === 0;
}
