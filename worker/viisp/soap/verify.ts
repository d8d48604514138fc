import { must } from './breach.js';
import { all, type Name, named, parsed } from './document.js';
import { type Element, SignedXml } from './libraries.mjs';
import { ENVELOPED, EXCLUSIVE } from './namespaces.js';
import type { Platform } from './platform.js';
import { type ShapedSignature, shapedSignature } from './signature-shape.js';

/** What a document asks to be believed: its text, and the element of its body. */
export interface Claim {
  text: string;
  payload: Element;
}

/** The element that the platform signed, parsed again from the very bytes that the signature covers. @throws Broken */
export function signedElement({ text, payload }: Claim, name: Name, platform: Platform): Element {
  must(named(payload, name), 'element');
  const signature = shapedSignature(payload, platform.accepts);
  const id = pointsAt(payload, signature.uri);
  let bytes: string | undefined;
  for (const key of platform.keys) bytes ??= signedBytes(text, signature, key);
  must(bytes !== undefined, 'signature');
  const { documentElement: signed } = parsed(bytes);
  must(named(signed, name) && signed.getAttribute('id') === id, 'reference');
  return signed;
}

/** Insists that the signature points at the element that holds it, by an id that nothing else in the document has. */
function pointsAt(payload: Element, uri: string): string {
  const id = payload.getAttribute('id') ?? '';
  must(/^[A-Za-z_][\w.-]{0,127}$/.test(id) && uri === `#${id}`, 'reference');
  const ids = all(payload.ownerDocument.documentElement).flatMap(({ attributes }) =>
    Array.from(attributes).filter(({ localName, value }) => /^id$/i.test(localName) && value === id),
  );
  must(ids.length === 1, 'reference');
  return id;
}

/** The canonical bytes that the key signed, or none where it did not sign. */
function signedBytes(text: string, signature: ShapedSignature, key: string): string | undefined {
  const check = checker(signature, key);
  try {
    check.loadSignature(signature.element);
    // What was digested is worth something only once the signature is found true.
    return check.checkSignature(text) === true ? only(check.getSignedReferences()) : undefined;
  } catch {
    return undefined;
  }
}

function only([reference, ...more]: string[]): string | undefined {
  return more.length === 0 ? reference : undefined;
}

/** What verifies with that key and these algorithms, and knows no others. */
function checker({ algorithms }: ShapedSignature, key: string): SignedXml {
  const check = new SignedXml({ publicCert: pem(key), getCertFromKeyInfo: () => null });
  check.CanonicalizationAlgorithms = pick(check.CanonicalizationAlgorithms, [ENVELOPED, EXCLUSIVE]);
  check.HashAlgorithms = pick(check.HashAlgorithms, [algorithms.digest]);
  check.SignatureAlgorithms = pick(check.SignatureAlgorithms, [algorithms.signature]);
  return check;
}

function pick<Value>(from: Record<string, Value>, names: string[]): Record<string, Value> {
  return Object.fromEntries(names.flatMap((name) => (from[name] ? [[name, from[name]]] : [])));
}

function pem(key: string): string {
  return `-----BEGIN PUBLIC KEY-----\n${key.replace(/.{1,64}/g, '$&\n')}-----END PUBLIC KEY-----\n`;
}
