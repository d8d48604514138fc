import type { Person } from './system.ts';

/** What a load did. */
export interface Load {
  /** Complete sign-ins in a second. */
  perSecond: number;
  /** How long each sign-in took, in milliseconds. */
  latencies: number[];
}

/** What a load is made of. */
export interface Plan {
  /** How many sign-ins. */
  count: number;
  /** How many are under way at a time. */
  concurrency: number;
  /** Somebody new. */
  next: () => Person;
}

/** A complete sign-in: asks for a code, enters it, and asks whether the session is open. */
export async function signIn(person: Person): Promise<void> {
  await person.request();
  await person.verify();
  await person.session();
}

/** Lets people sign in, so many at a time, until all have. @throws whatever one of them met */
export async function run({ count, concurrency, next }: Plan): Promise<Load> {
  const latencies: number[] = [];
  let left = count;
  const started = performance.now();
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      const somebody = next();
      const begun = performance.now();
      await signIn(somebody);
      latencies.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  return { perSecond: count / ((performance.now() - started) / 1000), latencies };
}
