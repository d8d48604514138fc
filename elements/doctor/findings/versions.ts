import { hashOf, originOf, refusalOf, versionOf } from '../answers.js';
import type { Finding } from '../finding.js';
import type { Seen, SeenApi, SeenScript } from '../seen.js';

/** Whether the page has one release of the elements, and one that its API still likes. */
export function versionFindings(seen: Seen): Finding[] {
  const { scripts, apis } = seen;
  const two = twice(seen);
  return [
    ...two,
    ...(two.length > 0 ? [] : scripts.flatMap((script) => ofScript(script, apis))),
    ...apis.flatMap((api) => outdated(api, scripts)),
  ];
}

/** The same script twice is harmless; of two releases, or of two APIs, only the first one counts. */
function twice({ scripts, apis }: Seen): Finding[] {
  const [first, ...others] = scripts.filter(({ type }) => type === 'module');
  const other = others.find((each) => first && !isSame(first, each));
  if (!first || !other) return [];
  const kept = isNewer(other.version, first.version) ? other : first;
  return [{ id: 'two-versions', facts: [first.src, other.src], lines: [currentLine(kept, apis)] }];
}

function isSame(one: SeenScript, other: SeenScript): boolean {
  const told = one.version !== undefined && other.version !== undefined;
  return new URL(one.src).origin === new URL(other.src).origin && (!told || one.version === other.version);
}

function ofScript(script: SeenScript, apis: SeenApi[]): Finding[] {
  const { src, integrity, hash, version } = script;
  if (integrity && hash && !integrity.split(/\s+/).includes(hash))
    return [{ id: 'integrity-wrong', facts: [src], lines: [currentLine(script, apis)] }];
  if (integrity && !isPinned(src))
    return [{ id: 'integrity-fleeting', facts: [src], lines: [currentLine(script, apis)] }];
  const current = apis.map(versionOf).find((each) => each !== undefined);
  // What is refused altogether is told once.
  if (apis.some((api) => refusalOf(api) === OUTDATED) || !isNewer(current, version)) return [];
  return [{ id: 'old-bundle', facts: [version ?? '', current ?? ''], lines: [currentLine(script, apis)] }];
}

const OUTDATED = 'elements_outdated';

function outdated(api: SeenApi, scripts: SeenScript[]): Finding[] {
  if (refusalOf(api) !== OUTDATED) return [];
  const [script] = scripts;
  const line = script
    ? currentLine(script, [api])
    : `<script type="module" src="${originOf(api)}/elements/migris.js"></script>`;
  return [{ id: 'outdated', facts: [script?.version ?? '–'], lines: [line] }];
}

/** The line that brings what the API serves now, pinned where the page pins. */
function currentLine({ src, integrity }: SeenScript, apis: SeenApi[]): string {
  const { origin } = new URL(src);
  const api = apis.find((each) => originOf(each) === origin) ?? apis[0];
  const version = api && versionOf(api);
  const path = version ? `/elements/v${version}/migris.js` : '';
  // A version that is not released yet is what is served now.
  const hash = api && (hashOf(api, path) ?? hashOf(api, '/elements/migris.js'));
  const home = api ? originOf(api) : origin;
  if ((integrity || isPinned(src)) && path && hash)
    return `<script type="module" src="${home}${path}" integrity="${hash}" crossorigin></script>`;
  return `<script type="module" src="${home}/elements/migris.js"></script>`;
}

/** Whether an address is that of one release, which never changes. */
function isPinned(src: string): boolean {
  return /\/elements\/v\d[^/]*\//.test(new URL(src).pathname);
}

/** Whether one version is newer than another; not where either is unknown. */
export function isNewer(one: string | undefined, other: string | undefined): boolean {
  if (!one || !other) return false;
  const [left, right] = [one, other].map((version) => version.split(/[.-]/).map(Number));
  for (let at = 0; at < 3; at += 1) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference) return difference > 0;
  }
  return false;
}
