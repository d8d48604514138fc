import { type DemoEnv, viispOf } from './env.js';
import { letterAsPage, lettersAsJson } from './mailbox.js';
import { withPolicy } from './policy.js';

export { Letters } from './letters.js';
export { Mailbox } from './mailbox.js';
export { Viisp } from './viisp.js';

/** What the production Worker answers itself. */
const PRODUCTION = /^\/(?:healthz$|trpc\/|viisp\/|elements\/|\.well-known\/)/;

/**
 * The demonstration: its own pages, mailbox and VIISP, and the production Worker behind the same address. Requests pass unchanged: a
 * `CF-Connecting-IP` of the caller's own, which nobody can send to Cloudflare, stands here for another network.
 */
export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    if (PRODUCTION.test(url.pathname)) return env.API.fetch(request);
    if (url.pathname === '/demo/mail.json') return lettersAsJson(url, env);
    if (url.pathname === '/demo/mail.html') return letterAsPage(url, env);
    if (url.pathname.startsWith('/viisp-simulator/')) return viispOf(env).fetch(request);
    return withPolicy(url, await env.PAGES.fetch(request));
  },
} satisfies ExportedHandler<DemoEnv>;
