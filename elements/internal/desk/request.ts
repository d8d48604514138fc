import { html, nothing, type TemplateResult } from 'lit';
import type { DocumentKind, Reason, RequestKind } from '../../../schema/staff.js';
import { define, PARTS } from '../element.js';
import { summary, typed } from '../form.js';
import type { AllDeskWords } from '../locale.js';
import { Submission } from '../submission.js';
import { about } from './about.js';
import { becauseLabels, choice, lines } from './because.js';
import { sideBySide } from './compare.js';
import { DeskElement } from './desk-element.js';
import './decision.js';
import { moment } from './moment.js';
import type { Found, Work } from './types.js';

type Said = keyof AllDeskWords['work']['done'];

/** Why staff open the account of a request, where no case says otherwise. */
const IMPLIED: Record<RequestKind, Reason> = {
  correction: 'correction',
  not_me: 'complaint',
  taken_back: 'complaint',
  merge: 'duty',
  erasure: 'duty',
};

/** One request: what is asked for, and how it is answered. */
export class DeskRequest extends DeskElement {
  static override properties = {
    request: { attribute: false },
    answered: { attribute: false },
    lost: { attribute: false },
    beside: { attribute: false },
    reviewing: { state: true },
  };

  declare request: Work;
  /** Hears what was done, in words. */
  declare answered: (said: string) => void;
  /** Hears that a colleague was first. */
  declare lost: () => void;
  /** The account whose page it stands on, where it does. */
  declare beside: string | undefined;
  /** Whether what is about to be granted is shown once more. */
  private reviewing = false;
  #draft: { document: DocumentKind | ''; answer: string } = { document: '', answer: '' };
  readonly #answering = new Submission(this);

  protected override shown(words: AllDeskWords): TemplateResult {
    if (this.reviewing) return this.#review(words);
    const { request, language } = this;
    const { work } = words;
    return html`<h3 part="heading" tabindex="-1">${words.requestKinds[request.kind]}</h3>
      ${about(words, request, language)}
      ${
        request.answeredAt
          ? html`<p>
              ${work.answered}: ${moment(request.answeredAt, language)}${request.answeredOffice ? `, ${request.answeredOffice[language]}` : ''}.
              ${request.answer}
            </p>`
          : nothing
      }
      ${this.#accounts(words)}
      ${summary(words, this.#answering, { ...becauseLabels(words), answer: work.answer, document: work.seen })}
      ${request.person.id === this.desk.me.accountId ? html`<p class="note">${words.person.own}</p>` : this.#answer(words)}`;
  }

