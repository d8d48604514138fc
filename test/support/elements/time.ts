import { learnTime } from '../../../elements/internal/clock.js';

const { now } = Date;
const later = window.setTimeout;

/** Makes waits short and notes how long they would have been; everything under a second is left as it is. */
export function hurry(): number[] {
  const waits: number[] = [];
  window.setTimeout = ((work: () => void, ms = 0) => {
    if (ms >= 1000) waits.push(ms);
    return later(work, ms >= 1000 ? 10 : ms);
  }) as typeof window.setTimeout;
  return waits;
}

/** Moves the device's clock on. */
export function pass(ms: number): void {
  const before = Date.now;
  Date.now = () => before() + ms;
}

/** Gives the browser its own time back, and lets the elements forget how far from the Worker's it was. */
export function restoreTime(): void {
  Date.now = now;
  window.setTimeout = later;
  learnTime(now());
}
