import { html, nothing, type TemplateResult } from 'lit';
import { correct } from '../explain.js';
import type { AllWords } from '../locale.js';
import type { Submission } from '../submission.js';

/** A question whose answer is chosen, or longer than a line. */
export interface Question {
  name: string;
  label: string;
  hint: string;
  value?: string | undefined;
}

/** A choice from a list; nothing is chosen until the person does. */
export function choice(
  words: AllWords,
  submission: Submission,
  it: Question & { choose: string; options: Record<string, string> },
): TemplateResult {
  const { above, described, wrong } = around(words, submission, it);
  return html`<div class="field">
    ${above}
    <select id=${it.name} name=${it.name} part="input" aria-describedby=${described} aria-invalid=${wrong}>
      <option value="" ?selected=${!it.value}>${it.choose}</option>
      ${Object.entries(it.options).map(
        ([value, label]) => html`<option value=${value} ?selected=${value === it.value}>${label}</option>`,
      )}
    </select>
  </div>`;
}

/** A text of several lines. */
export function longText(words: AllWords, submission: Submission, it: Question): TemplateResult {
  const { above, described, wrong } = around(words, submission, it);
  return html`<div class="field">
    ${above}
    <textarea id=${it.name} name=${it.name} part="input" rows="4" .value=${it.value ?? ''} aria-describedby=${described} aria-invalid=${wrong}></textarea>
  </div>`;
}

/** Label, hint and error, as those of a line have them. */
function around(words: AllWords, { problems }: Submission, { name, label, hint }: Question) {
  const problem = problems[name];
  return {
    above: html`<label for=${name}>${label}</label>
      <p class="hint" id="${name}-hint">${hint}</p>
      ${problem ? html`<p class="error" part="error" id="${name}-error">${correct(words, problem)}</p>` : nothing}`,
    described: `${name}-hint${problem ? ` ${name}-error` : ''}`,
    wrong: problem ? 'true' : nothing,
  };
}
