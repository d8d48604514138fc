import { type DemoEnv, viispOf } from './env.js';
import { harbour } from './harbour/index.js';
import { letterAsPage, lettersAsJson, refuseLetters } from './mailbox.js';
import { withPolicy } from './policy.js';
import { withSites } from './sites.js';

export { Spent } from './harbour/spent.js';
export { Letters } from './letters.js';
export { Mailbox } from './mailbox.js';
export { Viisp } from './viisp.js';

/** What the production Worker answers itself. */
const PRODUCTION = /^\/(?:healthz$|trpc\/|viisp\/|elements\/|\.well-known\/)/;
/** What belongs to the demonstration as a whole and is the same on both sites. */
const SHARED = /^\/(?:demo\/|icon\.svg$)/;

/**
 * The demonstration: its own pages, mailbox and VIISP, and the production Worker behind the same address. Requests pass unchanged: a
 * `CF-Connecting-IP` of the caller's own, which nobody can send to Cloudflare, stands here for another network.
 */
export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    if (PRODUCTION.test(url.pathname)) return env.API.fetch(request);
    if (url.pathname === '/demo/mail.json')
      return request.method === 'DELETE' ? refuseLetters(url, env) : lettersAsJson(url, env);
    if (url.pathname === '/demo/mail.html') return letterAsPage(url, env);
    if (url.pathname.startsWith('/viisp-simulator/')) return viispOf(env).fetch(request);
    return withPolicy(url, withSites(url, await page(request, url, env)));
  },
  /** The local platform wakes the Worker that stands in front, and the sweep is the business of the one behind. */
  async scheduled({ scheduledTime, cron }, env) {
    const { outcome } = await env.API.scheduled({ scheduledTime: new Date(scheduledTime), cron });
    if (outcome !== 'ok') throw new Error(`The sweep ended with ${outcome}.`);
  },
} satisfies ExportedHandler<DemoEnv>;

/** `localhost` and `127.0.0.1` are two sites to a browser: the first one's pages, and a portal of somebody else's. */
async function page(request: Request, url: URL, env: DemoEnv): Promise<Response> {
  const second = url.hostname === '127.0.0.1';
  const own = second ? await harbour(request, env) : undefined;
  if (own) return own;
  const shown = second ? SHARED.test(url.pathname) : !url.pathname.startsWith('/harbour/');
  return shown ? env.PAGES.fetch(request) : new Response('There is no such page.\n', { status: 404 });
}
