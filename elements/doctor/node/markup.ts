import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { isOurs } from '../address.js';
import type { Found } from '../look.js';
import { policiesIn } from '../policy.js';
import type { SeenPolicy } from '../seen.js';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const TITLE_CHARACTERS = 80;
/** Every address of a page is read from there. */
const BASE_CHARACTERS = 2000;

/** What stands in the markup of a page. */
export function readMarkup(html: string, url: string, headers: Headers): Omit<Found, 'by' | 'bases'> {
  const elements = elementsIn(parse(html, { sourceCodeLocationInfo: true }));
  const home = homeOf(elements, url);
  const scripts = elements.filter(({ tagName }) => tagName === 'script');
  const ours = scripts.filter((script) => isOurs(sourceOf(script, home)));
  const policies = [...fromHeader(headers), ...fromMarkup(elements)];
  return {
    home,
    page: {
      url,
      origin: isBoxed(policies) ? 'null' : new URL(url).origin,
      title: titleIn(elements),
      policies,
      otherScripts: scripts.length - ours.length,
    },
    scripts: ours.map((script) => ({
      src: sourceOf(script, home),
      type: attribute(script, 'type')?.trim().toLowerCase() ?? '',
      integrity: attribute(script, 'integrity')?.trim() ?? '',
      nonce: !!attribute(script, 'nonce'),
    })),
    tags: elements
      .filter(({ tagName }) => tagName.startsWith('migris-'))
      .map((tag) => ({
        name: tag.tagName,
        api: attribute(tag, 'api') || undefined,
        selfClosed: isSelfClosed(tag, html),
      })),
  };
}

/** Every element that a browser makes of the markup; what is in a template is none yet. */
function elementsIn(document: Node): Element[] {
  const elements: Element[] = [];
  // No recursion: a page may be nested more deeply than calls may be.
  const waiting = [document];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('tagName' in node) elements.push(node);
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  return elements;
}

function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((each) => each.name === name)?.value;
}

function homeOf(elements: Element[], url: string): string {
  const base = elements.find(({ tagName }) => tagName === 'base');
  const href = base && attribute(base, 'href');
  return href && href.length <= BASE_CHARACTERS && URL.canParse(href, url) ? new URL(href, url).href : url;
}

function sourceOf(script: Element, home: string): string {
  const src = attribute(script, 'src')?.trim() ?? '';
  return src && URL.canParse(src, home) ? new URL(src, home).href : '';
}

function titleIn(elements: Element[]): string {
  const title = elements.find(({ tagName }) => tagName === 'title');
  const text = title?.childNodes.map((node) => ('value' in node ? node.value : '')).join('') ?? '';
  return text.replace(/\s+/g, ' ').trim().slice(0, TITLE_CHARACTERS);
}

function fromHeader(headers: Headers): SeenPolicy[] {
  return policiesIn(headers.get('content-security-policy')).map((text) => ({ where: 'header', text }));
}

function fromMarkup(elements: Element[]): SeenPolicy[] {
  return elements
    .filter(
      (each) => each.tagName === 'meta' && attribute(each, 'http-equiv')?.toLowerCase() === 'content-security-policy',
    )
    .flatMap((each) => policiesIn(attribute(each, 'content')))
    .map((text) => ({ where: 'meta', text: text.replace(/(^|;)\s*sandbox[^;]*/gi, '$1') }));
}

/** Whether the page is kept from having an origin; only a header can. */
function isBoxed(policies: SeenPolicy[]): boolean {
  return policies.some(
    ({ where, text }) => where === 'header' && /(^|;)\s*sandbox(?![^;]*allow-same-origin)/i.test(text),
  );
}

function isSelfClosed({ sourceCodeLocation }: Element, html: string): boolean {
  const end = sourceCodeLocation?.startTag?.endOffset;
  return end !== undefined && html.slice(end - 2, end) === '/>';
}
