import { doEverything, type Seen, type Step } from '../round-trips/steps.ts';
import type { Call } from '../stack/counted.ts';
import type { Standing } from '../stack/standing.ts';
import { median } from '../statistics.ts';
import type { PriceName } from './prices.ts';

/** What of it is charged for each use. */
export const USES = [
  ...(['workersRequests', 'workersCpu', 'kvReads', 'kvWrites', 'kvDeletes', 'kvLists'] as const),
  ...(['d1RowsRead', 'd1RowsWritten', 'queuesOperations', 'emailSending'] as const),
] satisfies PriceName[];

/** So many units of each. */
export type Usage = Record<(typeof USES)[number], number>;

/** Calls that are made once somebody is signed in, after the look whether the session is open. */
export const CALLS_AFTER = 5;

const ROUNDS = 5;
/** A message is written, read and deleted. */
const OPERATIONS_OF_A_MESSAGE = 3;

/** What a visit uses: the first of somebody, and a later one. */
export interface Visits {
  first: Usage;
  later: Usage;
}

/** What visits use at a system that is warm; `cpuOf` tells the milliseconds of processor time that a step takes. */
export async function visitsAt(one: Standing, cpuOf: (step: Step) => number): Promise<Visits> {
  const seen: Seen[] = [];
  for (let round = 0; round < ROUNDS; round += 1) seen.push(...(await doEverything(one)));
  const of = (step: Step): Usage => {
    const usages = seen.filter((each) => each.step === step).map(usageOf);
    return { ...mapped((use) => median(usages.map((usage) => usage[use]))), workersCpu: cpuOf(step) };
  };
  const open = of('session');
  const signedIn = seen.some(({ step }) => step === 'profile') ? of('profile') : open;
  const after = [open, ...Array.from({ length: CALLS_AFTER }, () => signedIn)];
  return {
    first: sum([of('request'), of('verify'), ...after]),
    later: sum([of('laterRequest'), of('laterVerify'), ...after]),
  };
}

/** Usages as one. */
export function sum(usages: Usage[]): Usage {
  return mapped((use) => usages.reduce((total, usage) => total + usage[use], 0));
}

/** So many times a usage. */
export function times(many: number, usage: Usage): Usage {
  return mapped((use) => many * usage[use]);
}

function mapped(units: (use: keyof Usage) => number): Usage {
  return Object.fromEntries(USES.map((use) => [use, units(use)])) as Usage;
}

function usageOf({ calls, waits }: Seen): Usage {
  const many = (binding: Call['binding'], ...names: string[]) =>
    calls.filter((call) => call.binding === binding && (names.length === 0 || names.includes(call.what))).length;
  const rows = (kind: 'rowsRead' | 'rowsWritten') => calls.reduce((total, call) => total + call[kind], 0);
  const messages = many('queue');
  return {
    // A run of the queue's consumer is taken for a request, as no page says that it is none.
    workersRequests: waits.requests + messages,
    workersCpu: 0,
    kvReads: many('kv', 'get', 'getWithMetadata'),
    kvWrites: many('kv', 'put'),
    kvDeletes: many('kv', 'delete'),
    kvLists: many('kv', 'list'),
    d1RowsRead: rows('rowsRead'),
    d1RowsWritten: rows('rowsWritten'),
    queuesOperations: OPERATIONS_OF_A_MESSAGE * messages,
    emailSending: many('mail'),
  };
}
