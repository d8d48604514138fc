import { readFile, writeFile } from 'node:fs/promises';
import { at } from '../places.ts';
import { STATE } from '../prepare.ts';
import { Cast } from './cast.ts';
import { RESIDENTS } from './residents.ts';
import { grantRoles } from './roles.ts';
import { type Member, STAFF } from './staff.ts';
import { proveEmail, throughViisp } from './ways-in.ts';

/** Who was brought in already; it goes with the database. */
const NOTE = `${STATE}/people.json`;
/** How many at once: the database takes one after the other anyway. */
const LANES = 4;

/**
 * Brings people into the demonstration once: staff of its offices, and accounts in every state. They come as anybody would, over the API
 * and through the simulator, so that nothing is there that could not have happened. Resolves to what went wrong.
 */
export async function bringPeople(site: string): Promise<string[]> {
  const brought: string[] = JSON.parse(await readFile(at(NOTE), 'utf8').catch(() => '[]'));
  const cast = new Cast(site);
  const trouble: string[] = [];
  const bring = async (name: string, work: () => Promise<void>) => {
    if (brought.includes(name)) return;
    await work().catch((error: Error) => trouble.push(`${name}: ${error.message}`));
    // Also what went wrong: a second try would meet the half of the first.
    brought.push(name);
    await writeFile(at(NOTE), JSON.stringify(brought));
  };
  await inLanes(STAFF.map((member) => () => bring(member.id, () => join(cast, member))));
  await bring('roles', grantRoles);
  await inLanes(
    Object.entries(RESIDENTS).map(
      ([name, story]) =>
        () =>
          bring(name, () => story(cast)),
    ),
  );
  return trouble;
}

/** A member of staff is a person like any other first. */
async function join(cast: Cast, { id, email, phone }: Member): Promise<void> {
  const caller = cast.page();
  await throughViisp(caller, { person: id });
  await proveEmail(caller, email);
  await caller.call('profile.complete', { phone });
}

async function inLanes(work: (() => Promise<void>)[]): Promise<void> {
  const queue = [...work];
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await next();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
