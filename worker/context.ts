import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1';
import { checkIssuer } from './id-tokens/issuer.js';
import { signingKeys } from './id-tokens/keys.js';
import { KeyRing } from './keys.js';
import { officesIn } from './offices.js';
import { checkSite } from './passkeys/site.js';
import { perIsolate } from './per-isolate.js';
import { type Portal, portalOf, portalsIn } from './portals.js';
import { Refused } from './refuse.js';
import { checkEpoch } from './restore/epoch.js';

/** What only the real world can give; a test hands in its own clock. */
export interface World {
  /** Milliseconds since 1970. */
  now(): number;
  /** Asks somebody outside: VIISP. */
  fetch(request: Request): Promise<Response>;
}

/** What every procedure works with: all impurity enters here. */
export interface Context {
  env: Env;
  db: DrizzleD1Database;
  keys: KeyRing;
  now: () => number;
  fetch: World['fetch'];
  /** Names this call in the log and to the person, should anything go wrong. */
  requestId: string;
  /** The caller's network: an IPv4 address or an IPv6 /64. */
  network: string;
  /** The page's origin, or our own where the caller is no page. */
  origin: string;
  portal: Portal;
  /** The method, URL and headers that a proof of possession speaks about. */
  request: Request;
  /** Lets work outlive the answer. */
  defer(work: Promise<unknown>): void;
}

/** The ring of a secret, made once per isolate. */
export const keyRing = perIsolate((secret) => new KeyRing(secret));

/** Reads the settings that every call needs. @throws Error when one of them is missing or malformed: then nobody is served */
export function checkSettings(env: Env): void {
  keyRing(env.KEYS);
  portalsIn(env.PORTALS);
  signingKeys(env.SIGNING_KEYS);
  checkIssuer(env.ISSUER);
  officesIn(env.OFFICES);
  checkEpoch(env.EPOCH);
  checkSite(env.PASSKEY_SITE);
}

/** The context of one call. @throws Refused when the page's origin is not registered, Error when the settings cannot be read. */
export function createContext(
  request: Request,
  env: Env,
  execution: ExecutionContext,
  world: World,
  requestId: string,
): Context {
  checkSettings(env);
  const own = new URL(request.url).origin;
  const origin = request.headers.get('origin');
  const portal = portalOf(origin, own, portalsIn(env.PORTALS));
  if (!portal) throw new Refused('origin_unknown', {}, 'not registered');
  return {
    env,
    db: drizzle(env.DB),
    keys: keyRing(env.KEYS),
    now: () => world.now(),
    fetch: (outside) => world.fetch(outside),
    requestId,
    network: networkOf(request.headers.get('cf-connecting-ip')),
    origin: origin ?? own,
    portal,
    request,
    defer: (work) => execution.waitUntil(work),
  };
}

/**
 * The part of an address that one household or office shares. Only Cloudflare's own header counts; one that was forged into
 * a list is no address and falls into one common bucket.
 */
export function networkOf(ip: string | null): string {
  if (ip === null || !/^[0-9a-fA-F:.]{2,45}$/.test(ip)) return 'unknown';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped) return mapped[1] as string;
  if (!ip.includes(':')) return ip;
  if (!URL.canParse(`http://[${ip}]`)) return 'unknown';
  const [head = '', tail] = new URL(`http://[${ip}]`).hostname.slice(1, -1).split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}
