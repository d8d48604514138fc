import type { DemoEnv } from './env.js';
import { letterAsPage, lettersAsJson } from './mailbox.js';
import { withPolicy } from './policy.js';

export { Letters } from './letters.js';
export { Mailbox } from './mailbox.js';

/** What the production Worker answers itself. */
const PRODUCTION = /^\/(?:healthz$|trpc\/|elements\/|\.well-known\/)/;

/** The demonstration: its own pages and mailbox, and the production Worker behind the same address. */
export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    if (PRODUCTION.test(url.pathname)) return env.API.fetch(asFromHere(request));
    if (url.pathname === '/demo/mail.json') return lettersAsJson(url, env);
    if (url.pathname === '/demo/mail.html') return letterAsPage(url, env);
    return withPolicy(url.pathname, await env.PAGES.fetch(request));
  },
} satisfies ExportedHandler<DemoEnv>;

/**
 * The request as it came, but for one header: at Cloudflare no caller can choose its CF-Connecting-IP, here nothing would
 * stop it. The demonstration listens on this machine only, so this is where everybody calls from.
 */
function asFromHere(request: Request): Request {
  const same = new Request(request);
  same.headers.set('cf-connecting-ip', '127.0.0.1');
  return same;
}
