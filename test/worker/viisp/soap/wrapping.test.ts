import { expect, test } from 'vitest';
import { readAnswer } from '../../../../worker/viisp/soap/signed-xml.js';
import { VARDENIS, VARDENIS_ANSWER } from '../../../support/worker/viisp/contents.js';
import { platformWith } from '../../../support/worker/viisp/platform.js';
import { element, envelope, key, signedMessage, signedPayload } from '../../../support/worker/viisp/signer.js';
import { SMART_ID } from '../../../support/worker/viisp/vectors.js';
import { pieces, WRAPPINGS } from '../../../support/worker/viisp/wrapping.js';

const { original, signature, unsigned } = pieces;
const platform = platformWith();
const ours = platformWith({ keys: [key.pinned] });
const signed = await signedMessage({ content: VARDENIS });

test('the response that all of these attack is believed as it is', () => {
  expect(readAnswer(envelope(original), platform)).toEqual({ value: SMART_ID });
  expect(readAnswer(signed, ours)).toEqual({ value: VARDENIS_ANSWER });
});

test('BI-54: a response without a signature, or with an empty one, is refused', () => {
  expect(readAnswer(envelope(unsigned), platform)).toEqual({ refused: 'signature_place' });
  const empty = original.replace(signature, '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>');
  expect(readAnswer(envelope(empty), platform)).toEqual({ refused: 'signature_place' });
});

for (const [place, wrapped] of Object.entries(WRAPPINGS)) {
  test.each(['evil', 'uniqueId'])(`T-xsw, BI-57: ${place}, and the other has the id %s: refused`, (id) => {
    expect(readAnswer(wrapped(id), platform)).toEqual({ refused: expect.any(String) });
  });
}

test.each(['id', 'ID', 'Id', 'iD', 'xml:id', 'x:id'])(
  'T-xsw, BI-58: whoever puts the signed id on a second element, as %s, is refused',
  (name) => {
    const second = `<Assertion xmlns:x="urn:x" ${name}="uniqueId"/>`;
    expect(readAnswer(envelope(original, second), platform)).toEqual({ refused: 'reference' });
  },
);

test('T-xsw: an id that another attribute than `id` carries is no id', async () => {
  for (const name of ['Id', 'ID', 'xml:id']) {
    const message = signed.replace(' id="uniqueId"', ` ${name}="uniqueId"`);
    expect(readAnswer(message, ours)).toEqual({ refused: 'reference' });
  }
});

test('T-xsw: a reference to the whole document, to nothing, or to an expression is refused', async () => {
  for (const uri of [
    '',
    'uniqueId',
    '#',
    '#other',
    "#xpointer(id('uniqueId'))",
    '#xpointer(/)',
    'https://x.example/',
  ]) {
    const message = await signedMessage({ content: VARDENIS, uri });
    expect(readAnswer(message, ours), uri).toEqual({ refused: 'reference' });
  }
});

test('T-xsw: an id that would end a search expression is refused', async () => {
  const message = await signedMessage({ content: VARDENIS, id: "x' or '1'='1" });
  expect(readAnswer(message, ours)).toEqual({ refused: 'reference' });
});

test('T-xsw: two signatures are refused, in whichever order and wherever', () => {
  const twice = original.replace(signature, signature + signature);
  expect(readAnswer(envelope(twice), platform)).toEqual({ refused: 'signature_place' });
  expect(readAnswer(envelope(original, signature), platform)).toEqual({ refused: 'signature_place' });
  const nested = original.replace('</Signature>', `<Object>${signature}</Object></Signature>`);
  expect(readAnswer(envelope(nested), platform)).toEqual({ refused: 'signature_place' });
  const foreign = '<Signature xmlns="urn:another"/>';
  expect(readAnswer(envelope(original, foreign), platform)).toEqual({ refused: 'signature_place' });
});

test('T-xsw: two SignedInfo are refused, in whichever order and wherever', () => {
  const [info = ''] = signature.match(/<SignedInfo>.*<\/SignedInfo>/) ?? [];
  const evil = info.replace(
    /<DigestValue>.*<\/DigestValue>/,
    '<DigestValue>AAAAAAAAAAAAAAAAAAAAAAAAAAA=</DigestValue>',
  );
  for (const two of [info + evil, evil + info]) {
    expect(readAnswer(envelope(original.replace(info, two)), platform)).toEqual({ refused: 'signature_place' });
  }
  expect(readAnswer(envelope(original, info), platform)).toEqual({ refused: 'signature_place' });
});

test('T-xsw: two references, two digests and two values are refused', () => {
  for (const part of ['Reference', 'DigestValue', 'SignatureValue']) {
    const [found = ''] = signature.match(new RegExp(`<${part}[ >].*</${part}>`)) ?? [];
    const twice = original.replace(found, found + found);
    expect(readAnswer(envelope(twice), platform), part).toEqual({ refused: 'signature_place' });
  }
});

test('T-xsw: a signature that is not the last part of what it signs is refused', () => {
  const first = unsigned.replace('id="uniqueId">', `id="uniqueId">${signature}`);
  expect(readAnswer(envelope(first), platform)).toEqual({ refused: 'signature_place' });
  const inside = unsigned.replace('</authentication:sourceData>', `${signature}</authentication:sourceData>`);
  expect(readAnswer(envelope(inside), platform)).toEqual({ refused: 'signature_place' });
});

test('T-xsw: more than one element in the body, or no body, or more than one, is refused', async () => {
  const payload = await signedPayload({ content: VARDENIS });
  for (const message of [
    envelope(`${payload}<x/>`),
    envelope(`<x/>${payload}`),
    envelope(''),
    envelope(payload).replace('<soap:Body>', '<soap:Body/><soap:Body>'),
    envelope(payload).replace(/soap:Body/g, 'soap:Torso'),
    envelope(payload).replace(/soap:Envelope/g, 'soap:Letter'),
    envelope(payload).replace('envelope/"><SOAP', 'another/"><SOAP'),
    payload,
  ])
    expect(readAnswer(message, ours)).toEqual({ refused: 'envelope' });
});

test('T-xsw: only the bytes that were digested are read, also where a library makes others of an element', async () => {
  // Canonicalisation by the library takes this attribute for a namespace; whoever reads the element itself reads `state`.
  const intruder = '<authentication:customData xmlns:x="urn:x" x:authentication="urn:evil">';
  const made = intruder.replace(' xmlns:x', ' xmlns:authentication="urn:evil" xmlns:x');
  const content = VARDENIS.replace('<authentication:customData>', intruder);
  const digested = element({ name: 'authenticationDataResponse', id: 'uniqueId', content }).replace(intruder, made);
  const message = await signedMessage({ content, digested });
  expect(readAnswer(message, ours)).toEqual({ value: { ...VARDENIS_ANSWER, customData: null } });
});

test('T-xsw: what stands around the signed element is never read', () => {
  const header = '<x:customData xmlns:x="http://www.epaslaugos.lt/services/authentication">evil</x:customData>';
  expect(readAnswer(envelope(original, header), platform)).toEqual({ value: SMART_ID });
});
