import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { chromium, chromiumFlags } from './support/chromium.ts';
import { devices } from './support/elements/device.ts';
import { faultyFiles } from './support/elements/faulty-files.ts';

const projectFolder = fileURLToPath(new URL('..', import.meta.url));
// The browser's own idea of the role and name of an element is what test/support/elements/query.ts finds by.
const namesAndRoles = '--enable-blink-features=ComputedAccessibilityInfo';

function testsOf(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : [];
}

/** A file that could not even be read, or that holds no test, counts as one that failed. */
function resultOf({ passed, testResults, testFile, errors }) {
  const tests = testsOf(testResults);
  const file = relative(projectFolder, testFile);
  const failures = tests.filter((test) => !test.passed && !test.skipped).map((test) => failureOf(file, test));
  // What went wrong around the tests: a hook that failed, a file that could not be read.
  failures.push(...errors.map((error) => failureOf(file, { name: 'the file', error })));
  const clean = passed && tests.length > 0;
  if (failures.length === 0 && !clean) failures.push(failureOf(file, { name: 'the file' }));
  return {
    passed: tests.filter((test) => test.passed && !test.skipped).length,
    failed: failures.length,
    skipped: tests.filter((test) => test.skipped).length,
    failures,
  };
}

function failureOf(file, { name, error }) {
  const why = [error?.message, error?.stack].filter(Boolean).join('\n');
  return { test: `${file}: ${name}`, why: why || 'it did not run, or did not end' };
}

function sumOf(results) {
  const sum = (kind) => results.reduce((total, result) => total + result[kind], 0);
  const failures = results.flatMap((result) => result.failures);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), failures };
}

/** Prints a line a file, and leaves the result where test/run.ts looks for it. */
function resultReporter(file = process.env.RESULT_FILE) {
  return {
    reportTestFileResults({ logger, sessionsForTestFile }) {
      const { passed, failed, skipped } = resultOf(sessionsForTestFile[0]);
      const others = `${failed ? `, ${failed} failed` : ''}${skipped ? `, ${skipped} skipped` : ''}`;
      logger.log(` ${failed ? '✗' : '✓'} ${passed} passed${others}`);
    },
    onTestRunFinished({ sessions }) {
      if (file) writeFileSync(file, JSON.stringify(sumOf([...sessions].map(resultOf))));
    },
  };
}

export default {
  rootDir: projectFolder,
  files: ['test/elements/**/*.test.ts'],
  nodeResolve: true,
  concurrency: 2,
  middleware: [faultyFiles],
  testsFinishTimeout: 600_000,
  testFramework: { config: { timeout: '120000' } },
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath: chromium(), args: [...chromiumFlags, namesAndRoles] },
    }),
  ],
  // The options of every folder stand in the root tsconfig.json; the plug-in does not follow `extends`.
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${projectFolder}tsconfig.json` }), devices],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [resultReporter(), defaultReporter({ reportTestProgress: false })],
};
