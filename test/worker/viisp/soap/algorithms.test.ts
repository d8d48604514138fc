import { expect, test } from 'vitest';
import { readAnswer } from '../../../../worker/viisp/soap/signed-xml.js';
import { VARDENIS, VARDENIS_ANSWER } from '../../../support/worker/viisp/contents.js';
import { base64, makeKey, platformWith } from '../../../support/worker/viisp/platform.js';
import { element, type How, key, signedMessage, TRANSFORMS, transform } from '../../../support/worker/viisp/signer.js';
import { PLATFORM_KEY } from '../../../support/worker/viisp/vectors.js';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const INCLUSIVE = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const SHA256 = {
  signature: `${MORE}rsa-sha256`,
  digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
  hash: 'SHA-256',
} as const;
const platform = platformWith({ keys: [key.pinned] });
const both = platformWith({ keys: [key.pinned], accepts: ['rsa-sha256', 'rsa-sha1'] });

function signed(changes: Partial<How> = {}) {
  return signedMessage({ content: VARDENIS, ...changes });
}

test('T-alg: what is accepted is what is configured, and either where both are', async () => {
  expect(readAnswer(await signed(), platform)).toEqual({ value: VARDENIS_ANSWER });
  expect(readAnswer(await signed(SHA256), platform)).toEqual({ refused: 'algorithm' });
  expect(readAnswer(await signed(), platformWith({ keys: [key.pinned], accepts: ['rsa-sha256'] }))).toEqual({
    refused: 'algorithm',
  });
  expect(readAnswer(await signed(), both)).toEqual({ value: VARDENIS_ANSWER });
  expect(readAnswer(await signed(SHA256), both)).toEqual({ value: VARDENIS_ANSWER });
});

test('T-alg: a digest that does not belong to the signature is refused', async () => {
  const { signature, digest } = SHA256;
  expect(readAnswer(await signed({ digest }), both)).toEqual({ refused: 'algorithm' });
  expect(readAnswer(await signed({ signature }), both)).toEqual({ refused: 'algorithm' });
});

test('T-alg, BI-61: whoever takes the public key for the secret of an HMAC is refused', async () => {
  const pem = `-----BEGIN PUBLIC KEY-----\n${key.pinned.replace(/.{1,64}/g, '$&\n')}-----END PUBLIC KEY-----\n`;
  for (const secret of [pem, key.pinned, atob(key.pinned)]) {
    const bytes = Uint8Array.from(secret, (character) => character.charCodeAt(0));
    const mac = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
    const sign = async (text: string) => base64(await crypto.subtle.sign('HMAC', mac, new TextEncoder().encode(text)));
    expect(readAnswer(await signed({ signature: `${DSIG}hmac-sha1`, sign }), both)).toEqual({ refused: 'algorithm' });
    // The same where it calls itself what is accepted.
    expect(readAnswer(await signed({ sign }), both)).toEqual({ refused: 'signature' });
  }
});

test('T-alg, BI-55: a key that only the message names is refused', async () => {
  const { sign, keyInfo } = await makeKey();
  expect(readAnswer(await signed({ sign, keyInfo }), platform)).toEqual({ refused: 'signature' });
  expect(readAnswer(await signed({ sign }), platform)).toEqual({ refused: 'signature' });
});

test('T-alg: the key in the message is not looked at, right or wrong or absent or a certificate', async () => {
  const { keyInfo } = await makeKey();
  const certificate = '<KeyInfo><X509Data><X509Certificate>AAAA</X509Certificate></X509Data></KeyInfo>';
  for (const other of [keyInfo, '', certificate, '<KeyInfo></KeyInfo>'])
    expect(readAnswer(await signed({ keyInfo: other }), platform)).toEqual({ value: VARDENIS_ANSWER });
});

test('a platform that rolls its keys over is believed by the old one and by the new one', async () => {
  const message = await signed();
  for (const keys of [
    [PLATFORM_KEY, key.pinned],
    [key.pinned, PLATFORM_KEY],
    ['bm8ga2V5', key.pinned],
  ])
    expect(readAnswer(message, platformWith({ keys }))).toEqual({ value: VARDENIS_ANSWER });
  for (const keys of [[PLATFORM_KEY], [], [''], ['bm8ga2V5']])
    expect(readAnswer(message, platformWith({ keys }))).toEqual({ refused: 'signature' });
});

