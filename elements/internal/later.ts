import { surely } from './load.js';

/** Nobody waits longer for a browser that is never idle. */
const BUSY_MS = 1000;

let begin: () => void;

/** What follows the first screen may be asked for: that is shown and the browser idle, or somebody goes on. */
export const later = new Promise<void>((resolve) => {
  begin = resolve;
});

/** Asks for what follows the first screen at once. */
export function hurry(): void {
  begin();
}

/** Brings the steps that follow the first screen, when it is time for them. */
export function bringSteps(): void {
  void later.then(() => surely(() => import('../steps.js')));
}

/** Waits until the browser has shown what there is to show. */
function whenShown(then: () => void): void {
  // Where nothing is shown there are no frames, and no hurry.
  globalThis.requestAnimationFrame?.(() => requestAnimationFrame(then));
}

// Sooner it would share a slow line with what is waited for, and a slow phone's attention.
whenShown(() => (globalThis.requestIdleCallback ?? setTimeout)(hurry, { timeout: BUSY_MS }));
