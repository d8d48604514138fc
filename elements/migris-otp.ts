import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { readCode } from '../schema/code.js';
import { now } from './internal/clock.js';
import type { Output } from './internal/connection.js';
import { watchDelivery } from './internal/delivery.js';
import { define, MigrisElement, PARTS } from './internal/element.js';
import { field, mainButton, summary, typed, viisp, welcome } from './internal/form.js';
import { surely } from './internal/load.js';
import type { AllStepWords } from './internal/locale.js';
import { type Pending, pendingFrom } from './internal/pending.js';
import { randomId } from './internal/proof.js';
import { Submission } from './internal/submission.js';
import { Ticker } from './internal/ticker.js';
import { hour } from './internal/time.js';
import { Trouble } from './internal/trouble.js';

/** Refusals after which no code of this sign-in can work any more. */
const DEAD = ['code_expired', 'code_used', 'tries_spent', 'use_viisp'];
/** What the page tells by its own clock. */
const EXPIRED = { trouble: new Trouble({ refusal: 'code_expired' }), problems: {}, failed: true };
const HELP_AFTER_MS = 15_000;
/** A code that is not readable yet is asked about again after these seconds. */
const NOT_READY_SECONDS = [1, 2, 4];
/** Minutes before the end that are announced. */
const ANNOUNCED_MINUTES = [1, 5, 10];

/**
 * Asks for the temporary code that was sent by e-mail and signs the person in with it. It survives a reload of the page.
 *
 * @element migris-otp
 * @fires {SignedInEvent} migris-signed-in - The person is signed in and the contact data is given.
 * @fires {SignedOutEvent} migris-signed-out - Nobody is signed in any more.
 * @fires {RefusedEvent} migris-refused - A call was refused; the person has been told.
 * @slot - Shown until the element is ready.
 * @slot email - An input of the page, in place of the one for the address.
 * @slot code - An input of the page, in place of the one for the code.
 * @csspart heading - The heading of the step.
 * @csspart input - The code field.
 * @csspart button - The main button.
 * @csspart error - An error.
 */
export class MigrisOtp extends MigrisElement<AllStepWords> {
  static override properties = {
    email: {},
    delivery: { state: true },
    resent: { state: true },
  };

  /** The address to begin with when no code was asked for yet. */
  email = '';

  private delivery: Output<'signIn.delivery'>[number]['status'] | undefined;
  /** Said once, politely, after a mail was sent again. */
  private resent = false;

  readonly #submission = new Submission(this);
  readonly #resending = new Submission(this);
  /** One submission by its random name: the same code sent again is the same guess. */
  #attempt = { code: '', id: '' };
  #watched: Pending | undefined;
  #stopWatching = () => {};

