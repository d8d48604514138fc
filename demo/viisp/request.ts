import { DOMParser } from '@xmldom/xmldom';
import { SoapFault } from './envelope.js';
import { NAMESPACES } from './names.js';
import { checkSequence, type RequestName, SEQUENCES, type Values } from './schema.js';

/** A request that is well formed and in the schema's order. */
export interface SoapRequest {
  name: RequestName;
  id: string;
  values: Values;
  /** The whole message, as it came. */
  xml: string;
  document: Document;
  /** Every `Signature` of the message that is a child of the request. */
  signatures: Element[];
}

/** Reads a message: a signed request, or the text to send back. @throws SoapFault */
export function readRequest(xml: string): SoapRequest | { echo: string } {
  const document = parse(xml);
  const root = bodyOf(document);
  if (is(root, NAMESPACES.health, 'echo')) return { echo: root.textContent ?? '' };
  const name = root.localName ?? '';
  if (root.namespaceURI !== NAMESPACES.payload || !isRequest(name)) throw invalid(`${name} is no request`);
  const elements = childrenOf(root);
  const signatures = elements.filter((element) => is(element, NAMESPACES.signature, 'Signature'));
  // Only what comes last may be a signature: the sequence ends with it.
  const rest = elements.filter((element, at) => !(signatures.includes(element) && at >= elements.length - 1));
  return { name, id: root.getAttribute('id') ?? '', values: valuesOf(name, rest), xml, document, signatures };
}

function parse(xml: string): Document {
  if (/<!DOCTYPE/i.test(xml)) throw invalid('a document type is not allowed');
  const problems: string[] = [];
  const strict = new DOMParser({ errorHandler: (_level: string, problem: unknown) => problems.push(String(problem)) });
  const document = strict.parseFromString(xml, 'text/xml');
  if (problems[0]) throw invalid(`not well formed: ${problems[0].split('\n')[0]?.replace(/^\[xmldom \w+\]\s*/, '')}`);
  return document;
}

function bodyOf(document: Document): Element {
  const envelope = document?.documentElement;
  if (!envelope || !is(envelope, NAMESPACES.soap, 'Envelope')) throw invalid('the root is not a SOAP 1.1 Envelope');
  const bodies = childrenOf(envelope).filter((element) => is(element, NAMESPACES.soap, 'Body'));
  const inside = bodies.flatMap(childrenOf);
  if (bodies.length !== 1 || inside.length !== 1) throw invalid('there must be one Body with one element in it');
  return inside[0] as Element;
}

function valuesOf(name: RequestName, elements: Element[]): Values {
  const children = elements.map((element) => {
    const foreign = element.namespaceURI !== NAMESPACES.payload;
    if (childrenOf(element).length > 0) throw invalid(`${element.localName} holds elements instead of text`);
    return { name: foreign ? element.nodeName : (element.localName ?? ''), text: element.textContent ?? '' };
  });
  return checkSequence(name, children);
}

function isRequest(name: string): name is RequestName {
  return Object.hasOwn(SEQUENCES, name);
}

function is(element: Element, namespace: string, name: string): boolean {
  return element.namespaceURI === namespace && element.localName === name;
}

function childrenOf(element: Element): Element[] {
  return Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1);
}

function invalid(reason: string): SoapFault {
  return new SoapFault('invalidXmlException', reason);
}
