import { html, type TemplateResult } from 'lit';
import type { Output } from './connection.js';
import { moment } from './day.js';
import { define, MigrisElement } from './element.js';
import { mainButton, summary } from './form.js';
import { type AllMovedWords, chunks } from './locale.js';
import type { Pending } from './pending.js';
import { Submission } from './submission.js';

chunks.moved = { lt: () => import('../words/lt/moved.js'), en: () => import('../words/en/moved.js') };

/** Offers whoever has just proven a mailbox that the account left a short time ago to take the address back. */
export class Moved extends MigrisElement<AllMovedWords> {
  static override properties = { restored: { state: true } };

  protected override parts = ['door', 'steps', 'moved'] as const;

  private restored: Output<'signIn.takeBack'> | undefined;

  readonly #submission = new Submission(this);

  protected override entered(): void {
    this.focus();
  }

  override focus(): void {
    void this.focusOn('h2');
  }

  protected override view(words: AllMovedWords): TemplateResult {
    if (this.restored) return this.#done(words, this.restored);
    const said = { ...words, refusals: { ...words.refusals, take_back_over: () => words.takeBackOver } };
    return html`<h2 part="heading" tabindex="-1">${words.movedTitle}</h2>
      <p>${words.movedText}</p>
      <ul>
        ${words.movedEffects.map((effect) => html`<li>${effect}</li>`)}
      </ul>
      <form novalidate @submit=${this.#takeBack}>
        ${summary(said, this.#submission)} ${mainButton(words, words.takeBack, this.#submission)}
      </form>
      <p><button type="button" class="link" @click=${() => this.#leave('')}>${words.newAddressInstead}</button></p>`;
  }

  #done(words: AllMovedWords, { email, frozenUntil }: Output<'signIn.takeBack'>): TemplateResult {
    return html`<h2 part="heading" tabindex="-1">${words.takenBackTitle}</h2>
      <p class="note good">${words.takenBack(email, moment(frozenUntil, this.language))}</p>
      <p>${words.mailboxSafe}</p>
      <button type="button" class="main" part="button" @click=${() => this.#leave(email)}>${words.signInNow}</button>`;
  }

  #takeBack = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { challenge, email } = this.connection.waiting.pending as Pending;
    const done = await this.#submission.run(async () => {
      this.restored = await this.connection.call('signIn.takeBack', { challenge, email });
    });
    await this.focusOn(done ? 'h2' : '.summary');
  };

  #leave(email: string): void {
    if (!this.#submission.busy) this.connection.wait({ pending: undefined, email });
  }
}

define('migris-moved', Moved);
