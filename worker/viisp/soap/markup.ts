import { must } from './breach.js';

const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const SPACE = '[ \\t\\r\\n]';
const ATTRIBUTE = `${SPACE}+${NAME}${SPACE}*=${SPACE}*(?:"[^"<]*"|'[^'<]*')`;
const TOKEN = new RegExp(
  `<(?<begun>${NAME})(?:${ATTRIBUTE})*${SPACE}*(?<empty>/?)>|</(?<ended>${NAME})${SPACE}*>|(?<text>[^<]+)`,
  'y',
);
const DECLARATION =
  /^<\?xml[ \t\r\n]+version=(?:"1\.0"|'1\.0')(?:[ \t\r\n]+encoding=(?:"utf-8"|'utf-8'))?(?:[ \t\r\n]+standalone=(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>/i;
const REFERENCE = /&(?:(?:amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));|&/gi;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML forbids is just that.
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;

// Several times what the platform sends. Canonicalisation takes the product of these, and whoever has no key can ask for it.
const DEEPEST = 16;
const MOST_ELEMENTS = 250;
const LONGEST_TAG = 2048;
const MOST_NAMESPACES = 100;
const MOST_ATTRIBUTES = 500;
const MOST_SIZE = 256 * 1024;

/**
 * Insists that a text is made of elements, attributes and characters alone: no DOCTYPE, no entity but the five of XML, no CDATA,
 * comment or instruction. Answers what a parser may be given, without the declaration. A parser that is given less to read has less to read otherwise than the one that signed.
 */
export function plainMarkup(text: string): string {
  const plain = text.replace(DECLARATION, '');
  must(plain.length <= MOST_SIZE, 'too_large');
  must(!FORBIDDEN.test(plain), 'markup');
  must(wholeReferences(plain), 'markup');
  must(plain.split('xmlns').length <= MOST_NAMESPACES, 'too_complex');
  must(plain.split('=').length <= MOST_ATTRIBUTES, 'too_complex');
  nested(plain);
  // As XML 1.0 has it these two are characters like any other; the parser takes them for ends of lines, as XML 1.1 does.
  return plain.replace(/\u0085/g, '&#x85;').replace(/\u2028/g, '&#x2028;');
}

/** Whether every `&` begins a reference to one of the five entities or to a character that XML allows. */
function wholeReferences(text: string): boolean {
  for (const [reference, decimal, hexadecimal] of text.matchAll(REFERENCE)) {
    if (reference === '&') return false;
    const number = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : undefined;
    if (number !== undefined && (number > 0x10ffff || FORBIDDEN.test(String.fromCodePoint(number)))) return false;
    // XML knows `&amp;` and not `&AMP;`; the expression ignores case for hexadecimal digits alone.
    if (number === undefined && reference !== reference.toLowerCase()) return false;
  }
  return true;
}

/** Insists that every element ends where it must, that one holds all others, and that there are not too many. */
function nested(text: string): void {
  const open: string[] = [];
  let elements = 0;
  let roots = 0;
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length; ) {
    const token = TOKEN.exec(text);
    const { begun, empty, ended, text: characters } = token?.groups ?? {};
    if (begun) {
      if (open.length === 0) roots += 1;
      elements += 1;
      must(open.length < DEEPEST && elements <= MOST_ELEMENTS, 'too_complex');
      must((token?.[0].length ?? 0) <= LONGEST_TAG, 'too_complex');
      if (!empty) open.push(begun);
    } else if (ended) must(open.pop() === ended, 'markup');
    else
      must(characters && (open.length > 0 ? !characters.includes(']]>') : /^[ \t\r\n]*$/.test(characters)), 'markup');
  }
  must(open.length === 0 && roots === 1, 'markup');
}
