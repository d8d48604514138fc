import { html, type TemplateResult } from 'lit';
import { personOf } from '../connection.js';
import { define, MigrisElement, NESTED, PARTS } from '../element.js';
import { ProfileSavedEvent } from '../events.js';
import { fullName, typed } from '../form.js';
import type { ViispWords } from '../locale.js';
import { pendingFrom } from '../pending.js';
import { randomId } from '../proof.js';
import { Slip } from '../slip.js';
import { Submission } from '../submission.js';
import { readDraft, writeDraft } from './draft.js';
import { mailboxOf } from './mailbox.js';
import { meeting, question } from './screens.js';

/** After these the account that was found cannot be joined any more: the mailbox is to be proven again. */
const PAST = /^(code_|email_taken|tries_spent|changed_meanwhile)/;

/** What is asked of whoever comes through VIISP for the first time: an address, its code, perhaps whether to join an account, a phone number. */
export class ViispFirstSteps extends MigrisElement<ViispWords> {
  protected override parts = ['door', 'steps', 'viisp'] as const;

  readonly #submission = new Submission(this);
  readonly #slip = new Slip(this);
  #mailbox: ReturnType<typeof mailboxOf> | undefined;
  /** One request by its random name: repeated after a lost answer, it sends no second mail. */
  #attempt = { email: '', id: '' };

  protected override entered(): void {
    this.#mailbox = mailboxOf(this.connection, (trouble) => {
      writeDraft(this.connection, { pending: undefined });
      void this.#run(() => Promise.reject(trouble));
    });
  }

  /** A step begins with what it asks; the code screen knows itself where. */
  override focus(): void {
    void this.focusOn(`.summary, ${NESTED}`);
  }

  protected override view(words: ViispWords): TemplateResult {
    return html`${this.#step({ ...words, refusals: { ...words.refusals, ...words.viispRefusals } })}
      <p><button type="button" class="link" @click=${() => this.connection.end().catch(() => {})}>${words.signOut}</button></p>`;
  }

  #step(words: ViispWords): TemplateResult {
    const { connection, language } = this;
    const { person } = connection;
    const draft = readDraft(connection);
    const screen = { words, submission: this.#submission, name: person ? fullName(person) : '', keep: this.#keep };
    if (person?.email) {
      const phone = { name: 'phone', label: words.phone, hint: words.phoneHint, value: draft.phone, type: 'tel' };
      return question(screen, { step: 3, title: words.phoneTitle, button: words.next, submit: this.#complete }, phone);
    }
    if (draft.met)
      return meeting(screen, draft.met, { join: (event) => this.#join(event, words), other: this.#other, language });
    if (draft.pending) {
      return html`<migris-otp exportparts=${PARTS} .locale=${language} .connection=${this.#mailbox}></migris-otp>`;
    }
    const email = { name: 'email', label: words.email, hint: words.addressHint, value: draft.email, type: 'email' };
    const doubt = this.#slip.question(words, this.#correct);
    const asked = { step: 1, title: words.addressTitle, button: words.sendCode, submit: this.#ask, doubt };
    return question(screen, asked, email);
  }

  /** Notes what is typed, so that neither an error nor a reload loses it. */
  #keep = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement;
    this.#slip.drop();
    writeDraft(this.connection, { [name]: value });
  };

  #ask = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const email = typed(event.currentTarget, 'email').trim();
    writeDraft(this.connection, { email });
    if (this.#slip.doubts(email, this.#submission)) return this.focusOn('.note button');
    if (email === '') return this.#reject({ email: 'email_required' });
    return this.#request(email);
  };

  #correct = (email: string): void => {
    writeDraft(this.connection, { email });
    void this.#request(email);
  };

  #request(email: string): Promise<void> {
    if (this.#attempt.email !== email) this.#attempt = { email, id: randomId() };
    return this.#run(async () => {
      const input = { email, locale: this.language, attempt: this.#attempt.id };
      const pending = pendingFrom(email, await this.connection.call('email.request', input));
      this.#attempt.email = '';
      this.#slip.forget();
      writeDraft(this.connection, { pending });
    });
  }

  #join(event: SubmitEvent, { joined }: ViispWords): Promise<void> {
    event.preventDefault();
    const { challenge = '' } = readDraft(this.connection).met ?? {};
    return this.#run(async () => {
      try {
        const profile = await this.connection.call('email.link', { challenge });
        this.#tell(joined);
        this.#saved(profile);
      } catch (error) {
        if (PAST.test((error as Error).message)) this.#proveAgain();
        throw error;
      }
    });
  }

  /** Has it said until somebody signs out. */
  #tell(news: string): void {
    const { connection } = this;
    connection.told = news;
    connection.addEventListener('change', () => {
      if (!connection.person) connection.told = undefined;
    });
  }

  #other = (): void => {
    if (!this.#submission.busy) this.#proveAgain();
  };

  #proveAgain(): void {
    writeDraft(this.connection, { met: undefined });
  }

  #complete = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const phone = typed(event.currentTarget, 'phone').trim();
    if (phone === '') return this.#reject({ phone: 'phone_required' });
    return this.#run(async () => {
      this.#saved(await this.connection.call('profile.complete', { phone, language: this.language }));
    });
  };

  #saved(profile: Parameters<typeof personOf>[0]): void {
    const person = personOf(profile);
    if (person.complete) this.connection.wait({ draft: undefined });
    else this.#proveAgain();
    this.dispatchEvent(new ProfileSavedEvent(person));
    this.connection.update(person);
  }

  #reject(problems: Submission['problems']): Promise<void> {
    this.#submission.reject(problems);
    return this.focusOn('.summary');
  }

  async #run(work: () => Promise<void>): Promise<void> {
    await this.#submission.run(work);
    if (this.#submission.failed) await this.focusOn('.summary');
  }
}

define('migris-viisp-steps', ViispFirstSteps);
