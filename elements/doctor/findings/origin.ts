import { answerOf, originOf, refusalOf } from '../answers.js';
import type { Finding } from '../finding.js';
import type { Seen, SeenApi, SeenPage } from '../seen.js';
import { FREEDOMS, mend } from './csp.js';

/** Whether the page has an origin, and one that the API knows. */
export function originFindings(seen: Seen): Finding[] {
  const { page, apis } = seen;
  const boxes = sandboxes(seen);
  if (boxes.length > 0) return boxes;
  if (page.url.startsWith('file:')) return [{ id: 'origin-none', facts: [], lines: ['python3 -m http.server 8000'] }];
  if (page.origin === 'null')
    return [{ id: 'sandbox', facts: [FREEDOMS.join(', ')], lines: [`<iframe sandbox="${FREEDOMS.join(' ')}">`] }];
  return apis.filter((api) => isUnknown(seen, api)).map((api) => unregistered(page, api));
}

/** Whether an API does not know the page. From inside it looks as if everything but the calls could be read. */
export function isUnknown({ by, page }: Pick<Seen, 'by' | 'page'>, api: SeenApi): boolean {
  if (originOf(api) === page.origin) return false;
  if (by === 'command') return refusalOf(api) === 'origin_unknown';
  return api.ways === 'unreadable' && isReadable(api) && !isElsewhere(api);
}

/** Whether an API that can be read is asked at an address where it never answers: then nothing is known of the origin. */
export function isElsewhere(api: SeenApi): boolean {
  return api.ways === 'unreadable' && isReadable(api) && new URL(api.base).pathname !== '/trpc';
}

function isReadable({ integrity, discovery }: SeenApi): boolean {
  return [integrity, discovery].some((heard) => answerOf(heard) !== undefined);
}

function sandboxes(seen: Seen): Finding[] {
  return seen.page.policies.flatMap((each) => {
    const { boxed, line } = mend(seen, each);
    return boxed.length > 0 ? [{ id: 'sandbox', facts: [boxed.join(', ')], lines: [line] }] : [];
  });
}

function unregistered({ origin, title }: SeenPage, api: SeenApi): Finding {
  const host = new URL(origin).host;
  const name = title || host;
  const entry = { id: host.replace(/[^a-z0-9]+/gi, '-'), name: { lt: name, en: name }, origins: [origin] };
  return { id: 'origin-unregistered', facts: [origin, originOf(api)], lines: [JSON.stringify(entry)] };
}
