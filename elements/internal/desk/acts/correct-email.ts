import { html, nothing, type TemplateResult } from 'lit';
import type { Output } from '../../connection.js';
import { define } from '../../element.js';
import { field, typed } from '../../form.js';
import type { AllDeskWords } from '../../locale.js';
import { randomId } from '../../proof.js';
import type { Because } from '../types.js';
import { ActForm } from './act-form.js';

/** Corrects a mistyped address: a code goes to the new mailbox, and its owner reads it out. */
export class CorrectEmail extends ActForm {
  static override properties = { sending: { state: true }, waiting: { state: true } };

  protected readonly act = 'correctEmail';
  /** The mail that was sent; none while the address is asked for. */
  private sending: Output<'staff.requestEmail'> | undefined;
  /** The mail that was sent, while the address is looked at again. */
  private waiting: Output<'staff.requestEmail'> | undefined;
  #email = '';
  /** The address that the code went to. */
  #sentTo = '';
  /** The code as typed so far. */
  #typed = '';
  /** One request, and one guess, by its random name: repeated after a lost answer, it counts once. */
  #attempt = { of: '', id: '' };

  #id(of: string): string {
    if (this.#attempt.of !== of) this.#attempt = { of, id: randomId() };
    return this.#attempt.id;
  }

  protected override shown(words: AllDeskWords): TemplateResult {
    return this.sending ? this.#code(words, this.sending) : this.#address(words);
  }

  protected override current(words: AllDeskWords): TemplateResult {
    return html`<p class="note"><strong>${words.act.current}:</strong> ${this.dossier.email ?? words.desk.none}</p>`;
  }

  #address(words: AllDeskWords): TemplateResult {
    const label = words.act.newEmail;
    return html`<form novalidate autocomplete="off" @submit=${this.#ask}>
      ${this.head(words, { email: label })}
      ${field(words, this.submission, { name: 'email', label, value: this.#email, type: 'email', autocomplete: 'off' })}
      ${this.why(words)} ${this.buttons(words, words.act.sendCode)}
      ${this.waiting ? html`<p><button type="button" class="link" @click=${this.#forth}>${words.act.sentAlready}</button></p>` : nothing}
    </form>`;
  }

  #code(words: AllDeskWords, { sentTo, reference }: Output<'staff.requestEmail'>): TemplateResult {
    const label = words.act.code;
    return html`<form novalidate autocomplete="off" @submit=${(event: SubmitEvent) => this.#prove(event, words)}>
      ${this.head(words, { code: label })}
      <p role="status">${words.act.codeSent(sentTo, reference)}</p>
      ${field(words, this.submission, {
        name: 'code',
        label,
        value: this.#typed,
        manner: 'code',
        inputmode: 'numeric',
        autocomplete: 'off',
      })}
      ${this.buttons(words, words.act.confirmEmail)}
      <p><button type="button" class="link" @click=${this.#again}>${words.act.otherAddress}</button></p>
    </form>`;
  }

  #ask = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const email = typed(form, 'email').trim();
    this.#email = email;
    if (!(await this.ready(form, email === '' ? { email: 'email_required' } : {}))) return;
    const because = this.because as Because;
    const input = { id: this.dossier.id, email, locale: this.language, attempt: this.#id(email), ...because };
    const sent = await this.submission.run(async () => {
      this.sending = await this.connection.call('staff.requestEmail', input);
      this.desk.keep(because);
      this.#typed = this.#attempt.of = '';
    });
    await this.focusOn(sent ? '#code' : '.summary');
  };

  async #prove(event: SubmitEvent, words: AllDeskWords): Promise<void> {
    event.preventDefault();
    const code = typed(event.currentTarget, 'code').replace(/\s/g, '');
    if (code === '') {
      this.submission.reject({ code: 'code_required' });
      return this.focusOn('.summary');
    }
    const { id, version } = this.dossier;
    const { challenge = '', sends } = this.sending ?? {};
    const proof = {
      id,
      version,
      challenge,
      email: this.#email,
      code,
      attempt: this.#id(code),
      ...(sends && { sends }),
    };
    await this.send(
      (because) => this.connection.call('staff.confirmEmail', { ...proof, ...because }),
      words.acts.correctEmail.done,
    );
  }

  /** Back to the address: the code that was sent is good still. */
  #again = (event: Event): void => {
    if (this.submission.busy) return;
    this.#typed = typed((event.currentTarget as HTMLButtonElement).form, 'code');
    this.submission.clear();
    this.waiting = this.sending;
    this.#sentTo = this.#email;
    this.sending = undefined;
    void this.focusOn('#email');
  };

  #forth = (): void => {
    if (this.submission.busy) return;
    this.submission.clear();
    this.sending = this.waiting;
    this.#email = this.#sentTo;
    void this.focusOn('#code');
  };
}

define('migris-act-email', CorrectEmail);
