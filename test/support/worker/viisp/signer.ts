import { base64, type Hash, makeKey, type TestKey } from './platform.js';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const AUTHENTICATION = 'http://www.epaslaugos.lt/services/authentication';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const PREFIXES = `<InclusiveNamespaces xmlns="${EXCLUSIVE}" PrefixList="authentication"></InclusiveNamespaces>`;

/** The transforms of the one profile that is accepted. */
export const TRANSFORMS = {
  enveloped: transform(`${DSIG}enveloped-signature`),
  exclusive: transform(EXCLUSIVE, PREFIXES),
};

/** A transform or another algorithm, with what it is given. */
export function transform(algorithm: string, inside = ''): string {
  return `<Transform Algorithm="${algorithm}">${inside}</Transform>`;
}

/** Everything about a message that a test may want otherwise. XML is written as canonicalisation leaves it. */
export interface How {
  name: string;
  id: string;
  content: string;
  canonicalization: string;
  signature: string;
  transforms: string;
  digest: string;
  uri: string;
  /** What is digested, where it is not the message itself. */
  digested: string;
  hash: Hash;
  keyInfo: string;
  sign: TestKey['sign'];
}

/** The key behind every message that is signed here and does not name another. */
export const key = await makeKey();

const DEFAULTS = {
  name: 'authenticationDataResponse',
  id: 'uniqueId',
  canonicalization: `<CanonicalizationMethod Algorithm="${EXCLUSIVE}">${PREFIXES}</CanonicalizationMethod>`,
  signature: `${DSIG}rsa-sha1`,
  transforms: TRANSFORMS.enveloped + TRANSFORMS.exclusive,
  digest: `${DSIG}sha1`,
  hash: 'SHA-1' as Hash,
  keyInfo: key.keyInfo,
  sign: key.sign,
};

/** An element of the platform's namespace, canonical, with something in it. */
export function element({ name, id, content }: Pick<How, 'name' | 'id' | 'content'>): string {
  return `<authentication:${name} xmlns:authentication="${AUTHENTICATION}" id="${id}">${content}</authentication:${name}>`;
}

/** A message signed as the platform signs, but for what the test wants otherwise. */
export async function signedPayload(changes: Partial<How> & { content: string }): Promise<string> {
  const how = { ...DEFAULTS, uri: `#${changes.id ?? DEFAULTS.id}`, digested: '', ...changes };
  const digest = await digestOf(how.digested || element(how), how.hash);
  const inside = [
    `${how.canonicalization}<SignatureMethod Algorithm="${how.signature}"></SignatureMethod><Reference URI="${how.uri}">`,
    `<Transforms>${how.transforms}</Transforms><DigestMethod Algorithm="${how.digest}"></DigestMethod>`,
    `<DigestValue>${digest}</DigestValue></Reference>`,
  ].join('');
  const bytes = `<SignedInfo xmlns="${DSIG}" xmlns:authentication="${AUTHENTICATION}">${inside}</SignedInfo>`;
  const value = `<SignatureValue>${await how.sign(bytes, how.hash)}</SignatureValue>`;
  const signature = `<Signature xmlns="${DSIG}"><SignedInfo>${inside}</SignedInfo>${value}${how.keyInfo}</Signature>`;
  return element({ ...how, content: how.content + signature });
}

/** That message in its envelope. */
export async function signedMessage(changes: Partial<How> & { content: string }): Promise<string> {
  return envelope(await signedPayload(changes));
}

/** An envelope as the platform writes it, header and all. */
export function envelope(body: string, header = ''): string {
  return `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Header xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/">${header}</SOAP-ENV:Header><soap:Body>${body}</soap:Body></soap:Envelope>`;
}

/** The digest of a canonical text. */
export async function digestOf(text: string, hash: Hash): Promise<string> {
  return base64(await crypto.subtle.digest(hash, new TextEncoder().encode(text)));
}
