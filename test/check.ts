import { runCommand } from './support/command.ts';
import { drift } from './support/drift.ts';

type Print = (words: string) => void;

/** One thing that must hold before anything is tested, and what to run when it does not. */
interface Check {
  name: string;
  holds: (print: Print) => Promise<boolean>;
  mend: string;
}

const checks: Check[] = [
  { name: 'types', holds: command('tsc', '-b'), mend: 'correct the types; `npx tsc -b` looks again' },
  {
    name: 'lint and format',
    holds: command('biome', 'ci', `--colors=${process.stdout.isTTY ? 'force' : 'off'}`, '.'),
    mend: 'npx biome check --write .',
  },
  {
    name: 'migrations fit together',
    holds: command(...drizzle('check')),
    mend: 'remove the migration that is not merged yet, then npm run migration',
  },
  generated('migrations', 'migration', ['schema/migrations']),
  generated('tables of the README and the policy', 'readme', ['README.md', 'docs/policy.md']),
  generated('types of the bindings', 'types', ['worker/env.d.ts']),
];

process.exitCode = (await allHold()) ? 0 : 1;

/** A check that runs a command. */
function command(...words: string[]): Check['holds'] {
  return async (print) => (await runCommand(words, { print })) === 0;
}

/** A check that files which an npm script makes are as it would make them now. */
function generated(name: string, script: string, places: string[]): Check {
  return { name: `${name} up to date`, holds: (print) => drift(script, places, print), mend: `npm run ${script}` };
}

function drizzle(word: string): string[] {
  return ['drizzle-kit', word, '--config', 'schema/drizzle.config.json'];
}

async function allHold(): Promise<boolean> {
  const results = await Promise.all(checks.map(report));
  return results.every(Boolean);
}

/** Says nothing but the name of a check that holds, and everything about one that does not. */
async function report({ name, holds, mend }: Check): Promise<boolean> {
  let said = '';
  const fine = await holds((words) => {
    said += words;
  });
  process.stdout.write(fine ? `✓ ${name}\n` : `✗ ${name}\n\n${said.trimEnd()}\n\n  To mend it: ${mend}\n\n`);
  return fine;
}
