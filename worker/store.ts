import { log, nameOf } from './log.js';
import { Refused } from './refuse.js';

/** What D1 says when a connection broke and the same statements may be sent again (Cloudflare D1, "Retry queries"). */
const PASSING =
  /Network connection lost|storage caused object to be reset|reset because its code was updated|Cannot resolve D1 DB/;

/**
 * Runs a batch that is safe to repeat, at most three times for a broken connection, and says "try again" for any other
 * trouble of the store. An overloaded store is never asked again from here.
 *
 * @throws Refused `try_again`
 */
export async function decide<Result>(
  batch: () => Promise<Result>,
  wait: (ms: number) => Promise<void> = pause,
): Promise<Result> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await batch();
    } catch (error) {
      const words = `${error instanceof Error ? error.message : ''} ${error instanceof Error && error.cause instanceof Error ? error.cause.message : ''}`;
      const passing = PASSING.test(words);
      if (!passing) log({ level: 'error', what: 'store_failed', error: nameOf(error) });
      if (!passing || turn === 3)
        throw new Refused('try_again', { retryAfter: soon() }, passing ? 'd1 connection' : 'd1 error');
      await wait(50 * turn + Math.random() * 50);
    }
  }
}

/** Seconds to wait: not the same for everybody, or everybody comes back at once. */
function soon(): number {
  return 2 + Math.floor(Math.random() * 4);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
