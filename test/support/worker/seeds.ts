/** The seeds that every race is run with. */
export const SEEDS = Array.from({ length: 25 }, (_, index) => index + 1);

/** Numbers in [0, 1) that depend on the seed alone (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The items in an order that depends on the seed alone. */
export function shuffled<Item>(items: Item[], seed: number): Item[] {
  const random = randomOf(seed);
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as Item, mixed[last] as Item];
  }
  return mixed;
}

/** Runs everything at once, begun in the order of the seed with gaps of the seed's between the beginnings. */
export async function race<Result>(runs: (() => Promise<Result>)[], seed: number): Promise<Result[]> {
  const random = randomOf(seed + 1000);
  return Promise.all(
    shuffled(runs, seed).map(async (run) => {
      for (let turns = Math.floor(random() * 8); turns > 0; turns -= 1) await Promise.resolve();
      return run();
    }),
  );
}
