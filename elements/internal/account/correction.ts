import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { nameProblem, tidyName as tidied } from '../../../schema/name.js';
import type { Problem } from '../../../schema/problem.js';
import type { DocumentKind } from '../../../schema/staff.js';
import type { Input, Output } from '../connection.js';
import { define } from '../element.js';
import { mainButton, summary } from '../form.js';
import type { AllCorrectionWords } from '../locale.js';
import type { Draft } from '../pending.js';
import { Submission } from '../submission.js';
import { correctionReview, requestSeen } from './correction-screens.js';
import { readDraft, writeDraft } from './draft.js';
import { choice, longText } from './fields.js';
import { AccountPage } from './page.js';
import { betterSpellings, nameField } from './spellings.js';

type Request = Output<'account.requests'>['requests'][number];
/** What the person typed so far. */
export type CorrectionDraft = Record<'givenNames' | 'surname' | 'document' | 'why' | 'oneName', string>;

/** Asks staff to correct a name, and shows what became of it. */
export class Correction extends AccountPage<AllCorrectionWords> {
  static override properties: PropertyDeclarations = {
    requests: { state: true },
    reviewing: { state: true },
    anew: { state: true },
    news: { state: true },
    same: { state: true },
    better: { state: true },
  };

  protected override parts = ['door', 'steps', 'account', 'correction', 'rare'] as const;

  private requests: Request[] | undefined;
  private reviewing = false;
  /** Whether the person asks again after an answer. */
  private anew = false;
  private news: 'requestSent' | 'requestWithdrawn' | undefined;
  /** Whether what was typed is the name as it is. */
  private same = false;
  /** Spellings for names with letters that MIGRIS does not keep. */
  private better: Draft = {};

  readonly #reading = new Submission(this);
  readonly #submission = new Submission(this);

  protected override entered(): void {
    super.entered();
    void this.#read();
  }

  protected override page(words: AllCorrectionWords): TemplateResult {
    const latest = this.requests?.[0];
    const asks = this.requests && (!latest || this.anew);
    return html`<h2 part="heading" tabindex="-1">${asks ? (this.reviewing ? words.correctionReview : words.correctionTitle) : words.requestTitle}</h2>
      <p role="status" class=${this.news ? 'note good' : 'unseen'}>${this.news && words[this.news]}</p>
      ${!this.requests ? this.#waiting(words) : asks ? this.#asking(words) : this.#seen(words, latest as Request)}`;
  }

  #waiting(words: AllCorrectionWords): TemplateResult {
    if (!this.#reading.failed) return html`<p class="hint" role="status">${words.loading}</p>`;
    return html`${summary(words, this.#reading)}
      <button type="button" class="main" part="button" @click=${this.#read}>${words.retry}</button>`;
  }

