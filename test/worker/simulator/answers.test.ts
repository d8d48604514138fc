import { describe, expect, it } from 'vitest';
import { MEANS } from '../../../demo/viisp/means.js';
import { PERSONS } from '../../../demo/viisp/persons.js';
import { ATTRIBUTES, INFORMATION } from '../../../demo/viisp/schema.js';
import vector02 from '../../support/worker/viisp/vectors/02-initAuthentication-response.xml?raw';
import {
  asking,
  choose,
  dataFor,
  keys,
  post,
  sign,
  signIn,
  simulator,
  ticketFrom,
  ticketRequest,
  verified,
} from './client.js';

const EVERYTHING = ticketRequest({
  inside: asking('authenticationAttribute', ...ATTRIBUTES) + asking('userInformation', ...INFORMATION),
});

/** What an answer says, by name; `null` where there is an empty value. */
function facts(xml: string): Record<string, string | null> {
  const pair =
    /<authentication:(?:attribute|information)>([^<]+)<[^>]+>(?:<authentication:value\/>|<authentication:value>(?:<[^>]+>)?([^<]*)<)/g;
  return Object.fromEntries([...xml.matchAll(pair)].map(([, name, value]) => [name, value ?? null]));
}

/** The bytes of a message without what differs each time. */
function shape(xml: string): string {
  return xml
    .replace(/(<authentication:ticket>)[^<]+/, '$1')
    .replace(/(<(?:DigestValue|SignatureValue|Modulus)>)[^<]+/g, '$1');
}

it('the answer with a ticket is, but for ticket, digest, signature and key, the very bytes of the platform (vector 02)', async () => {
  const { it: platform } = await simulator();
  const { text } = await post(platform, sign(ticketRequest(), (await keys).client.privatePem));
  expect(shape(text)).toBe(shape(vector02));
  expect(await verified(text)).toMatch(/<authentication:ticket>[0-9a-f]{8}-[0-9a-f-]{27}<\/authentication:ticket>/);
});

describe('every means of every person', () => {
  for (const { provider } of MEANS) {
    for (const person of PERSONS.filter(({ means }) => means.includes(provider))) {
      it(`${person.id} by ${provider}: the signature is the platform's, with SHA-1 as with SHA-256`, async () => {
        const { it: platform } = await simulator();
        const { text } = await signIn(platform, { person: person.id, means: provider }, EVERYTHING);
        expect(await verified(text)).toContain(`<authentication:authenticationProvider>${provider}<`);
        expect(text).toContain('Algorithm="http://www.w3.org/2000/09/xmldsig#rsa-sha1"');
        platform.switches.signature = 'rsa-sha256';
        const strong = await signIn(platform, { person: person.id, means: provider }, EVERYTHING);
        expect(await verified(strong.text)).toContain(person.surname.toLocaleUpperCase('lt'));
        expect(strong.text).toContain('Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"');
        expect(strong.text).toContain('Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"');
      });
    }
  }
});

it('the schema order holds, and only what was asked for is told', async () => {
  const { it: platform } = await simulator();
  const { text } = await signIn(platform);
  expect(facts(text)).toEqual({
    'lt-personal-code': '38409152012',
    firstName: 'ČESLOVAS',
    lastName: 'ŽĄSINAS-ŠIŪKŠTA',
    email: 'ceslovas@example.lt',
  });
  const order = [
    ...text.matchAll(/<authentication:(authenticationProvider|authenticationAttribute|userInformation|customData)>/g),
  ];
  expect(order.map(([, name]) => name)).toEqual([
    ...['authenticationProvider', 'authenticationAttribute', 'userInformation', 'userInformation', 'userInformation'],
    'customData',
  ]);
  const nothing = await signIn(platform, {}, ticketRequest({ inside: '' }));
  expect(facts(nothing.text)).toEqual({});
});

it('what is not known comes as an empty value from a bank and is left out by Smart-ID', async () => {
  const { it: platform } = await simulator();
  const bank = await signIn(platform, { person: 'foreigner' }, EVERYTHING);
  expect(facts(bank.text)).toMatchObject({ email: null, companyName: null, birthday: '1985-03-12' });
  expect(bank.text).toContain('<authentication:dateValue>1985-03-12</authentication:dateValue>');
  const phone = await signIn(platform, { person: 'foreigner', means: 'auth.signatureProvider' }, EVERYTHING);
  expect(Object.keys(facts(phone.text))).not.toContain('email');
});

