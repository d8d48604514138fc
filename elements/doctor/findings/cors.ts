import { answerOf, originOf, speaks } from '../answers.js';
import type { Finding, FindingId } from '../finding.js';
import type { Answer, Seen, SeenApi, SeenScript } from '../seen.js';
import { isElsewhere, isUnknown } from './origin.js';

const ALLOWED = 'access-control-allow-origin';
/** What calls carry: a browser asks for each before it sends it, and `*` does not stand for the first. */
const CARRIED = ['authorization', 'content-type', 'dpop'];

/** Whether what stands between page and API leaves the API's headers as they are. */
export function corsFindings(seen: Seen): Finding[] {
  const { page, apis } = seen;
  if (page.origin === 'null') return [];
  const loading = seen.by === 'command' ? seen.scripts.filter((script) => isKept(script, page.origin)) : [];
  const scripts = loading.map(({ src }) => finding('cors-missing', page.origin, new URL(src).origin));
  return [
    ...scripts,
    ...apis
      .filter((api) => originOf(api) !== page.origin && !isUnknown(seen, api) && !isElsewhere(api))
      .flatMap((api) => (seen.by === 'command' ? fromOutside(page.origin, api) : fromInside(page.origin, api))),
  ];
}

/** Whether the browser may not run a script of another origin, which says nothing of who may. */
function isKept({ src, answer }: SeenScript, origin: string): boolean {
  const got = answerOf(answer);
  return got?.status === 200 && new URL(src).origin !== origin && got.headers[ALLOWED] === undefined;
}

/** A page cannot see what is wrong with an answer that it may not read. */
function fromInside(origin: string, api: SeenApi): Finding[] {
  return api.ways === 'unreadable' ? [finding('cors-missing', origin, originOf(api))] : [];
}

function fromOutside(origin: string, api: SeenApi): Finding[] {
  const answer = answerOf(api.ways);
  if (!answer || !speaks(api)) return [];
  const fault = faultOf(answer, origin);
  if (fault) return [finding(fault, origin, originOf(api), answer.headers[ALLOWED])];
  const preflight = answerOf(api.preflight);
  return preflight && isRefused(preflight, origin)
    ? [{ ...finding('cors-preflight', origin, originOf(api)), lines: preflightLines(origin) }]
    : [];
}

function faultOf({ headers }: Answer, origin: string): FindingId | undefined {
  const allowed = headers[ALLOWED];
  if (allowed === undefined) return 'cors-missing';
  if (allowed === '*') return 'cors-open';
  return allowed === origin ? undefined : 'cors-wrong';
}

function isRefused({ status, headers }: Answer, origin: string): boolean {
  const taken = (headers['access-control-allow-headers'] ?? '').toLowerCase().split(/\s*,\s*/);
  const fits = [origin, '*'].includes(headers[ALLOWED] ?? '');
  return status < 200 || status > 299 || !fits || CARRIED.some((name) => !taken.includes(name));
}

function finding(id: FindingId, origin: string, api: string, sent?: string): Finding {
  const facts = id === 'cors-wrong' ? [api, sent ?? ''] : [api];
  return { id, facts, lines: [`Access-Control-Allow-Origin: ${origin}`, 'Vary: Origin'] };
}

function preflightLines(origin: string): string[] {
  return [
    `Access-Control-Allow-Origin: ${origin}`,
    'Access-Control-Allow-Methods: POST',
    `Access-Control-Allow-Headers: ${CARRIED.join(', ')}`,
    'Vary: Origin',
  ];
}
