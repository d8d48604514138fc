import type { DemoEnv } from '../env.js';
import { newVisit, probe } from './visits.js';

/** The portal's page with a nonce of its own, and the proof of it. */
export async function harbourPage(url: URL, env: DemoEnv): Promise<Response> {
  const blocked = url.pathname === '/blocked/';
  const { nonce, visit } = await newVisit(env);
  const template = await env.PAGES.fetch(new URL('/harbour/', url));
  const page = new HTMLRewriter()
    .on('migris-account', { element: (tag) => void tag.setAttribute('nonce', nonce) })
    .on('meta[name=visit]', { element: (tag) => void tag.setAttribute('content', visit) })
    .on('script[src*="/elements/"]', {
      element: (tag) => void tag.setAttribute('src', `${apiOf(url)}/elements/migris.js`),
    })
    .on(blocked ? 'head' : 'none', { element: (tag) => void tag.prepend(BLOCKING, { html: true }) })
    .on(blocked ? '#blocked' : '#open', { element: (tag) => void tag.removeAttribute('hidden') })
    .on(`nav a[href="${url.pathname}"]`, { element: (tag) => void tag.setAttribute('aria-current', 'page') })
    .transform(template);
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  if (!blocked) headers.set('set-cookie', probe());
  return new Response(page.body, { headers });
}

/** Before anything else of the page: afterwards nothing in it can keep anything. */
const BLOCKING = '<script src="/harbour/blocked.js"></script>';

/** Where this portal gets the elements from, and whose ID tokens it takes. */
export function apiOf({ port }: URL): string {
  return `http://localhost:${port || 80}`;
}
