import type { Goal, Section, Table, Tools } from '../section.ts';
import { run } from '../stack/load.ts';
import { newNumber } from '../stack/numbers.ts';
import { type Standing, standing } from '../stack/standing.ts';
import type { System } from '../stack/system.ts';
import { median, quantile, shown } from '../statistics.ts';
import { betterAuth, limitedBetterAuth } from '../systems/better-auth.ts';
import { floor } from '../systems/floor.ts';
import { ours } from '../systems/ours.ts';

/** How many are under way at a time, and how many sign in then: enough that beginning and end count for little. */
const LOADS = [
  { concurrency: 1, count: 64 },
  { concurrency: 8, count: 96 },
  { concurrency: 64, count: 256 },
];
/** Each of the four systems is the first in as many. */
const ROUNDS = 8;
const WARM_UP = 300;
const BETTER_AUTH_TIMES = 2;
const FLOOR_SHARE = 0.85;

/** What was measured of one system: by concurrency, a figure a round. */
interface Measured {
  name: string;
  perSecond: Map<number, number[]>;
  latencies: Map<number, number[]>;
}

/** How many complete sign-ins a second one workerd manages, ours beside a peer and beside our storage calls alone. */
export const throughput: Section = {
  name: 'throughput',
  title: 'Complete sign-ins per second',
  measure: async (tools) => {
    const systems = [ours, betterAuth, limitedBetterAuth, floor];
    const measured = await measureAll(systems, tools);
    return {
      tables: [rates(measured), waits(measured)],
      goals: LOADS.flatMap(({ concurrency }) => goalsAt(measured, concurrency)),
      figures: measured.map(({ name, perSecond }) => ({ name, perSecond: Object.fromEntries(perSecond) })),
    };
  },
};

/** All systems stand at the same time, and are asked in turn: what the machine does meanwhile meets all of them alike. */
function measureAll(systems: System[], { scratch, say }: Tools): Promise<Measured[]> {
  return standing(systems, { scratch }, async (all) => {
    const found = systems.map(({ name }): Measured => ({ name, perSecond: new Map(), latencies: new Map() }));
    for (const one of all) await load(one, WARM_UP, 8);
    for (let round = 1; round <= ROUNDS; round += 1) {
      say(`round ${round} of ${ROUNDS}`);
      for (const { concurrency, count } of LOADS)
        for (let turn = 0; turn < all.length; turn += 1) {
          const place = (turn + round) % all.length;
          const { perSecond, latencies } = await load(all[place] as Standing, count, concurrency);
          add(found[place]?.perSecond, concurrency, [perSecond]);
          add(found[place]?.latencies, concurrency, latencies);
        }
    }
    return found;
  });
}

function load({ system, place }: Standing, count: number, concurrency: number) {
  return run({ count, concurrency, next: () => system.person(place, newNumber()) });
}

function add(to: Map<number, number[]> | undefined, concurrency: number, figures: number[]): void {
  to?.set(concurrency, [...(to.get(concurrency) ?? []), ...figures]);
}

function rates(measured: Measured[]): Table {
  return {
    title: `Sign-ins per second: median of ${ROUNDS} interleaved rounds of ${LOADS.map(({ count }) => count).join(', ')} (ours ÷ theirs, median of the rounds)`,
    columns: ['system', ...LOADS.map(({ concurrency }) => `${concurrency} at a time`)],
    rows: measured.map((system) => [
      system.name,
      ...LOADS.map(({ concurrency }) => {
        const rate = shown(median(system.perSecond.get(concurrency) ?? []), 1);
        return system.name === ours.name ? rate : `${rate} (${shown(ratio(measured, system.name, concurrency), 2)})`;
      }),
    ]),
    notes: [
      'A sign-in is a request, the code out of the mail, the code entered by somebody new, and one look whether the session is open. Each system has a workerd of its own; the generator of the load is one Node.js process on the same machine. At ours and at the floor it does what a page does, which makes a key and signs three proofs; the pages of better-auth do nothing of the kind.',
    ],
  };
}

function waits(measured: Measured[]): Table {
  return {
    title: 'Milliseconds of a sign-in: p50 / p95',
    columns: ['system', ...LOADS.map(({ concurrency }) => `${concurrency} at a time`)],
    rows: measured.map(({ name, latencies }) => [
      name,
      ...LOADS.map(({ concurrency }) => {
        const figures = latencies.get(concurrency) ?? [];
        return `${shown(median(figures))} / ${shown(quantile(figures, 0.95))}`;
      }),
    ]),
  };
}

/** Ours divided by another system's, round by round, and the middle of it. */
function ratio(measured: Measured[], other: string, concurrency: number): number {
  const of = (name: string) => measured.find((system) => system.name === name)?.perSecond.get(concurrency) ?? [];
  const theirs = of(other);
  return median(of(ours.name).map((figure, round) => figure / (theirs[round] ?? Number.NaN)));
}

function goalsAt(measured: Measured[], concurrency: number): Goal[] {
  const goal = (other: string, least: number): Goal => {
    const found = ratio(measured, other, concurrency);
    return {
      what: `sign-ins per second, ${concurrency} at a time, ours ÷ ${other}`,
      wanted: `at least ${least}`,
      found: shown(found, 2),
      met: found >= least,
    };
  };
  return [
    goal(betterAuth.name, BETTER_AUTH_TIMES),
    goal(limitedBetterAuth.name, BETTER_AUTH_TIMES),
    goal(floor.name, FLOOR_SHARE),
  ];
}
