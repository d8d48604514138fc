import type { Api } from './api.js';
import { put } from './page.js';

type Tag = Parameters<typeof put>[0];

/** Puts an element into the page into which the page put inputs of its own, by what they are for. */
export async function putWith<T extends Tag>(tag: T, api: Api, inputs: string[], locale = 'en') {
  const element = await put(tag, { api, locale });
  element.append(...inputs.map(inputFor));
  return element;
}

/** An input as a page writes it: all that it says is what it is for. */
export function inputFor(slot: string): HTMLInputElement {
  const input = document.createElement('input');
  input.slot = slot;
  return input;
}

/** An input of the page, by what it is for. */
export function pageInput(slot: string): HTMLInputElement {
  const found = document.querySelector<HTMLInputElement>(`input[slot="${slot}"]`);
  if (found) return found;
  throw new Error(`the page has no input for ${slot}`);
}

/** Fills in an input as extensions of the browser do: with the focus on it, past whoever listens to the property, then telling of it. */
export function fillIn(input: HTMLInputElement, text: string): void {
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') as PropertyDescriptor;
  input.focus();
  set?.call(input, text);
  for (const name of ['input', 'change']) input.dispatchEvent(new Event(name, { bubbles: true }));
}

/** Presses Enter in an input as extensions do. */
export function pressEnter(input: HTMLInputElement): void {
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
}
