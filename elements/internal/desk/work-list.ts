import { html, nothing, type TemplateResult } from 'lit';
import type { RequestKind, RequestStatus } from '../../../schema/staff.js';
import { define, PARTS } from '../element.js';
import { fullName, summary } from '../form.js';
import type { AllDeskWords } from '../locale.js';
import { Submission } from '../submission.js';
import { DeskElement } from './desk-element.js';
import { moment } from './moment.js';
import './request.js';
import { became } from './status.js';
import type { Work } from './types.js';

/** What waits for staff, the longest first; and what was dealt with. */
export class WorkList extends DeskElement {
  static override properties = {
    of: { state: true },
    status: { state: true },
    requests: { state: true },
    opened: { state: true },
    done: { state: true },
  };

  private of: RequestKind | '' = '';
  private status: RequestStatus = 'open';
  private requests: Work[] | undefined;
  /** The request that is shown whole, in place of the list. */
  private opened: Work | undefined;
  /** What was done last, said politely. */
  private done: string | undefined;
  #next: string | null = null;
  /** What the list is to show; another one with each choice, even of the same. */
  #choice = {};
  readonly #reading = new Submission(this);

  protected override entered(): void {
    void this.#read();
  }

  protected override shown(words: AllDeskWords): TemplateResult {
    const { work } = words;
    return html`<h2 part="heading" tabindex="-1">${work.title}</h2>
      <p role="status" class=${this.done ? 'note good' : 'unseen'}>${this.done}</p>
      ${this.opened ? this.#whole(words, this.opened) : this.#overview(words)}`;
  }

  #overview(words: AllDeskWords): TemplateResult {
    const { work } = words;
    return html`<div class="fields">
        ${this.#filter('of', work.kind, { '': work.all, ...words.requestKinds }, this.of)}
        ${this.#filter('status', work.status, words.requestStatuses, this.status)}
      </div>
      ${summary(words, this.#reading)}
      ${this.requests ? this.#list(words, this.requests) : this.#waiting(words)}`;
  }

  #waiting(words: AllDeskWords): TemplateResult {
    if (!this.#reading.failed) return html`<p class="hint" role="status">${words.loading}</p>`;
    return html`<button type="button" @click=${() => this.#read()}>${words.desk.again}</button>`;
  }

  #filter(name: 'of' | 'status', label: string, options: Record<string, string>, chosen: string): TemplateResult {
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <select id=${name} part="input" @change=${this.#narrow}>
        ${Object.entries(options).map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
      </select>
    </div>`;
  }

  #list(words: AllDeskWords, requests: Work[]): TemplateResult {
    if (requests.length === 0) return html`<p>${words.work.none}</p>`;
    return html`<table>
        <thead>
          <tr>
            <th scope="col">${words.work.request}</th>
            <th scope="col">${words.find.name}</th>
            <th scope="col">${words.person.when}</th>
            <th scope="col">${words.work.status}</th>
          </tr>
        </thead>
        <tbody>
          ${requests.map((request) => this.#row(words, request))}
        </tbody>
      </table>
      ${this.#next ? html`<button type="button" @click=${this.#more}>${words.find.more}</button>` : nothing}`;
  }

  #row(words: AllDeskWords, request: Work): TemplateResult {
    const { work } = words;
    const kind = words.requestKinds[request.kind];
    const name = fullName(request.person) || words.desk.unnamed;
    const by = {
      person: work.byPerson,
      system: work.bySystem,
      staff: request.askedOffice?.[this.language] ?? work.byStaff,
    };
    return html`<tr>
        <td>
          <button type="button" class="link" id="r-${request.id}" aria-label="${kind}: ${name}" @click=${() => this.#open(request)}>${kind}</button>
        </td>
        <td data-label=${words.find.name}>${name}</td>
        <td data-label=${words.person.when}><span class="when">${moment(request.askedAt, this.language)}</span>, ${by[request.askedBy]}</td>
        <td data-label=${work.status}>${became(words, request)}</td>
      </tr>`;
  }

  #whole(words: AllDeskWords, request: Work): TemplateResult {
    return html`<p><button type="button" class="link" @click=${this.#close}>${words.person.back}</button></p>
      <div class="act">
        <migris-desk-request
          exportparts=${PARTS}
          .locale=${this.language}
          .connection=${this.connection}
          .desk=${this.desk}
          .request=${request}
          .answered=${this.#answered}
          .lost=${this.#lost}
        ></migris-desk-request>
      </div>`;
  }

  #narrow = (event: Event): void => {
    const { id, value } = event.target as HTMLSelectElement;
    if (id === 'of') this.of = value as RequestKind | '';
    else this.status = value as RequestStatus;
    // What was listed before is not what was chosen.
    this.opened = this.done = this.requests = undefined;
    this.#choice = {};
    void this.#read();
  };

  #open(request: Work): void {
    this.done = undefined;
    this.opened = request;
    void this.focusOn('migris-desk-request');
  }

  #close = (): void => {
    const id = this.opened?.id;
    this.opened = undefined;
    void this.focusOn(`[id="r-${id}"]`);
  };

  async #read(more = false): Promise<void> {
    const { of, status } = this;
    const choice = this.#choice;
    await this.#reading.run(async () => {
      const asked = { ...(of && { kind: of }), status, ...(more && this.#next && { after: this.#next }) };
      const { requests, next, open } = await this.connection.call('staff.requests', asked);
      this.desk.count(open);
      if (choice !== this.#choice) return;
      this.requests = more ? [...(this.requests ?? []), ...requests] : requests;
      this.#next = next;
    });
    // The choice was changed while this was on its way.
    if (choice !== this.#choice) await this.#read();
  }

  #more = async (): Promise<void> => {
    const before = this.requests?.length ?? 0;
    const choice = this.#choice;
    await this.#read(true);
    if (choice !== this.#choice || this.opened) return;
    const id = this.requests?.[before]?.id;
    await this.focusOn(id ? `[id="r-${id}"]` : '.summary');
  };

  /** The list as it is now, with what was done said above it. */
  #answered = async (said: string): Promise<void> => {
    this.opened = undefined;
    // What is on its way is older than the answer.
    this.#choice = {};
    await this.#read();
    await this.focusOn('h2');
    // After the focus: what a screen reader begins to read would drown it out.
    this.done = said;
  };

  /** A colleague was first: the request stays open to be read, as it is now in a list that is new. */
  #lost = (): void => {
    void this.connection.call('staff.requests', {}).then(
      ({ open }) => this.desk.count(open),
      () => {},
    );
  };
}

define('migris-desk-work', WorkList);
