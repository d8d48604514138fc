import { type SigningKey, toBase64 } from './keys.js';
import { ALGORITHMS, ENVELOPED, NAMESPACES, type SignatureName } from './names.js';

/** What a signature is made of; the defaults are the real platform's. */
export interface Signing {
  key: SigningKey;
  method: SignatureName;
  /** The bytes that are digested. */
  canonical: string;
  id: string;
  /** What stands in `KeyInfo`; the signing key where nothing else is said. */
  keyValue?: string;
  /** Whether base64 is broken into lines with a carriage return, as old toolkits do. */
  lines?: boolean;
  /** Changes `SignedInfo` before it is signed. */
  bend?: (signedInfo: string) => string;
  /** Signs otherwise than with the key. */
  sign?: (signedInfo: string) => Promise<string>;
}

const INCLUSIVE = `<InclusiveNamespaces xmlns="${NAMESPACES.exclusive}" PrefixList="authentication"></InclusiveNamespaces>`;

/** The `Signature` element over one element of a message. */
export async function signatureOf(signing: Signing): Promise<string> {
  const { key, method, keyValue = key.keyValue, lines, bend = (same) => same } = signing;
  const info = bend(signedInfo(signing, await digest(signing.canonical, ALGORITHMS[method].hash)));
  const value = await (signing.sign?.(info) ?? key.sign(info, method));
  return [
    `<Signature xmlns="${NAMESPACES.signature}">`,
    asWritten(info),
    `<SignatureValue>${lines ? inLines(value) : value}</SignatureValue>`,
    `<KeyInfo><KeyValue>${keyValue}</KeyValue></KeyInfo></Signature>`,
  ].join('');
}

/** `SignedInfo` in canonical form: the list of prefixes puts the payload's namespace on it. */
function signedInfo({ id, method }: Signing, digestValue: string): string {
  const { method: signature, digest: digestMethod } = ALGORITHMS[method];
  return [
    `<SignedInfo xmlns="${NAMESPACES.signature}" xmlns:authentication="${NAMESPACES.payload}">`,
    `<CanonicalizationMethod Algorithm="${NAMESPACES.exclusive}">${INCLUSIVE}</CanonicalizationMethod>`,
    `<SignatureMethod Algorithm="${signature}"></SignatureMethod>`,
    `<Reference URI="#${id}"><Transforms>`,
    `<Transform Algorithm="${ENVELOPED}"></Transform>`,
    `<Transform Algorithm="${NAMESPACES.exclusive}">${INCLUSIVE}</Transform>`,
    `</Transforms><DigestMethod Algorithm="${digestMethod}"></DigestMethod>`,
    `<DigestValue>${digestValue}</DigestValue></Reference></SignedInfo>`,
  ].join('');
}

/** The same `SignedInfo` as it travels: namespaces come from around it, and empty elements are short. */
function asWritten(canonicalInfo: string): string {
  return canonicalInfo
    .replace(/^<SignedInfo [^>]*>/, '<SignedInfo>')
    .replace(/<(\w+)([^<>]*)><\/\1>/g, (_, name, rest) => `<${name}${rest}/>`);
}

async function digest(text: string, hash: string): Promise<string> {
  return toBase64(await crypto.subtle.digest(hash, new TextEncoder().encode(text)));
}

function inLines(base64: string): string {
  return (base64.match(/.{1,76}/g) ?? []).join('&#13;\n');
}
