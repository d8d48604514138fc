import { answerOf } from '../answers.js';
import type { Finding } from '../finding.js';
import type { Seen, SeenScript, SeenTag } from '../seen.js';

/** The elements that there are. */
export const ELEMENTS = ['migris-account', 'migris-login', 'migris-otp', 'migris-profile'];

/** Whether the page brings the elements, and its tags are theirs. */
export function tagFindings(seen: Seen): Finding[] {
  return [...absent(seen), ...seen.scripts.flatMap(ofScript), ...seen.tags.flatMap(ofTag)];
}

/** A page without our script, our tags, or both; one with other scripts may build itself only in a browser. */
function absent({ by, page, scripts, tags, apis }: Seen): Finding[] {
  if (by === 'page') return [];
  const api = apis[0] ? new URL(apis[0].base).origin : 'https://API';
  const line = scriptLine(`${api}/elements/migris.js`);
  if (scripts.length === 0 && (tags.length === 0 || page.otherScripts > 0))
    return [{ id: 'script-unseen', facts: [], lines: ['<migris-login diagnose></migris-login>'] }];
  if (scripts.length === 0) return [{ id: 'script-missing', facts: [tags[0]?.name ?? ''], lines: [line] }];
  return tags.length === 0 ? [{ id: 'tag-missing', facts: [], lines: ['<migris-account></migris-account>'] }] : [];
}

function ofScript({ src, type, answer }: SeenScript): Finding[] {
  const found: Finding[] = [];
  if (type !== 'module') found.push({ id: 'script-not-module', facts: [src, type || '–'], lines: [scriptLine(src)] });
  const status = answerOf(answer)?.status;
  const script = /javascript/.test(answerOf(answer)?.headers['content-type'] ?? '');
  if (answer && !(status === 200 && script)) {
    const usual = new URL('/elements/migris.js', src).href;
    const said = status === undefined ? '–' : `${status} ${answerOf(answer)?.headers['content-type'] ?? ''}`.trim();
    found.push({
      id: 'script-blocked',
      facts: [src, said],
      lines: [scriptLine(usual === src ? 'https://API/elements/migris.js' : usual)],
    });
  }
  return found;
}

function ofTag({ name, selfClosed }: SeenTag): Finding[] {
  if (!ELEMENTS.includes(name)) {
    const meant = nearest(name);
    return [{ id: 'tag-unknown', facts: [`<${name}>`, `<${meant}>`], lines: [`<${meant}></${meant}>`] }];
  }
  return selfClosed ? [{ id: 'tag-self-closed', facts: [`<${name} />`], lines: [`<${name}></${name}>`] }] : [];
}

function scriptLine(src: string): string {
  return `<script type="module" src="${src}"></script>`;
}

/** The element whose name shares most pairs of letters with the one that was written. */
function nearest(name: string): string {
  const pairs = (word: string) => new Set([...word].map((_, at) => word.slice(at, at + 2)));
  const written = pairs(name);
  const shared = (element: string) => [...pairs(element)].filter((pair) => written.has(pair)).length / element.length;
  return [...ELEMENTS].sort((one, other) => shared(other) - shared(one))[0] as string;
}
