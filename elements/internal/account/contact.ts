import { html, nothing, type TemplateResult } from 'lit';
import { type Notice, notices, serviceLanguages } from '../../../schema/contact.js';
import type { Input } from '../connection.js';
import { field, mainButton, summary } from '../form.js';
import type { AllWords, Language } from '../locale.js';
import type { Submission } from '../submission.js';
import { frozenUntil, isOwn, type Profile, setBy } from './profile.js';

/** The form that is saved in place, and what another window saved meanwhile. */
export interface ContactForm {
  words: AllWords;
  language: Language;
  submission: Submission;
  /** What the form was filled with. */
  profile: Profile;
  /** The account as it is, where another window changed it. */
  other: Profile | undefined;
  saved: boolean;
  save(event: SubmitEvent): void;
}

/** Phone, language of service and notices: what is the person's own. */
export function contactForm(form: ContactForm): TemplateResult {
  const { words, language, profile, submission } = form;
  const frozen = frozenUntil(profile) !== undefined || !isOwn('phone');
  const set = setBy(words, profile, { field: 'phone', language });
  return html`<form novalidate @submit=${form.save}>
    ${summary(words, submission, { phone: words.phone })}
    ${
      frozen
        ? html`<dl><dt>${words.phone}</dt><dd>${profile.phone}</dd></dl>`
        : field(words, submission, {
            name: 'phone',
            label: words.phone,
            hint: words.phoneHint,
            value: profile.phone ?? '',
            type: 'tel',
            autocomplete: 'tel',
          })
    }
    ${beside(form, 'phone')} ${set ? html`<p class="hint set">${set}</p>` : nothing}
    ${languageField(form)} ${noticesField(form)} ${mainButton(words, words.save, submission)}
    <div role="status">${form.saved ? html`<p class="note good">${words.saved}</p>` : nothing}</div>
  </form>`;
}

/** The person's own in the form. */
const OWN = ['phone', 'language', 'notices'] as const;

/** What of the form differs from how an account shows in it: all that the person touched, and nothing that is not asked here. */
export function touched(target: EventTarget | null, kept: Profile, language: Language): Input<'profile.update'> {
  const form = new FormData(target as HTMLFormElement);
  const shown = { phone: kept.phone ?? '', language: kept.language ?? language, notices: kept.notices };
  // While the phone is frozen there is no field for it.
  const said = {
    phone: form.get('phone') ?? shown.phone,
    language: form.get('language'),
    notices: form.getAll('notices'),
  };
  const changed = OWN.filter((name) => flat(said[name]) !== flat(shown[name]));
  return Object.fromEntries(changed.map((name) => [name, said[name]])) as Input<'profile.update'>;
}

/** A choice of several has no order. */
function flat(value: unknown): string {
  return Array.isArray(value) ? [...value].sort().join() : String(value);
}

/** The account as it was read anew, with what the form was filled with where the person touched that: it shows what is typed. */
export function besideTyped(read: Profile, before: Profile, typed: object): Profile {
  const kept = OWN.filter((name) => name in typed).map((name) => [name, before[name]]);
  return { ...read, ...Object.fromEntries(kept) };
}

/** What another window saved in place of what is typed here. */
function beside({ words, profile, other }: ContactForm, name: 'phone' | 'language' | 'notices') {
  if (!other || String(other[name]) === String(profile[name])) return nothing;
  const said = {
    phone: () => other.phone ?? '',
    language: () => words.languages[other.language ?? 'lt'],
    notices: () => other.notices.map((notice) => words.noticeNames[notice]).join(', ') || words.noneChosen,
  };
  return html`<p class="note" data-other=${name}>${words.elsewhere(said[name]())}</p>`;
}

/** The choice of the language of service. */
function languageField(form: ContactForm): TemplateResult {
  const { words, profile, language } = form;
  const chosen = profile.language ?? language;
  return html`<div class="field">
    <label for="language">${words.language}</label>
    <select id="language" name="language" part="input">
      ${serviceLanguages.map((one) => html`<option value=${one} ?selected=${one === chosen}>${words.languages[one]}</option>`)}
    </select>
  </div>
  ${beside(form, 'language')}`;
}

function noticesField(form: ContactForm): TemplateResult {
  const { words, profile } = form;
  const tick = (notice: Notice) =>
    html`<label class="tick"
      ><input type="checkbox" name="notices" value=${notice} .checked=${profile.notices.includes(notice)} />${words.noticeNames[notice]}</label
    >`;
  return html`<fieldset>
      <legend>${words.notices}</legend>
      ${notices.map(tick)}
    </fieldset>
    ${beside(form, 'notices')}`;
}
