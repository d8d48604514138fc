import { html, nothing, type TemplateResult } from 'lit';
import { define, MigrisElement, PARTS } from './internal/element.js';
import { ended, field, mainButton, outdated, shortLived, summary, typed, viisp, welcome } from './internal/form.js';
import type { Words } from './internal/locale.js';
import { pendingFrom } from './internal/pending.js';
import { randomId } from './internal/proof.js';
import { Slip } from './internal/slip.js';
import { Submission } from './internal/submission.js';

/**
 * Signs a person in: asks for the way and the address, then brings the steps that follow, the code and, the first time, the
 * contact data.
 *
 * @element migris-login
 * @fires {SignedInEvent} migris-signed-in - The person is signed in and the contact data is given.
 * @fires {SignedOutEvent} migris-signed-out - Nobody is signed in any more.
 * @fires {RefusedEvent} migris-refused - A call was refused; the person has been told.
 * @slot - Shown until the element is ready.
 * @slot email - An input of the page, in place of the one for the address.
 * @slot code - An input of the page, in place of the one for the code.
 * @csspart heading - The heading of the step.
 * @csspart input - A text field.
 * @csspart button - The main button.
 * @csspart error - An error.
 */
export class MigrisLogin extends MigrisElement {
  static override properties = {
    email: {},
    diagnose: { type: Boolean },
    viisp: { state: true },
  };

  /** The address to begin with, where the page knows it. */
  email = '';

  /** For developers: shows under the element what keeps it from working on this page. */
  diagnose = false;

  /** Whether people with a personal code may sign in through VIISP. */
  private viisp = false;

  readonly #submission = new Submission(this);
  readonly #slip = new Slip(this);
  /** One request by its random name: repeated after a lost answer, it sends no second mail. */
  #attempt = { email: '', id: '' };

  protected override entered(): void {
    this.connection.call('signIn.ways').then(
      ({ viisp, portal }) => {
        this.viisp = viisp;
        this.connection.wait({ portal });
      },
      () => {}, // The e-mail way needs no answer to be offered.
    );
  }

  protected override updated(): void {
    if (this.connection?.person) this.#slip.forget();
    if (this.diagnose) void import('./internal/diagnose/panel.js').then(({ diagnose }) => diagnose(this));
  }

  protected override parts = ['door'] as const;

  protected override view(words: Words): TemplateResult {
    const { connection, language } = this;
    const { person, waiting } = connection;
    if (connection.tooOld && words.reload) return outdated(words, connection);
    if (connection.through) return viisp(words, connection, language);
    if (person?.complete) return welcome(words, connection);
    if (person)
      return html`<migris-profile exportparts=${PARTS} .locale=${language} .connection=${connection}></migris-profile>`;
    if (!waiting.pending) return this.#ways(words);
    return html`<migris-otp exportparts=${PARTS} .locale=${language} .connection=${connection}></migris-otp>`;
  }

  #ways(words: Words): TemplateResult {
    const { connection } = this;
    const why = ended(words, connection);
    // Nobody comes back from VIISP to a page that keeps nothing.
    const both = this.viisp && !connection.forgetful;
    return html`<p class="hint step">${both ? nothing : words.step(1, 2)}</p>
      <h2 part="heading" tabindex="-1">${both ? words.howTitle : words.emailTitle}</h2>
      <div role="status">${why ? html`<p class="note">${why}</p>` : nothing}</div>
      ${shortLived(words, connection)} ${both ? html`<h3>${words.emailWay}</h3>` : nothing}
      <form novalidate @submit=${this.#submit} @input=${() => this.#slip.drop()}>
        ${summary(words, this.#submission)}
        ${field(words, this.#submission, {
          name: 'email',
          label: words.email,
          hint: words.emailHint,
          value: connection.waiting.email ?? this.email,
          type: 'email',
          autocomplete: 'email',
        })}
        ${this.#slip.question(words, this.#request) ?? mainButton(words, words.sendCode, this.#submission)}
      </form>
      ${
        both
          ? html`<h3>${words.viispWay}</h3>
              <p class="hint">${words.viispHint}</p>
              <button type="button" part="button" @click=${this.#leave}>${words.viispButton}</button>`
          : nothing
      }`;
  }

  #leave(): void {
    this.connection.through = true;
    this.connection.wait({ email: this.renderRoot.querySelector('input')?.value });
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const email = typed(event.currentTarget, 'email').trim();
    this.connection.wait({ email });
    const problem = email === '' ? 'email_required' : /^\S+@\S+\.\S+$/.test(email) ? undefined : 'email_invalid';
    if (this.#slip.doubts(email, this.#submission)) {
      void this.focusOn('.note button');
    } else if (problem) {
      this.#submission.reject({ email: problem });
      void this.focusOn('.summary');
    } else {
      void this.#request(email);
    }
  }

  #request = async (email: string): Promise<void> => {
    this.connection.wait({ email });
    if (this.#attempt.email !== email) this.#attempt = { email, id: randomId() };
    const sent = await this.#submission.run(async () => {
      const input = { email, locale: this.language, attempt: this.#attempt.id };
      const pending = pendingFrom(email, await this.connection.call('signIn.request', input));
      this.#attempt.email = '';
      this.#slip.forget();
      this.connection.wait({ pending });
    });
    if (!sent) await this.focusOn('.summary');
  };
}

define('migris-login', MigrisLogin);

declare global {
  interface HTMLElementTagNameMap {
    'migris-login': MigrisLogin;
  }
}
