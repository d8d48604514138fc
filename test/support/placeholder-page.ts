import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { projectFolder } from './command.ts';

/** What a page puts into its tags, and how late what it loads arrives. */
export interface Wanted {
  snippets: string[];
  /** Whether the page loads the style sheet that goes with them. */
  styled: boolean;
  viisp: boolean;
}

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";
/** Long enough for a page to be painted before, several times. */
const LATE_MS = 600;

/** A look that has nothing to do with that of the elements. */
const LOOK = `body { margin: 2rem; font: 1.1875rem / 1.8 "Liberation Serif", serif; }
header { display: flex; gap: 1rem; align-items: center; justify-content: space-between; }
h2 { margin: 3rem 0 2rem; font-size: 3rem; } p { margin: 2rem 0; } span { letter-spacing: 1px; }`;

/** Adds up what the browser says moved, and how high each element was before its script came. */
const WATCH = `globalThis.moved = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries())
    moved.push({ value, what: sources.map(({ node }) => node?.id || node?.nodeName).join() });
}).observe({ type: 'layout-shift', buffered: true });
requestAnimationFrame(function first() {
  if (!document.getElementById('below')) return requestAnimationFrame(first);
  if (customElements.get('migris-login')) throw new Error('too late to see what was there before');
  globalThis.heights = Array.from(document.querySelectorAll('#corner > *, #main > *'), (one) => one.getBoundingClientRect().height);
});`;

function html({ snippets, styled }: Wanted): string {
  const corner = snippets.filter((snippet) => snippet.startsWith('<migris-account'));
  const main = snippets.filter((snippet) => !corner.includes(snippet));
  return `<!doctype html><html lang="lt"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>A ministry</title>${styled ? '<link rel="stylesheet" href="/elements/placeholder.css">' : ''}
<link rel="stylesheet" href="/look.css"><script src="/watch.js"></script>
<script type="module" src="/elements/migris.js"></script>
<header id="corner"><b>A ministry</b>${corner.join('')}</header>
<nav id="nav">Where you are</nav><main id="main">${main.join('')}</main><p id="below">What comes below</p>`;
}

/** Serves pages with placeholders under a strict policy, with an API that is slow. */
export async function servePlaceholders(): Promise<{ server: Server; address: string; want: (next: Wanted) => void }> {
  let wanted: Wanted;
  const late = (respond: () => void) => setTimeout(respond, LATE_MS);
  const server = createServer(({ url = '' }, response) => {
    if (url.startsWith('/trpc/signIn.ways')) return late(() => answerWays(response, wanted.viisp));
    if (url === '/look.css') return send(response, 'text/css', LOOK);
    if (url === '/watch.js') return send(response, 'text/javascript', WATCH);
    if (url === '/elements/placeholder.css') return send(response, 'text/css', file(url));
    if (url.startsWith('/elements/')) return late(() => send(response, 'text/javascript', file(url)));
    response.setHeader('Content-Security-Policy', POLICY);
    return send(response, 'text/html', html(wanted));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const want = (next: Wanted) => {
    wanted = next;
  };
  return { server, address, want };
}

function file(url: string): Buffer {
  return readFileSync(`${projectFolder}dist${url.split('?')[0]}`);
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response.setHeader('Content-Type', type);
  response.end(body);
}

function answerWays(response: ServerResponse, viisp: boolean): void {
  const data = { email: true, viisp, portal: { lt: 'Ministerija', en: 'A ministry' } };
  send(response, 'application/json', JSON.stringify({ result: { data } }));
}
