import { readFileSync } from 'node:fs';
import type { Place, WorkerCode } from './system.ts';

/** One call of a Worker at a binding. */
export interface Call {
  handler: 'fetch' | 'queue' | 'scheduled';
  binding: 'd1' | 'kv' | 'queue' | 'mail' | 'edge';
  what: string;
  /** The statements of a call to the database; elsewhere one without SQL that holds what the call was given. */
  statements: { sql: string; values: unknown[] }[];
  /** As D1 counts them, for whoever pays. */
  rowsRead: number;
  rowsWritten: number;
}

const source = new URL('counting-worker.mjs', import.meta.url);

/** A Worker whose calls at its bindings are noted. `POST /bench/sweep` runs its cron as well. */
export function counted(code: WorkerCode): WorkerCode {
  const [subject] = code.modules;
  if (!subject) throw new Error('There is no module.');
  const before = readFileSync(source, 'utf8').replace("'./subject.js'", `'./${subject.path}'`);
  return { ...code, modules: [{ path: 'counting-worker.js', contents: before }, ...code.modules] };
}

/** What was noted since the last time, which is forgotten. */
export async function takeCalls({ site }: Place): Promise<Call[]> {
  return (await (await fetch(`${site}/bench/calls`)).json()) as Call[];
}
