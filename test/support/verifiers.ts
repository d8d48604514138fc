import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Another implementation of XML signatures. */
export interface Verifier {
  name: string;
  /** Whether it is on this machine. */
  present: boolean;
  /** Whether each of the files bears a signature of the key. */
  verify: (key: string, files: string[]) => boolean[];
}

const program = fileURLToPath(new URL('worker/viisp/Verify.java', import.meta.url));
const NAMESPACE = 'http://www.epaslaugos.lt/services/authentication';
const IDS = ['authenticationRequest', 'authenticationDataRequest'].flatMap((name) => [
  '--id-attr:id',
  `${NAMESPACE}:${name}`,
]);

/** The implementations that may check what is signed here. */
export const verifiers: Verifier[] = [
  {
    name: 'the JDK',
    present: runs('java', '-version'),
    verify: (key, files) =>
      run('java', program, key, ...files)
        .trim()
        .split('\n')
        .map((line) => line === 'true'),
  },
  {
    name: 'xmlsec1',
    present: runs('xmlsec1', '--version'),
    verify: (key, files) => files.map((file) => runs('xmlsec1', '--verify', '--pubkey-pem', key, ...IDS, file)),
  },
];

function run(tool: string, ...words: string[]): string {
  return execFileSync(tool, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function runs(tool: string, ...words: string[]): boolean {
  try {
    run(tool, ...words);
    return true;
  } catch {
    return false;
  }
}
