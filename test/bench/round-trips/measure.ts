import type { Tools } from '../section.ts';
import type { Call } from '../stack/counted.ts';
import { run } from '../stack/load.ts';
import { newNumber } from '../stack/numbers.ts';
import { type Standing, standing } from '../stack/standing.ts';
import type { System } from '../stack/system.ts';
import { median } from '../statistics.ts';
import { doEverything, type Seen, STEPS, type Step } from './steps.ts';
import { type Counts, type Store, type Waits, waiting } from './waits.ts';

/** How often everything is done. */
const ROUNDS = 5;
const WARM_UP = 10;

/** What one step costs at one system. */
export interface StepCost {
  requests: number;
  /** What the answer waits for. */
  awaited: Counts;
  /** How many of these come one after the other. */
  inSequence: number;
  /** What is done when the answer is there, or meanwhile without being waited for. */
  behind: Counts;
  limiter: number;
  rows: Rows;
  rowsBehind: Rows;
}

interface Rows {
  read: number;
  written: number;
}

/** What the steps cost at one system. */
export interface Measured {
  name: string;
  steps: Partial<Record<Step, StepCost>>;
}

/** Does everything at every system. */
export function measureAll(systems: System[], { scratch, say }: Tools): Promise<Measured[]> {
  return standing(systems, { scratch, as: waiting }, (all) =>
    // At the same time: the stores take the time, and nothing of it is measured.
    Promise.all(
      all.map(async (one) => {
        const measured = await measureOne(one);
        say(`${measured.name} is done`);
        return measured;
      }),
    ),
  );
}

async function measureOne(one: Standing): Promise<Measured> {
  const { system, place } = one;
  await run({ count: WARM_UP, concurrency: 4, next: () => system.person(place, newNumber()) });
  const seen: Seen[] = [];
  for (let round = 0; round < ROUNDS; round += 1) seen.push(...(await doEverything(one)));
  const costs = (Object.keys(STEPS) as Step[]).flatMap((step) => {
    const some = seen.filter((each) => each.step === step);
    return some.length === 0 ? [] : [[step, costOf(some)] as const];
  });
  return { name: system.name, steps: Object.fromEntries(costs) };
}

/** The middle of what a step was seen to do. */
function costOf(seen: Seen[]): StepCost {
  const waited = (what: keyof Waits) => median(seen.map(({ waits }) => waits[what]));
  const all = (which: (call: Call) => boolean) => median(seen.map(({ calls }) => calls.filter(which).length));
  const awaited: Counts = { d1: waited('d1'), kv: waited('kv'), queue: waited('queue'), mail: waited('mail') };
  const behind = (store: Store) => all(({ binding }) => binding === store) - awaited[store];
  return {
    requests: waited('requests'),
    awaited,
    inSequence: waited('inSequence'),
    behind: { d1: behind('d1'), kv: behind('kv'), queue: behind('queue'), mail: behind('mail') },
    limiter: all(({ binding }) => binding === 'edge'),
    rows: rowsOf(seen, ({ handler }) => handler === 'fetch'),
    rowsBehind: rowsOf(seen, ({ handler }) => handler !== 'fetch'),
  };
}

function rowsOf(seen: Seen[], which: (call: Call) => boolean): Rows {
  const sum = (of: (call: Call) => number) =>
    median(seen.map(({ calls }) => calls.filter(which).reduce((total, call) => total + of(call), 0)));
  return { read: sum(({ rowsRead }) => rowsRead), written: sum(({ rowsWritten }) => rowsWritten) };
}
