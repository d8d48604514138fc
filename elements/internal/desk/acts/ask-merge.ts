import { html, nothing, type TemplateResult } from 'lit';
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
  static override properties = { other: { state: true }, wrong: { state: true }, looking: { state: true } };

  protected readonly act = 'askMerge';
  /** The account that is to become part of this one. */
  private other: Found | undefined;
  /** What is wrong with the choice. */
  private wrong: 'otherIdWrong' | 'otherSelf' | undefined;
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
        ${this.wrong ? html`<p class="error" part="error" role="alert">${act[this.wrong]}</p>` : nothing}
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
    this.wrong = found.id === this.dossier.id ? 'otherSelf' : undefined;
    if (!this.wrong) this.other = found;
    void this.focusOn('h4');
  };

  #show = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const id = typed(form, 'id').trim().toLowerCase();
    this.wrong = undefined;
    if (!(await this.ready(form))) return;
    if (!ID.test(id)) this.wrong = 'otherIdWrong';
    else if (id === this.dossier.id) this.wrong = 'otherSelf';
    if (this.wrong) return this.focusOn('#id');
    const because = this.because as Because;
    const found = await this.submission.run(async () => {
      this.other = await this.connection.call('staff.read', { id, ...because });
      this.desk.keep(because);
    });
    await this.focusOn(found ? 'h4' : '.summary');
  };

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
