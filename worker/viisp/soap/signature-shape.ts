import { ALGORITHMS, type Algorithms } from './algorithms.js';
import { must } from './breach.js';
import { all, attributesOf, elementsOf, named, textOf } from './document.js';
import type { Element } from './libraries.mjs';
import { DSIG, ENVELOPED, EXCLUSIVE } from './namespaces.js';
import type { Platform } from './platform.js';

const BASE64 = /^[A-Za-z0-9+/=\s]+$/;
const PREFIXES = /^[A-Za-z_][\w.-]*(?: [A-Za-z_][\w.-]*)*$/;

/** A signature whose every part is where the one profile has it. Whether it is true is another question. */
export interface ShapedSignature {
  element: Element;
  algorithms: Algorithms;
  uri: string;
}

/** The one signature of a document: the last part of what it signs, and built as the profile says. @throws Broken */
export function shapedSignature(payload: Element, accepts: Platform['accepts']): ShapedSignature {
  const everything = all(payload.ownerDocument.documentElement);
  // By their bare names: whoever looks for a signature in another way must find this one too.
  for (const only of [
    'Signature',
    'SignedInfo',
    'Reference',
    'SignatureValue',
    'DigestValue',
    'CanonicalizationMethod',
  ])
    must(everything.filter(({ localName }) => localName === only).length === 1, 'signature_place');
  const element = elementsOf(payload).at(-1);
  must(named(element, [DSIG, 'Signature']), 'signature_place');
  const [signedInfo, value] = parts(element, ['SignedInfo', 'SignatureValue', 'KeyInfo?']);
  const [canonicalization, method, reference] = parts(signedInfo, [
    'CanonicalizationMethod',
    'SignatureMethod',
    'Reference',
  ]);
  must(algorithmOf(canonicalization) === EXCLUSIVE, 'algorithm');
  prefixed(canonicalization);
  base64(value);
  const algorithms = accepted(algorithmOf(method), accepts);
  parts(method, []);
  return { element, algorithms, uri: referenced(reference, algorithms) };
}

/** What a reference points at, once its transforms and its digest are the ones that are allowed. */
function referenced(reference: Element, { digest }: Algorithms): string {
  const [transforms, method, value] = parts(reference, ['Transforms', 'DigestMethod', 'DigestValue'], ['URI']);
  const [enveloped, exclusive] = parts(transforms, ['Transform', 'Transform']);
  must(algorithmOf(enveloped) === ENVELOPED && algorithmOf(exclusive) === EXCLUSIVE, 'algorithm');
  parts(enveloped, []);
  prefixed(exclusive);
  must(algorithmOf(method) === digest, 'algorithm');
  parts(method, []);
  base64(value);
  return reference.getAttribute('URI') ?? '';
}

function accepted(signature: string, accepts: Platform['accepts']): Algorithms {
  const found = accepts.map((name) => ALGORITHMS[name]).find((algorithms) => algorithms.signature === signature);
  must(found, 'algorithm');
  return found;
}

/** One element for each name. */
type Parts<Names extends string[]> = { [At in keyof Names]: Element };

const ALGORITHM_BEARERS = ['CanonicalizationMethod', 'SignatureMethod', 'DigestMethod', 'Transform'];

/** Insists on the parts of an element, in order and without others; one that ends in `?` may be missing. */
function parts<const Names extends string[]>(element: Element, names: Names, attributes?: string[]): Parts<Names> {
  const bears = attributes ?? (ALGORITHM_BEARERS.includes(element.localName) ? ['Algorithm'] : []);
  must(
    attributesOf(element)
      .map(({ name }) => name)
      .join() === bears.join(),
    'signature_shape',
  );
  const found = elementsOf(element);
  const wanted = names.filter((name, at) => !name.endsWith('?') || found[at]).map((name) => name.replace('?', ''));
  must(found.length === wanted.length && wanted.every((name, at) => named(found[at], [DSIG, name])), 'signature_shape');
  return found as Parts<Names>;
}

function algorithmOf(element: Element): string {
  return element.getAttribute('Algorithm') ?? '';
}

/** Insists that canonicalisation has no parameter but the list of prefixes that it treats as the inclusive one does. */
function prefixed(element: Element): void {
  const [list, ...more] = elementsOf(element);
  must(more.length === 0 && attributesOf(element).length === 1, 'signature_shape');
  if (!list) return;
  must(named(list, [EXCLUSIVE, 'InclusiveNamespaces']) && elementsOf(list).length === 0, 'signature_shape');
  must(
    attributesOf(list)
      .map(({ name }) => name)
      .join() === 'PrefixList',
    'signature_shape',
  );
  must(PREFIXES.test(list.getAttribute('PrefixList') ?? ''), 'signature_shape');
}

function base64(element: Element): void {
  must(attributesOf(element).length === 0 && BASE64.test(textOf(element)), 'signature_shape');
}
