import { html, nothing, type TemplateResult } from 'lit';
import { nameProblem, tidyName } from '../../../../schema/name.js';
import type { Problem } from '../../../../schema/problem.js';
import type { DocumentKind } from '../../../../schema/staff.js';
import type { Input } from '../../connection.js';
import { define } from '../../element.js';
import { correct } from '../../explain.js';
import { field, fullName, mainButton, summary, typed } from '../../form.js';
import { surely } from '../../load.js';
import type { AllDeskWords } from '../../locale.js';
import { choice } from '../because.js';
import { type Names, sideBySide } from '../compare.js';
import { ActForm } from './act-form.js';

type Name = 'givenNames' | 'surname';

/** Corrects a name: what it is beside what it is to be, checked while it is typed, and reviewed before it is saved. */
export class CorrectName extends ActForm {
  static override properties = {
    draft: { state: true },
    oneName: { state: true },
    better: { state: true },
    reviewing: { state: true },
  };

  protected readonly act = 'correctName';
  /** The names as typed so far; until then those of the account. */
  private draft: { [N in Name]?: string } = {};
  private oneName: boolean | undefined;
  /** Spellings for names with letters that MIGRIS does not keep. */
  private better: { [N in Name]?: string | undefined } = {};
  private reviewing = false;
  #document: DocumentKind | '' = '';