it('Smart-ID writes letters as numeric references; for a company its code comes first and its name is quoted', async () => {
  const { it: platform } = await simulator();
  const { text } = await signIn(platform, { means: 'auth.signatureProvider', company: 'on' }, EVERYTHING);
  expect(text).toContain('&#x10c;ESLOVAS');
  expect(text).not.toMatch(/[^\0-\x7f]/);
  expect(Object.keys(facts(text)).slice(0, 2)).toEqual(['lt-company-code', 'lt-personal-code']);
  expect(text).toContain('"Pavyzdin&#x117; &amp; Ko"');
  const card = await signIn(platform, { means: 'auth.lt.identity.card', company: 'on' }, EVERYTHING);
  expect(card.text).not.toContain('lt-company-code');
});

it('an identity card breaks the signature into lines with carriage returns', async () => {
  const { it: platform } = await simulator();
  const { text } = await signIn(platform, { means: 'auth.lt.identity.card' });
  expect(text).toMatch(/<SignatureValue>[\w+/]{76}&#13;\n/);
});

it('eIDAS tells facts in another order, other letters, and no personal code', async () => {
  const { it: platform } = await simulator();
  const { text } = await signIn(platform, { person: 'eidas', means: 'auth.eidas' });
  expect(facts(text)).toEqual({ 'eidas-eid': 'PL/LT/85020112345', firstName: 'ZOÉ ŁUCJA', lastName: 'WAŁĘSA-MÜLLER' });
  expect(Object.keys(facts(text))).toEqual(['eidas-eid', 'lastName', 'firstName']);
});

it('a bank does not tell the code of a government employee, their card does', async () => {
  const { it: platform } = await simulator();
  const bank = await signIn(platform, { person: 'employee' }, EVERYTHING);
  expect(bank.text).not.toContain('MD-00417');
  const card = await signIn(platform, { person: 'employee', means: 'auth.lt.government.employee.card' }, EVERYTHING);
  expect(facts(card.text)).toMatchObject({
    'lt-government-employee-code': 'MD-00417',
    'lt-personal-code': '37802280133',
  });
});

it('what the means told the platform is passed on only where it is asked for, carriage returns included', async () => {
  const { it: platform } = await simulator();
  for (const [source, told] of [
    ['', false],
    ['false', false],
    ['0', false],
    ['true', true],
    ['1', true],
  ] as const) {
    const ticket = await ticketFrom(platform);
    await choose(platform, ticket, { means: 'auth.signatureProvider' });
    const { text } = await dataFor(platform, ticket, { source });
    expect(text.includes('<authentication:sourceData><authentication:type>BANKLINK')).toBe(told);
    expect(text.includes('&#13;')).toBe(told);
    expect(await verified(text)).toBeDefined();
  }
});

it('a person of one’s own is told as typed, in capital letters', async () => {
  const { it: platform } = await simulator();
  const own = {
    person: 'own',
    givenNames: ' Ona <b>&"',
    surname: "Ne'Žinau",
    code: '33309240064',
    email: 'ona@example.lt',
  };
  const { text } = await signIn(platform, own);
  expect(await verified(text)).toContain('ONA &lt;B&gt;&amp;"');
  expect(facts(text)).toMatchObject({
    'lt-personal-code': '33309240064',
    lastName: "NE'ŽINAU",
    email: 'ona@example.lt',
  });
});

it('a changed surname comes with the same personal code', async () => {
  const { it: platform } = await simulator();
  const [before, after] = [await signIn(platform, { person: 'double' }), await signIn(platform, { person: 'changed' })];
  expect(facts(before.text)['lt-personal-code']).toBe(facts(after.text)['lt-personal-code']);
  expect(facts(before.text).lastName).not.toBe(facts(after.text).lastName);
});

it('the check digits of all personal codes are right', () => {
  const codes = PERSONS.flatMap(({ codes }) => codes['lt-personal-code'] ?? []);
  const sum = (code: string, weights: string) =>
    [...weights].reduce((total, weight, at) => total + Number(weight) * Number(code[at]), 0) % 11;
  const digit = (code: string) => [sum(code, '1234567891'), sum(code, '3456789123')].find((each) => each < 10) ?? 0;
  expect(codes.length).toBeGreaterThan(4);
  expect(codes.filter((code) => digit(code) !== Number(code[10]))).toEqual([]);
});
