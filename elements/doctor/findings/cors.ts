import { answerOf, originOf, speaks } from '../answers.js';
import type { Finding, FindingId } from '../finding.js';
import type { Answer, Seen, SeenApi } from '../seen.js';
import { isUnknown } from './origin.js';

/** What calls carry: a browser asks for each before it sends it, and `*` does not stand for the first. */
const CARRIED = ['authorization', 'content-type', 'dpop'];

/** Whether what stands between page and API leaves the API's headers as they are. */
export function corsFindings(seen: Seen): Finding[] {
  const { page, apis } = seen;
  if (page.origin === 'null') return [];
  return apis
    .filter((api) => originOf(api) !== page.origin && !isUnknown(seen, api))
    .flatMap((api) => (seen.by === 'command' ? fromOutside(page.origin, api) : fromInside(page.origin, api)));
}

/** A page cannot see what is wrong with an answer that it may not read. */
function fromInside(origin: string, api: SeenApi): Finding[] {
  return api.ways === 'unreadable' ? [finding('cors-missing', origin, api)] : [];
}

function fromOutside(origin: string, api: SeenApi): Finding[] {
  const answer = answerOf(api.ways);
  if (!answer || !speaks(api)) return [];
  const fault = faultOf(answer, origin);
  if (fault) return [finding(fault, origin, api, answer.headers[ALLOWED])];
  const preflight = answerOf(api.preflight);
  return preflight && isRefused(preflight, origin)
    ? [{ ...finding('cors-preflight', origin, api), lines: preflightLines(origin) }]
    : [];
}

const ALLOWED = 'access-control-allow-origin';

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

function finding(id: FindingId, origin: string, api: SeenApi, sent = ''): Finding {
  const facts = id === 'cors-wrong' ? [originOf(api), sent] : [originOf(api)];
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
