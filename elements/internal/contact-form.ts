import { html, nothing, type TemplateResult } from 'lit';
import type { ServiceLanguage } from '../../schema/contact.js';
import { NAME_INPUT_MAX } from '../../schema/limits.js';
import { nameProblem, tidyName } from '../../schema/name.js';
import { tidyPhone } from '../../schema/phone.js';
import type { Problem } from '../../schema/problem.js';
import { field, mainButton, summary } from './form.js';
import type { AllStepWords } from './locale.js';
import type { Draft } from './pending.js';
import type { Submission } from './submission.js';

/** Contact data as it would be kept. */
export interface Contact {
  givenNames: string | null;
  surname: string;
  phone: string;
  language: ServiceLanguage;
}

/** Reads a draft; what the Worker will check again is checked here first, so that nobody waits for it. */
export function readContact(
  draft: Draft,
  language: ServiceLanguage,
): { contact: Contact; problems: Record<string, Problem> } {
  const oneName = draft.oneName === 'on';
  const givenNames = tidyName((draft.givenNames ?? '').slice(0, NAME_INPUT_MAX));
  const surname = tidyName((draft.surname ?? '').slice(0, NAME_INPUT_MAX));
  const problems: Record<string, Problem> = {};
  const note = (name: string, problem: Problem | undefined) => {
    if (problem) problems[name] = problem;
  };
  if (!oneName) note('givenNames', nameProblem(givenNames));
  note('surname', nameProblem(surname));
  const phone = tidyPhone(draft.phone ?? '');
  if (!phone) problems.phone = draft.phone?.trim() ? 'phone_invalid' : 'phone_required';
  return { contact: { givenNames: oneName ? null : givenNames, surname, phone: phone ?? '', language }, problems };
}

/** What the form needs to know and to tell. */
export interface ContactForm {
  words: AllStepWords;
  submission: Submission;
  draft: Draft;
  /** Suggested spellings, by field. */
  better: Draft;
  changed(event: Event): void;
  accept(name: string, value: string): void;
  submit(event: SubmitEvent): void;
}

/** The form that is filled in once. */
export function contactForm(form: ContactForm): TemplateResult {
  const { words, submission, draft } = form;
  const labels = { givenNames: words.givenNames, surname: words.surname, phone: words.phone };
  return html`<form novalidate @submit=${form.submit} @input=${form.changed}>
    ${summary(words, submission, labels)}
    ${draft.oneName === 'on' ? nothing : nameField(form, 'givenNames', 'given-name')}
    ${nameField(form, 'surname', 'family-name')}
    <div class="field">
      <label class="tick"
        ><input type="checkbox" name="oneName" aria-describedby="one-hint" .checked=${draft.oneName === 'on'} />${words.oneName}</label
      >
      <p class="hint" id="one-hint">${words.oneNameHint}</p>
    </div>
    ${field(words, submission, {
      name: 'phone',
      label: words.phone,
      hint: words.phoneHint,
      value: draft.phone,
      type: 'tel',
      autocomplete: 'tel',
    })} ${mainButton(words, words.next, submission)}
  </form>`;
}

function nameField(form: ContactForm, name: 'givenNames' | 'surname', autocomplete: string): TemplateResult {
  const { words, submission, draft } = form;
  const better = submission.problems[name] === 'name_letters' ? form.better[name] : undefined;
  const about = `${name}-better`;
  return html`${field(words, submission, { name, label: words[name], value: draft[name], autocomplete, about: better && about })}
    ${
      better
        ? html`<p class="note row">
            <span id=${about}>${words.suggestName?.(better)}</span>
            <button type="button" aria-describedby=${about} @click=${() => form.accept(name, better)}>${words.useSuggestion}</button>
          </p>`
        : nothing
    }`;
}

/** The exact strings that are about to be locked, before they are. */
export function review(
  words: AllStepWords,
  contact: Contact,
  submission: Submission,
  back: () => void,
  submit: (event: SubmitEvent) => void,
) {
  return html`<form novalidate @submit=${submit}>
    ${summary(words, submission)}
    <dl>
      <dt>${words.givenNames}</dt>
      <dd>${contact.givenNames ?? words.noGivenNames}</dd>
      <dt>${words.surname}</dt>
      <dd>${contact.surname}</dd>
      <dt>${words.phone}</dt>
      <dd>${contact.phone}</dd>
    </dl>
    <p class="note">${words.reviewHint}</p>
    ${mainButton(words, words.next, submission)}
    <p><button type="button" class="link" @click=${back}>${words.back}</button></p>
  </form>`;
}
