import type { Finding } from '../finding.js';
import type { Seen } from '../seen.js';

/** What a page over https asks for over http. */
export function mixedFindings({ page, scripts, tags }: Seen): Finding[] {
  if (!page.url.startsWith('https:')) return [];
  const mixed: Finding[] = scripts
    .filter(({ src }) => isMixed(src))
    .map(({ src }) => finding(src, `<script type="module" src="${secure(src)}"></script>`));
  for (const { name, api } of tags)
    if (api && isMixed(api)) mixed.push(finding(api, `<${name} api="${secure(api)}"></${name}>`));
  return mixed;
}

/** Whether browsers keep a page over https from asking there; this machine itself is trusted. */
export function isMixed(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && !/^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

function finding(address: string, line: string): Finding {
  return { id: 'mixed-content', facts: [address], lines: [line] };
}

function secure(address: string): string {
  return address.replace(/^http:/i, 'https:');
}