  get #single(): boolean {
    return this.oneName ?? (this.dossier.givenNames === null && this.dossier.surname !== null);
  }

  get #wanted(): { givenNames: string | null; surname: string } {
    const { givenNames, surname } = { ...this.dossier, ...this.draft };
    return { givenNames: this.#single ? null : tidyName(givenNames ?? ''), surname: tidyName(surname ?? '') };
  }

  /** What is wrong with the names as they stand. */
  get #wrong(): Record<string, Problem> {
    const { givenNames, surname } = this.#wanted;
    const given = givenNames === null ? undefined : nameProblem(givenNames);
    const family = nameProblem(surname);
    return { ...(given && { givenNames: given }), ...(family && { surname: family }) };
  }

  protected override current(words: AllDeskWords): TemplateResult {
    return html`<p class="note"><strong>${words.act.current}:</strong> ${fullName(this.dossier)}</p>`;
  }

  protected override shown(words: AllDeskWords): TemplateResult {
    return this.reviewing ? this.#review(words) : this.#form(words);
  }

  #form(words: AllDeskWords): TemplateResult {
    const { dossier } = this;
    const labels = { givenNames: words.givenNames, surname: words.surname };
    return html`<form novalidate autocomplete="off" @submit=${this.#toReview} @input=${this.#typed}>
      ${this.head(words, labels)}
      ${dossier.ways.includes('viisp') ? html`<p class="note">${words.person.fromViisp}</p>` : nothing}
      <div class="fields">
        ${this.#single ? nothing : this.#name(words, 'givenNames')} ${this.#name(words, 'surname')}
      </div>
      <label class="tick"><input type="checkbox" name="oneName" .checked=${this.#single} />${words.act.oneName}</label>
      ${sideBySide(words, this.dossier, this.#wanted)}
      <div aria-live="polite">${this.#rule(words)}</div>
      ${choice(words, this.submission, {
        name: 'document',
        label: words.desk.document,
        options: words.desk.documents,
        value: this.#document,
      })}
      ${this.why(words)} ${this.buttons(words, words.act.review)}
    </form>`;
  }

  #name(words: AllDeskWords, name: Name): TemplateResult {
    const better = this.better[name];
    const about = `${name}-better`;
    const value = this.draft[name] ?? this.dossier[name] ?? '';
    return html`<div class="field">
      ${field(words, this.submission, { name, label: words[name], value, autocomplete: 'off', about: better && about })}
      ${
        better
          ? html`<p class="note row">
              <span id=${about}>${words.suggestName(better)}</span>
              <button type="button" aria-describedby=${about} @click=${() => this.#accept(name, better)}>${words.useSuggestion}</button>
            </p>`
          : nothing
      }
    </div>`;
  }

  /** What the rules of names say, at once. Only this is read out while one types: the table would be read anew with every letter. */
  #rule(words: AllDeskWords): TemplateResult | typeof nothing {
    const [problem] = Object.values(this.#wrong).filter((wrong) => wrong !== 'name_required');
    return problem && !this.submission.failed ? html`<p class="error">${correct(words, problem)}</p>` : nothing;
  }

  #review(words: AllDeskWords): TemplateResult {
    const { reason, caseNumber } = this.because ?? { reason: 'duty' };
    return html`<form novalidate @submit=${(event: SubmitEvent) => this.#save(event, words)}>
      <h4 part="heading" tabindex="-1">${words.act.reviewTitle}</h4>
      ${summary(words, this.submission)} ${this.conflict ? this.current(words) : nothing}
      ${sideBySide(words, this.dossier, this.#wanted)}
      <p>
        ${words.desk.document}: ${this.#document ? words.desk.documents[this.#document].toLowerCase() : ''}.
        ${words.desk.because(words.desk.reasons[reason], caseNumber)}.
      </p>
      <div class="row">
        ${mainButton(words, words.act.save, this.submission)}
        <button type="button" @click=${this.#edit}>${words.act.edit}</button>
        <button type="button" @click=${() => this.over.cancel()}>${words.act.cancel}</button>
      </div>
    </form>`;
  }

  #typed = (event: Event): void => {
    const { name, value, checked } = event.target as HTMLInputElement;
    if (name === 'oneName') this.oneName = checked;
    if (name !== 'givenNames' && name !== 'surname') return;
    this.draft = { ...this.draft, [name]: value };
    void this.#suggest();
  };

  async #suggest(): Promise<void> {
    const found = this.#wrong;
    const suggest = Object.values(found).includes('name_letters')
      ? (await surely(() => import('../../../../schema/spelling.js'))).suggestName
      : undefined;
    const fits = (name: string) => nameProblem(name) === undefined;
    const of = (name: Name) => (found[name] === 'name_letters' ? suggest?.(this.#wanted[name] ?? '', fits) : undefined);
    this.better = { givenNames: of('givenNames'), surname: of('surname') };
  }

  #accept(name: Name, value: string): void {
    this.draft = { ...this.draft, [name]: value };
    this.better = { ...this.better, [name]: undefined };
    const { [name]: _, ...others } = this.submission.problems;
    this.submission.reject(others);
    void this.focusOn(`#${name}`);
  }

  #toReview = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    this.#document = typed(form, 'document') as DocumentKind | '';
    const wrong = {
      ...(same(this.dossier, this.#wanted) && { surname: 'name_unchanged' as const }),
      ...this.#wrong,
      ...(!this.#document && { document: 'document_required' as const }),
    };
    if (!(await this.ready(form, wrong))) return;
    this.reviewing = true;
    await this.focusOn('h4');
  };

  #edit = (): void => {
    if (this.submission.busy) return;
    this.reviewing = false;
    void this.focusOn('h4');
  };

  async #save(event: SubmitEvent, words: AllDeskWords): Promise<void> {
    event.preventDefault();
    const { id, version } = this.dossier;
    const change = { id, version, ...this.#wanted, document: this.#document as DocumentKind };
    const done = await this.send(
      (because) => this.connection.call('staff.correctName', { ...change, ...because } as Input<'staff.correctName'>),
      words.acts.correctName.done,
    );
    // What the Worker found wrong is corrected where it was typed.
    if (done || this.submission.trouble) return;
    this.reviewing = false;
    await this.focusOn('.summary');
  }
}

function same(one: Names, other: Names): boolean {
  return one.givenNames === other.givenNames && one.surname === other.surname;
}

define('migris-act-name', CorrectName);
