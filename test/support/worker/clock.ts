import type { World } from '../../../worker/context.js';

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;

/** A clock that stands still until it is told to move: a Monday morning in Vilnius. */
export class Clock implements Pick<World, 'now'> {
  #now = Date.parse('2026-11-02T08:00:00.000Z');

  /** The moment it shows. */
  now(): number {
    return this.#now;
  }

  /** Moves on. */
  pass(ms: number): void {
    this.#now += ms;
  }

  /** Moves to a moment. */
  set(ms: number): void {
    this.#now = ms;
  }
}
