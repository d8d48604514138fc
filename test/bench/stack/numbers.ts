let last = 100;

/** A number that nobody had before, for somebody new. */
export function newNumber(): number {
  last += 1;
  return last;
}
