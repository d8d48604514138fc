import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Words } from './locale.js';
import { likelyMeant } from './typo.js';

/** Asks about an address that looks mistyped, once, before anything is sent there; the choice is the person's. */
export class Slip {
  readonly #host: ReactiveControllerHost;
  /** The address that was probably meant, while it is asked about. */
  #meant: string | undefined;
  #asked: string | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Whether the address is to be asked about before it is used. */
  doubts(email: string): boolean {
    this.#meant = email === this.#asked ? undefined : likelyMeant(email);
    this.#asked = email;
    this.#host.requestUpdate();
    return this.#meant !== undefined;
  }

  /** Forgets the answer: a question about an address that stands there no more is none. */
  drop(): void {
    if (this.#asked === undefined) return;
    this.#meant = this.#asked = undefined;
    this.#host.requestUpdate();
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
