import { elementsOf, named } from './document.js';
import type { Fault } from './failure.js';
import type { Element } from './libraries.mjs';
import { AUTHENTICATION, SOAP } from './namespaces.js';

const DECLARED = ['invalidSignatureException', 'invalidXmlException'] as const;

/** Which fault the platform declares, if the element is one. Nobody signs faults: they may stop a sign-in and nothing else. */
export function faultOf(payload: Element): Fault | undefined {
  if (!named(payload, [SOAP, 'Fault'])) return undefined;
  const details = elementsOf(payload).filter(({ localName }) => localName === 'detail');
  const inside = details.flatMap(elementsOf);
  return DECLARED.find((name) => inside.some((detail) => named(detail, [AUTHENTICATION, name]))) ?? 'other';
}
