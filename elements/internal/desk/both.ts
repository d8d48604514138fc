import { html, type TemplateResult } from 'lit';
import { fullName } from '../form.js';
import type { AllDeskWords, Language } from '../locale.js';
import { date } from './moment.js';
import { badge } from './status.js';
import type { Found } from './types.js';

/** Two accounts side by side. */
export function both(
  words: AllDeskWords,
  accounts: readonly [Found, Found],
  titles: readonly [string, string],
  language: Language,
): TemplateResult {
  const { find, person, desk } = words;
  const row = (label: string, cell: (it: Found) => unknown) =>
    html`<tr>
      <th scope="row">${label}</th>
      ${accounts.map((it, at) => html`<td data-label=${titles[at] ?? ''}>${cell(it)}</td>`)}
    </tr>`;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${words.act.field}</th>
        ${titles.map((title) => html`<th scope="col">${title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${row(find.name, (it) => fullName(it) || desk.unnamed)} ${row(words.email, (it) => it.email ?? desk.none)}
      ${row(find.level, (it) => person.levels[it.level])} ${row(find.status, (it) => badge(person.statuses, it.status))}
      ${row(find.since, (it) => html`<span class="when">${date(it.createdAt, language)}</span>`)} ${row(person.id, (it) => it.id)}
    </tbody>
  </table>`;
}
