import { html, nothing, type TemplateResult } from 'lit';
import { define, MigrisElement, PARTS } from './internal/element.js';
import { field, fullName, mainButton, summary, typed } from './internal/form.js';
import type { Words } from './internal/locale.js';
import { pendingFrom, wait, waiting } from './internal/pending.js';
import { randomId } from './internal/proof.js';
import { Submission } from './internal/submission.js';
import { likelyMeant } from './internal/typo.js';

/**
 * Signs a person in: asks for the way and the address, then brings the steps that follow, the code and, the first time, the
 * contact data.
 *
 * @element migris-login
 * @fires {SignedInEvent} migris-signed-in - The person is signed in and the contact data is given.
 * @fires {SignedOutEvent} migris-signed-out - Nobody is signed in any more.
 * @fires {RefusedEvent} migris-refused - A call was refused; the person has been told.
 * @slot - Shown until the element is ready.
 * @csspart heading - The heading of the step.
 * @csspart input - A text field.
 * @csspart button - The main button.
 * @csspart error - An error.
 */
export class MigrisLogin extends MigrisElement {
  static override properties = { email: {}, pending: { state: true }, viisp: { state: true }, meant: { state: true } };

  /** The address to begin with, where the page knows it. */
  email = '';

  private pending = false;
  /** Where people with a personal code sign in; null where that is not set up. */
  private viisp: string | null = null;
  /** An address that was probably meant instead of the one typed. */
  private meant: string | undefined;

  readonly #submission = new Submission(this);
  /** One request by its random name: repeated after a lost answer, it sends no second mail. */
  #attempt = { email: '', id: '' };

  protected override entered(): void {
    this.pending = waiting(this.connection.base).pending !== undefined;
    this.connection.call('signIn.ways').then(
      (ways) => {
        this.viisp = ways.viisp;
      },
      () => {}, // The e-mail way needs no answer to be offered.
    );
  }

  protected override parts = ['door'] as const;

  protected override view(words: Words): TemplateResult {
    const { connection, language } = this;
    const { person } = connection;
    if (person?.complete) return html`<p class="note good" role="status">${words.signedInAs(fullName(person))}</p>`;
    if (person)
      return html`<migris-profile exportparts=${PARTS} .locale=${language} .connection=${connection}></migris-profile>`;
    if (!this.pending) return this.#ways(words);
    return html`<migris-otp
      exportparts=${PARTS}
      .locale=${language}
      .connection=${connection}
      @migris-change-address=${this.#changeAddress}
      @migris-code-accepted=${this.#accepted}
    ></migris-otp>`;
  }

  #ways(words: Words): TemplateResult {
    return html`<p class="step">${words.step(1, 2)}</p>
      <h2 part="heading" tabindex="-1">${this.viisp ? words.howTitle : words.emailTitle}</h2>
      ${this.viisp ? html`<h3>${words.emailWay}</h3>` : nothing}
      <form novalidate @submit=${this.#submit}>
        ${summary(words, this.#submission)}
        ${field(words, this.#submission, {
          name: 'email',
          label: words.email,
          hint: words.emailHint,
          value: this.email,
          type: 'email',
          autocomplete: 'email',
        })}
        ${this.meant ? this.#slip(words, this.meant) : mainButton(words, words.sendCode, this.#submission)}
      </form>
      ${
        this.viisp
          ? html`<h3>${words.viispWay}</h3>
              <p class="hint">${words.viispHint}</p>
              <p><a class="button" part="button" href=${this.viisp}>${words.viispButton}</a></p>`
          : nothing
      }`;
  }

  /** Asks once about an address that looks mistyped; the choice is the person's. */
  #slip(words: Words, meant: string): TemplateResult {
    return html`<div class="note" role="alert">
      <p>${words.typo(meant)}</p>
      <div class="row">
        <button type="button" class="main" part="button" @click=${() => this.#request(meant)}>${words.typoYes}</button>
        <button type="button" @click=${() => this.#request(this.email)}>${words.typoNo}</button>
      </div>
    </div>`;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    this.email = typed(event.currentTarget, 'email').trim();
    const problem =
      this.email === '' ? 'email_required' : /^\S+@\S+\.\S+$/.test(this.email) ? undefined : 'email_invalid';
    const meant = problem ? undefined : likelyMeant(this.email);
    if (meant && this.meant !== meant) {
      this.meant = meant;
      void this.focusOn('.note button');
    } else if (problem) {
      this.#submission.reject({ email: problem });
      void this.focusOn('.summary');
    } else {
      void this.#request(this.email);
    }
  }

  async #request(email: string): Promise<void> {
    this.email = email;
    this.meant = undefined;
    if (this.#attempt.email !== email) this.#attempt = { email, id: randomId() };
    const sent = await this.#submission.run(async () => {
      const input = { email, locale: this.language, attempt: this.#attempt.id };
      wait(this.connection.base, { pending: pendingFrom(email, await this.connection.call('signIn.request', input)) });
      this.#attempt.email = '';
      this.pending = true;
    });
    await this.focusOn(sent ? 'migris-otp' : '.summary');
  }

  #changeAddress(event: Event): void {
    event.stopPropagation();
    this.email = waiting(this.connection.base).pending?.email ?? this.email;
    wait(this.connection.base, { pending: undefined });
    this.pending = false;
    void this.focusOn('input');
  }

  #accepted(event: Event): void {
    event.stopPropagation();
    this.pending = false;
    void this.focusOn(this.connection.person?.complete ? 'p' : 'migris-profile');
  }
}

define('migris-login', MigrisLogin);

declare global {
  interface HTMLElementTagNameMap {
    'migris-login': MigrisLogin;
  }
}
