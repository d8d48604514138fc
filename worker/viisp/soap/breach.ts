import type { Breach } from './failure.js';

/** An answer breaks a rule. Thrown and caught among the modules that read XML, and never seen outside them. */
export class Broken extends Error {
  readonly breach: Breach;

  constructor(breach: Breach) {
    super(breach);
    this.breach = breach;
  }
}

/** Insists that a rule holds. @throws Broken */
export function must(holds: unknown, breach: Breach): asserts holds {
  if (!holds) throw new Broken(breach);
}
