import { offersViisp, originOf } from '../answers.js';
import type { Finding } from '../finding.js';
import { allow, allows, decisive, type Policy, parsePolicy, sourcesFor, type Use, written } from '../policy.js';
import type { Seen, SeenApi, SeenPolicy } from '../seen.js';

const TYPES = 'trusted-types';
const OUR_TYPES = 'lit-html';
/** What the elements need of a sandbox: scripts, an origin, and forms that may be submitted. */
export const FREEDOMS = ['allow-scripts', 'allow-same-origin', 'allow-forms'];
const OFFICIAL = 'https://www.epaslaugos.lt';
/** Whoever tries VIISP out goes there instead. */
const TRIAL = 'https://test.epaslaugos.lt';

/** What the page's policies keep from the elements, with each policy as it should be. */
export function cspFindings(seen: Seen): Finding[] {
  const mended = seen.page.policies.map((policy) => mend(seen, policy));
  const lacking = [...new Set(mended.flatMap((each) => each.lacking))];
  const lines = mended.flatMap((each) => (each.lacking.length > 0 ? [each.line] : []));
  return [
    ...(lacking.length > 0 ? [{ id: 'csp' as const, facts: [lacking.join(', ')], lines }] : []),
    ...nonceFindings(seen),
  ];
}

/** Whether the page's own policies keep it from calling an address. */
export function isForbidden({ page }: Seen, address: string): boolean {
  return page.policies.some(({ text }) => {
    const sources = sourcesFor(parsePolicy(text), 'connect');
    return sources !== undefined && !allows(sources, address, page.url);
  });
}

/** One policy as it should be, with the directives and the freedoms of its sandbox that were lacking. */
export function mend(seen: Seen, { where, text }: SeenPolicy): { lacking: string[]; boxed: string[]; line: string } {
  const policy = parsePolicy(text);
  const lacking: string[] = [];
  for (const [use, address] of needs(seen, policy)) {
    const sources = sourcesFor(policy, use);
    if (sources === undefined || allows(sources, address, seen.page.url)) continue;
    if (address === OFFICIAL && allows(sources, TRIAL, seen.page.url)) continue;
    allow(policy, use, sourceOf(address, seen.page.url));
    lacking.push(decisive(policy, use) ?? use);
  }
  const types = policy.get(TYPES);
  if (types && !types.includes('*') && !types.includes(OUR_TYPES)) {
    policy.set(TYPES, [...types.filter((name) => name !== "'none'"), OUR_TYPES]);
    lacking.push(TYPES);
  }
  const given = policy.get('sandbox');
  const boxed = FREEDOMS.filter((freedom) => given && !given.includes(freedom));
  if (given) policy.set('sandbox', [...given, ...boxed]);
  return { lacking, boxed, line: lineOf(where, written(policy)) };
}

/** Which addresses the elements use, and how. */
function needs(seen: Seen, policy: Policy): [Use, string][] {
  const scripts = isStrict(policy) ? [] : seen.scripts.filter(({ nonce }) => !(nonce && hasNonce(policy)));
  return [
    ...scripts.map(({ src }): [Use, string] => ['script', src]),
    ...seen.apis.map(({ base }): [Use, string] => ['connect', base]),
    ...seen.apis.filter(offersViisp).flatMap((api) => wayOut(api).map((address): [Use, string] => ['form', address])),
  ];
}

/** Where the browser is sent on the way to VIISP: the API, and what that sends it on to. */
function wayOut(api: SeenApi): string[] {
  const { origin, hostname, port } = new URL(originOf(api));
  // The demonstration's simulator is on the other name of the same machine.
  const here = /^(localhost|127\.0\.0\.1)$/.test(hostname);
  return [origin, here ? `http://127.0.0.1:${port || 80}` : OFFICIAL];
}

function sourceOf(address: string, page: string): string {
  const { origin } = new URL(address);
  return origin === new URL(page).origin ? "'self'" : origin;
}

function lineOf(where: SeenPolicy['where'], text: string): string {
  if (where === 'header') return `Content-Security-Policy: ${text}`;
  const quoted = text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<meta http-equiv="Content-Security-Policy" content="${quoted}">`;
}

function hasNonce(policy: Policy): boolean {
  return (sourcesFor(policy, 'script') ?? []).some((source) => /^'nonce-/i.test(source));
}

/** Whether a policy trusts only what its own scripts bring, whatever addresses it names. */
function isStrict(policy: Policy): boolean {
  return (sourcesFor(policy, 'script') ?? []).some((source) => source.toLowerCase() === "'strict-dynamic'");
}

function nonceFindings({ page, scripts }: Seen): Finding[] {
  if (!page.policies.some(({ text }) => isStrict(parsePolicy(text)))) return [];
  return scripts
    .filter(({ nonce }) => !nonce)
    .map(({ src }) => ({
      id: 'csp-nonce',
      facts: [src],
      lines: [`<script type="module" nonce="…" src="${src}"></script>`],
    }));
}
