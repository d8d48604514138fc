import { html, nothing, type TemplateResult } from 'lit';
import type { AccountField } from '../../../schema/policy.js';
import type { AllDeskWords, Language } from '../locale.js';
import { inSentence } from './in-sentence.js';
import { date, moment } from './moment.js';
import { badge } from './status.js';
import type { Dossier } from './types.js';

/** What a section shows, and in which words. */
export interface Section {
  words: AllDeskWords;
  dossier: Dossier;
  language: Language;
}

/** Who set a field, and when. */
function origin({ words, dossier, language }: Section, field: AccountField): TemplateResult | typeof nothing {
  const it = dossier.provenance[field];
  if (!it) return nothing;
  const { origin: by } = words.person;
  // A level says itself whether VIISP or staff gave it.
  const who =
    field === 'level' ? it.office?.[language] : it.by === 'staff' ? by.staff(it.office?.[language] ?? '') : by[it.by];
  return html` <span class="hint">(${[who, date(it.at, language)].filter(Boolean).join(', ')})</span>`;
}

/** Names, level, how one signs in. */
export function identity(section: Section): TemplateResult {
  const { words, dossier, language } = section;
  const { person, desk } = words;
  return html`<dl class="facts">
    <dt>${words.givenNames}</dt>
    <dd>${dossier.givenNames ?? desk.none}${origin(section, 'givenNames')}</dd>
    <dt>${words.surname}</dt>
    <dd>${dossier.surname ?? desk.none}${origin(section, 'surname')}</dd>
    <dt>${words.find.level}</dt>
    <dd><span class="badge">${person.levels[dossier.level]}</span>${origin(section, 'level')}</dd>
    <dt>${words.find.status}</dt>
    <dd>${badge(person.statuses, dossier.status)}${origin(section, 'status')}</dd>
    <dt>${person.ways}</dt>
    <dd>${dossier.ways.map((way) => person.wayNames[way]).join(', ') || desk.none}</dd>
    <dt>${person.locked}</dt>
    <dd>${dossier.namesLockedAt ? date(dossier.namesLockedAt, language) : desk.no}</dd>
    <dt>${person.passkeys}</dt>
    <dd>${dossier.passkeys}</dd>
    <dt>${words.find.since}</dt>
    <dd>${date(dossier.createdAt, language)}</dd>
  </dl>`;
}

/** Address, phone, language, and what keeps mail from arriving. */
export function contact(section: Section): TemplateResult {
  const { words, dossier, language } = section;
  const { person, desk } = words;
  const { mail } = dossier;
  return html`<dl class="facts">
      <dt>${words.email}</dt>
      <dd>${dossier.email ?? desk.none}${origin(section, 'email')}</dd>
      <dt>${words.phone}</dt>
      <dd>${dossier.phone ?? desk.none}${origin(section, 'phone')}</dd>
      <dt>${person.language}</dt>
      <dd>${person.languages[dossier.language ?? ''] ?? person.noLanguage}${origin(section, 'language')}</dd>
      <dt>${person.mail}</dt>
      <dd>
        ${mail ? html`<strong class="error">${person.mailKinds[mail.kind]}</strong> ${person.mailTimes(mail.count, moment(mail.at, language))}` : person.mailFine}
      </dd>
    </dl>`;
}

/** Where the person is signed in. */
export function sessions({ words, dossier, language }: Section): TemplateResult {
  const { person } = words;
  if (dossier.sessions.length === 0) return html`<p class="hint">${person.noSessions}</p>`;
  return html`<ul>
    ${dossier.sessions.map(
      ({ portal, device, method, lastUsedAt }) =>
        html`<li>
          ${device ? `${device.browser}, ${device.system}` : person.unknownDevice} – ${portal[language]},
          ${inSentence(person.wayNames[method])},
          <span class="hint">${person.lastUsed(moment(lastUsedAt, language))}</span>
        </li>`,
    )}
  </ul>`;
}

/** The case in which staff did something, and the document that they saw. */
function filed({ person, desk }: AllDeskWords, { caseNumber, document }: Dossier['history'][number]) {
  const shown = (desk.documents as Record<string, string>)[document ?? ''];
  const told = [caseNumber && person.inCase(caseNumber), shown && person.byDocument(inSentence(shown))].filter(Boolean);
  return told.length > 0 ? html`<br /><span class="hint">${told.join(', ')}</span>` : nothing;
}

/** What happened to the account, newest first. */
export function history({ words, dossier, language }: Section): TemplateResult {
  const { person, events, desk } = words;
  if (dossier.history.length === 0) return html`<p class="hint">${person.noHistory}</p>`;
  const why = (reason: string | null) => (reason && (desk.reasons as Record<string, string>)[reason]) || undefined;
  const called = (names: string[]) => names.map((name) => person.fieldNames[name] ?? name).join(', ');
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${person.when}</th>
        <th scope="col">${person.what}</th>
        <th scope="col">${person.who}</th>
        <th scope="col">${person.where}</th>
      </tr>
    </thead>
    <tbody>
      ${dossier.history.map(
        (entry) =>
          html`<tr>
            <td class="when" data-label=${person.when}>${moment(entry.at, language)}</td>
            <td data-label=${person.what}>
              ${events[entry.kind] ?? entry.kind}${why(entry.reason) ? `: ${inSentence(why(entry.reason) ?? '')}` : ''}
              ${entry.fields.length > 0 ? html`<span class="hint">(${person.fields(called(entry.fields))})</span>` : nothing}
              ${filed(words, entry)}
            </td>
            <td data-label=${person.who}>${entry.office?.[language] ?? person.writers[entry.by]}</td>
            <td data-label=${person.where}>
              ${[entry.portal?.[language], entry.device && `${entry.device.browser}, ${entry.device.system}`].filter(Boolean).join(' – ')}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
