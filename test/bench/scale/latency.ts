import type { Stand } from '../stack/stand.ts';
import type { Place } from '../stack/system.ts';
import { ours } from '../systems/ours.ts';
import { type Grown, onGrown } from './grown.ts';

/** How many milliseconds the parts of complete sign-ins took, one after the other. */
export interface SignIns {
  request: number[];
  verify: number[];
  session: number[];
  whole: number[];
}

/** Signs a newcomer in and reads the session: four figures, in milliseconds. */
export async function signInOnce(place: Place, number: number): Promise<{ [Part in keyof SignIns]: number }> {
  const person = ours.person(place, number);
  const times = [performance.now()];
  for (const part of [person.request, person.verify, person.session]) {
    await part();
    times.push(performance.now());
  }
  const [start = 0, asked = 0, entered = 0, read = 0] = times;
  return { request: asked - start, verify: entered - asked, session: read - entered, whole: read - start };
}

/** So many sign-ins at each size, all of them up at once and in turn, so that whatever else the machine does falls on all alike. */
export async function interleaved(sizes: Grown[], from: number, many: number): Promise<SignIns[]> {
  const stands: Stand[] = [];
  const result = sizes.map((): SignIns => ({ request: [], verify: [], session: [], whole: [] }));
  const WARM_UP = 20;
  const round = async (turn: number) => {
    for (let place = 0; place < sizes.length; place += 1) {
      // Another one begins each time: whoever follows the large one would get its caches.
      const which = (place + turn) % sizes.length;
      const times = await signInOnce(stands[which] as Stand, from + turn);
      if (turn < WARM_UP) continue;
      for (const part of ['request', 'verify', 'session', 'whole'] as const) result[which]?.[part].push(times[part]);
    }
  };
  return upTogether(sizes, stands, async () => {
    for (let turn = 0; turn < many + WARM_UP; turn += 1) await round(turn);
    return result;
  });
}

function upTogether<Result>(
  [first, ...others]: Grown[],
  stands: Stand[],
  work: () => Promise<Result>,
): Promise<Result> {
  if (!first) return work();
  return onGrown(first, (stand) => {
    stands.push(stand);
    return upTogether(others, stands, work);
  });
}
