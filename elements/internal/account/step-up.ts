import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { CodeTask } from '../code-task.js';
import type { Input } from '../connection.js';
import { define, MigrisElement, NESTED, PARTS } from '../element.js';
import { mainButton, summary } from '../form.js';
import type { AllPasskeyWords, AllWords } from '../locale.js';
import { confirmByPasskey } from '../passkey/confirm.js';
import { withPasskeys } from '../passkey/words.js';
import { pendingFrom } from '../pending.js';
import { randomId } from '../proof.js';
import { Submission } from '../submission.js';
import './code-entry.js';
import { readDraft, writeDraft } from './draft.js';
import type { Means } from './home.js';
import { withRefusals } from './words.js';

/** Proves once more who is there: by a code to the present address, or with the passkey. */
export class StepUp extends MigrisElement<AllWords> {
  static override properties: PropertyDeclarations = {
    means: { attribute: false },
    email: { attribute: false },
    proven: { attribute: false },
    leave: { attribute: false },
  };

  protected override parts = ['door', 'steps', 'account'] as const;

  declare means: Means;
  declare email: string;
  declare proven: () => void;
  declare leave: () => void;

  readonly #submission = new Submission(this);
  /** One request by its random name: repeated after a lost answer, it sends no second mail. */
  #attempt = randomId();
  #task: CodeTask | undefined;

  protected override entered(): void {
    const { connection } = this;
    // What browsers do with passkeys has words of its own.
    if (this.means === 'passkey') void this.learn('passkey');
    this.#task = new CodeTask(connection, {
      steps: 0,
      read: () => readDraft(connection).proof,
      write: (proof) => writeDraft(connection, { proof }),
      send: (path, input) => this.#send(path, input),
      won: () => {
        writeDraft(connection, { proof: undefined });
        this.proven();
      },
    });
  }

  override focus(): void {
    void this.focusOn(`${NESTED}, h2`);
  }

  protected override view(words: AllWords): TemplateResult {
    if (this.means === 'code' && readDraft(this.connection).proof)
      return html`<migris-account-code exportparts=${PARTS} .locale=${this.language} .connection=${this.#task}></migris-account-code>`;
    const said = this.#said(withRefusals(words));
    const byCode = this.means === 'code';
    return html`<h2 part="heading" tabindex="-1">${said.proveTitle}</h2>
      <form novalidate @submit=${byCode ? this.#ask : this.#confirm}>
        ${summary(said, this.#submission)}
        <p>${byCode ? said.proveByCode(this.email) : said.proveByPasskey}</p>
        ${byCode ? '' : html`<p class="hint">${said.lostPasskey}</p>`}
        ${mainButton(said, byCode ? said.sendCode : said.usePasskey, this.#submission)}
      </form>
      <p><button type="button" class="link" @click=${() => this.leave()}>${said.stepBack}</button></p>`;
  }

  #said(words: AllWords): AllWords {
    if (!('hindrances' in words)) return words;
    return withPasskeys(words as AllWords & AllPasskeyWords, this.#submission.trouble) as AllWords & AllPasskeyWords;
  }

  /** What of a sign-in has its like here: the address is the account's own, and nobody is asked for it. */
  #send(path: string, input: { email?: string; locale?: 'lt' | 'en' }): Promise<unknown> {
    const { connection } = this;
    const { email: _, ...rest } = input;
    if (path === 'signIn.request') return connection.call('stepUp.request', rest);
    if (path === 'signIn.resend') return connection.call('stepUp.resend', rest as Input<'stepUp.resend'>);
    if (path === 'signIn.verify') return connection.call('stepUp.verify', rest as Input<'stepUp.verify'>);
    return connection.call(path as 'signIn.delivery', input as Input<'signIn.delivery'>);
  }

  #ask = (event: SubmitEvent): Promise<void> =>
    this.#run(event, async () => {
      const input = { locale: this.language, attempt: this.#attempt };
      const proof = pendingFrom(this.email, await this.connection.call('stepUp.request', input));
      this.#attempt = randomId();
      writeDraft(this.connection, { proof });
    });

  #confirm = (event: SubmitEvent): Promise<void> =>
    this.#run(event, async () => {
      await confirmByPasskey(this.connection);
      this.proven();
    });

  async #run(event: SubmitEvent, work: () => Promise<void>): Promise<void> {
    event.preventDefault();
    if (!(await this.#submission.run(work))) await this.focusOn('.summary');
  }
}

define('migris-step-up', StepUp);
