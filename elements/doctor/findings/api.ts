import { answerOf, refusalOf, speaks } from '../answers.js';
import type { Finding } from '../finding.js';
import type { Seen, SeenApi } from '../seen.js';
import { isForbidden } from './csp.js';
import { isMixed } from './mixed.js';
import { isElsewhere } from './origin.js';

/** Whether the API is there, is one of ours, and is well. */
export function apiFindings(seen: Seen): Finding[] {
  const invalid = seen.tags
    .filter(({ api, base }) => api !== undefined && base === undefined)
    .map(({ api = '', name }): Finding => ({ id: 'api-invalid', facts: [api], lines: [tagLine(name)] }));
  return [...invalid, ...seen.apis.flatMap((api) => ofOne(seen, api))];
}

function ofOne(seen: Seen, api: SeenApi): Finding[] {
  const { base, ways, health } = api;
  if (ways === 'unreachable')
    return isKeptAway(seen, base)
      ? []
      : [{ id: 'api-unreachable', facts: [base], lines: [`curl -i ${new URL('/healthz', base).href}`] }];
  const answer = answerOf(ways);
  if (answer ? !speaks(api) : isElsewhere(api)) {
    const right = new URL('/trpc', base).href;
    const tag = seen.tags.find((each) => each.base === base)?.name ?? 'migris-login';
    return [{ id: 'api-wrong', facts: [base, answer ? String(answer.status) : '–'], lines: [tagLine(tag, right)] }];
  }
  const unwell = answerOf(health)?.status === 503 || (answer && answer.status >= 500 && !refusalOf(api));
  return unwell ? [{ id: 'api-unwell', facts: [base], lines: [`curl -i ${new URL('/healthz', base).href}`] }] : [];
}

/** Whether it is the page that keeps itself from calling: that is told elsewhere. */
function isKeptAway(seen: Seen, base: string): boolean {
  if (seen.by === 'command') return false;
  return isForbidden(seen, base) || (seen.page.url.startsWith('https:') && isMixed(base));
}

function tagLine(name: string, api = 'https://API/trpc'): string {
  return `<${name} api="${api}"></${name}>`;
}
