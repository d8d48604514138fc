import { html, type TemplateResult } from 'lit';
import type { AllDeskWords } from '../locale.js';

/** What two texts begin and end with alike, and what is between. */
export function difference(before: string, after: string): { start: string; left: string; right: string; end: string } {
  const old = Array.from(before);
  const wanted = Array.from(after);
  const shorter = Math.min(old.length, wanted.length);
  let start = 0;
  while (start < shorter && old[start] === wanted[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === wanted.at(-1 - end)) end += 1;
  const middle = (letters: string[]) => letters.slice(start, letters.length - end).join('');
  return {
    start: old.slice(0, start).join(''),
    left: middle(old),
    right: middle(wanted),
    end: old.slice(old.length - end).join(''),
  };
}

/** Names that stand beside each other. */
export interface Names {
  givenNames: string | null;
  surname: string | null;
}

/** Old and new names side by side, with what differs marked. */
export function sideBySide(words: AllDeskWords, old: Names, wanted: Names, title = words.act.after): TemplateResult {
  const row = (label: string, before: string | null, after: string | null) => {
    const parts = difference(before ?? '', after ?? '');
    const same = parts.left + parts.right === '';
    return html`<tr>
      <th scope="row">${label}</th>
      <td data-label=${words.act.before}>${before ? html`${parts.start}${parts.left && html`<del>${parts.left}</del>`}${parts.end}` : words.desk.none}</td>
      <td data-label=${title}>
        ${after ? html`${parts.start}${parts.right && html`<ins>${parts.right}</ins>`}${parts.end}` : words.desk.none}
        ${same ? html` <span class="hint">(${words.act.same})</span>` : ''}
      </td>
    </tr>`;
  };
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${words.act.field}</th>
        <th scope="col">${words.act.before}</th>
        <th scope="col">${title}</th>
      </tr>
    </thead>
    <tbody>
      ${row(words.givenNames, old.givenNames, wanted.givenNames)} ${row(words.surname, old.surname, wanted.surname)}
    </tbody>
  </table>`;
}
