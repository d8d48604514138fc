import type { Place } from '../stack/system.ts';
import { signInOnce } from './latency.ts';

/** People who came while something else went on. */
export interface Arrived {
  /** Milliseconds that each complete sign-in took; of those that failed, until they did. */
  ms: number[];
  /** How many got an error instead. */
  failed: number;
}

interface Visit {
  start: number;
  end: number;
  failed: boolean;
}

const EVERY_MS = 200;

/** Newcomers who come one after the other whether or not those before them are done: a pause is felt by everybody who comes in it. */
export class Arrivals {
  readonly #visits: Promise<Visit>[] = [];
  readonly #clock: NodeJS.Timeout;

  constructor(place: Place, from: number) {
    this.#clock = setInterval(() => this.#visits.push(visit(place, from + this.#visits.length)), EVERY_MS);
  }

  /** Nobody more comes; of those who came, the ones who were there at some time between two moments. */
  async during(from: number, to: number): Promise<Arrived> {
    clearInterval(this.#clock);
    const there = (await Promise.all(this.#visits)).filter(({ start, end }) => start < to && end > from);
    return {
      ms: there.map(({ start, end }) => end - start),
      failed: there.filter(({ failed }) => failed).length,
    };
  }
}

async function visit(place: Place, number: number): Promise<Visit> {
  const start = performance.now();
  const failed = await signInOnce(place, number).then(
    () => false,
    () => true,
  );
  return { start, end: performance.now(), failed };
}
