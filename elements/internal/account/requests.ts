import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Output } from '../connection.js';
import { define } from '../element.js';
import { summary } from '../form.js';
import type { AllCorrectionWords } from '../locale.js';
import { Submission } from '../submission.js';
import { requestSeen } from './correction-screens.js';
import { AccountPage } from './page.js';

type Request = Output<'account.requests'>['requests'][number];

/** What the person asked or told staff, newest first, and what they answered: what a mail announces is found here. */
export class Requests extends AccountPage<AllCorrectionWords> {
  static override properties: PropertyDeclarations = { requests: { state: true } };

  protected override parts = ['door', 'steps', 'account', 'correction'] as const;

  private requests: Request[] | undefined;

  readonly #reading = new Submission(this);

  protected override entered(): void {
    super.entered();
    void this.#read();
  }

  protected override page(words: AllCorrectionWords): TemplateResult {
    return html`<h2 part="heading" tabindex="-1">${words.pageTitles.requests}</h2>
      ${this.requests ? this.#list(words, this.requests) : this.#waiting(words)}`;
  }

  #waiting(words: AllCorrectionWords): TemplateResult {
    if (!this.#reading.failed) return html`<p class="hint" role="status">${words.loading}</p>`;
    return html`${summary(words, this.#reading)}
      <button type="button" class="main" part="button" @click=${this.#read}>${words.retry}</button>`;
  }

  #list(words: AllCorrectionWords, requests: Request[]): TemplateResult {
    if (requests.length === 0) return html`<p>${words.requestsEmpty}</p>`;
    const kinds = words.ownKinds as Record<string, string>;
    return html`<ul class="list">
      ${requests.map(
        (request) => html`<li>
          <h3>${kinds[request.kind] ?? nothing}</h3>
          ${requestSeen(words, request, this.language)}
        </li>`,
      )}
    </ul>`;
  }

  #read = async (): Promise<void> => {
    const done = await this.#reading.run(async () => {
      this.requests = (await this.connection.call('account.requests')).requests;
    });
    if (!done) await this.focusOn('.summary');
  };
}

define('migris-account-requests', Requests);
