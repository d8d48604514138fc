import { mkdirSync } from 'node:fs';
import { chromium } from './support/chromium.ts';
import { projectFolder, runCommand } from './support/command.ts';
import { runSuite } from './support/run-suite.ts';
import { type Failure, type Result, type Suite, suites } from './support/suites.ts';
import { turns } from './support/turns.ts';

const LANES = 2;
/** As much of a failure as fits on a screen. */
const FAILURE_LINES = 30;
const outputFolder = `${projectFolder}test/.output/`;
const usage = `Usage: npm test [-- SUITE …]   suites: ${suites.map(({ name }) => name).join(', ')}; without any, all of them`;

const print = (words: string) => {
  process.stdout.write(words);
};

process.exitCode = await main(process.argv.slice(2));

async function main(names: string[]): Promise<number> {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    print(`${usage}\n`);
    return unknown.every((name) => name === '--help') ? 0 : 2;
  }
  const chosen = names.length > 0 ? suites.filter(({ name }) => names.includes(name)) : suites;
  mkdirSync(outputFolder, { recursive: true });
  if (!(await prepare(chosen))) return ending(0, 1);
  const results = await runAll(chosen);
  printFailures(results.flatMap(({ failures }) => failures));
  const sum = (kind: 'passed' | 'failed') => results.reduce((total, result) => total + result[kind], 0);
  return ending(sum('passed'), sum('failed'));
}

/** What the suites stand on: the built elements, and a browser where one is needed. */
async function prepare(chosen: Suite[]): Promise<boolean> {
  try {
    if (chosen.some((suite) => suite.needsChromium)) process.env.CHROME_PATH = chromium();
  } catch (error) {
    print(`${(error as Error).message}\n`);
    return false;
  }
  print('── building the elements\n');
  return (await runCommand(['node', 'elements/build.ts'], { print })) === 0;
}

/** Two suites at a time, each heard from its heading to its end before the next. */
async function runAll(chosen: Suite[]) {
  const places = turns(chosen.length, print);
  const queue = chosen.map((suite, index) => ({ suite, turn: places[index] }));
  const results: Result[] = [];
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      results.push(await runSuite(next.suite, outputFolder, (words) => next.turn?.print(words)));
      next.turn?.end();
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return results;
}

/** Says once more at the end what failed: who looks into a long run, or into what is left of it, looks there. */
function printFailures(failures: Failure[]) {
  if (failures.length > 0) print('\n── what failed\n');
  for (const { test, why } of failures) {
    print(`✖ ${test}\n`);
    for (const line of why.split('\n').slice(0, FAILURE_LINES)) print(`    ${line}\n`);
  }
}

function ending(passed: number, failed: number): number {
  print(`\n${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}
