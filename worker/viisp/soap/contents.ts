import type { Answer } from './answer.js';
import { must } from './breach.js';
import { elementsOf, named, textOf } from './document.js';
import type { Element } from './libraries.mjs';
import { AUTHENTICATION } from './namespaces.js';

const TICKET = /^[\x21-\x7e]{1,512}$/;

/** The ticket of a signed answer. @throws Broken */
export function ticketIn(signed: Element): string {
  const ticket = textOf(one(signed, 'ticket'));
  must(TICKET.test(ticket), 'content');
  return ticket;
}

/** What a signed answer says of the person. @throws Broken */
export function answerIn(signed: Element): Answer {
  const [customData] = atMostOne(signed, 'customData');
  return {
    provider: filled(one(signed, 'authenticationProvider')),
    attributes: record(children(signed, 'authenticationAttribute').map((each) => [nameIn(each, 'attribute'), each])),
    information: record(children(signed, 'userInformation').map((each) => [nameIn(each, 'information'), each])),
    customData: customData ? textOf(customData) : null,
  };
}

function nameIn(element: Element, what: string): string {
  return filled(one(element, what));
}

function filled(element: Element): string {
  const text = textOf(element);
  must(text !== '', 'content');
  return text;
}

/** Values by their names, without those that came empty. No name may come twice: the readers of this would differ. */
function record(pairs: [string, Element][]): Record<string, string> {
  must(new Set(pairs.map(([name]) => name)).size === pairs.length, 'content');
  const values: Record<string, string> = Object.create(null);
  for (const [name, element] of pairs) {
    const value = valueIn(element);
    if (value) values[name] = value;
  }
  return values;
}

/** Values of attributes are bare text; those of information are wrapped once more, by their type. */
function valueIn(element: Element): string {
  const value = one(element, 'value');
  if (element.localName === 'authenticationAttribute') return textOf(value);
  const typed = elementsOf(value);
  if (typed.length === 0) return blank(value);
  must(typed.length === 1 && typed[0] && /^(string|date)Value$/.test(typed[0].localName), 'content');
  must(named(typed[0], [AUTHENTICATION, typed[0].localName]), 'content');
  return textOf(typed[0]);
}

function blank(element: Element): string {
  must(!textOf(element).trim(), 'content');
  return '';
}

function one(parent: Element, name: string): Element {
  const [found] = atMostOne(parent, name);
  must(found, 'content');
  return found;
}

function atMostOne(parent: Element, name: string): Element[] {
  const found = children(parent, name);
  must(found.length <= 1, 'content');
  return found;
}

function children(parent: Element, name: string): Element[] {
  return elementsOf(parent).filter((element) => named(element, [AUTHENTICATION, name]));
}
