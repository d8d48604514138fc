import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { Simulator } from '../../../demo/viisp/simulator.js';
import { MemoryTickets } from '../../../demo/viisp/tickets.js';

export const PID = 'VSID000000000113';
export const POSTBACK = 'https://migris.example/viisp/return';
export const START = Date.UTC(2026, 0, 15, 12);

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const PAYLOAD = 'http://www.epaslaugos.lt/services/authentication';

/** How a client signs: the defaults are the profile of the protocol. */
export interface Variant {
  sha256?: boolean;
  prefixes?: string[];
  transforms?: string[];
  prefix?: string;
}

/** One key pair as the tests need it. */
export interface TestKeys {
  privatePem: string;
  publicPem: string;
  spki: string;
}

async function makeKeys(): Promise<TestKeys> {
  const settings = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048 };
  const all = { ...settings, publicExponent: new Uint8Array([1, 0, 1]) };
  const pair = (await crypto.subtle.generateKey(all, true, ['sign', 'verify'])) as CryptoKeyPair;
  const base64 = async (form: 'pkcs8' | 'spki', key: CryptoKey) =>
    Buffer.from((await crypto.subtle.exportKey(form, key)) as ArrayBuffer).toString('base64');
  const spki = await base64('spki', pair.publicKey);
  const pem = (name: string, text: string) => `-----BEGIN ${name}-----\n${text}\n-----END ${name}-----\n`;
  return {
    privatePem: pem('PRIVATE KEY', await base64('pkcs8', pair.privateKey)),
    publicPem: pem('PUBLIC KEY', spki),
    spki,
  };
}

/** Making a key takes long: all tests share these. */
export const keys = Promise.all([makeKeys(), makeKeys(), makeKeys()]).then(([platform, client, stranger]) => ({
  platform,
  client,
  stranger,
}));

/** A simulator at a fixed time, with one client, and what it noted. */
export async function simulator(postbacks?: string[]) {
  const { platform, client } = await keys;
  const notes: string[] = [];
  const clock = { now: START, waited: 0 };
  const tickets = new MemoryTickets();
  const clients = [
    { pid: PID, key: client.spki, ...(postbacks && { postbacks }) },
    { pid: 'VSID000000000999', key: client.spki },
  ];
  const settings = {
    keys: { privateKey: platform.privatePem },
    clients,
    now: () => clock.now,
    wait: async (ms: number) => {
      clock.waited += ms;
    },
    note: (line: string) => notes.push(line),
  };
  return { it: new Simulator(settings, tickets), notes, clock, tickets };
}

/** A request for a ticket, before it is signed. */
export function ticketRequest(
  more: { inside?: string; pid?: string; postback?: string; customData?: string } = {},
): string {
  const { pid = PID, postback = POSTBACK, customData = 'c3RhdGU-0f8b1e' } = more;
  const inside =
    more.inside ??
    `${asking('authenticationAttribute', 'lt-personal-code', 'eidas-eid')}${asking('userInformation', 'firstName', 'lastName', 'email')}`;
  return request(
    'authenticationRequest',
    `${asking('pid', pid)}${inside}${asking('postbackUrl', postback)}${asking('customData', customData)}`,
  );
}

/** A request for data, before it is signed. */
export function dataRequest(ticket: string, { pid = PID, source = '' } = {}): string {
  const wish = source && asking('includeSourceData', source);
  return request('authenticationDataRequest', `${asking('pid', pid)}${asking('ticket', ticket)}${wish}`);
}

/** Elements of one name, one for each text. */
export function asking(name: string, ...texts: string[]): string {
  return texts.map((text) => `<authentication:${name}>${text}</authentication:${name}>`).join('');
}

/** A request of any content, before it is signed. */
export function request(name: string, inside: string): string {
  return `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Header/><soapenv:Body><authentication:${name} xmlns:authentication="${PAYLOAD}" id="uniqueNodeId">${inside}</authentication:${name}></soapenv:Body></soapenv:Envelope>`;
}

/** Signs a request as a client does, with another implementation than the simulator's own. */
export function sign(xml: string, privateKey: string, variant: Variant = {}): string {
  const { sha256 = false, prefixes = ['authentication'], prefix } = variant;
  const { transforms = [`${DSIG}enveloped-signature`, EXCLUSIVE] } = variant;
  const signed = new SignedXml({
    privateKey,
    canonicalizationAlgorithm: EXCLUSIVE,
    signatureAlgorithm: sha256 ? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256' : `${DSIG}rsa-sha1`,
    inclusiveNamespacesPrefixList: prefixes,
  });
  signed.addReference({
    xpath: '//*[@id="uniqueNodeId"]',
    transforms,
    digestAlgorithm: sha256 ? 'http://www.w3.org/2001/04/xmlenc#sha256' : `${DSIG}sha1`,
    inclusiveNamespacesPrefixList: prefixes,
  });
  const location = { reference: '//*[@id="uniqueNodeId"]', action: 'append' } as const;
  signed.computeSignature(xml, { location, ...(prefix && { prefix }) });
  return signed.getSignedXml();
}

/** Posts a message to the SOAP door. */
export async function post(
  it: Simulator,
  xml: string | Uint8Array<ArrayBuffer>,
): Promise<{ status: number; text: string; reason: string | null }> {
  const answer = await it.fetch(
    new Request('http://127.0.0.1:8790/viisp-simulator/soap', { method: 'POST', body: xml }),
  );
  return { status: answer.status, text: await answer.text(), reason: answer.headers.get('x-simulator-reason') };
}

/** Gets a ticket. */
export async function ticketFrom(it: Simulator, xml = ticketRequest()): Promise<string> {
  const { text } = await post(it, sign(xml, (await keys).client.privatePem));
  return text.match(/<authentication:ticket>([^<]+)/)?.[1] ?? `no ticket: ${text}`;
}

/** Chooses at the portal. */
export async function choose(it: Simulator, ticket: string, fields: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams({ ticket, person: 'citizen', means: 'auth.lt.bank', go: 'confirm', ...fields });
  return it.fetch(new Request('http://127.0.0.1:8790/viisp-simulator/portal/choose', { method: 'POST', body }));
}

/** Asks for the data. */
export async function dataFor(it: Simulator, ticket: string, more: { pid?: string; source?: string } = {}) {
  return post(it, sign(dataRequest(ticket, more), (await keys).client.privatePem));
}

/** Everything from the ticket to the data. */
export async function signIn(it: Simulator, fields: Record<string, string> = {}, wish = ticketRequest()) {
  const ticket = await ticketFrom(it, wish);
  await choose(it, ticket, fields);
  return dataFor(it, ticket);
}

/** The text that the platform's signature is over, or nothing when it does not verify with the platform's key. */
export async function verified(xml: string): Promise<string | undefined> {
  const signed = new SignedXml({ publicCert: (await keys).platform.publicPem, getCertFromKeyInfo: () => null });
  try {
    const signatures = new DOMParser().parseFromString(xml, 'text/xml').getElementsByTagNameNS(DSIG, 'Signature');
    signed.loadSignature(signatures[signatures.length - 1] as unknown as Node);
    return signed.checkSignature(xml) ? signed.getSignedReferences()[0] : undefined;
  } catch {
    return undefined;
  }
}
