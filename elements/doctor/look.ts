import { webAt } from './address.js';
import { textIn, wireOf } from './answers.js';
import { fewAtOnce, part, partOf } from './part.js';
import { seeScripts } from './scripts.js';
import type { Heard, Seen, SeenApi, SeenPage, SeenScript, SeenTag } from './seen.js';

/** How the doctor asks: from the command line as a browser would, or in a browser. */
export interface Ears {
  /** Sends a request and gives what can be known of the answer. */
  ask(address: string, init?: Request): Promise<Heard>;
  /** Loads a script as its tag does, and gives its hash in the form of an integrity attribute. */
  load(script: SeenScript): Promise<Pick<SeenScript, 'answer' | 'hash' | 'size'>>;
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

/** Looks at what a page needs: its scripts, and the APIs that its elements speak to. */
export async function look(all: Found, ears: Ears): Promise<Seen> {
  const { by, page, home, parts, ...found } = partOf(all);
  const [first] = found.scripts;
  const own = first && webAt('/trpc', first.src);
  const named = found.bases.flatMap((base) => baseAt(base) ?? []);
  const tags = found.tags.map((tag) => ({ ...tag, base: tag.api ? baseAt(tag.api, home) : (own ?? named[0]) }));
  const scripts = await seeScripts(found.scripts, ears);
  const version = scripts.find((script) => script.version)?.version;
  const bases = [...new Set([...named, ...tags.flatMap(({ base }) => base ?? [])])];
  if (bases.length === 0 && own) bases.push(own);
  const asked = bases.slice(0, MOST_APIS);
  const apis = await fewAtOnce(asked, (base) => seeApi(base, ears, { by, version }));
  const left = [...parts, ...part('<script>', scripts, found.scripts), ...part('API', asked, bases)];
  return { by, page, scripts, tags, apis, parts: left };
}

/** The API of a tag, as the element reads it. */
function baseAt(api: string, home?: string): string | undefined {
  return webAt(api, home)?.replace(/\/$/, '');
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
  return webAt(textIn(discovery, 'jwks_uri') ?? '');
}
