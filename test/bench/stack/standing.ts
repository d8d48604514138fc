import { type Stand, stand, type Wishes } from './stand.ts';
import type { System, WorkerCode } from './system.ts';

/** A system that was built and runs. */
export interface Standing {
  system: System;
  code: WorkerCode;
  place: Stand;
}

/** How systems are to be built and run. */
export interface Wished extends Wishes {
  scratch: string;
  /** Makes of a Worker the one that is to run. */
  as?: (code: WorkerCode) => WorkerCode;
}

/** Runs several systems at the same time, each on a workerd of its own, while some work is done; stops them whatever happens. */
export async function standing<Result>(
  systems: System[],
  { scratch, as = (code) => code, ...wishes }: Wished,
  work: (all: Standing[]) => Promise<Result>,
): Promise<Result> {
  const all: Standing[] = [];
  try {
    for (const system of systems) {
      const code = as(await system.build(scratch));
      all.push({ system, code, place: await stand(code, wishes) });
    }
    return await work(all);
  } finally {
    await Promise.all(all.map(({ place }) => place.stop()));
  }
}
