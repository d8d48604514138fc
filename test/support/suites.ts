import { readdirSync } from 'node:fs';
import { projectFolder } from './command.ts';

/** A test that failed, and what its runner says about it. */
export interface Failure {
  test: string;
  why: string;
}

/** How many tests a runner says it ran, and which of them failed. */
export interface Result {
  passed: number;
  failed: number;
  skipped: number;
  failures: Failure[];
}

/** Tests that run together in one process. */
export interface Suite {
  name: string;
  /** What it tests, for the heading. */
  title: string;
  needsChromium: boolean;
  /** The command that runs it and writes its machine-readable result to a file. */
  command: (resultFile: string) => { command: string[]; env?: Record<string, string> };
  /** Reads what the command wrote. */
  result: (written: unknown) => Result;
}

type VitestCounts = Record<'numPassedTests' | 'numPendingTests' | 'numTodoTests', number>;

interface VitestFile {
  name: string;
  status: string;
  /** Why the file itself could not be read, where it could not. */
  message: string;
  assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
}

type VitestResult = VitestCounts & { testResults: VitestFile[] };

/** No test takes that long, on the slowest machine at its slowest: one that does hangs. */
export const SLOWEST_MS = 300_000;

const worker: Suite = {
  name: 'worker',
  title: 'the Worker, on workerd with KV, D1 and mail',
  needsChromium: false,
  command: (resultFile) => ({
    command: [
      ...['vitest', 'run', '--root', '.', '--config', 'test/vitest.config.ts', '--silent=passed-only'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`],
    ],
    // The tests bring keys of their own; this one only keeps wrangler from asking for the real ones.
    env: { KEYS: 'x', SIGNING_KEYS: 'x' },
  }),
  result: (written) => {
    const { numPassedTests, numPendingTests, numTodoTests, testResults } = written as VitestResult;
    const failures = testResults.filter(({ status }) => status === 'failed').flatMap(failuresIn);
    return {
      passed: numPassedTests,
      failed: failures.length,
      skipped: numPendingTests + numTodoTests,
      failures,
    };
  },
};

function failuresIn({ name, message, assertionResults }: VitestFile): Failure[] {
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  if (failed.length === 0)
    return [{ test: name, why: message || 'what is around its tests failed: its own words are above' }];
  return failed.map(({ fullName, failureMessages }) => ({ test: fullName, why: failureMessages.join('\n') }));
}

const elements: Suite = {
  name: 'elements',
  title: 'the elements, in Chromium',
  needsChromium: true,
  command: (resultFile) => ({
    command: ['wtr', '--config', 'test/wtr.config.mjs'],
    env: { RESULT_FILE: resultFile },
  }),
  result: (written) => written as Result,
};

/** What each file of test/ is about; a file that is missing here goes by its name. */
const titles: Record<string, string> = {
  'back-ends': 'the example back ends, with ID tokens of the running demo',
  boundaries: 'what ships, how heavy it is and who imports whom',
  doctor: 'what keeps the elements from working on a page, from outside and in Chromium',
  'journey-account': 'a person looks after an account at the running demo, in Chromium',
  'journey-desk': 'staff find people and change what is theirs at the running demo, in Chromium',
  'journey-work': 'staff answer people and each other at the running demo, in Chromium',
  'first-screen': 'what a page asks for until the first screen is there, and after it, in Chromium',
  journey: 'a person signs in at the running demo, in Chromium',
  frameworks: 'the npm package in the apps of five toolchains, in Chromium',
  locales: 'the words of every language',
  package: 'the npm package',
  releases: 'what was released, with the API as it is now, in Chromium',
  'operator-settings': 'what an operator writes into wrangler.toml, and the running demo',
  portal: 'a person signs in at a portal on another site, and its back end learns who it is, in Chromium',
  'portal-storage': 'the same where a browser keeps nothing, for a site or inside another one',
  simulator: 'the VIISP simulator on its own, in Chromium',
  passkey: 'a person adds a passkey at the running demo and proves with it, in Chromium',
  placeholder: 'what a page shows until the elements are ready, in Chromium',
  viisp: 'a person comes through VIISP at the running demo, in Chromium',
  'viisp-failures': 'what goes wrong on the way through VIISP at the running demo, in Chromium',
  'signing-key': 'what an operator signs ID tokens with',
  squeeze: 'what people read of what ships is spaced as it was written, in Chromium',
  staff: 'who works at the desk, by the command of the operator',
  signature: 'what we sign, in the eyes of other implementations',
};

const IN_CHROMIUM = [
  'doctor',
  'first-screen',
  'frameworks',
  'journey',
  'journey-account',
  'journey-desk',
  'journey-work',
  'package',
  'passkey',
  'placeholder',
  'portal',
  'portal-storage',
  'releases',
  'simulator',
  'squeeze',
  'viisp',
  'viisp-failures',
];

function projectSuite(name: string): Suite {
  return {
    name,
    title: titles[name] ?? name,
    needsChromium: IN_CHROMIUM.includes(name),
    command: (resultFile) => ({
      command: [
        ...[
          'node',
          '--test',
          `--test-timeout=${SLOWEST_MS}`,
          // What a test that failed left running keeps nobody from hearing of it.
          '--test-force-exit',
          '--test-reporter=spec',
          '--test-reporter-destination=stdout',
        ],
        ...['--test-reporter=./test/support/result-reporter.ts', `--test-reporter-destination=${resultFile}`],
        `test/${name}.test.ts`,
      ],
    }),
    result: (written) => written as Result,
  };
}

/** Every suite there is: the Worker's, the elements' and one for each file test/NAME.test.ts. */
export const suites: Suite[] = [
  worker,
  elements,
  ...readdirSync(`${projectFolder}test`)
    .filter((file) => file.endsWith('.test.ts'))
    .sort()
    .map((file) => projectSuite(file.replace('.test.ts', ''))),
];
