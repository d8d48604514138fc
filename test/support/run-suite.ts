import { existsSync, readFileSync, rmSync } from 'node:fs';
import { runCommand } from './command.ts';
import type { Counts, Suite } from './suites.ts';

type Print = (words: string) => void;

/** Runs a suite and counts its tests. Whatever ends without a clean result counts as one that failed. */
export async function runSuite(suite: Suite, outputFolder: string, print: Print): Promise<Counts> {
  print(`\n── ${suite.name}: ${suite.title}\n`);
  const started = performance.now();
  const countsFile = `${outputFolder}${suite.name}.json`;
  rmSync(countsFile, { force: true });
  const { command, env = {} } = suite.command(countsFile);
  const exitCode = await runCommand(command, { env, print: (words) => print(withoutCursorMoves(words)) });
  const written = existsSync(countsFile) ? suite.counts(JSON.parse(readFileSync(countsFile, 'utf8'))) : undefined;
  const { counts, fault } = judge(written, exitCode);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  print(`   ${suite.name}: ${counts.passed} passed, ${counts.failed} failed in ${seconds} s${fault}\n`);
  return counts;
}

function judge(written: Counts | undefined, exitCode: number): { counts: Counts; fault: string } {
  if (!written) return failure({ passed: 0, failed: 0, skipped: 0 }, ` (it ended with ${exitCode} and no result)`);
  const { passed, failed, skipped } = written;
  if (passed + failed + skipped === 0) return failure(written, ' (it ran no test)');
  // A test that did not run proves nothing, and is not allowed to look as if it did.
  if (skipped > 0) return { counts: { ...written, failed: failed + skipped }, fault: ` (${skipped} skipped)` };
  if (exitCode !== 0 && failed === 0) return failure(written, ` (it ended with ${exitCode}, though no test failed)`);
  return { counts: written, fault: '' };
}

function failure(counts: Counts, fault: string) {
  return { counts: { ...counts, failed: counts.failed + 1 }, fault };
}

// @web/test-runner clears the lines of a progress bar even where there is none.
const cursorMoves = ['\u001b[2K', '\u001b[1A', '\u001b[G'];

function withoutCursorMoves(words: string): string {
  return cursorMoves.reduce((text, move) => text.replaceAll(move, ''), words);
}