  #seen(words: AllCorrectionWords, request: Request): TemplateResult {
    return html`${summary(words, this.#submission)} ${requestSeen(words, request, this.language)}
      ${
        request.status === 'open'
          ? html`<form @submit=${(event: SubmitEvent) => this.#withdraw(event, request.id)}>${mainButton(words, words.withdrawRequest, this.#submission)}</form>`
          : html`<button type="button" @click=${this.#again}>${words.askAgain}</button>`
      }`;
  }

  #asking(words: AllCorrectionWords): TemplateResult {
    const draft = this.#typed;
    if (this.reviewing)
      return correctionReview(
        words,
        { draft, profile: this.profile, submission: this.#submission },
        { send: this.#send, back: this.#back },
      );
    return this.#form(words, draft);
  }

  #form(words: AllCorrectionWords, draft: CorrectionDraft): TemplateResult {
    const submission = this.#submission;
    const labels = {
      givenNames: words.givenNames,
      surname: words.surname,
      document: words.shownBy,
      why: words.reasonGiven,
    };
    const names = { words, submission, draft, better: this.better, accept: this.#accept };
    const alone = draft.oneName === 'on';
    const question = (name: 'document' | 'why', label: string, hint: string) => ({
      name,
      label,
      hint,
      value: draft[name],
    });
    return html`<p>${words.correctionHint}</p>
      <form novalidate @submit=${this.#toReview} @input=${this.#keep}>
        ${summary(words, submission, labels)}
        ${this.same ? html`<p class="note" role="alert">${words.sameNames}</p>` : nothing}
        ${alone ? nothing : nameField(names, 'givenNames', 'given-name')} ${nameField(names, 'surname', 'family-name')}
        <div class="field">
          <label class="tick"><input type="checkbox" name="oneName" aria-describedby="one-hint" .checked=${alone} />${words.oneName}</label>
          <p class="hint" id="one-hint">${words.oneNameHint}</p>
        </div>
        ${choice(words, submission, { ...question('document', words.document, words.documentHint), choose: words.chooseDocument, options: words.documents })}
        ${longText(words, submission, question('why', words.reasonWhy, words.reasonWhyHint))}
        ${mainButton(words, words.next, submission)}
      </form>`;
  }

  get #typed(): CorrectionDraft {
    const { givenNames, surname } = this.profile;
    const oneName = givenNames === null ? 'on' : '';
    const asNow = { givenNames: givenNames ?? '', surname: surname ?? '', document: '', why: '', oneName };
    return { ...asNow, ...readDraft(this.connection).correction };
  }

  /** Notes what is typed, so that neither another page of the account nor a reload loses it. */
  #write(correction: CorrectionDraft | undefined): void {
    writeDraft(this.connection, { correction });
  }

  #keep = (event: Event): void => {
    const typed = Object.fromEntries(new FormData(event.currentTarget as HTMLFormElement));
    this.#write({ ...this.#typed, oneName: '', ...(typed as Partial<CorrectionDraft>) });
  };

  #toReview = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#keep(event);
    const { document, why, oneName } = this.#typed;
    const problems: Record<string, Problem> = {};
    for (const name of oneName ? (['surname'] as const) : (['givenNames', 'surname'] as const)) {
      const problem = nameProblem(tidied(this.#typed[name]));
      if (problem) problems[name] = problem;
    }
    if (Object.values(problems).includes('name_letters')) void this.#suggest();
    if (!document) problems.document = 'document_required';
    if (!why.trim()) problems.why = 'words_required';
    this.#submission.reject(problems);
    const { givenNames: names, surname: last } = this.#wanted;
    this.same = !this.#submission.failed && names === this.profile.givenNames && last === this.profile.surname;
    this.reviewing = !this.#submission.failed && !this.same;
    void this.focusOn(this.reviewing ? 'h2' : this.same ? '#surname' : '.summary');
  };

  get #wanted(): Input<'account.requestCorrection'> {
    const { givenNames, surname, document, why, oneName } = this.#typed;
    const names = oneName ? null : tidied(givenNames);
    return { givenNames: names, surname: tidied(surname), document: document as DocumentKind, why };
  }

  async #suggest(): Promise<void> {
    const { givenNames, surname } = this.#typed;
    this.better = await betterSpellings({ givenNames, surname });
  }

  /** Takes a suggested spelling. */
  #accept = (name: string, value: string): void => {
    this.#write({ ...this.#typed, [name]: value });
    const { [name]: _, ...others } = this.#submission.problems;
    this.#submission.reject(others);
    void this.focusOn(`#${name}`);
  };

  #back = (): void => {
    if (this.#submission.busy) return;
    this.reviewing = false;
    void this.focusOn('h2');
  };

  #again = (): void => {
    this.anew = true;
    this.news = undefined;
    void this.focusOn('h2');
  };

  #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const sent = await this.#change('requestSent', () =>
      this.connection.call('account.requestCorrection', this.#wanted),
    );
    if (sent) {
      this.#write(undefined);
    } else if (Object.keys(this.#submission.problems).length > 0) {
      // What the Worker found wrong is corrected in the form, where it was typed.
      this.reviewing = false;
      await this.focusOn('.summary');
    } else if (this.#submission.trouble?.message === 'request_open') {
      await this.#read();
      this.#settle();
      await this.focusOn('.summary');
    }
  };

  async #withdraw(event: SubmitEvent, id: string): Promise<void> {
    event.preventDefault();
    const done = await this.#change('requestWithdrawn', () =>
      this.connection.call('account.withdrawCorrection', { id }),
    );
    if (done) return;
    // Answered meanwhile, or withdrawn in another window: what it is now is shown beside why.
    if (this.#submission.trouble?.message === 'request_unknown') await this.#read();
  }

  async #change(
    news: 'requestSent' | 'requestWithdrawn',
    work: () => Promise<{ requests: Request[] }>,
  ): Promise<boolean> {
    this.news = undefined;
    const done = await this.run(this.#submission, async () => this.#note(await work()));
    if (!done) return false;
    this.#settle();
    await this.focusOn('h2');
    this.news = news;
    void this.home.look();
    return true;
  }

  #settle(): void {
    this.reviewing = false;
    this.anew = false;
  }

  #note({ requests }: { requests: Request[] }): void {
    this.requests = requests.filter(({ kind }) => kind === 'correction');
  }

  #read = async (): Promise<void> => {
    await this.#reading.run(async () => this.#note(await this.connection.call('account.requests')));
  };
}

define('migris-account-correction', Correction);
