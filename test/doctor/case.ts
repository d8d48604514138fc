import assert from 'node:assert/strict';
import type { Page } from './pages.ts';
import type { Passing } from './proxy.ts';
import type { Report, World } from './world.ts';

/** One way in which embedding goes wrong. */
export interface Case {
  /** What is wrong, as the end of a sentence. */
  name: string;
  page: (world: World) => Page;
  /** What the proxy does to answers of the API. */
  bend?: (passing: Passing) => void;
  /** What else is wrong in the world. */
  spoil?: (world: World) => void;
  /** What runs in the page before all else. */
  script?: string;
  secure?: boolean;
  /** What the command line finds. */
  outside: string[];
  /** What the element finds; `never` where it cannot come up at all. */
  inside: string[] | 'never';
  /** Does what the findings say; then there are none any more. */
  mend?: (world: World, found: Report[]) => void;
}

/** The tag that brings the elements. */
export function tagged({ proxy }: World, path = '/elements/migris.js', more = ''): string {
  return `<script type="module" src="${proxy.site}${path}"${more}></script>`;
}

/** A page around some markup. */
export function html(body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ministry</title>${head}</head><body>${body}</body></html>`;
}

/** A page on which nothing is wrong, but for what a test adds. */
export function healthy(world: World, head = ''): string {
  return html('<migris-login diagnose></migris-login>', `${head}${tagged(world)}`);
}

/** The lines that mend one finding. */
export function linesOf(found: Report[], id: string): string[] {
  return found.find((each) => each.id === id)?.lines ?? assert.fail(`no ${id}`);
}

/** Sends the headers that a finding says. */
export function sendHeaders({ pages }: World, found: Report[], id: string): void {
  const headers = linesOf(found, id).filter((line) => !line.startsWith('<'));
  pages.page = { ...pages.page, headers: { ...pages.page.headers, ...Object.fromEntries(headers.map(split)) } };
}

function split(line: string): [string, string] {
  const at = line.indexOf(': ');
  return [line.slice(0, at).toLowerCase(), line.slice(at + 2)];
}

/** Puts the line that a finding says in the place of every script of ours. */
export function replaceScript({ pages }: World, found: Report[], id: string): void {
  const [line = ''] = linesOf(found, id);
  const without = pages.page.html.replace(/<script[^>]*migris[^>]*><\/script>/g, '');
  pages.page = { ...pages.page, html: without.replace('</head>', `${line}</head>`) };
}
