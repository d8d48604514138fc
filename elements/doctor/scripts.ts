import { hashOf, versionOf } from './answers.js';
import type { Ears } from './look.js';
import { fewAtOnce } from './part.js';
import type { SeenScript } from './seen.js';

const MOST_SCRIPTS = 10;
/** Of all of them together. */
const MOST_BYTES = 12_000_000;

/** Loads scripts as their tags do; not those that are too many, or too large altogether. */
export function seeScripts(scripts: SeenScript[], ears: Ears): Promise<SeenScript[]> {
  return fewAtOnce(
    scripts.slice(0, MOST_SCRIPTS),
    async (script) => weigh({ ...script, ...(await ears.load(script)) }, ears),
    (seen) => seen.reduce((bytes, { size = 0 }) => bytes + size, 0) > MOST_BYTES,
  );
}

/** Finds out which release a script is: its address tells, or its hash, or else it is what is served now. */
async function weigh(script: SeenScript, { ask }: Ears): Promise<SeenScript> {
  const { pathname } = new URL(script.src);
  const told = script.version ?? /\/v(\d+\.\d+\.\d+[^/]*)\//.exec(pathname)?.[1];
  if (told) return { ...script, version: told };
  const integrity = await ask(new URL('/elements/integrity.json', script.src).href);
  const current = versionOf({ integrity });
  const hash = hashOf({ integrity }, pathname);
  return current && (!hash || !script.hash || hash === script.hash) ? { ...script, version: current } : script;
}
