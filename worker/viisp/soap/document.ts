import { Broken, must } from './breach.js';
import { type Attribute, DOMParser, type Document, type Element, type Node } from './libraries.mjs';
import { plainMarkup } from './markup.js';

/** What may stand for an element's name and namespace. */
export type Name = [namespace: string, localName: string];

/** Parses a text that is plain markup, and nothing that a parser would have to mend. @throws Broken */
export function parsed(text: string): Document {
  const refuse = () => {
    throw new Broken('markup');
  };
  const errorHandler = { warning: refuse, error: refuse, fatalError: refuse };
  return new DOMParser({ errorHandler }).parseFromString(plainMarkup(text), 'text/xml');
}

/** The elements right below a node, in order. */
export function elementsOf(node: Node): Element[] {
  return Array.from(node.childNodes).filter((child) => child.nodeType === child.ELEMENT_NODE) as Element[];
}

/** An element and every element below it. */
export function all(element: Element): Element[] {
  return [element, ...elementsOf(element).flatMap(all)];
}

/** Whether an element has that name in that namespace, whatever its prefix. */
export function named(element: Element | undefined, [namespace, localName]: Name): element is Element {
  return element?.namespaceURI === namespace && element.localName === localName;
}

/** The attributes of an element that declare no namespace. */
export function attributesOf(element: Element): Attribute[] {
  return Array.from(element.attributes).filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'));
}

/** The characters of an element that holds nothing else. @throws Broken */
export function textOf(element: Element): string {
  must(elementsOf(element).length === 0, 'content');
  return element.textContent ?? '';
}
