import { NAMESPACES } from './names.js';

/** An element of a message: its name without prefix, its attributes, and text or further elements. */
export interface Branch {
  name: string;
  attributes?: Record<string, string>;
  children: (Branch | string)[];
}

/** How letters outside ASCII are written: as they are, or as numeric references. */
export type Letters = 'plain' | 'references';

/** An element with text or elements in it. */
export function branch(name: string, ...children: (Branch | string)[]): Branch {
  return { name, children };
}

// What the real platform declares on its answers, used or not.
const DECLARED = [
  `xmlns:authentication="${NAMESPACES.payload}"`,
  `xmlns:dsig="${NAMESPACES.signature}"`,
  `xmlns:ns3="${NAMESPACES.health}"`,
  `xmlns:ns4="${NAMESPACES.exclusive}"`,
].join(' ');

/** The element as exclusive canonicalisation gives it: the bytes that are digested. */
export function canonical(root: Branch): string {
  return render(root, {
    declared: `xmlns:authentication="${NAMESPACES.payload}"`,
    empty: (name) => `<${name}></${name.split(' ')[0]}>`,
    text: (text) => escapeText(text).replaceAll('\r', '&#xD;'),
  });
}

/** The element as it travels, for a `Signature` to be put before its end. */
export function written(root: Branch, letters: Letters): string {
  return render(root, {
    declared: DECLARED,
    empty: (name) => `<${name}/>`,
    text: (text) => {
      const escaped = escapeText(text).replaceAll('\r', '&#13;');
      return letters === 'plain' ? escaped : escaped.replace(/[^\0-\x7f]/gu, reference);
    },
  });
}

interface Manner {
  declared: string;
  empty: (name: string) => string;
  text: (text: string) => string;
}

function render(root: Branch, { declared, empty, text }: Manner): string {
  const one = ({ name, attributes = {}, children }: Branch, declaring = ''): string => {
    const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
    const tag = `authentication:${name}`;
    const opening = [tag, declaring && ` ${declaring}`, ...said].join('');
    const inside = children.map((child) => (typeof child === 'string' ? text(child) : one(child))).join('');
    return inside === '' ? empty(opening) : `<${opening}>${inside}</${tag}>`;
  };
  return one(root, declared);
}

/** Text with the characters that XML needs for itself made harmless. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** An attribute's value, as canonicalisation writes it too. */
export function escapeAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (letter) => `&#x${letter.charCodeAt(0).toString(16).toUpperCase()};`);
}

function reference(letter: string): string {
  return `&#x${(letter.codePointAt(0) ?? 0).toString(16)};`;
}
