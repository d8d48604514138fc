import { writeFileSync } from 'node:fs';
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
function countsOf({ passed, testResults }) {
  const tests = testsOf(testResults);
  const failed = tests.filter((test) => !test.passed && !test.skipped).length;
  return {
    passed: tests.filter((test) => test.passed && !test.skipped).length,
    failed: failed || (passed && tests.length > 0) ? failed : 1,
    skipped: tests.filter((test) => test.skipped).length,
  };
}

/** Prints a line a file, and leaves the counts where test/run.ts looks for them. */
function countsReporter(file = process.env.COUNTS_FILE) {
  return {
    reportTestFileResults({ logger, sessionsForTestFile }) {
      const { passed, failed, skipped } = countsOf(sessionsForTestFile[0]);
      const others = `${failed ? `, ${failed} failed` : ''}${skipped ? `, ${skipped} skipped` : ''}`;
      logger.log(` ${failed ? '✗' : '✓'} ${passed} passed${others}`);
    },
    onTestRunFinished({ sessions }) {
      if (!file) return;
      const total = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        for (const [kind, count] of Object.entries(countsOf(session))) total[kind] += count;
      }
      writeFileSync(file, JSON.stringify(total));
    },
  };
}

export default {
  rootDir: projectFolder,
  files: ['test/elements/**/*.test.ts'],
  nodeResolve: true,
  concurrency: 2,
  middleware: [faultyFiles],
  testsFinishTimeout: 280_000,
  testFramework: { config: { timeout: '30000' } },
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath: chromium(), args: [...chromiumFlags, namesAndRoles] },
    }),
  ],
  // The options of every folder stand in the root tsconfig.json; the plug-in does not follow `extends`.
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${projectFolder}tsconfig.json` }), devices],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [countsReporter(), defaultReporter({ reportTestProgress: false })],
};
