import { join } from 'node:path';
import { type Stand, stand } from '../stack/stand.ts';
import type { WorkerCode } from '../stack/system.ts';
import { ours } from '../systems/ours.ts';
import { fill } from './seed.ts';

/** A database of a size, on disk, and the Worker that runs on it. */
export interface Grown {
  people: number;
  /** What the report calls it. */
  name: string;
  folder: string;
  code: WorkerCode;
}

const OFFICES = JSON.stringify([{ id: 'vilnius', name: { lt: 'Vilniaus skyrius', en: 'Vilnius office' } }]);

/** The Worker with an office and a portal where its staff work. */
export async function withDesk(scratch: string): Promise<WorkerCode> {
  const code = await ours.build(scratch);
  const [home, ...others] = JSON.parse(code.settings.PORTALS as string) as object[];
  const PORTALS = JSON.stringify([{ ...home, desk: true }, ...others]);
  return { ...code, settings: { ...code.settings, PORTALS, OFFICES } };
}

/** Makes the database of a size and fills it, and tells how many seconds that took. */
export async function grow(grown: Grown): Promise<number> {
  await (await stand(grown.code, { keepIn: grown.folder })).stop();
  const start = performance.now();
  fill(grown.folder, grown.people);
  return (performance.now() - start) / 1000;
}

/** Runs something on the database of a size, and stops it whatever happens. */
export async function onGrown<Result>({ code, folder }: Grown, work: (on: Stand) => Promise<Result>): Promise<Result> {
  const on = await stand(code, { keepIn: folder, migrated: true });
  try {
    return await work(on);
  } finally {
    await on.stop();
  }
}

/** A size under a scratch folder. */
export function sized(code: WorkerCode, scratch: string, people: number): Grown {
  const name = people >= 1e6 ? `${people / 1e6} M` : `${people / 1e3} k`;
  return { people, name, folder: join(scratch, `of-${people}`), code };
}
