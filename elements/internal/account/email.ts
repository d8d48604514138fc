import { html, type TemplateResult } from 'lit';
import type { Problem } from '../../../schema/problem.js';
import { CodeTask } from '../code-task.js';
import { type Input, type Output, personOf } from '../connection.js';
import { define, NESTED, PARTS } from '../element.js';
import { ProfileSavedEvent } from '../events.js';
import { field, mainButton, summary, typed } from '../form.js';
import type { AllAddressWords } from '../locale.js';
import { pendingFrom } from '../pending.js';
import { randomId } from '../proof.js';
import { Slip } from '../slip.js';
import { Submission } from '../submission.js';
import type { Trouble } from '../trouble.js';
import './code-entry.js';
import { dropDraft, readDraft, writeDraft } from './draft.js';
import { AccountPage } from './page.js';
import type { Profile } from './profile.js';

type Confirm = Input<'email.confirm'>;

/** Against these another address helps, or none at all: the code is given up. */
const HOPELESS = /^(email_taken|account_blocked|contact_frozen)$/;
const PROOF = /^(step_up|passkey)_needed$/;

/** Changes the e-mail address: a proof of who is there, the new address, and a code that was sent to it. */
export class EmailChange extends AccountPage<AllAddressWords> {
  protected override parts = ['door', 'steps', 'account', 'address'] as const;

  readonly #submission = new Submission(this);
  readonly #slip = new Slip(this);
  /** One request by its random name: repeated after a lost answer, it sends no second mail. */
  #attempt = { email: '', id: '' };
  #task: CodeTask | undefined;

  protected override entered(): void {
    super.entered();
    const { connection } = this;
    this.#task = new CodeTask(connection, {
      steps: 2,
      read: () => readDraft(connection).pending,
      write: (pending) => writeDraft(connection, { pending }),
      send: (path, input) => this.#send(path, input),
      won: (answer: Output<'email.confirm'>) => this.#done(answer.profile as Profile),
    });
    if (!readDraft(connection).pending && !readDraft(connection).proof) this.whenFresh(() => {});
  }

  override focus(): void {
    void this.focusOn(`${NESTED}, h2`);
  }

  protected override givenUp(): void {
    this.home.leave();
  }

  protected override page(words: AllAddressWords): TemplateResult {
    const { email, pending } = readDraft(this.connection);
    if (pending)
      return html`<migris-account-code exportparts=${PARTS} .locale=${this.language} .connection=${this.#task}></migris-account-code>`;
    const { said, submission } = this.#told(words);
    return html`<p class="step">${words.step(1, 2)}</p>
      <h2 part="heading" tabindex="-1">${words.newAddressTitle}</h2>
      <dl>
        <dt>${words.addressNow}</dt>
        <dd>${this.profile.email}</dd>
      </dl>
      <form novalidate @submit=${this.#submit} @input=${this.#keep}>
        ${summary(said, submission, { email: words.newAddress })}
        ${field(said, submission, {
          name: 'email',
          label: words.newAddress,
          hint: words.newAddressHint,
          value: email,
          type: 'email',
          autocomplete: 'email',
        })}
        <p class="note">${words.newAddressEffect}</p>
        ${this.#slip.question(words, this.#correct) ?? mainButton(words, words.sendCode, this.#submission)}
      </form>`;
  }

  /** That an address is taken, or is the present one, is said at the field, as whatever else is wrong with it. */
  #told(words: AllAddressWords) {
    const submission = this.#submission;
    if (submission.problems.email === 'invalid' && words.rareProblems)
      return { said: { ...words, rareProblems: { ...words.rareProblems, invalid: words.sameAddress } }, submission };
    if (submission.trouble?.message !== 'email_taken') return { said: words, submission };
    const email_taken = words.accountRefusals.email_taken();
    return {
      said: { ...words, problems: { ...words.problems, email_taken } },
      submission: { trouble: undefined, problems: { email: 'email_taken' as Problem }, failed: true },
    };
  }

  /** Notes what is typed, so that neither an error nor a reload loses it. */
  #keep = (event: Event): void => {
    this.#slip.drop();
    writeDraft(this.connection, { email: (event.target as HTMLInputElement).value });
  };

  #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const email = typed(event.currentTarget, 'email').trim();
    writeDraft(this.connection, { email });
    if (this.#slip.doubts(email, this.#submission)) void this.focusOn('.note button');
    else void this.#ask();
  };

  #correct = (email: string): void => {
    writeDraft(this.connection, { email });
    void this.#ask();
  };

  async #ask(): Promise<void> {
    const { email = '' } = readDraft(this.connection);
    if (email === '') {
      this.#submission.reject({ email: 'email_required' });
      return this.focusOn('.summary');
    }
    if (this.#attempt.email !== email) this.#attempt = { email, id: randomId() };
    const work = async () => {
      const input = { email, locale: this.language, attempt: this.#attempt.id };
      const pending = pendingFrom(email, await this.connection.call('email.request', input));
      this.#attempt.email = '';
      this.#slip.forget();
      writeDraft(this.connection, { page: 'email', pending });
    };
    await this.run(this.#submission, work, () => void this.#ask());
  }

  async #send(path: string, input: object): Promise<unknown> {
    try {
      return await this.#call(path, input);
    } catch (error) {
      this.#refused(
        error as Trouble,
        path === 'signIn.verify' ? () => void this.#confirm(input as Confirm) : undefined,
      );
      throw error;
    }
  }

  #call(path: string, input: object): Promise<unknown> {
    const { connection } = this;
    if (path === 'signIn.request') return connection.call('email.request', input as Input<'email.request'>);
    if (path === 'signIn.resend') return connection.call('email.resend', input as Input<'email.resend'>);
    if (path === 'signIn.verify') return connection.call('email.confirm', input as Confirm);
    return connection.call('signIn.delivery', input as Input<'signIn.delivery'>);
  }

  /** What only another address helps against is said where that is typed; a proof that grew old is asked for, and the same is done again. */
  #refused(trouble: Trouble, again?: () => void): void {
    const hopeless = HOPELESS.test(trouble.message);
    if (hopeless) writeDraft(this.connection, { pending: undefined });
    if (hopeless || PROOF.test(trouble.message)) void this.run(this.#submission, () => Promise.reject(trouble), again);
  }

  #confirm(input: Confirm): Promise<boolean> {
    return this.run(this.#submission, async () => {
      try {
        const { profile } = await this.connection.call('email.confirm', input);
        this.#done(profile as Profile);
      } catch (error) {
        // A code that was wrong or is too old is asked for on its own screen again.
        if (HOPELESS.test((error as Trouble).message)) writeDraft(this.connection, { pending: undefined });
        throw error;
      }
    });
  }

  #done(profile: Profile): void {
    const { connection } = this;
    const person = personOf(profile);
    dropDraft(connection);
    this.home.learnt(profile);
    this.dispatchEvent(new ProfileSavedEvent(person));
    connection.update(person);
    this.home.leave('emailChanged');
  }
}

define('migris-account-email', EmailChange);
