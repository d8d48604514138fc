import { html, nothing, type TemplateResult } from 'lit';
import { nameProblem } from '../../../schema/name.js';
import { field } from '../form.js';
import { surely } from '../load.js';
import type { AllWords } from '../locale.js';
import type { Draft } from '../pending.js';
import type { Submission } from '../submission.js';

/** How names with letters that MIGRIS does not keep may stand in a passport; empty where nothing fits. */
export async function betterSpellings({ givenNames = '', surname = '' }: Draft): Promise<Draft> {
  const { suggestName } = await surely(() => import('../../../schema/spelling.js'));
  const fits = (name: string) => nameProblem(name) === undefined;
  return { givenNames: suggestName(givenNames, fits) ?? '', surname: suggestName(surname, fits) ?? '' };
}

/** What a field of a name needs to know and to tell. */
interface Names {
  words: AllWords;
  submission: Submission;
  draft: Record<'givenNames' | 'surname', string>;
  better: Draft;
  accept(name: string, value: string): void;
}

/** A name, and where it has other letters the spelling that is suggested. */
export function nameField(form: Names, name: 'givenNames' | 'surname', autocomplete: string): TemplateResult {
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
