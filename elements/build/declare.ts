import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Writes the types of what pages import, with those they rest on. */
export async function declare(out: string): Promise<void> {
  const cache = `${root}node_modules/.cache/tsc`;
  await run(`${root}node_modules/.bin/tsc`, ['-b', 'elements'], { cwd: root });
  for (const folder of ['elements', 'worker', 'schema']) {
    await cp(`${cache}/${folder}`, `${out}/types/${folder}`, {
      recursive: true,
      filter: (file) => !file.includes('tsbuildinfo'),
    });
  }
}
