import { html, type TemplateResult } from 'lit';
import { fullName } from '../form.js';
import type { AllDeskWords, Language } from '../locale.js';
import { both } from './both.js';
import { sideBySide } from './compare.js';
import { badge } from './status.js';
import type { Work } from './types.js';

/** What a request is about: names side by side, accounts side by side, or the account alone. */
export function about(words: AllDeskWords, request: Work, language: Language): TemplateResult {
  const { work, desk } = words;
  if (request.kind === 'correction') {
    return html`${sideBySide(words, request.person, request, work.asks)}
      <dl class="facts">
        <dt>${work.why}</dt>
        <dd>${request.why ?? desk.none}</dd>
        <dt>${work.document}</dt>
        <dd>${(desk.documents as Record<string, string>)[request.document ?? ''] ?? desk.none}</dd>
      </dl>`;
  }
  if (request.other) return both(words, [request.person, request.other], [words.act.keeps, words.act.joins], language);
  return html`<dl class="facts">
    <dt>${words.find.name}</dt>
    <dd>${fullName(request.person) || desk.unnamed}</dd>
    <dt>${words.email}</dt>
    <dd>${request.person.email ?? desk.none}</dd>
    <dt>${words.person.id}</dt>
    <dd>${request.person.id}</dd>
    <dt>${words.find.level}</dt>
    <dd>${words.person.levels[request.person.level]}</dd>
    <dt>${words.find.status}</dt>
    <dd>${badge(words.person.statuses, request.person.status)}</dd>
  </dl>`;
}