  constructor() {
    super();
    new Ticker(this, () => this.#watched !== undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { pending } = this.connection.waiting;
    if (pending !== this.#watched) this.#watch(pending);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch(undefined);
  }

  /** Begins with another code, and with what becomes of its mail. */
  #watch(pending: Pending | undefined): void {
    this.#stopWatching();
    this.#watched = pending;
    this.delivery = undefined;
    this.#submission.clear();
    if (!pending) return;
    if (pending.resendAt === null) void this.learn('rare');
    this.#stopWatching = watchDelivery(this.connection, pending.challenge, async (status) => {
      if (/failed|refused/.test(status)) await this.learn('rare');
      this.delivery = status;
    });
  }

  protected override view(words: AllStepWords): TemplateResult {
    const { connection, language } = this;
    const { person, waiting } = connection;
    const { pending, portal } = waiting;
    if (connection.through) return viisp(words, connection, language);
    if (person?.complete) return welcome(words, connection);
    if (person)
      return html`<migris-profile exportparts=${PARTS} .locale=${language} .connection=${connection}></migris-profile>`;
    if (!pending || connection.tooOld) {
      // Nothing was asked for here yet, or nothing will be answered: the way in begins at its beginning.
      return html`<migris-login exportparts=${PARTS} .locale=${language} .connection=${connection} .email=${this.email}></migris-login>`;
    }
    if (this.#submission.trouble?.message === 'email_moved') {
      void surely(() => import('./internal/moved.js'));
      return html`<migris-moved exportparts=${PARTS} .locale=${language} .connection=${connection}></migris-moved>`;
    }
    const dead = pending.expiresAt <= now() || DEAD.includes(this.#submission.trouble?.message ?? '');
    return html`<p class="step">${words.step(2, connection.steps ?? 2)}</p>
      <h2 part="heading" tabindex="-1">${words.codeTitle}</h2>
      <p><span id="sent">${words.sentTo} <strong>${pending.sentTo}</strong>.</span>${' '}<button type="button" class="link" @click=${this.#changeAddress}>${words.changeAddress}</button>
      </p>
      ${portal ? html`<p>${words.forSite(portal[language])}</p>` : nothing}
      ${summary(words, this.#resending)} ${dead ? this.#dead(words) : this.#form(words, pending)}
      <p class="unseen" role="status">${dead ? nothing : this.#news(words, pending)}</p>`;
  }

  #form(words: AllStepWords, pending: Pending): TemplateResult {
    const times = new Set(pending.sent.map((at) => hour(at, this.language)));
    return html`<form novalidate @submit=${this.#submit}>
        ${summary(words, this.#submission)} ${this.#mailTrouble(words)}
        ${field(words, this.#submission, {
          name: 'code',
          label: words.code,
          hint: words.codeHint(pending.reference),
          autocomplete: 'one-time-code',
          inputmode: 'numeric',
          manner: 'code',
          about: 'sent',
          refused: this.#submission.trouble?.message === 'code_wrong',
        })}
        ${mainButton(words, words.next, this.#submission)}
      </form>
      <p class="hint">
        ${pending.sent.length > 1 ? words.eitherWorks(new Intl.ListFormat(this.language).format(times)) : nothing}
        ${words.validUntil(hour(pending.expiresAt, this.language))}
      </p>
      ${now() - (pending.sent.at(-1) ?? 0) >= HELP_AFTER_MS ? html`<p>${words.help}</p>` : nothing}
      ${this.#resend(words, pending)}`;
  }

  #resend(words: AllStepWords, { resendAt }: Pending): TemplateResult {
    if (resendAt === null) return html`<p class="hint">${words.noMoreSends}</p>`;
    const seconds = Math.ceil((resendAt - now()) / 1000);
    if (seconds > 0) return html`<p class="hint">${words.resendIn(seconds)}</p>`;
    return html`<button type="button" class="link" @click=${this.#sendAgain}>
      ${this.#resending.busy ? words.busy : words.resend}
    </button>`;
  }

  #dead(words: AllStepWords): TemplateResult {
    const { trouble } = this.#submission;
    const { busy } = this.#resending;
    const elsewhere = trouble?.message === 'use_viisp';
    return html`${summary(words, trouble ? this.#submission : EXPIRED)}
      <button type="button" class="main" part="button" aria-disabled=${busy ? 'true' : nothing} @click=${elsewhere ? this.#leave : this.#startAgain}>
        ${busy ? words.busy : elsewhere ? words.viispButton : words.newCode}
      </button>`;
  }

  #mailTrouble(words: AllStepWords): TemplateResult | typeof nothing {
    if (this.delivery !== 'failed' && this.delivery !== 'refused') return nothing;
    return html`<p class="summary" role="alert">${this.delivery === 'failed' ? words.mailFailed : words.mailRefused}</p>`;
  }

  /** That a mail was sent again, and the end of the hour in steps: not every second. */
  #news(words: AllStepWords, { expiresAt }: Pending): string {
    const phase = ANNOUNCED_MINUTES.find((minutes) => expiresAt - now() <= minutes * 60_000);
    return phase ? words.minutesLeft(phase) : this.resent ? words.resent : '';
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const read = readCode(typed(event.currentTarget, 'code'));
    this.#resending.clear();
    if ('problem' in read) this.#submission.reject({ code: read.problem });
    else await this.#submission.run(() => this.#verify(read.value));
    if (this.#submission.failed) await this.focusOn('.summary');
  }

  async #verify(code: string): Promise<void> {
    const { challenge, email, sent } = this.connection.waiting.pending as Pending;
    if (this.#attempt.code !== code) this.#attempt = { code, id: randomId() };
    const input = { challenge, email, code, attempt: this.#attempt.id, sends: sent.length };
    await this.connection.begin(await this.#patiently(() => this.connection.call('signIn.verify', input)));
  }

  async #patiently<Result>(call: () => Promise<Result>): Promise<Result> {
    for (const seconds of NOT_READY_SECONDS) {
      try {
        return await call();
      } catch (error) {
        if ((error as Error).message !== 'code_not_ready') throw error;
        await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      }
    }
    return call();
  }

  #sendAgain(): void {
    void this.#send(async ({ challenge, email, sent }) =>
      pendingFrom(
        email,
        await this.connection.call('signIn.resend', { challenge, email, locale: this.language }),
        sent,
      ),
    );
  }

  #startAgain(): void {
    void this.#send(async ({ email }) =>
      pendingFrom(email, await this.connection.call('signIn.request', { email, locale: this.language })),
    );
  }

  async #send(work: (pending: Pending) => Promise<Pending>): Promise<void> {
    // Taken back first: news that stays the same is not read out again.
    this.resent = false;
    const done = await this.#resending.run(async () => {
      this.connection.wait({ pending: await work(this.connection.waiting.pending as Pending) });
      this.resent = true;
    });
    await this.focusOn(done ? 'input' : '.summary');
  }

  #leave(): void {
    this.connection.through = true;
    this.#changeAddress();
  }

  #changeAddress(): void {
    const { pending } = this.connection.waiting;
    this.connection.wait({ pending: undefined, email: pending?.email });
  }
}

define('migris-otp', MigrisOtp);

declare global {
  interface HTMLElementTagNameMap {
    'migris-otp': MigrisOtp;
  }
}
