import type { Connection } from '../../../elements/internal/connection.js';
import type { Api } from './api.js';
import { byLabel, byRole, eventually } from './query.js';
import '../../../elements/index.js';
import '../../../elements/steps.js';
import '../../../elements/migris-staff.js';

type Tag = 'migris-account' | 'migris-login' | 'migris-otp' | 'migris-profile' | 'migris-staff';
type Name = string | RegExp;

interface Options {
  api?: Api;
  /** The page's connection, where several elements share one. */
  connection?: Connection;
  locale?: string;
  attributes?: Record<string, string>;
}

/** Puts an element into the page, with an API of the test's own. */
export async function put<T extends Tag>(tag: T, options: Options): Promise<HTMLElementTagNameMap[T]> {
  const element = document.createElement(tag);
  const connection = options.connection ?? (await options.api?.connect());
  Object.assign(element, { connection, locale: options.locale ?? 'en' });
  for (const [name, value] of Object.entries(options.attributes ?? {})) element.setAttribute(name, value);
  document.body.append(element);
  await eventually(() => ready(element));
  return element;
}

function ready(element: HTMLElement): void {
  if (element.shadowRoot?.querySelector(':not(slot, style)')) return;
  throw new Error(`${element.localName} shows nothing`);
}

/** Takes everything out of the page that a test put there. */
export function clear(): void {
  document.body.replaceChildren();
  document.documentElement.removeAttribute('lang');
}

/** Writes into a field as a person would: what was there is replaced. */
export async function write(root: Element, label: Name, text: string): Promise<HTMLInputElement> {
  const field = await eventually(() => byLabel(root, label));
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  return field;
}

/** Pastes into a field: the browser inserts the text where the caret is. */
export async function paste(root: Element, label: Name, text: string): Promise<HTMLInputElement> {
  const field = await eventually(() => byLabel(root, label));
  field.focus();
  document.execCommand('insertText', false, text);
  return field;
}

/** Presses a button. */
export async function press(root: Element, name: Name): Promise<void> {
  const button = await eventually(() => byRole(root, 'button', name));
  button.focus();
  button.click();
}

/** The name of the person in the corner, which opens the menu. Chromium has no word for the role of a summary. */
export function cornerName(root: Element, name: string): HTMLElement {
  return byRole(root, '', `My account: ${name}`);
}

/** Ticks a box, or clears it. */
export async function tick(root: Element, label: Name): Promise<void> {
  const box = await eventually(() => byLabel(root, label));
  box.focus();
  box.click();
}

/** The element that has the focus, through shadow roots. */
export function focused(): Element {
  let at: Element = document.activeElement ?? document.body;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** Fails where the focus is anywhere else than on `wanted`. */
export function expectFocus(wanted: Element): void {
  // Not by chai: it would compare two elements, and all that hangs on them, for minutes.
  if (focused() !== wanted) throw new Error(`the focus is on ${told(focused())}, not on ${told(wanted)}`);
}

/** Waits until the focus is where a person can go on, and says on what. */
export function focusOn(wanted: () => Element): Promise<Element> {
  return eventually(() => {
    const target = wanted();
    expectFocus(target);
    return target;
  });
}

/** What went wrong, as one box that can have the focus. */
export function errorBox(root: Element): Element {
  return byRole(root, 'alert').parentElement as Element;
}

function told(element: Element): string {
  const { computedRole, computedName } = element as Element & { computedRole: string; computedName: string };
  return `${element.localName} (${computedRole} ${computedName})`;
}

/** All that can be read in an element, through shadow roots. */
export function textOf(element: Element): string {
  if (!element.checkVisibility() || element.localName === 'style') return '';
  const nodes = [...(element.shadowRoot?.childNodes ?? element.childNodes)];
  const texts = nodes.map((node) => {
    if (node.nodeType === Node.ELEMENT_NODE) return textOf(node as Element);
    return node.nodeType === Node.TEXT_NODE ? node.nodeValue : '';
  });
  return texts.join(' ');
}

/** Waits until a text can be read in an element, as `eventually` does. */
export function reads(element: Element, text: Name, patienceMs?: number): Promise<void> {
  return eventually(() => {
    const found = textOf(element).replace(/\s+/g, ' ');
    if (typeof text === 'string' ? found.includes(text) : text.test(found)) return;
    throw new Error(`“${text}” is not in “${found}”`);
  }, patienceMs);
}
