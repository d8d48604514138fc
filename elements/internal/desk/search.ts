import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../../../schema/problem.js';
import type { SearchWay } from '../../../schema/staff.js';
import { define } from '../element.js';
import { field, fullName, mainButton, summary, typed } from '../form.js';
import type { AllDeskWords } from '../locale.js';
import { Submission } from '../submission.js';
import { becauseFields, becauseLabels, readBecause } from './because.js';
import { DeskElement } from './desk-element.js';
import { date } from './moment.js';
import { badge } from './status.js';
import type { Because, Found } from './types.js';

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

/** One search, and why. */
interface Asked {
  by: SearchWay;
  text: string;
  because: Because;
}

/** Finds people; the search is recorded with its reason. */
export class DeskSearch extends DeskElement {
  static override properties = {
    choose: { attribute: false },
    inside: { type: Boolean },
    way: { state: true },
    people: { state: true },
    renewing: { state: true },
  };

  /** What is done with the one that is chosen, where it is not opened. */
  declare choose: ((found: Found) => void) | undefined;
  /** Whether it is a part of a form, whose headings go one step further down. */
  declare inside: boolean;
  private way: SearchWay = 'name';
  private people: Found[] | undefined;
  /** Whether another reason is being given. */
  private renewing = false;
  readonly #searching = new Submission(this);
  /** What the answer is to be to. */
  #asked: Asked | undefined;
  #total = 0;
  #next: string | null = null;

  protected override shown(words: AllDeskWords): TemplateResult {
    const { find } = words;
    const labels = { ...becauseLabels(words), text: find.text };
    return html`<h2 part="heading" tabindex="-1" aria-level=${this.inside ? 5 : nothing}>${find.title}</h2>
      <form novalidate autocomplete="off" @submit=${this.#search}>
        ${summary(words, this.#searching, labels)}
        <div class="fields">
          <div class="field">
            <label for="by">${find.by}</label>
            <select id="by" name="by" part="input" @change=${this.#chooseWay}>
              ${Object.entries(find.ways).map(
                ([way, label]) => html`<option value=${way} ?selected=${way === this.way}>${label}</option>`,
              )}
            </select>
          </div>
          ${field(words, this.#searching, { name: 'text', label: find.text, hint: find.hints[this.way], autocomplete: 'off' })}
        </div>
        ${becauseFields(words, this.#searching, this.#kept, this.#renew)}
        <p class="hint">${words.desk.recorded}</p>
        ${mainButton(words, find.go, this.#searching)}
      </form>
      ${this.people ? this.#results(words, this.people) : nothing}`;
  }

  get #kept(): Because | undefined {
    return this.renewing ? undefined : this.desk.because;
  }

  #results(words: AllDeskWords, people: Found[]): TemplateResult {
    const { find } = words;
    if (people.length === 0) {
      return html`<h3 tabindex="-1" aria-level=${this.inside ? 6 : nothing}>${find.nothing}</h3>
        <p>${find.nothingHint}</p>`;
    }
    return html`<h3 tabindex="-1" aria-level=${this.inside ? 6 : nothing}>${find.found(this.#total)}</h3>
      <p class="hint">${find.keys}</p>
      <table @keydown=${this.#walk}>
        <thead>
          <tr>
            <th scope="col">${find.name}</th>
            <th scope="col">${words.email}</th>
            <th scope="col">${find.level}</th>
            <th scope="col">${find.status}</th>
            <th scope="col">${find.since}</th>
          </tr>
        </thead>
        <tbody>
          ${people.map((found) => this.#row(words, found))}
        </tbody>
      </table>
      ${
        this.#next
          ? html`<p class="row">
              <span class="hint" role="status">${find.shown(people.length, this.#total)}</span>
              <button type="button" @click=${this.#more}>${find.more}</button>
            </p>`
          : nothing
      }`;
  }

  #row(words: AllDeskWords, found: Found): TemplateResult {
    const { find, person } = words;
    return html`<tr>
      <td>
        <button type="button" class="link" @click=${() => this.#open(found)}>${fullName(found) || words.desk.unnamed}</button>
        ${found.formerEmail ? html`<br /><span class="hint">${find.formerEmail}</span>` : nothing}
      </td>
      <td data-label=${words.email}>${found.email ?? words.desk.none}</td>
      <td data-label=${find.level}>${found.level}</td>
      <td data-label=${find.status}>${badge(person.statuses, found.status)}</td>
      <td class="when" data-label=${find.since}>${date(found.createdAt, this.language)}</td>
    </tr>`;
  }

  #chooseWay = (event: Event): void => {
    this.way = (event.target as HTMLSelectElement).value as SearchWay;
  };

  #renew = (): void => {
    this.renewing = true;
    void this.focusOn('#reason');
  };

  #search = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const text = typed(form, 'text').trim();
    const kept = this.#kept;
    const { because, problems } = kept ? { because: kept, problems: {} } : readBecause(form);
    const found: Record<string, Problem> = {
      ...(text === '' && { text: 'search_text_required' as const }),
      ...problems,
    };
    this.#searching.reject(found);
    if (this.#searching.failed) return this.focusOn('.summary');
    const asked = { by: this.way, text, because };
    const { busy } = this.#searching;
    // Pressed twice, it is on record once.
    if (busy && JSON.stringify(asked) === JSON.stringify(this.#asked)) return;
    this.#asked = asked;
    // What was found before is not the answer to this: nobody opens somebody of the same name while it is on its way.
    this.people = undefined;
    // What is on its way already is followed by this.
    if (!busy) await this.#find(asked);
  };

  async #find(asked: Asked): Promise<void> {
    const { because, ...what } = asked;
    const done = await this.#searching.run(async () => {
      const answer = await this.connection.call('staff.search', { ...what, ...because });
      if (asked !== this.#asked || !this.isConnected) return;
      this.#note(answer);
      this.people = answer.people;
      this.renewing = false;
      this.desk.keep(because);
    });
    await this.#answer(asked, done ? 'h3' : '.summary');
  }

  /** Takes the focus to the answer, unless something else was asked meanwhile; nothing is asked for whoever went away. */
  async #answer(asked: Asked, selector: string): Promise<void> {
    if (!this.isConnected) return;
    const now = this.#asked ?? asked;
    await (now === asked ? this.focusOn(selector) : this.#find(now));
  }

  #note({ total, next }: { total: number; next: string | null }): void {
    this.#total = total;
    this.#next = next;
  }

  #more = async (): Promise<void> => {
    const asked = this.#asked;
    if (!asked || this.#searching.busy) return;
    const before = this.people ?? [];
    const { because, ...what } = asked;
    const done = await this.#searching.run(async () => {
      const answer = await this.connection.call('staff.search', { ...what, ...because, after: this.#next ?? '' });
      if (asked !== this.#asked) return;
      this.#note(answer);
      this.people = [...before, ...answer.people];
    });
    await this.#answer(asked, done ? `tbody tr:nth-child(${before.length + 1}) button` : '.summary');
  };

  #open(found: Found): void {
    if (this.choose) this.choose(found);
    else this.desk.show(found.id, this.desk.because as Because);
  }

  /** The arrow keys walk through the people, beside the usual keys. */
  #walk = (event: KeyboardEvent): void => {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('tbody button')];
    const at = rows.indexOf(event.target as HTMLElement);
    const step = STEPS[event.key];
    if (at < 0 || !step || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    rows[step(at, rows.length - 1)]?.focus();
  };
}

define('migris-desk-search', DeskSearch);
