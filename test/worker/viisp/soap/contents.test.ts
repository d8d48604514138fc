import { expect, test } from 'vitest';
import type { Answer } from '../../../../worker/viisp/soap/answer.js';
import { readAnswer, readTicket } from '../../../../worker/viisp/soap/signed-xml.js';
import { attribute, information, tag, VARDENIS, VARDENIS_ANSWER } from '../../../support/worker/viisp/contents.js';
import { platformWith } from '../../../support/worker/viisp/platform.js';
import { key, signedMessage } from '../../../support/worker/viisp/signer.js';

const platform = platformWith({ keys: [key.pinned] });
const provider = tag('authenticationProvider', 'auth.eidas');

async function reading(content: string) {
  return readAnswer(await signedMessage({ content }), platform);
}

async function answer(content: string): Promise<Answer> {
  const read = await reading(content);
  if (!('value' in read)) throw new Error(JSON.stringify(read));
  return read.value;
}

async function ticket(content: string) {
  return readTicket(await signedMessage({ name: 'authenticationResponse', content }), platform);
}

test('a person who came by eIDAS has no Lithuanian code, and is read all the same', async () => {
  const content = provider + attribute('eidas-eid', 'EE/LT/38001085718') + information('firstName', 'ÕIE');
  expect(await answer(content)).toEqual({
    provider: 'auth.eidas',
    attributes: { 'eidas-eid': 'EE/LT/38001085718' },
    information: { firstName: 'ÕIE' },
    customData: null,
  });
});

test('the order of attributes and information means nothing, and company data is read as it comes', async () => {
  const parts = [
    tag('customData', 'state'),
    information('companyName', 'UAB "ŽALIA &amp; CO"'),
    attribute('lt-company-code', '300000000'),
    provider,
    information('birthday', '1933-09-24', 'dateValue'),
    attribute('lt-personal-code', '33309240064'),
  ];
  const expected = {
    provider: 'auth.eidas',
    attributes: { 'lt-company-code': '300000000', 'lt-personal-code': '33309240064' },
    information: { companyName: 'UAB "ŽALIA & CO"', birthday: '1933-09-24' },
    customData: 'state',
  };
  expect(await answer(parts.join(''))).toEqual(expected);
  expect(await answer(parts.reverse().join(''))).toEqual(expected);
});

test('what came empty is absent, be the value empty or the value within it', async () => {
  const content =
    provider + information('companyName', '') + information('email', ' ').replace(' ', '') + attribute('login', '');
  expect(await answer(content)).toMatchObject({ attributes: {}, information: {} });
});

test('what goes by the name of a property of every object is a name like any other', async () => {
  const { attributes, information: told } = await answer(
    provider + attribute('__proto__', 'x') + attribute('constructor', 'y') + information('__proto__', 'z'),
  );
  expect(Object.getPrototypeOf(attributes)).toBeNull();
  expect(Object.getPrototypeOf(told)).toBeNull();
  expect(Object.entries(attributes)).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ]);
  expect(Object.entries(told)).toEqual([['__proto__', 'z']]);
});

test('a signed response that says one thing twice is refused', async () => {
  const code = attribute('lt-personal-code', '33309240064');
  for (const content of [
    provider + code + code,
    provider + code + attribute('lt-personal-code', ''),
    provider + information('email', 'a@b.lt') + information('email', 'c@d.lt'),
    provider + provider,
    provider + tag('customData', 'a') + tag('customData', 'a'),
    provider + tag('authenticationAttribute', tag('attribute', 'a') + tag('attribute', 'b') + tag('value', 'c')),
    provider + tag('authenticationAttribute', tag('attribute', 'a') + tag('value', 'c') + tag('value', 'd')),
  ])
    expect(await reading(content), content).toEqual({ refused: 'content' });
});

test('a signed response that holds elements where text is due, or lacks what is due, is refused', async () => {
  for (const content of [
    '',
    tag('customData', 'state'),
    tag('authenticationProvider', ''),
    tag('authenticationProvider', tag('x', 'auth.lt.bank')),
    provider + attribute('lt-personal-code', tag('x', '333')),
    provider + attribute('', '33309240064'),
    provider + tag('authenticationAttribute', tag('attribute', 'lt-personal-code')),
    provider + tag('authenticationAttribute', ''),
    provider + information('email', 'a@b.lt', 'otherValue'),
    provider + information('email', tag('x', 'a@b.lt')),
    provider +
      tag('userInformation', tag('information', 'email') + tag('value', '<stringValue xmlns="urn:x">a</stringValue>')),
    provider + tag('userInformation', tag('information', 'email') + tag('value', 'a@b.lt')),
    provider + tag('customData', tag('x', 'state')),
  ])
    expect(await reading(content), content).toEqual({ refused: 'content' });
});

test('an element of another namespace is not the one of that name', async () => {
  const foreign = '<customData xmlns="urn:x">evil</customData>';
  expect(await answer(provider + foreign)).toMatchObject({ customData: null });
  expect(await reading(tag('authenticationProvider', 'x').replace('authentication:', 'soap:'))).toHaveProperty(
    'refused',
  );
});

test('a name is read as it was signed: upper case, numeric references, and every kind of line', async () => {
  const message = await signedMessage({ content: VARDENIS.replace('VARDENIS', 'ČĘ-&#xD;\u0085\u2028 Ž') });
  const expected = { ...VARDENIS_ANSWER, information: { firstName: 'ČĘ-\r\u0085\u2028 Ž' } };
  expect(readAnswer(message, platform)).toEqual({ value: expected });
  expect(readAnswer(message.replace('Č', '&#x10c;').replace('Ž', '&#381;'), platform)).toEqual({ value: expected });
  expect(readAnswer(message.replace('&#xD;', '&#13;'), platform)).toEqual({ value: expected });
});

test('a return that was signed and then written raw is read as it was signed', async () => {
  const message = await signedMessage({ content: VARDENIS.replace('VARDENIS', 'A&#xD;\nB') });
  const expected = { ...VARDENIS_ANSWER, information: { firstName: 'A\r\nB' } };
  expect(readAnswer(message.replace('&#xD;', '\r'), platform)).toEqual({ value: expected });
  expect(readAnswer(`<?xml version="1.0"?>\r\n${message.replace('&#xD;', '\r')}\r\n`, platform)).toEqual({
    value: expected,
  });
  const lines = await signedMessage({ content: VARDENIS.replace('VARDENIS', 'A\nB') });
  expect(readAnswer(lines.replace('A\nB', 'A\r\nB'), platform)).toMatchObject({
    value: { information: { firstName: 'A\nB' } },
  });
});

test('a signature may be broken into lines, as the platform breaks it', async () => {
  const message = await signedMessage({ content: VARDENIS });
  for (const end of ['\n', '\r\n', '&#13;\n', '\r'])
    expect(readAnswer(message.replace(/(?<=<SignatureValue>)(.{30})/g, `$1${end}`), platform)).toEqual({
      value: VARDENIS_ANSWER,
    });
});

test('a ticket is what an address may carry, and at most 512 characters long', async () => {
  expect(await ticket(tag('ticket', 'x'.repeat(512)))).toEqual({ value: 'x'.repeat(512) });
  for (const bad of ['', ' ', 'a b', 'ą', 'x'.repeat(513), tag('x', 'a'), 'a&#xD;'])
    expect(await ticket(tag('ticket', bad)), bad).toEqual({ refused: 'content' });
  expect(await ticket(tag('ticket', 'a') + tag('ticket', 'a'))).toEqual({ refused: 'content' });
  expect(await ticket('')).toEqual({ refused: 'content' });
});
