import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../../../../schema/problem.js';
import { define } from '../../element.js';
import { field, typed } from '../../form.js';
import type { AllDeskWords } from '../../locale.js';
import { both } from '../both.js';
import type { Because, Found } from '../types.js';
import { ActForm } from './act-form.js';
import '../search.js';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Proposes that another account becomes part of this one: by its number or by a search, both side by side before it is asked. */
export class AskMerge extends ActForm {
  static override properties = { other: { state: true }, looking: { state: true } };

  protected readonly act = 'askMerge';
  /** The account that is to become part of this one. */
  private other: Found | undefined;
  /** Whether the other account is searched for. */
  private looking = false;

  /** For the look at the other account, the reason of the one that is open will do. */
  protected override get anew(): boolean {
    return this.other !== undefined;
  }

  protected override shown(words: AllDeskWords): TemplateResult {
    return this.other ? this.#sure(words, this.other) : this.#choose(words);
  }

  #choose(words: AllDeskWords): TemplateResult {
    const { act } = words;
    return html`<form novalidate autocomplete="off" @submit=${this.#show}>
        ${this.head(words, { id: act.otherId })}
        ${field(words, this.submission, { name: 'id', label: act.otherId, autocomplete: 'off' })} ${this.why(words)}
        ${this.buttons(words, act.otherShow)}
      </form>
      <p>
        <button type="button" class="link" aria-expanded=${this.looking ? 'true' : 'false'} @click=${this.#look}>
          ${act.otherSearch}
        </button>
      </p>
      ${
        this.looking
          ? html`<migris-desk-search
              inside
              .choose=${this.#picked}
              .desk=${this.desk}
              .locale=${this.language}
              .connection=${this.connection}
            ></migris-desk-search>`
          : nothing
      }`;
  }

  #sure(words: AllDeskWords, other: Found): TemplateResult {
    const { act } = words;
    const titles = [act.keeps, act.joins] as const;
    return html`<form novalidate autocomplete="off" @submit=${(event: SubmitEvent) => this.#ask(event, words, other)}>
      ${this.head(words)} ${both(words, [this.dossier, other], titles, this.language)} ${this.why(words)}
      ${this.buttons(words, act.askMerge)}
      <p><button type="button" class="link" @click=${this.#otherOne}>${act.pickOther}</button></p>
    </form>`;
  }

  #look = (): void => {
    this.looking = !this.looking;
    if (this.looking) void this.focusOn('migris-desk-search');
  };

  #picked = (found: Found): void => {
    const same = found.id === this.dossier.id;
    this.submission.reject(same ? { id: 'account_number_same' } : {});
    if (!same) this.other = found;
    void this.focusOn(same ? '.summary' : 'h4');
  };

  #show = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const id = typed(form, 'id').trim().toLowerCase();
    const problem = this.#problemOf(id);
    if (!(await this.ready(form, problem ? { id: problem } : {}))) return;
    const because = this.because as Because;
    const found = await this.submission.run(async () => {
      this.other = await this.connection.call('staff.read', { id, ...because });
      this.desk.keep(because);
    });
    await this.focusOn(found ? 'h4' : '.summary');
  };

  #problemOf(id: string): Problem | undefined {
    if (id === '') return 'account_number_required';
    if (!ID.test(id)) return 'account_number_invalid';
    return id === this.dossier.id ? 'account_number_same' : undefined;
  }

  #otherOne = (): void => {
    if (this.submission.busy) return;
    this.submission.clear();
    this.other = undefined;
    void this.focusOn('h4');
  };

  async #ask(event: SubmitEvent, words: AllDeskWords, other: Found): Promise<void> {
    event.preventDefault();
    if (!(await this.ready(event.currentTarget))) return;
    const { id } = this.dossier;
    const work = async (because: Because) => {
      await this.connection.call('staff.askMerge', { id, other: other.id, ...because });
      return this.connection.call('staff.read', { id, ...because });
    };
    await this.send(work, words.acts.askMerge.done);
  }
}

define('migris-act-merge', AskMerge);
