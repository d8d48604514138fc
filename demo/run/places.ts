import { fileURLToPath } from 'node:url';

/** A path inside the project, absolute. */
export function at(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
