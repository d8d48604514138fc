import { html, nothing, type TemplateResult } from 'lit';
import { define } from '../element.js';
import { fullName, mainButton, summary } from '../form.js';
import type { AllDeskWords } from '../locale.js';
import { Submission } from '../submission.js';
import { becauseAnew, becauseLabels, readBecause } from './because.js';
import { DeskElement } from './desk-element.js';
import { date, moment } from './moment.js';
import type { Found, Work } from './types.js';

/** What two people decide: who asks for it and why, what will happen, and the second person's word; and how a merge is taken back. */
export class DeskDecision extends DeskElement {
  static override properties = {
    request: { attribute: false },
    answered: { attribute: false },
    lost: { attribute: false },
    approving: { state: true },
  };

  declare request: Work;
  /** Hears what was done, in words. */
  declare answered: (said: string) => void;
  /** Hears that a colleague was first. */
  declare lost: () => void;
  /** Whether it is asked once more before it is approved. */
  private approving = false;
  readonly #deciding = new Submission(this);

  protected override shown(words: AllDeskWords): TemplateResult {
    const { request } = this;
    const own = [request.person, request.other].some((it) => it?.id === this.desk.me.accountId);
    return html`${this.#proposal(words)} ${summary(words, this.#deciding, becauseLabels(words))}
    ${own ? html`<p class="note">${words.person.own}</p>` : request.status === 'open' ? this.#decision(words) : this.#undo(words)}`;
  }

  /** Who asks for it, when, and why. */
  #proposal({ work, desk }: AllDeskWords): TemplateResult {
    const { askedOffice, askedAt, reason, caseNumber } = this.request;
    return html`<dl class="facts">
      <dt>${work.proposedBy}</dt>
      <dd>${askedOffice?.[this.language] ?? work.byStaff}, ${moment(askedAt, this.language)}</dd>
      <dt>${desk.reason}</dt>
      <dd>${(desk.reasons as Record<string, string>)[reason ?? ''] ?? desk.none}</dd>
      <dt>${work.caseNumber}</dt>
      <dd>${caseNumber ?? desk.none}</dd>
    </dl>`;
  }

  #decision(words: AllDeskWords): TemplateResult {
    const { work } = words;
    if (this.request.own) return html`<p class="note">${work.ownDecision}</p>`;
    if (this.desk.me.role !== 'supervisor') return html`<p class="note">${work.supervisorOnly}</p>`;
    if (this.approving) return this.#sure(words);
    return html`<div class="row">
      <button type="button" id="approve" class="main" part="button" @click=${this.#review}>${work.approve}</button>
      <button type="button" @click=${() => this.#decide(false, words)}>${work.reject}</button>
    </div>`;
  }

  /** What will happen to whom, before it does. */
  #sure(words: AllDeskWords): TemplateResult {
    const { work } = words;
    const { person, other } = this.request;
    return html`<form novalidate @submit=${(event: SubmitEvent) => this.#approve(event, words)}>
      <h4 part="heading" tabindex="-1">
        ${other ? work.mergeSure(called(words, other), called(words, person)) : work.eraseSure(called(words, person))}
      </h4>
      <p class="note">${other ? work.approveMerge : work.approveErasure}</p>
      <div class="row">
        ${mainButton(words, other ? work.mergeYes : work.eraseYes, this.#deciding)}
        <button type="button" @click=${this.#leave}>${words.act.cancel}</button>
      </div>
    </form>`;
  }

  #undo(words: AllDeskWords): TemplateResult | typeof nothing {
    const { undoUntil } = this.request;
    const { work } = words;
    if (!undoUntil || this.desk.me.role !== 'supervisor') return nothing;
    return html`<form novalidate autocomplete="off" @submit=${(event: SubmitEvent) => this.#takeBack(event, words)}>
      <p class="note">${work.undoUntil(date(undoUntil, this.language))}</p>
      ${becauseAnew(words, this.#deciding, this.desk.because)}
      <div class="row">${mainButton(words, work.undo, this.#deciding)}</div>
    </form>`;
  }

  #review = (): void => {
    if (this.#deciding.busy) return;
    this.#deciding.clear();
    this.approving = true;
    void this.focusOn('h4');
  };

  #leave = (): void => {
    if (this.#deciding.busy) return;
    this.approving = false;
    void this.focusOn('#approve');
  };

  #approve(event: SubmitEvent, words: AllDeskWords): Promise<void> {
    event.preventDefault();
    return this.#decide(true, words);
  }

  #decide(approve: boolean, words: AllDeskWords): Promise<void> {
    const input = { request: this.request.id, approve };
    const said = words.work.done[approve ? 'approved' : 'rejected'];
    return this.#do(() => this.connection.call('staff.decide', input), said);
  }

  async #takeBack(event: SubmitEvent, words: AllDeskWords): Promise<void> {
    event.preventDefault();
    const { because, problems } = readBecause(event.currentTarget);
    this.#deciding.reject(problems);
    if (this.#deciding.failed) return this.focusOn('.summary');
    const input = { request: this.request.id, ...because };
    return this.#do(() => this.connection.call('staff.undoMerge', input), words.work.done.undone);
  }

  async #do(work: () => Promise<unknown>, said: string): Promise<void> {
    const done = await this.#deciding.run(async () => {
      await work();
    });
    if (done) return this.answered(said);
    if (this.#deciding.trouble?.message === 'already_answered') this.lost();
    await this.focusOn('.summary');
  }
}

/** A person with what tells them apart from another one of the same name. */
function called({ desk }: AllDeskWords, it: Found): string {
  return `${fullName(it) || desk.unnamed} (${it.email ?? it.id})`;
}

define('migris-desk-decision', DeskDecision);
