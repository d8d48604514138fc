import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import { projectFolder } from '../../support/command.ts';
import { hankoAnswer } from './hanko-answers.ts';
import { PHONE } from './visit.ts';

const FOREVER = 'public, max-age=31536000, immutable';
const HANKO = 'test/bench/node_modules/@teamhanko/hanko-elements/dist/elements.js';
/** What both APIs tell a page of another origin. */
const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'accept, authorization, content-type, dpop, x-language',
  'access-control-max-age': '7200',
};

/** Two origins, as most would have it: that of the page, and that of the API with the scripts that call it. */
export interface Origins {
  site: string;
  api: string;
  close: () => void;
}

/** Serves pages, by their path, and everything that they load. */
export async function serveOrigins(pages: (api: string) => Record<string, string>, bare: Uint8Array): Promise<Origins> {
  const api = createServer((request, response) => answerApi(request, response, bare));
  const address = await listening(api);
  const html = pages(address);
  const site = createServer(({ url = '' }, response) => {
    const page = html[url.slice(1)];
    if (page === undefined) response.writeHead(404).end();
    else send(response, page, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
  });
  const close = () => {
    for (const server of [site, api]) server.close().closeAllConnections();
  };
  return { site: await listening(site), api: address, close };
}

/** Listens on `localhost`, where browsers allow what they otherwise want TLS for. */
async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

function answerApi(request: IncomingMessage, response: ServerResponse, bare: Uint8Array): void {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
  if (request.method === 'GET') {
    sendScript(response, pathname, bare);
    return;
  }
  response.setHeaders(new Map([['access-control-allow-origin', request.headers.origin ?? '*']]));
  response.setHeader('access-control-allow-credentials', 'true');
  response.setHeader('vary', 'origin');
  if (request.method === 'OPTIONS') {
    // The network that browsers emulate leaves preflights out: they would be the only requests that take no time.
    setTimeout(() => response.writeHead(204, PREFLIGHT).end(), PHONE.latency);
    return;
  }
  const answer = pathname === '/trpc/signIn.ways' ? waysAnswer() : hankoAnswer(pathname, searchParams.get('action'));
  // Nothing is answered before it was heard.
  request.resume().on('end', () => {
    if (answer)
      send(response, JSON.stringify(answer), { 'content-type': 'application/json', 'cache-control': 'no-store' });
    else response.writeHead(404).end();
  });
}

function waysAnswer(): object {
  const portal = { lt: 'Užsieniečių registras', en: 'Register of foreigners' };
  return { result: { data: { email: true, viisp: false, portal, mailDomain: 'migris.example' } } };
}

function sendScript(response: ServerResponse, path: string, bare: Uint8Array): void {
  const found = scriptAt(path, bare);
  if (!found) {
    response.writeHead(404).end();
    return;
  }
  // As elements/build/headers.ts has it: the one file without a hash in its name may change.
  const hashed = /-[A-Z0-9]{8}\.js$|^\/(hanko|bare)/.test(path);
  send(response, found, {
    'content-type': path.endsWith('.css') ? 'text/css' : 'text/javascript',
    'cache-control': hashed ? FOREVER : 'public, max-age=300',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  });
}

function scriptAt(path: string, bare: Uint8Array): Uint8Array | undefined {
  if (path === '/bare.js') return bare;
  if (path === '/hanko.js') return readFileSync(projectFolder + HANKO);
  return /^\/elements\/[\w-]+\.(js|css)$/.test(path) ? readFileSync(`${projectFolder}dist${path}`) : undefined;
}

const compressed = new Map<string, Buffer>();

/** Compressed beforehand, as sites keep it: no page waits for that. */
function send(response: ServerResponse, body: string | Uint8Array, headers: Record<string, string>): void {
  const bytes = Buffer.from(body);
  const key = bytes.toString('latin1');
  const small = compressed.get(key) ?? brotliCompressSync(bytes);
  compressed.set(key, small);
  response.writeHead(200, { ...headers, 'content-encoding': 'br', 'content-length': small.length });
  response.end(small);
}
