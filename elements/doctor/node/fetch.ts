import { createHash } from 'node:crypto';
import type { Ears } from '../look.js';
import type { Heard } from '../seen.js';

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 3_000_000;
/** Of an answer that is not a page or a script. */
const MOST_SAID = 500_000;
const MOST_HOPS = 5;

/** What came over HTTP, cut off where it is too long to be looked at. */
export interface Got {
  url: string;
  status: number;
  headers: Headers;
  body: Buffer;
}

/** How something is asked for. */
interface Asking extends RequestInit {
  most?: number;
}

/** A page, with the addresses that sent us on to it. */
export async function getPage(address: string): Promise<Got & { hops: string[] }> {
  const hops: string[] = [];
  for (let url = address; ; ) {
    const got = await get(url, { headers: { accept: 'text/html' } });
    const next = got.headers.get('location');
    if (got.status < 300 || got.status > 399 || !next || !URL.canParse(next, url)) return { ...got, hops };
    if (hops.length === MOST_HOPS) throw new Error('redirects');
    const { href, protocol } = new URL(next, url);
    if (!/^https?:$/.test(protocol)) throw new Error('redirects');
    hops.push(url);
    url = href;
  }
}

/** Asks as a page of an origin would. */
export function earsOf(origin: string): Ears {
  return {
    ask: (address, init) =>
      get(address, { ...init, headers: { ...init?.headers, origin }, most: MOST_SAID }).then(
        (got) => heard(got, parsed(got.body.toString())),
        () => 'unreachable' as const,
      ),
    load: async ({ src }) => {
      const got = await get(src, { headers: { origin }, redirect: 'follow' }).catch(() => undefined);
      if (!got) return { answer: 'unreachable' };
      const size = got.body.length;
      // What was cut off has another hash.
      return { answer: heard(got), size, ...(size < MOST_BYTES && { hash: hashOf(got.body) }) };
    },
  };
}

async function get(url: string, { most = MOST_BYTES, ...init }: Asking): Promise<Got> {
  const response = await fetch(url, { redirect: 'manual', ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  return { url, status: response.status, headers: response.headers, body: await start(response, most) };
}

/** The first part of a body: whoever sends without end is not listened to. */
async function start({ body }: Response, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    parts.push(part);
    length += part.length;
    if (length > most) break;
  }
  return Buffer.concat(parts).subarray(0, most);
}

function heard({ status, headers }: Got, json?: unknown): Heard {
  return { status, headers: Object.fromEntries(headers), json };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hashOf(body: Buffer): string {
  return `sha384-${createHash('sha384').update(body).digest('base64')}`;
}
