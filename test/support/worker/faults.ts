import type { Around, Call } from './taps.js';

/** Which calls a fault is for. */
export type Which = Call['binding'] | ((call: Call) => boolean);

function meant(which: Which, call: Call): boolean {
  return typeof which === 'function' ? which(call) : call.binding === which;
}

/** Fails the first `times` calls before anything is done. */
export function failBefore(which: Which, message: string, times = Number.POSITIVE_INFINITY): Around {
  let left = times;
  return async (call, run) => {
    if (!meant(which, call) || left <= 0) return run();
    left -= 1;
    throw new Error(message);
  };
}

/** Does the first `times` calls and then fails them: the work is done, the answer is lost. */
export function failAfter(which: Which, message: string, times = 1): Around {
  let left = times;
  return async (call, run) => {
    if (!meant(which, call) || left <= 0) return run();
    left -= 1;
    await run();
    throw new Error(message);
  };
}

/** Answers the calls with a value of the test's. */
export function answerWith(which: Which, value: (real: unknown) => unknown): Around {
  return async (call, run) => {
    const real = await run();
    return (meant(which, call) ? value(real) : real) as typeof real;
  };
}

/** What D1 says when a connection broke. */
export const CONNECTION_LOST = 'D1_ERROR: Network connection lost.';
/** What D1 says when it has too much to do. */
export const OVERLOADED = 'D1_ERROR: D1 DB is overloaded. Too many requests queued.';
