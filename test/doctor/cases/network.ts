import { type Case, healthy, html, linesOf, tagged } from '../case.ts';
import { rewrite } from '../proxy.ts';
import type { World } from '../world.ts';

const ALLOWED = 'access-control-allow-origin';
const page = (world: World) => ({ html: healthy(world) });
const withApi = (api: (world: World) => string) => (world: World) => ({
  html: html(`<migris-login diagnose api="${api(world)}"></migris-login>`, tagged(world)),
});

/** What goes wrong between a page and the API. */
export const networkCases: Case[] = [
  { name: 'nothing', page, outside: [], inside: [] },
  {
    name: 'the origin is not registered',
    page,
    spoil: ({ proxy }) => proxy.registered.clear(),
    outside: ['origin-unregistered'],
    inside: ['origin-unregistered'],
    mend: ({ proxy }, found) => {
      const entry = JSON.parse(linesOf(found, 'origin-unregistered')[0] ?? '') as { origins: string[] };
      for (const origin of entry.origins) proxy.registered.add(origin);
    },
  },
  {
    name: 'a proxy takes the CORS headers of the API off',
    page,
    bend: ({ path, headers }) => !path.endsWith('.js') && headers.delete(ALLOWED),
    outside: ['cors-missing'],
    inside: ['cors-missing'],
    mend: mendAnswers,
  },
  {
    name: 'a proxy takes all CORS headers off, those of the script too',
    page,
    bend: ({ headers }) => headers.delete(ALLOWED),
    outside: ['cors-missing'],
    inside: 'never',
    mend: mendAnswers,
  },
  {
    name: 'a proxy adds a second CORS header',
    page,
    bend: ({ path, headers }) => path.startsWith('/trpc') && headers.append(ALLOWED, '*'),
    outside: ['cors-wrong'],
    // From inside it looks as if the API did not want to be read.
    inside: ['origin-unregistered'],
    mend: mendAnswers,
  },
  {
    name: 'a proxy lets everybody read',
    page,
    bend: ({ path, headers }) => path.startsWith('/trpc') && headers.set(ALLOWED, '*'),
    outside: ['cors-open'],
    inside: [],
    mend: mendAnswers,
  },
  {
    name: 'a proxy answers preflights itself',
    page,
    bend: (passing) => {
      if (passing.method !== 'OPTIONS') return;
      passing.headers.delete('access-control-allow-headers');
    },
    outside: ['cors-preflight'],
    inside: ['origin-unregistered'],
    mend: ({ proxy }, found) => {
      const lines = linesOf(found, 'cors-preflight').map((line) => line.split(': ') as [string, string]);
      proxy.bend = ({ method, headers }) => {
        if (method === 'OPTIONS') for (const [name, value] of lines) headers.set(name, value);
      };
    },
  },
  {
    name: 'nobody is where the API should be',
    page: withApi(() => 'http://localhost:1/trpc'),
    outside: ['api-unreachable'],
    inside: ['api-unreachable'],
  },
  {
    name: 'the address of the API is that of a site',
    page: withApi(({ pages }) => `${pages.origin}/trpc`),
    outside: ['api-wrong'],
    inside: ['api-wrong'],
  },
  {
    name: 'the address of the API lacks its path',
    page: withApi(({ proxy }) => proxy.site),
    outside: ['api-wrong'],
    inside: ['api-wrong'],
    mend: ({ pages }, found) => {
      const api = /api="([^"]+)"/.exec(linesOf(found, 'api-wrong')[0] ?? '')?.[1];
      pages.page = { html: pages.page.html.replace(/api="[^"]+"/, `api="${api}"`) };
    },
  },
  {
    name: 'the address of the API is none',
    page: withApi(() => 'http://['),
    outside: ['api-invalid'],
    inside: 'never',
  },
  {
    name: 'the address of the API lacks its scheme',
    page: withApi(({ proxy }) => `${new URL(proxy.site).host}/trpc`),
    outside: ['api-invalid'],
    inside: ['api-invalid'],
  },
  {
    name: 'the stores of the API do not answer',
    page,
    bend: (passing) => {
      if (passing.path === '/healthz') passing.status = 503;
    },
    outside: ['api-unwell'],
    // A page may not read that.
    inside: [],
  },
  {
    name: 'the clock is five minutes behind',
    page,
    bend: (passing) => {
      if (passing.path.startsWith('/trpc/signIn.delivery') && passing.method === 'POST') rewrite(passing, later);
    },
    outside: ['clock-skew'],
    inside: ['clock-skew'],
  },
  {
    name: 'the browser lets the page store nothing',
    page,
    script: "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('', 'SecurityError'); } });",
    outside: [],
    inside: ['storage-blocked'],
  },
];

function later(json: Record<string, unknown>): unknown {
  const { error } = json as { error: { data: { now: number } } };
  error.data.now += 300_000;
  return json;
}

/** The API's headers pass unchanged again: exactly those that the finding asks for. */
function mendAnswers({ proxy }: World, found: { id: string; lines: string[] }[]): void {
  const headers = found.flatMap(({ lines }) => lines).map((line) => line.split(': ') as [string, string]);
  proxy.bend = (passing) => {
    for (const [name, value] of headers) passing.headers.set(name, value);
  };
}
