/**
 * The milliseconds that work takes where nothing else keeps the machine busy: it gets 25 tries to show that it takes
 * less than `enough`.
 */
export async function fastest(enough: number, work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 25 && least >= enough; tries += 1) {
    const begun = performance.now();
    await work();
    least = Math.min(least, performance.now() - begun);
  }
  return least;
}
