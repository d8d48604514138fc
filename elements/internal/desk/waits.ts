import { html, nothing, type TemplateResult } from 'lit';
import { define, PARTS } from '../element.js';
import type { AllDeskWords } from '../locale.js';
import { Submission } from '../submission.js';
import { DeskElement } from './desk-element.js';
import { inSentence } from './in-sentence.js';
import { moment } from './moment.js';
import './request.js';
import { summary } from '../form.js';
import { became } from './status.js';
import type { Because, Dossier, Work } from './types.js';

/** What was asked about an account: each can be opened, decided about and taken back where it stands. */
export class DeskWaits extends DeskElement {
  static override properties = {
    dossier: { attribute: false },
    done: { attribute: false },
    opened: { state: true },
  };

  declare dossier: Dossier;
  /** Hears what the account is like now, and what was done. */
  declare done: (dossier: Dossier | undefined, said: string) => void;
  /** The request that is shown whole. */
  private opened: string | undefined;
  readonly #reading = new Submission(this);

  protected override shown(words: AllDeskWords): TemplateResult {
    const { requests } = this.dossier;
    if (requests.length === 0) return html`<p class="hint">${words.person.noRequests}</p>`;
    return html`${summary(words, this.#reading)}
      <ul>
        ${requests.map((work) => html`<li>${this.#one(words, work)}</li>`)}
      </ul>`;
  }

  #one(words: AllDeskWords, work: Work): TemplateResult {
    const open = this.opened === work.id;
    return html`<button type="button" class="link" aria-expanded=${open ? 'true' : 'false'} @click=${() => this.#toggle(work)}>
        ${words.requestKinds[work.kind]}</button>
      – ${inSentence(became(words, work))}, <span class="hint">${moment(work.askedAt, this.language)}</span>
      ${
        open
          ? html`<div class="act">
              <migris-desk-request
                exportparts=${PARTS}
                .locale=${this.language}
                .connection=${this.connection}
                .desk=${this.desk}
                .request=${work}
                .beside=${this.dossier.id}
                .answered=${this.#answered}
                .lost=${() => {}}
              ></migris-desk-request>
            </div>`
          : nothing
      }`;
  }

  #toggle({ id }: Work): void {
    this.opened = this.opened === id ? undefined : id;
    if (this.opened) void this.focusOn('migris-desk-request');
  }

  async #again(): Promise<Dossier | undefined> {
    let dossier: Dossier | undefined;
    await this.#reading.run(async () => {
      const because = this.desk.because as Because;
      dossier = await this.connection.call('staff.read', { id: this.dossier.id, ...because });
    });
    return dossier;
  }

  #answered = async (said: string): Promise<void> => {
    this.opened = undefined;
    this.done(await this.#again(), said);
  };
}

define('migris-desk-waits', DeskWaits);
