import { rmSync } from 'node:fs';
import { delimiter } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { commandEnvironment, projectFolder, runCommand } from '../support/command.ts';

const folder = `${projectFolder}test/frameworks/`;
const env = { PATH: `${folder}node_modules/.bin${delimiter}${commandEnvironment.PATH}` };

/** A small app, the toolchain that builds it and the checker of its types. */
export interface App {
  name: string;
  /** The framework's name for people. */
  title: string;
  /** The file that docs/frameworks.md shows. */
  shown: string;
  build: string[];
  /** Checks the types of a configuration, relative to the app. */
  check: (config: string) => string[];
  /** What the checker says of `wrong/`: the mistakes in it, and no other. */
  mistakes: RegExp[];
}

const vite = ['vite', 'build', '--logLevel', 'warn'];
const value = /'number' is not assignable to type 'string'/;
const event = /'shoeSize' does not exist on type 'Person'/;

/** One app for each framework that has an entry of its own, and one for none. */
export const apps: App[] = [
  {
    name: 'react',
    title: 'React 19',
    shown: 'src/sign-in.tsx',
    build: vite,
    check: (config) => ['tsc', '-p', config],
    mistakes: [value, event, /'migris-logon' does not exist/],
  },
  {
    name: 'vue',
    title: 'Vue 3',
    shown: 'src/SignIn.vue',
    build: vite,
    check: (config) => ['vue-tsc', '-p', config],
    mistakes: [value, event, /'migris-logon' does not exist/],
  },
  {
    name: 'svelte',
    title: 'Svelte 5',
    shown: 'src/SignIn.svelte',
    build: vite,
    // It takes any tag that has a hyphen.
    check: (config) => ['svelte-check', '--tsconfig', config, '--output', 'machine'],
    mistakes: [value, event],
  },
  {
    name: 'angular',
    title: 'Angular',
    shown: 'src/sign-in.ts',
    build: ['ng', 'build'],
    // Of elements that are not its own it checks events and references, and no values.
    check: (config) => ['ngc', '-p', config, '--noEmit'],
    mistakes: [event, /'locales' does not exist on type 'MigrisLogin'/],
  },
  {
    name: 'typescript',
    title: 'plain TypeScript',
    shown: 'src/sign-in.ts',
    build: vite,
    check: (config) => ['tsc', '-p', config],
    mistakes: [value, event, /'persona' does not exist on type 'SignedInEvent'/],
  },
];

/** Runs a command of the toolchains, in the folder of an app or in theirs. */
export async function runTool(command: string[], app = ''): Promise<{ code: number; said: string }> {
  let said = '';
  const print = (words: string) => {
    said += words;
  };
  const code = await runCommand(command, { cwd: folder + app, env: { ...env, CI: '1', NO_COLOR: '1' }, print });
  // Some tools colour their words whatever they are told.
  return { code, said: stripVTControlCharacters(said) };
}

/** Builds an app and returns the folder of what a web server would serve. */
export async function buildApp({ name, build }: App): Promise<{ code: number; said: string; folder: string }> {
  const built = `${folder}${name}/dist`;
  rmSync(built, { recursive: true, force: true });
  return { ...(await runTool(build, name)), folder: built };
}
