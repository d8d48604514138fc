import { readFileSync } from 'node:fs';
import { counted } from '../stack/counted.ts';
import type { Place, WorkerCode } from '../stack/system.ts';

/** The stores that answer over a network. */
export type Store = 'd1' | 'kv' | 'queue' | 'mail';

/** Calls at each store. */
export type Counts = Record<Store, number>;

/** What was waited for, until the answers were there. */
export interface Waits extends Counts {
  /** Requests over HTTP. */
  requests: number;
  /** How many of the calls came one after the other. */
  inSequence: number;
}

const source = new URL('waiting-worker.mjs', import.meta.url);

/** A Worker whose calls are noted, and of which it is known what its answers wait for; its stores are slow. */
export function waiting(code: WorkerCode): WorkerCode {
  const noted = counted(code);
  const front = { path: 'waiting-worker.js', contents: readFileSync(source, 'utf8') };
  return { ...noted, modules: [front, ...noted.modules] };
}

/** What was waited for since somebody last asked. */
export async function takeWaits({ site }: Place): Promise<Waits> {
  return (await (await fetch(`${site}/bench/waits`)).json()) as Waits;
}
