import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { projectFolder } from './command.ts';

/** One import of one of our files by another. */
export interface Arrow {
  from: string;
  to: string;
  /** What stands between `import` and `from`. */
  what: string;
}

const statement =
  /\b(?:import|export)\s+(?<what>[\w\s{},*$]*?)\s*from\s*['"](?<path>\.[^'"]+)['"]|\bimport\s*\(?\s*['"`](?<alone>\.[^'"`]+)['"`]/g;

/** Every import of ours in a folder, type imports and dynamic ones included. */
export function arrowsFrom(folder: string): Arrow[] {
  return readdirSync(projectFolder + folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|mjs)$/.test(file))
    .flatMap((file) => arrowsOf(join(folder, file)));
}

function arrowsOf(from: string): Arrow[] {
  return [...readFileSync(projectFolder + from, 'utf8').matchAll(statement)].map(({ groups }) => ({
    from,
    to: normalize(join(dirname(from), groups?.path ?? groups?.alone ?? '')),
    what: (groups?.what ?? '').trim(),
  }));
}
