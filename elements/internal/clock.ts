let ahead = 0;

/** The time as the Worker's clock has it: the device's own may be wrong by hours. */
export function now(): number {
  return Date.now() + ahead;
}

/** Learns how far the Worker's clock is from the device's. */
export function learnTime(theirs: number | undefined): void {
  if (theirs) ahead = theirs - Date.now();
}
