import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../../../schema/problem.js';
import type { Reason } from '../../../schema/staff.js';
import { correct } from '../explain.js';
import { field, typed } from '../form.js';
import type { AllDeskWords } from '../locale.js';
import type { Submission } from '../submission.js';
import type { Because } from './types.js';

/** A choice from a list of words: the first entry is none. */
export interface Choice {
  name: string;
  label: string;
  options: Record<string, string>;
  value?: string | undefined;
}

/** A select with its error, in the manner of a text field. */
export function choice(words: AllDeskWords, { problems }: Submission, it: Choice): TemplateResult {
  const problem = problems[it.name];
  return html`<div class="field">
    <label for=${it.name}>${it.label}</label>
    ${problem ? html`<p class="error" part="error" id="${it.name}-error">${correct(words, problem)}</p>` : nothing}
    <select
      part="input"
      id=${it.name}
      name=${it.name}
      aria-describedby=${problem ? `${it.name}-error` : nothing}
      aria-invalid=${problem ? 'true' : nothing}
    >
      <option value="">${words.desk.choose}</option>
      ${Object.entries(it.options).map(
        ([value, label]) => html`<option value=${value} ?selected=${value === it.value}>${label}</option>`,
      )}
    </select>
  </div>`;
}

/** A text of several lines, in the manner of a text field. */
export function lines(
  words: AllDeskWords,
  { problems }: Submission,
  it: { name: string; label: string; hint: string; value?: string },
): TemplateResult {
  const problem = problems[it.name];
  return html`<div class="field">
    <label for=${it.name}>${it.label}</label>
    <p class="hint" id="${it.name}-hint">${it.hint}</p>
    ${problem ? html`<p class="error" part="error" id="${it.name}-error">${correct(words, problem)}</p>` : nothing}
    <textarea
      part="input"
      id=${it.name}
      name=${it.name}
      rows="3"
      aria-describedby="${it.name}-hint${problem ? ` ${it.name}-error` : ''}"
      aria-invalid=${problem ? 'true' : nothing}
      .value=${it.value ?? ''}
    ></textarea>
  </div>`;
}

/** Why it is done: asked for once, then shown with a way to change it. */
export function becauseFields(
  words: AllDeskWords,
  submission: Submission,
  kept: Because | undefined,
  change: () => void,
): TemplateResult {
  if (kept) {
    return html`<p class="note row">
      <span>${words.desk.because(words.desk.reasons[kept.reason], kept.caseNumber)}</span>
      <button type="button" class="link" aria-label=${words.desk.changeBecause} @click=${change}>${words.desk.change}</button>
    </p>`;
  }
  return asked(words, submission);
}

/** Why it is done, asked for each time, because the person reads it: what was given last is there to be looked over. */
export function becauseAnew(words: AllDeskWords, submission: Submission, last: Because | undefined): TemplateResult {
  return html`<p class="hint">${words.desk.becauseShown}</p>
    ${asked(words, submission, last)}`;
}

function asked(words: AllDeskWords, submission: Submission, last?: Because): TemplateResult {
  const { desk } = words;
  return html`<div class="fields">
    ${choice(words, submission, { name: 'reason', label: desk.reason, options: desk.reasons, value: last?.reason })}
    ${field(words, submission, { name: 'caseNumber', label: desk.caseNumber, value: last?.caseNumber, autocomplete: 'off' })}
  </div>`;
}

/** Reads the reason of a form. */
export function readBecause(form: EventTarget | null): { because: Because; problems: Record<string, Problem> } {
  const reason = typed(form, 'reason') as Reason | '';
  const caseNumber = typed(form, 'caseNumber').trim();
  return {
    because: { reason: reason as Reason, ...(caseNumber && { caseNumber }) },
    problems: reason ? {} : { reason: 'reason_required' },
  };
}

/** What the summary of errors calls these fields. */
export function becauseLabels({ desk }: AllDeskWords): Record<string, string> {
  return { reason: desk.reason, caseNumber: desk.caseNumber, document: desk.document };
}
