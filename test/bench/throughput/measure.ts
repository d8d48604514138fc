import type { Tools } from '../section.ts';
import { run } from '../stack/load.ts';
import { newNumber } from '../stack/numbers.ts';
import { type Standing, standing } from '../stack/standing.ts';
import type { Place, System } from '../stack/system.ts';

/** How many are under way at a time, and how many sign in then: enough that beginning and end count for little. */
export const LOADS = [
  { concurrency: 1, count: 64 },
  { concurrency: 8, count: 96 },
  { concurrency: 64, count: 256 },
];
/** Each of the four systems is the first in as many. */
export const ROUNDS = 8;
const WARM_UP = 300;

/** What was measured of one system: by concurrency. */
export interface Measured {
  name: string;
  /** Sign-ins a second, a figure a round. */
  perSecond: Map<number, number[]>;
  /** Milliseconds, a figure a sign-in. */
  latencies: Map<number, number[]>;
  /** The part of it in which somebody waited for the mail. */
  mails: Map<number, number[]>;
}

/** All systems stand at the same time, and are asked in turn: what the machine does meanwhile meets all of them alike. */
export function measureAll(systems: System[], { scratch, say }: Tools): Promise<Measured[]> {
  return standing(systems, { scratch }, async (all) => {
    const found = systems.map(
      ({ name }): Measured => ({ name, perSecond: new Map(), latencies: new Map(), mails: new Map() }),
    );
    for (const one of all) await load(one, WARM_UP, 8);
    for (let round = 1; round <= ROUNDS; round += 1) {
      say(`round ${round} of ${ROUNDS}`);
      for (const { concurrency, count } of LOADS)
        for (let turn = 0; turn < all.length; turn += 1) {
          const place = (turn + round) % all.length;
          const { perSecond, latencies, mails } = await load(all[place] as Standing, count, concurrency);
          add(found[place]?.perSecond, concurrency, [perSecond]);
          add(found[place]?.latencies, concurrency, latencies);
          add(found[place]?.mails, concurrency, mails);
        }
    }
    return found;
  });
}

async function load({ system, place }: Standing, count: number, concurrency: number) {
  const mails: number[] = [];
  const timed = timedLetters(place, mails);
  return { ...(await run({ count, concurrency, next: () => system.person(timed, newNumber()) })), mails };
}

/** The same place, where it is noted how long people wait for their mail. */
function timedLetters(place: Place, waits: number[]): Place {
  return {
    ...place,
    letter: async (to) => {
      const begun = performance.now();
      const letter = await place.letter(to);
      waits.push(performance.now() - begun);
      return letter;
    },
  };
}

function add(to: Map<number, number[]> | undefined, concurrency: number, figures: number[]): void {
  to?.set(concurrency, [...(to.get(concurrency) ?? []), ...figures]);
}
