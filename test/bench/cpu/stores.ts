import { readFileSync } from 'node:fs';
import type { Tools } from '../section.ts';
import type { Stand } from '../stack/stand.ts';
import { standing } from '../stack/standing.ts';
import type { System } from '../stack/system.ts';
import { cpuTimeFor, doAll } from './rounds.ts';

/** Each call at a store, by the path that makes it. */
export const CALLS = {
  '/nothing': 'no call: the request alone',
  '/d1-read': 'D1: a row read',
  '/d1-batch-1': 'D1: a batch of 1 insert',
  '/d1-batch-8': 'D1: a batch of 8 inserts',
  '/d1-batch-16': 'D1: a batch of 16 inserts',
  '/kv-put': 'KV: a key written',
  '/kv-get': 'KV: a key that is not there',
  '/limiter': 'the limiter',
  '/queue': 'queue: a message sent',
  '/mail': 'mail: a message sent',
} as const;

/** How often each call is made, in all rounds together. */
export const TIMES = 300;
const ROUNDS = 3;
const WARM_UP = 30;

/** By path: milliseconds of processor time that a request with such a call takes, a figure a round. */
export type CallTimes = Map<keyof typeof CALLS, number[]>;

/** What a call at each emulated store costs a workerd, measured in turn. */
export function callTimes({ scratch }: Tools): Promise<CallTimes> {
  return standing([bare], { scratch }, async ([one]) => {
    const { place } = one as { place: Stand };
    const paths = Object.keys(CALLS) as (keyof typeof CALLS)[];
    for (const path of paths) await doAll(requests(place, path, WARM_UP));
    const times: CallTimes = new Map(paths.map((path) => [path, []]));
    for (let round = 0; round < ROUNDS; round += 1)
      for (const path of paths) times.get(path)?.push(await cpuTimeFor(place, requests(place, path, TIMES / ROUNDS)));
    return times;
  });
}

function requests({ site }: Stand, path: string, many: number) {
  return Array.from({ length: many }, () => async () => {
    const answer = await fetch(site + path);
    if ((await answer.text()) !== 'done') throw new Error(`${path} answered ${answer.status}`);
  });
}

/** A Worker that does nothing but such calls. */
const bare: System = {
  name: 'one call a request',
  build: async () => ({
    modules: [
      { path: 'stores-worker.js', contents: readFileSync(new URL('stores-worker.mjs', import.meta.url), 'utf8') },
    ],
    tables: ['CREATE TABLE thing (k INTEGER PRIMARY KEY, v TEXT NOT NULL)'],
    settings: {},
    consumes: false,
  }),
  person: () => {
    throw new Error('Nobody signs in there.');
  },
};