  #answer(words: AllDeskWords): TemplateResult | typeof nothing {
    const { request } = this;
    const two = request.kind === 'merge' || request.kind === 'erasure';
    if (two) {
      return html`<migris-desk-decision
        exportparts=${PARTS}
        .locale=${this.language}
        .connection=${this.connection}
        .desk=${this.desk}
        .request=${request}
        .answered=${this.answered}
        .lost=${this.lost}
      ></migris-desk-decision>`;
    }
    if (request.status !== 'open') return nothing;
    return request.kind === 'correction' ? this.#correction(words) : this.#report(words);
  }

  #correction(words: AllDeskWords): TemplateResult {
    const { work, desk } = words;
    return html`<form novalidate autocomplete="off" @submit=${this.#toReview}>
      ${lines(words, this.#answering, { name: 'answer', label: work.answer, hint: work.answerHint, value: this.#draft.answer })}
      ${choice(words, this.#answering, {
        name: 'document',
        label: work.seen,
        options: desk.documents,
        value: this.#draft.document,
      })}
      <div class="row">
        ${this.#main(words, words.act.review)}
        <button type="button" @click=${(event: Event) => this.#decline(event, words)}>${work.decline}</button>
      </div>
    </form>`;
  }

  #review(words: AllDeskWords): TemplateResult {
    const { work, act, desk } = words;
    const { document, answer } = this.#draft;
    return html`<form novalidate @submit=${(event: SubmitEvent) => this.#grant(event, words)}>
      <h3 part="heading" tabindex="-1">${act.reviewTitle}</h3>
      ${summary(words, this.#answering)} ${sideBySide(words, this.request.person, this.request)}
      <dl class="facts">
        <dt>${work.seen}</dt>
        <dd>${document && desk.documents[document]}</dd>
        <dt>${work.answer}</dt>
        <dd>${answer || desk.none}</dd>
      </dl>
      <p class="hint">${work.grantHint}</p>
      <div class="row">
        ${this.#main(words, work.grant)}
        <button type="button" @click=${this.#edit}>${act.edit}</button>
      </div>
    </form>`;
  }

  #report(words: AllDeskWords): TemplateResult {
    const { work } = words;
    return html`<form novalidate autocomplete="off" @submit=${(event: SubmitEvent) => this.#close(event, words)}>
      ${lines(words, this.#answering, { name: 'answer', label: work.answer, hint: work.closeHint })}
      <div class="row">${this.#main(words, work.close)}</div>
    </form>`;
  }

  #main(words: AllDeskWords, label: string): TemplateResult {
    return html`<button class="main" part="button" type="submit" aria-disabled=${this.#busy}>${this.#answering.busy ? words.busy : label}</button>`;
  }

  get #busy(): 'true' | typeof nothing {
    return this.#answering.busy ? 'true' : nothing;
  }

  /** The ways to the accounts that it is about, but to the one that is open already. */
  #accounts({ work }: AllDeskWords): TemplateResult {
    const { person, other, kind } = this.request;
    const open = ({ id }: Found) => this.desk.show(id, this.desk.because ?? { reason: IMPLIED[kind] });
    const way = (it: Found | null, label: string) =>
      it && it.id !== this.beside
        ? html`<button type="button" class="link" @click=${() => open(it)}>${label}</button>`
        : nothing;
    return html`<p class="row">${way(person, other ? work.openKept : work.openPerson)} ${way(other, work.openOther)}</p>`;
  }

  /** What the person claimed is not what was seen: the document is chosen anew, and looked at once more with the names. */
  #toReview = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    this.#draft = { document: typed(form, 'document') as DocumentKind | '', answer: typed(form, 'answer').trim() };
    if (!this.#draft.document) return this.#reject({ document: 'document_required' });
    this.#answering.clear();
    this.reviewing = true;
    await this.focusOn('h3');
  };

  #edit = (): void => {
    if (this.#answering.busy) return;
    this.reviewing = false;
    void this.focusOn('h3');
  };

  #grant(event: SubmitEvent, words: AllDeskWords): Promise<void> {
    event.preventDefault();
    const { document, answer } = this.#draft;
    if (!document) return Promise.resolve();
    const input = { request: this.request.id, grant: true, document, ...(answer && { answer }) };
    return this.#do(() => this.connection.call('staff.answerCorrection', input), words, 'granted');
  }

  #decline(event: Event, words: AllDeskWords): Promise<void> {
    const answer = typed((event.currentTarget as HTMLButtonElement).form, 'answer').trim();
    if (!answer) return this.#reject({ answer: 'words_required' });
    const input = { request: this.request.id, grant: false, answer };
    return this.#do(() => this.connection.call('staff.answerCorrection', input), words, 'declined');
  }

  #close(event: SubmitEvent, words: AllDeskWords): Promise<void> {
    event.preventDefault();
    const answer = typed(event.currentTarget, 'answer').trim();
    const input = { request: this.request.id, ...(answer && { answer }) };
    return this.#do(() => this.connection.call('staff.closeReport', input), words, 'closed');
  }

  #reject(problems: Submission['problems']): Promise<void> {
    this.#answering.reject(problems);
    return this.focusOn('.summary');
  }

  async #do(work: () => Promise<unknown>, words: AllDeskWords, said: Said): Promise<void> {
    const done = await this.#answering.run(async () => {
      await work();
    });
    if (done) return this.answered(words.work.done[said]);
    if (this.#answering.trouble?.message === 'already_answered') this.lost();
    await this.focusOn('.summary');
  }
}

define('migris-desk-request', DeskRequest);
