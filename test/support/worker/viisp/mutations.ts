import { randomOf } from '../seeds.js';

type Random = () => number;
type Mutation = (text: string, random: Random) => string;

const INTRUDERS = [
  ...[
    '<!---->',
    '<!-- x -->',
    '<![CDATA[x]]>',
    '<?x y?>',
    '&#13;',
    '&#x10c;',
    '&amp;',
    '\r',
    '\r\n',
    '\n',
    '\t',
    ' ',
    ']]>',
  ],
  ...[
    '<x/>',
    '<x>',
    '</x>',
    ' id="uniqueId"',
    ' Id="uniqueId"',
    ' xml:id="uniqueId"',
    ' xmlns="urn:x"',
    ' xmlns:a="urn:x"',
  ],
  ...[
    '<!DOCTYPE x>',
    '\u0000',
    '\u0085',
    '\u2028',
    '\uFEFF',
    'Ą',
    '"',
    "'",
    '=',
    '<',
    '>',
    '&',
    ':',
    '/',
    '#',
    '0',
    '1',
  ],
];

/** What may happen to a message on its way, by accident or by intent. */
const MUTATIONS: Record<string, Mutation> = {
  changeCharacter: (text, random) => splice(text, at(text, random), 1, pick([...'0123456789abcXYZ<>&"/=: '], random)),
  remove: (text, random) => splice(text, at(text, random), 1 + Math.floor(random() * 40), ''),
  intrude: (text, random) => splice(text, at(text, random), 0, pick(INTRUDERS, random)),
  intrudeBetweenTags: (text, random) => splice(text, between(text, random), 0, pick(INTRUDERS, random)),
  repeat: (text, random) => {
    const from = at(text, random);
    return splice(text, from, 0, text.slice(from, from + 1 + Math.floor(random() * 400)));
  },
  moveElement: (text, random) => {
    const element = elementIn(text, random);
    const rest = text.replace(element, '');
    return splice(rest, between(rest, random), 0, element);
  },
  copyElement: (text, random) => splice(text, between(text, random), 0, elementIn(text, random)),
  removeElement: (text, random) => text.replace(elementIn(text, random), ''),
  changeText: (text, random) => {
    const texts = [...text.matchAll(/>([^<]+)</g)];
    if (texts.length === 0) return text;
    const { 1: old = '', index } = pick(texts, random);
    return splice(
      text,
      index + 1,
      old.length,
      pick([old.toLowerCase(), `${old} `, ` ${old}`, `${old}\n`, '', '0'], random),
    );
  },
  writeOtherwise: (text, random) => {
    const place = at(text, random);
    return splice(text, place, 1, `&#${text.codePointAt(place)};`);
  },
  otherQuotes: (text, random) => {
    const [from, , value] = pickQuoted(text, random);
    return splice(text, from, value.length + 2, `'${value}'`);
  },
  otherPrefix: (text) => text.replace(/SOAP-ENV/g, 'e'),
};

/** A message after one to three mutations that depend on the seed alone, and the names of these. */
export function mutated(text: string, seed: number): { text: string; by: string[] } {
  const random = randomOf(seed);
  const by = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(Object.keys(MUTATIONS), random));
  return { text: by.reduce((before, name) => (MUTATIONS[name] as Mutation)(before, random), text), by };
}

function splice(text: string, from: number, length: number, by: string): string {
  return text.slice(0, from) + by + text.slice(from + length);
}

function at(text: string, random: Random): number {
  return Math.floor(random() * text.length);
}

/** A place before, between or after tags. */
function between(text: string, random: Random): number {
  return pick([...text.matchAll(/<|$/g)], random).index;
}

function elementIn(text: string, random: Random): string {
  const found = [...text.matchAll(/<([\w:-]+)[^>]*?(?:\/>|>(?:(?!<\1[ >]).)*?<\/\1>)/gs)];
  return found.length > 0 ? pick(found, random)[0] : '';
}

function pickQuoted(text: string, random: Random): [number, string, string] {
  const found = [...text.matchAll(/"([^"<>]*)"/g)];
  if (found.length === 0) return [text.length, '', ''];
  const one = pick(found, random);
  return [one.index, one[0], one[1] ?? ''];
}

function pick<Item>(items: Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)] as Item;
}
