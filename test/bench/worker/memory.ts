import type { Tools } from '../section.ts';
import { residentBytesOf } from '../stack/cpu-time.ts';
import { Inspector, persistently } from '../stack/inspector.ts';
import { run } from '../stack/load.ts';
import { newNumber } from '../stack/numbers.ts';
import type { Stand } from '../stack/stand.ts';
import { type Standing, standing } from '../stack/standing.ts';
import type { System } from '../stack/system.ts';

/** What a Worker keeps after so many sign-ins. */
export interface Kept {
  signIns: number;
  /** Bytes on the heap of its isolate once what nobody needs was thrown away. */
  heap: number;
  /** Bytes of RAM of the whole workerd, the emulated stores included. */
  resident: number;
}

const AT_A_TIME = 8;
/** The first one leaves what only a finalizer lets go. */
const COLLECTIONS = 3;

/** What a system keeps, at each of these numbers of sign-ins. */
export function memoryOf(system: System, marks: number[], { scratch, say }: Tools): Promise<Kept[]> {
  return persistently(say, () =>
    standing([system], { scratch, inspector: true }, async ([one]) => {
      const { place } = one as Standing;
      const kept: Kept[] = [];
      let done = 0;
      for (const signIns of marks) {
        const next = () => system.person(place, newNumber());
        await run({ count: signIns - done, concurrency: AT_A_TIME, next });
        done = signIns;
        // Looked at first: throwing away takes memory of its own.
        const resident = residentBytesOf(place.workerd);
        kept.push({ signIns, resident, heap: await heapOf(place) });
      }
      return kept;
    }),
  );
}

async function heapOf({ inspector }: Stand): Promise<number> {
  const debug = await Inspector.of(inspector);
  try {
    await debug.send('HeapProfiler.enable');
    for (let time = 0; time < COLLECTIONS; time += 1) {
      // workerd never answers HeapProfiler.collectGarbage; to follow objects, V8 must first throw away all that is not needed.
      await debug.send('HeapProfiler.startTrackingHeapObjects');
      await debug.send('HeapProfiler.disable');
    }
    return (await debug.send<{ usedSize: number }>('Runtime.getHeapUsage')).usedSize;
  } finally {
    debug.close();
  }
}
