import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Words } from './locale.js';
import type { Submission } from './submission.js';
import { likelyMeant } from './typo.js';

/** Asks about an address that looks mistyped, once, before anything is sent there; the choice is the person's. */
export class Slip {
  readonly #host: ReactiveControllerHost;
  /** The address that was probably meant, while it is asked about. */
  #meant: string | undefined;
  /** The address that was to be used as it is written. */
  #certain: string | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Whether the address is to be asked about before it is used; whoever sends it once more is certain. */
  doubts(email: string, submission: Submission): boolean {
    const meant = submission.busy || email === this.#certain ? undefined : likelyMeant(email);
    if (meant && meant === this.#meant) {
      this.#certain = email;
      this.#meant = undefined;
    } else this.#meant = meant;
    if (this.#meant) submission.clear();
    this.#host.requestUpdate();
    return this.#meant !== undefined;
  }

  /** A question about an address that stands there no more is none. */
  drop(): void {
    if (!this.#meant) return;
    this.#meant = undefined;
    this.#host.requestUpdate();
  }

  /** Whoever comes next, or comes back for another address, is asked anew. */
  forget(): void {
    this.#meant = this.#certain = undefined;
  }

  /** The question, in place of the button that sends; none where nothing is asked. */
  question(words: Words, send: (meant: string) => void): TemplateResult | undefined {
    const meant = this.#meant;
    if (!meant) return undefined;
    const correct = () => {
      this.drop();
      send(meant);
    };
    return html`<div class="note">
      <p id="meant">${words.typo(meant)}</p>
      <div class="row">
        <button type="button" class="main" part="button" aria-describedby="meant" @click=${correct}>${words.typoYes}</button>
        <button>${words.typoNo}</button>
      </div>
    </div>`;
  }
}