test('T-alg, BI-60: foreign transforms are refused, whether they would change anything or not', async () => {
  const { enveloped, exclusive } = TRANSFORMS;
  const xslt = '<stylesheet xmlns="http://www.w3.org/1999/XSL/Transform" version="1.0"></stylesheet>';
  const foreign = [
    transform('http://www.w3.org/TR/1999/REC-xslt-19991116', xslt),
    transform('http://www.w3.org/TR/1999/REC-xpath-19991116', '<XPath>not(self::x)</XPath>'),
    transform('http://www.w3.org/2002/06/xmldsig-filter2'),
    transform(`${DSIG}base64`),
    transform('urn:unknown'),
  ];
  for (const one of foreign)
    for (const transforms of [enveloped + one + exclusive, enveloped + one, one + exclusive, one])
      expect(await refusal({ transforms }), transforms).toMatch(/^(algorithm|signature_shape)$/);
  for (const transforms of ['', enveloped, exclusive, exclusive + enveloped, enveloped + exclusive + exclusive])
    expect(await refusal({ transforms }), transforms).toMatch(/^(algorithm|signature_shape)$/);
});

async function refusal(changes: Partial<How>): Promise<unknown> {
  const reading = readAnswer(await signed(changes), both);
  return 'refused' in reading && reading.refused;
}

test('T-alg: inclusive canonicalisation and that with comments are refused, of the message and of the signature', async () => {
  const digested = element({ name: 'authenticationDataResponse', id: 'uniqueId', content: VARDENIS }).replace(
    ' id=',
    ' xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" id=',
  );
  for (const algorithm of [INCLUSIVE, `${INCLUSIVE}#WithComments`, `${EXCLUSIVE}WithComments`]) {
    const transforms = TRANSFORMS.enveloped + transform(algorithm);
    expect(await refusal({ transforms })).toBe('algorithm');
    expect(await refusal({ transforms, digested })).toBe('algorithm');
    const canonicalization = `<CanonicalizationMethod Algorithm="${algorithm}"></CanonicalizationMethod>`;
    expect(await refusal({ canonicalization })).toBe('algorithm');
  }
});

test('T-alg: nothing may stand in a signature but what the profile puts there', async () => {
  const message = await signed();
  for (const [part, other] of [
    ['PrefixList="authentication"></Inc', 'PrefixList="authentication"><x/></Inc'],
    ['PrefixList="authentication"', 'PrefixList="authentication" x="y"'],
    ['PrefixList="authentication"', 'PrefixList="#default"'],
    ['PrefixList="authentication"', ''],
    [/InclusiveNamespaces/g, 'OtherNamespaces'],
    ['<SignatureValue>', '<SignatureValue x="y">'],
    ['<SignatureValue>', '<SignatureValue>!'],
    ['<DigestValue>', '<DigestValue>-'],
    ['<SignedInfo>', '<SignedInfo x="y">'],
    ['<Reference ', '<Reference Type="urn:x" '],
    ['<KeyInfo>', '<Object/><KeyInfo>'],
    ['</KeyInfo>', '</KeyInfo><Object/>'],
    ['rsa-sha1"></SignatureMethod>', 'rsa-sha1"><HMACOutputLength>1</HMACOutputLength></SignatureMethod>'],
  ] as const) {
    const changed = message.replace(part, other);
    expect(changed).not.toBe(message);
    expect(readAnswer(changed, platform), other).toEqual({ refused: 'signature_shape' });
  }
});

test('T-alg: an algorithm that is named twice, in another namespace too, is refused', async () => {
  const message = await signed();
  for (const name of ['CanonicalizationMethod', 'SignatureMethod', 'DigestMethod', 'Transform']) {
    const twice = message.replace(`<${name} `, `<${name} xmlns:x="urn:x" x:Algorithm="urn:evil" `);
    expect(readAnswer(twice, platform), name).toEqual({ refused: 'signature_shape' });
  }
});
