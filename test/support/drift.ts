import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder, runCommand } from './command.ts';
import { copyProject } from './copy.ts';

/**
 * Whether the files below `places` are as an npm script would generate them now, found out in a copy of the project; names
 * those that are not.
 */
export async function drift(script: string, places: string[], print: (words: string) => void): Promise<boolean> {
  const copy = copyProject();
  try {
    if (!(await generate(script, copy.folder, print))) return false;
    const changed = places.flatMap((place) => differences(place, copy.folder));
    for (const file of changed) print(`${file} is not what \`npm run ${script}\` makes\n`);
    return changed.length === 0;
  } finally {
    copy.remove();
  }
}

// drizzle-kit ends with 0 even where it gives up: a renamed column is a question that nobody is there to answer.
async function generate(script: string, cwd: string, print: (words: string) => void): Promise<boolean> {
  let gaveUp = false;
  const exitCode = await runCommand(['npm', 'run', '--silent', script], {
    cwd,
    print: (words) => {
      gaveUp ||= /^\w*Error:/m.test(words);
      print(words);
    },
  });
  return exitCode === 0 && !gaveUp;
}

function differences(place: string, copy: string): string[] {
  const files = new Set([...filesOf(projectFolder, place), ...filesOf(copy, place)]);
  return [...files].filter((file) => contents(join(projectFolder, file)) !== contents(join(copy, file)));
}

function filesOf(folder: string, place: string): string[] {
  const path = join(folder, place);
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [place];
  return readdirSync(path).flatMap((name) => filesOf(folder, join(place, name)));
}

function contents(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
