import { must } from './breach.js';
import { elementsOf, named } from './document.js';
import type { Document, Element } from './libraries.mjs';
import { SOAP } from './namespaces.js';

/** The one element that the body of a SOAP 1.1 envelope holds. @throws Broken */
export function bodyOf(document: Document): Element {
  const envelope = document.documentElement;
  must(named(envelope, [SOAP, 'Envelope']), 'envelope');
  const parts = elementsOf(envelope);
  if (named(parts[0], [SOAP, 'Header'])) parts.shift();
  const [body, ...others] = parts;
  must(named(body, [SOAP, 'Body']) && others.length === 0, 'envelope');
  const [payload, ...more] = elementsOf(body);
  must(payload && more.length === 0, 'envelope');
  return payload;
}
