import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from './command.ts';

/** What no copy needs: what is made anew, what others brought, and the secrets of this machine. */
const leftOut = /^(\.|node_modules$|dist$|test$)/;

/** A copy of the project's sources that may be written to. */
export interface ProjectCopy {
  folder: string;
  remove: () => void;
}

/** Copies the sources to a folder of their own, with the same packages. */
export function copyProject(): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), 'migris-'));
  for (const name of readdirSync(projectFolder).filter((entry) => !leftOut.test(entry))) {
    cpSync(projectFolder + name, join(folder, name), { recursive: true });
  }
  symlinkSync(`${projectFolder}node_modules`, join(folder, 'node_modules'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) };
}
