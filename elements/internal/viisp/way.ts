import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { define, MigrisElement, NESTED, PARTS } from '../element.js';
import { summary } from '../form.js';
import { chunks, type ViispWords } from '../locale.js';
import { Submission } from '../submission.js';
import './first-steps.js';
import { Hindrance } from './hindrance.js';
import { forgetTrip, type Trip, tripOf } from './trip.js';

chunks.viisp = { lt: () => import('../../words/lt/viisp.js'), en: () => import('../../words/en/viisp.js') };

/** The way through VIISP: out of the page, back into it, and what is asked of whoever comes for the first time. */
export class ViispWay extends MigrisElement<ViispWords> {
  protected override parts = ['door', 'steps', 'viisp'] as const;

  #submission = new Submission(this);
  #trip: Trip | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('pageshow', this.#shown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('pageshow', this.#shown);
  }

  override focus(): void {
    void this.focusOn(`.summary, ${NESTED}`);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.connection.through) return;
    const trip = tripOf(this.connection);
    if (trip === this.#trip) return;
    this.#trip = trip;
    void this.#follow(trip);
  }

  async #follow({ over }: Trip): Promise<void> {
    this.#submission = new Submission(this);
    await this.focusOn('h2');
    if (!(await this.#submission.run(() => over))) await this.focusOn('.summary');
  }

  protected override view(words: ViispWords): TemplateResult {
    const { connection, language } = this;
    if (!connection.through) {
      return html`<migris-viisp-steps exportparts=${PARTS} .locale=${language} .connection=${connection}></migris-viisp-steps>`;
    }
    return html`<h2 part="heading" tabindex="-1">${words.viispTitle}</h2>
      ${this.#submission.failed ? this.#failure(words) : this.#patience(words)}`;
  }

  /** Whoever is on the way out may still turn round; an answer that is being redeemed cannot be called back. */
  #patience(words: ViispWords): TemplateResult {
    const back = this.#trip?.back;
    const { busy, slow } = this.#submission;
    // Empty until the heading has the focus: what a status begins with is not read out.
    return html`<p role="status">${busy ? (back ? words.returning : words.leaving) : nothing}</p>
      <p class="hint" role="status">${slow ? words.viispSlow : nothing}</p>
      ${back ? nothing : this.#wayOut(words)}`;
  }

  #wayOut(words: ViispWords, label = words.byEmail, look: 'main' | 'link' = 'link'): TemplateResult {
    return html`<button type="button" class=${look} @click=${this.#close}>${this.connection.person ? words.close : label}</button>`;
  }

  #failure(words: ViispWords): TemplateResult {
    const { trouble } = this.#submission;
    const all = { ...words, refusals: { ...words.refusals, ...words.viispRefusals } };
    if (trouble instanceof Hindrance) all.fault = () => hindered(words, trouble);
    return html`${summary(all, this.#submission)}
      <div class="row">${this.#choices(words)}</div>`;
  }

  #choices(words: ViispWords): TemplateResult {
    const { trouble } = this.#submission;
    // A blocked account is blocked for both ways.
    if (trouble?.message === 'account_blocked') return this.#wayOut(words, words.goBack);
    if (trouble instanceof Hindrance) return this.#wayOut(words, words.byEmail, 'main');
    return html`<button type="button" class="main" part="button" @click=${this.#again}>${this.#offer(words)}</button>
      ${this.#wayOut(words)}`;
  }

  /** What was redeemed or refused is past: only another trip helps then. */
  #offer(words: ViispWords): string {
    const { handoff } = this.connection.waiting;
    return handoff || !/^viisp_(failed|expired)$/.test(this.#submission.trouble?.message ?? '')
      ? words.retry
      : words.leaveAgain;
  }

  #again(): void {
    forgetTrip(this.connection);
    this.connection.wait({});
  }

  /** Back to the choice of the ways. */
  #close(): void {
    this.connection.through = false;
    this.connection.wait({ handoff: undefined });
  }

  /** A page that the browser kept whole while its person was away would still be leaving. */
  #shown = ({ persisted }: PageTransitionEvent): void => {
    if (persisted && this.connection.through) this.#close();
  };
}

function hindered(words: ViispWords, { kind, about }: Hindrance): string {
  return kind === 'formBlocked' ? words.formBlocked(about) : words.nothingKept;
}

define('migris-viisp', ViispWay);
