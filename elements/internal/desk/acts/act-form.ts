import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Problem } from '../../../../schema/problem.js';
import { mainButton, summary } from '../../form.js';
import type { AllDeskWords } from '../../locale.js';
import { Submission } from '../../submission.js';
import { becauseAnew, becauseFields, becauseLabels, readBecause } from '../because.js';
import { DeskElement } from '../desk-element.js';
import type { Because, Dossier } from '../types.js';
import type { ActName } from './allowed.js';

/** What becomes of an act. */
export interface Over {
  done(dossier: Dossier | undefined, said: string): void;
  cancel(): void;
  /** Hears what the account is like now. */
  refresh(dossier: Dossier): void;
}

/** Acts whose reason the person reads, and which weigh the most. */
const ANEW: ReadonlySet<ActName> = new Set<ActName>(['confirmIdentity', 'block', 'askMerge', 'askErasure']);

/** What every form of an act has: what will happen, why it is done, what went wrong, and a way out. */
export abstract class ActForm extends DeskElement {
  static override properties: PropertyDeclarations = {
    dossier: { attribute: false },
    over: { attribute: false },
    renewing: { state: true },
    conflict: { state: true },
  };

  declare dossier: Dossier;
  declare over: Over;
  /** Which act it is. */
  protected abstract readonly act: ActName;
  protected readonly submission = new Submission(this);
  /** Whether another reason is being given. */
  private renewing = false;
  /** Whether somebody else changed the account while the form was open. */
  protected conflict = false;
  /** The reason as given in this form. */
  protected because: Because | undefined;

  override focus(): void {
    void this.focusOn('h4');
  }

  /** Whether the reason is asked for even where it is known: what the person reads is not taken from another case unseen. */
  protected get anew(): boolean {
    return ANEW.has(this.act);
  }

  /** The reason that was given before and is not being changed. */
  protected get kept(): Because | undefined {
    return this.renewing || this.anew ? undefined : this.desk.because;
  }

  protected head(words: AllDeskWords, labels: Record<string, string> = {}): TemplateResult {
    const { button, what } = words.acts[this.act];
    return html`<h4 part="heading" tabindex="-1">${button}</h4>
      <p class="hint">${what}</p>
      ${summary(words, this.submission, { ...becauseLabels(words), ...labels })}
      ${this.conflict ? this.current(words) : nothing}`;
  }

  /** What the account is like now, where it was changed meanwhile. */
  protected current({ act, person }: AllDeskWords): TemplateResult {
    const { level, status } = this.dossier;
    return html`<p class="note"><strong>${act.current}:</strong> ${person.statuses[status]}. ${person.levels[level]}.</p>`;
  }

  protected why(words: AllDeskWords): TemplateResult {
    if (this.anew) return becauseAnew(words, this.submission, this.desk.because);
    return becauseFields(words, this.submission, this.kept, () => {
      this.renewing = true;
      void this.focusOn('#reason');
    });
  }

  protected buttons(words: AllDeskWords, label: string): TemplateResult {
    return html`<div class="row">
      ${mainButton(words, label, this.submission)}
      <button type="button" @click=${() => this.over.cancel()}>${words.act.cancel}</button>
    </div>`;
  }

  /** Reads why it is done, with what else is wrong; false where something is, and it has been said. */
  protected async ready(form: EventTarget | null, others: Record<string, Problem> = {}): Promise<boolean> {
    const { kept } = this;
    const { because, problems } = kept ? { because: kept, problems: {} } : readBecause(form);
    this.submission.reject({ ...others, ...problems });
    if (this.submission.failed) {
      await this.focusOn('.summary');
      return false;
    }
    this.because = because;
    return true;
  }

  /** Does it; what failed is told at the top, and everything typed stays. */
  protected async send(work: (because: Because) => Promise<Dossier | undefined>, said: string): Promise<boolean> {
    const because = this.because as Because;
    let dossier: Dossier | undefined;
    const done = await this.submission.run(async () => {
      dossier = await work(because);
    });
    if (done) {
      this.desk.keep(because);
      this.over.done(dossier, said);
      return true;
    }
    await this.#lookAgain(because);
    await this.focusOn('.summary');
    return false;
  }

  async #lookAgain(because: Because): Promise<void> {
    this.conflict = this.submission.trouble?.message === 'changed_meanwhile';
    if (!this.conflict) return;
    try {
      this.dossier = await this.connection.call('staff.read', { id: this.dossier.id, ...because });
      this.over.refresh(this.dossier);
    } catch {
      // What was refused stays said; the account is read anew with the next try.
      this.conflict = false;
    }
  }
}
