import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { projectFolder } from './command.ts';

/** Each Node.js that is here: ours, and that of the machine, which may be as old as 20. */
export function nodes(): string[] {
  const places = (process.env.PATH ?? '').split(delimiter).filter((place) => !place.startsWith(projectFolder));
  const machine = places.map((place) => join(place, 'node')).find((path) => existsSync(path));
  return [...new Set([process.execPath, ...(machine ? [realpathSync(machine)] : [])])];
}
