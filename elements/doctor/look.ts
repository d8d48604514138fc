import { answerOf, hashOf, textIn, wireOf } from './answers.js';
import type { Heard, Seen, SeenApi, SeenPage, SeenScript, SeenTag } from './seen.js';

/** How the doctor asks: from the command line as a browser would, or in a browser. */
export interface Ears {
  /** Sends a request and gives what can be known of the answer. */
  ask(address: string, init?: Request): Promise<Heard>;
  /** Loads a script as its tag does, and gives its hash in the form of an integrity attribute. */
  load(script: SeenScript): Promise<{ answer?: Heard; hash?: string }>;
}

/** What a call is made of. */
export interface Request {
  method: 'POST' | 'OPTIONS';
  headers: Record<string, string>;
  body?: string;
}

/** What stands in a page, before anybody was asked. */
export interface Found {
  by: Seen['by'];
  page: SeenPage;
  /** What relative addresses are told from. */
  home: string;
  scripts: SeenScript[];
  tags: Pick<SeenTag, 'name' | 'api' | 'selfClosed' | 'defined'>[];
  /** APIs that somebody named. */
  bases: string[];
}

/** Each of them is asked half a dozen questions. */
const MOST_APIS = 4;
const JSON_POST = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' } as const;
const PREFLIGHT = {
  method: 'OPTIONS',
  headers: {
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type,dpop',
  },
} as const;

/** Whether an address is that of a script that brings the elements. */
export function isOurs(src: string): boolean {
  return URL.canParse(src) && /\/migris(\.min)?\.js$/.test(new URL(src).pathname);
}

/** Looks at what a page needs: its scripts, and the APIs that its elements speak to. */
export async function look(found: Found, ears: Ears): Promise<Seen> {
  const { by, page } = found;
  const tags = found.tags.map((tag) => ({ ...tag, base: baseOf(tag, found) }));
  const named = [...found.bases, ...tags.flatMap(({ base }) => base ?? [])];
  const [first] = found.scripts;
  const bases = named.length === 0 && first ? [new URL('/trpc', first.src).href] : [...new Set(named)];
  const scripts = await Promise.all(
    found.scripts.map(async (script) => weigh({ ...script, ...(await ears.load(script)) }, ears)),
  );
  const version = scripts.find((script) => script.version)?.version;
  const apis = await Promise.all(bases.slice(0, MOST_APIS).map((base) => seeApi(base, ears, { by, version })));
  return { by, page, scripts, tags, apis };
}

/** The API of a tag, as the element reads it. */
function baseOf({ api }: Found['tags'][number], { home, scripts, bases }: Found): string | undefined {
  if (api) return URL.canParse(api, home) ? new URL(api, home).href.replace(/\/$/, '') : undefined;
  return scripts[0] ? new URL('/trpc', scripts[0].src).href : bases[0];
}

/** Finds out which release a script is: its address tells, or its hash, or else it is what is served now. */
async function weigh(script: SeenScript, { ask }: Ears): Promise<SeenScript> {
  const { pathname } = new URL(script.src);
  const told = script.version ?? /\/v(\d+\.\d+\.\d+[^/]*)\//.exec(pathname)?.[1];
  if (told) return { ...script, version: told };
  const integrity = await ask(new URL('/elements/integrity.json', script.src).href);
  const current = textIn(integrity, 'version');
  const hash = hashOf({ integrity }, pathname);
  return current && (!hash || !script.hash || hash === script.hash) ? { ...script, version: current } : script;
}

/** Asks an API everything that a page and a portal's back end need of it. */
async function seeApi(
  base: string,
  { ask }: Ears,
  { by, version }: { by: Seen['by']; version: string | undefined },
): Promise<SeenApi> {
  const at = (path: string) => new URL(path, base).href;
  const asked = version ? `?v=${encodeURIComponent(version)}` : '';
  const outside = by === 'command';
  const discovery = await ask(at('/.well-known/openid-configuration'));
  const [ways, clock, keys, integrity, preflight, health] = await Promise.all([
    ask(`${base}/signIn.ways${asked}`, JSON_POST),
    readClock(base, ask),
    ask(keysAt(discovery) ?? at('/.well-known/jwks.json')),
    ask(at('/elements/integrity.json')),
    ...(outside ? [ask(`${base}/signIn.ways${asked}`, PREFLIGHT), ask(at('/healthz'))] : []),
  ]);
  return {
    base,
    ways,
    discovery,
    keys,
    integrity,
    ...(clock !== undefined && { aheadMs: clock }),
    ...(preflight && { preflight }),
    ...(health && { health }),
  };
}

/** A call that lacks what it needs is answered with the time, wherever the API is one of ours. */
async function readClock(base: string, ask: Ears['ask']): Promise<number | undefined> {
  const before = Date.now();
  const { error } = wireOf(await ask(`${base}/signIn.delivery`, JSON_POST));
  const now = error?.data?.now;
  // A wait in between is nobody's wrong clock.
  if (typeof now !== 'number') return undefined;
  const after = Date.now();
  return now > after ? now - after : now < before ? now - before : 0;
}

function keysAt(discovery: Heard): string | undefined {
  const address = textIn(discovery, 'jwks_uri');
  return address && /^https?:/.test(address) && URL.canParse(address) && answerOf(discovery) ? address : undefined;
}
