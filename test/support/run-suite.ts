import { existsSync, readFileSync, rmSync } from 'node:fs';
import { runCommand } from './command.ts';
import type { Result, Suite } from './suites.ts';

type Print = (words: string) => void;

/** Runs a suite and reads its result. Whatever ends without a clean one counts as a test that failed. */
export async function runSuite(suite: Suite, outputFolder: string, print: Print): Promise<Result> {
  print(`\n── ${suite.name}: ${suite.title}\n`);
  const started = performance.now();
  const resultFile = `${outputFolder}${suite.name}.json`;
  rmSync(resultFile, { force: true });
  const { command, env = {} } = suite.command(resultFile);
  const exitCode = await runCommand(command, { env, print: (words) => print(withoutCursorMoves(words)) });
  const written = existsSync(resultFile) ? suite.result(JSON.parse(readFileSync(resultFile, 'utf8'))) : undefined;
  const fault = faultOf(written, exitCode);
  const result = withFault(written ?? { passed: 0, failed: 0, skipped: 0, failures: [] }, fault);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const ended = `${result.passed} passed, ${result.failed} failed in ${seconds} s`;
  print(`   ${suite.name}: ${ended}${fault && ` (${fault})`}\n`);
  return { ...result, failures: result.failures.map(({ test, why }) => ({ test: `${suite.name}: ${test}`, why })) };
}

/** What is wrong besides the tests that failed; empty where nothing is. */
function faultOf(written: Result | undefined, exitCode: number): string {
  if (!written) return `it ended with ${exitCode} and no result`;
  const { passed, failed, skipped } = written;
  if (passed + failed + skipped === 0) return 'it ran no test';
  // A test that did not run proves nothing, and is not allowed to look as if it did.
  if (skipped > 0) return `${skipped} skipped`;
  return exitCode !== 0 && failed === 0 ? `it ended with ${exitCode}, though no test failed` : '';
}

function withFault(result: Result, fault: string): Result {
  if (!fault) return result;
  const failures = [...result.failures, { test: 'the suite', why: fault }];
  return { ...result, failed: result.failed + Math.max(1, result.skipped), failures };
}

// @web/test-runner clears the lines of a progress bar even where there is none.
const cursorMoves = ['\u001b[2K', '\u001b[1A', '\u001b[G'];

function withoutCursorMoves(words: string): string {
  return cursorMoves.reduce((text, move) => text.replaceAll(move, ''), words);
}
