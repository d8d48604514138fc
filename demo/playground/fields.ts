import type { Described } from './manifest.js';

/** What happens when a field changes: null means that the page says nothing. */
export type Change = (name: string, value: string | null) => void;

/** Fills a form with one field for each thing that the manifest describes. */
export function fill(form: HTMLElement, described: Described[], values: Map<string, string>, change: Change): void {
  const rows = described.map((each) => rowOf(each, values.get(each.name), change));
  if (rows.length === 0) rows.push(paragraph('There are none.'));
  form.replaceChildren(...rows);
}

function rowOf(described: Described, value: string | undefined, change: Change): HTMLElement {
  const { name, description } = described;
  const input = document.createElement('input');
  input.id = `${name}-field`;
  const label = document.createElement('label');
  label.htmlFor = input.id;
  label.append(name);
  const row = document.createElement('div');
  row.className = 'row';
  row.append(label, input);
  if (description) {
    const hint = paragraph(description);
    hint.id = `${name}-hint`;
    input.setAttribute('aria-describedby', hint.id);
    row.append(hint);
  }
  if (described.type?.text === 'boolean') asTick(input, name, value, change);
  else asText(input, described, value, change);
  return row;
}

function asTick(input: HTMLInputElement, name: string, value: string | undefined, change: Change): void {
  input.type = 'checkbox';
  input.checked = value !== undefined;
  input.addEventListener('change', () => change(name, input.checked ? '' : null));
}

function asText(input: HTMLInputElement, described: Described, value: string | undefined, change: Change): void {
  input.type = 'text';
  input.autocomplete = 'off';
  input.spellcheck = false;
  input.placeholder = described.default?.replace(/^'(.*)'$/, '$1') ?? '';
  input.value = value ?? '';
  input.addEventListener('input', () => change(described.name, input.value || null));
}

function paragraph(text: string): HTMLElement {
  const made = document.createElement('p');
  made.className = 'hint';
  made.textContent = text;
  return made;
}
