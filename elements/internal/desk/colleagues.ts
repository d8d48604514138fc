import { html, nothing, type TemplateResult } from 'lit';
import type { Role } from '../../../schema/staff.js';
import type { Output } from '../connection.js';
import { define } from '../element.js';
import { field, fullName, mainButton, summary, typed } from '../form.js';
import type { AllDeskWords } from '../locale.js';
import { Submission } from '../submission.js';
import { choice } from './because.js';
import { DeskElement } from './desk-element.js';
import { date } from './moment.js';
import type { Colleague } from './types.js';

/** Who works in one's own office; supervisors give roles and take them. */
export class Colleagues extends DeskElement {
  static override properties = { colleagues: { state: true }, asking: { state: true }, done: { state: true } };

  private colleagues: Colleague[] | undefined;
  /** Whose role is about to be taken. */
  private asking: string | undefined;
  /** What was done last, said politely. */
  private done: string | undefined;
  readonly #reading = new Submission(this);
  readonly #changing = new Submission(this);

  protected override entered(): void {
    void this.#read();
  }

  protected override shown(words: AllDeskWords): TemplateResult {
    const { colleague, desk } = words;
    const { me } = this.desk;
    return html`<h2 part="heading" tabindex="-1">${colleague.title}</h2>
      <p role="status" class=${this.done ? 'note good' : 'unseen'}>${this.done}</p>
      <p class="hint">${colleague.office(me.officeName[this.language])}</p>
      ${summary(words, this.#reading)}
      ${
        this.colleagues
          ? this.#list(words, this.colleagues)
          : this.#reading.failed
            ? html`<button type="button" @click=${this.#read}>${desk.again}</button>`
            : html`<p class="hint" role="status">${words.loading}</p>`
      }
      ${me.role === 'supervisor' ? this.#form(words) : nothing}`;
  }

  #list(words: AllDeskWords, colleagues: Colleague[]): TemplateResult {
    const { colleague, desk } = words;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${colleague.name}</th>
          <th scope="col">${colleague.role}</th>
          <th scope="col">${colleague.since}</th>
          <th scope="col">${desk.accountId}</th>
          <th scope="col"><span class="unseen">${colleague.acts}</span></th>
        </tr>
      </thead>
      <tbody>
        ${colleagues.map((it) => this.#row(words, it))}
      </tbody>
    </table>`;
  }

  #row(words: AllDeskWords, it: Colleague): TemplateResult {
    const { colleague, desk } = words;
    const { me } = this.desk;
    const self = it.accountId === me.accountId;
    return html`<tr>
      <td>${fullName(it) || desk.unnamed} ${self ? html`<span class="hint">(${colleague.you})</span>` : nothing}</td>
      <td data-label=${colleague.role}>${desk.roles[it.role]}</td>
      <td class="when" data-label=${colleague.since}>${date(it.grantedAt, this.language)}</td>
      <td data-label=${desk.accountId}>${it.accountId}</td>
      <td>${self || me.role !== 'supervisor' ? nothing : this.#revoker(words, it)}</td>
    </tr>`;
  }

  #revoker(words: AllDeskWords, it: Colleague): TemplateResult {
    const { colleague, desk } = words;
    const name = fullName(it) || it.accountId;
    if (this.asking !== it.accountId) {
      return html`<button type="button" aria-label="${colleague.revoke}: ${name}" id="k-${it.accountId}" @click=${() => this.#ask(it.accountId)}>${colleague.revoke}</button>`;
    }
    return html`<p id="sure">${colleague.revokeSure(name)}</p>
      <div class="row">
        <button type="button" class="main sure" aria-describedby="sure" @click=${() => this.#revoke(it.accountId, colleague.revoked(name))}>${desk.yes}</button>
        <button type="button" @click=${() => this.#ask(undefined)}>${desk.no}</button>
      </div>`;
  }

  #form(words: AllDeskWords): TemplateResult {
    const { colleague, desk } = words;
    const submit = (event: SubmitEvent) => this.#grant(event, colleague.granted);
    return html`<h3>${colleague.grantTitle}</h3>
      <p class="hint">${colleague.grantHint}</p>
      <form novalidate autocomplete="off" @submit=${submit}>
        ${summary(words, this.#changing, { account: desk.accountId, role: colleague.role })}
        <div class="fields">
          ${field(words, this.#changing, { name: 'account', label: desk.accountId, autocomplete: 'off' })}
          ${choice(words, this.#changing, { name: 'role', label: colleague.role, options: desk.roles })}
        </div>
        ${mainButton(words, colleague.grant, this.#changing)}
      </form>`;
  }

  #ask(id: string | undefined): void {
    const before = this.asking;
    this.asking = id;
    this.done = undefined;
    void this.focusOn(id ? '.sure' : `[id="k-${before}"]`);
  }

  #read = async (): Promise<void> => {
    await this.#reading.run(async () => {
      this.colleagues = (await this.connection.call('staff.colleagues')).colleagues;
    });
  };

  #grant = async (event: SubmitEvent, said: string): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const account = typed(form, 'account').trim();
    const role = typed(form, 'role') as Role | '';
    this.#changing.reject({
      ...(!account && { account: 'account_number_required' }),
      ...(!role && { role: 'role_required' }),
    });
    if (!role || !account) return this.focusOn('.summary');
    const done = await this.#change(() => this.connection.call('staff.grant', { account, role }), said);
    if (done) form.reset();
  };

  async #revoke(account: string, said: string): Promise<void> {
    await this.#change(() => this.connection.call('staff.revoke', { account }), said);
  }

  async #change(work: () => Promise<Output<'staff.colleagues'>>, said: string): Promise<boolean> {
    this.done = undefined;
    const done = await this.#changing.run(async () => {
      this.colleagues = (await work()).colleagues;
    });
    this.asking = undefined;
    await this.focusOn(done ? 'h2' : '.summary');
    // After the focus: what a screen reader begins to read would drown it out.
    if (done) this.done = said;
    return done;
  }
}

define('migris-desk-colleagues', Colleagues);
