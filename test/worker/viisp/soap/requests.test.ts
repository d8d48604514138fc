import { expect, test } from 'vitest';
import { signedAnswerRequest, signedTicketRequest } from '../../../../worker/viisp/soap/signed-xml.js';
import { platformWith } from '../../../support/worker/viisp/platform.js';
import { digestOf } from '../../../support/worker/viisp/signer.js';
import { vectors } from '../../../support/worker/viisp/vectors.js';

const platform = platformWith();
const flow = { postback: 'https://migris.example/auth/viisp/postback', customData: 'c3RhdGU-0f8b1e' };
const VECTOR_01_DIGEST = 'FrE+xHNvjTf/spcZvwOvuZe4Ku0=';
const VECTOR_03_DIGEST = 'egklC7Q2vspe2Uvs8yvFbO1iPf8=';

/** The names of a message's elements in their order, each once in a row. */
function order(message: string): string[] {
  const names = [...message.matchAll(/<([\w:]+)/g)].map(([, name = '']) => name);
  return names.filter((name, at) => name !== names[at - 1]);
}

function texts(message: string, name: string): string[] {
  return [...message.matchAll(new RegExp(`<authentication:${name}>([^<]*)<`, 'g'))].map(([, text = '']) => text);
}

/** The bytes that the digest of a request is made of: as it is sent, without its signature. */
function digested(message: string): string {
  const [payload = ''] = message.match(/<(authentication:\w+Request) .*<\/\1>/s) ?? [];
  return payload.replace(/<Signature .*<\/Signature>/s, '').replace(/ xmlns:(?:dsig|ns3)="[^"]*"/g, '');
}

function digestIn(message: string): string | undefined {
  return message.match(/<DigestValue>(.*)<\/DigestValue>/)?.[1];
}

function signatureShape(message: string): string {
  const [signature = ''] = message.match(/<Signature .*<\/Signature>/s) ?? [];
  return signature.replace(/URI="#[^"]*"/, 'URI="#"').replace(/(?<=<(DigestValue|SignatureValue|Modulus)>)[^<]*/g, '');
}

test('01: a request for a ticket has the order of the platform, and its signature is built alike to the letter', () => {
  const message = signedTicketRequest(platform, flow);
  expect(order(message)).toEqual(order(vectors.ticketRequest));
  expect(signatureShape(message)).toBe(signatureShape(vectors.ticketRequest));
});

test('03: a request for what is said of a person, too; the source of it is not asked for', () => {
  const message = signedAnswerRequest(platform, 'dfa1339f-46b6-457d-a21d-2d7680389bfd');
  const expected = order(vectors.dataRequest).filter((name) => !name.endsWith('includeSourceData'));
  expect(order(message)).toEqual(expected);
  expect(signatureShape(message)).toBe(signatureShape(vectors.dataRequest));
});

test('01, 03: what is digested here is what was digested there', async () => {
  expect(await digestOf(digested(vectors.ticketRequest), 'SHA-1')).toBe(VECTOR_01_DIGEST);
  expect(await digestOf(digested(vectors.dataRequest), 'SHA-1')).toBe(VECTOR_03_DIGEST);
  const message = signedAnswerRequest(platform, 'dfa1339f-46b6-457d-a21d-2d7680389bfd');
  expect(await digestOf(digested(message), 'SHA-1')).toBe(digestIn(message));
  // The same request under the id of the vector, and with the one element that we leave out.
  const alike = digested(message)
    .replace(/ id="[^"]*"/, ' id="uniqueNodeId"')
    .replace('</authentication:ticket>', '$&<authentication:includeSourceData>true</authentication:includeSourceData>');
  expect(await digestOf(alike, 'SHA-1')).toBe(VECTOR_03_DIGEST);
});

test('a person is asked for no more than is kept: no birthday, address, nationality or company', () => {
  const message = signedTicketRequest(platform, flow);
  expect(texts(message, 'authenticationProvider')).toEqual(platform.providers);
  expect(texts(message, 'authenticationAttribute')).toEqual(['lt-personal-code', 'eidas-eid', 'iltu-personal-code']);
  expect(texts(message, 'userInformation')).toEqual(['firstName', 'lastName', 'email', 'phoneNumber']);
  expect(texts(message, 'pid')).toEqual([platform.pid]);
});

test('what an address or a state holds arrives as text and as nothing else', async () => {
  const message = signedTicketRequest(platform, {
    postback: 'https://a.example/?a=1&b=<2>',
    customData: ']]>\r"\'&amp;',
  });
  expect(texts(message, 'postbackUrl')).toEqual(['https://a.example/?a=1&amp;b=&lt;2&gt;']);
  expect(texts(message, 'customData')).toEqual([']]&gt;&#xD;"\'&amp;amp;']);
  expect(await digestOf(digested(message), 'SHA-1')).toBe(digestIn(message));
});

test('with rsa-sha256 configured, signature and digest are of SHA-256', async () => {
  const message = signedAnswerRequest(platformWith({ signature: 'rsa-sha256' }), 'ticket');
  expect(message).toContain('<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>');
  expect(message).toContain('<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>');
  expect(await digestOf(digested(message), 'SHA-256')).toBe(digestIn(message));
});

test('no two requests have one id', () => {
  const ids = Array.from({ length: 20 }, () => signedAnswerRequest(platform, 'ticket').match(/ id="([^"]+)"/)?.[1]);
  expect(new Set(ids).size).toBe(20);
  for (const id of ids) expect(id).toMatch(/^_[\da-f-]{36}$/);
});
