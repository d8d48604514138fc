import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { DESK_LIFE_MS, SESSION_LIFE_MS } from '../../../schema/session-life.js';
import { now } from '../clock.js';
import type { Connection } from '../connection.js';
import { define } from '../element.js';
import { summary } from '../form.js';
import { type AllEndingWords, chunks, type Language, languageFor, languageOf, wordsOf } from '../locale.js';
import { styles } from '../styles.js';
import { Submission } from '../submission.js';

chunks.ending = { lt: () => import('../../words/lt/ending.js'), en: () => import('../../words/en/ending.js') };

/** Seconds before the end that are told: each second would drown out everything else. */
const STEPS = [10, 30, 60, 120];
/** Said after the focus is back: what a screen reader begins to read would drown it out. */
const SAY_MS = 300;
const SAID_MS = 5000;

/**
 * The warning before a session ends: one a page, over all that is on it, in the look of its first element. It belongs to the page and
 * not to an element, which may be hidden or taken away.
 */
export class Warning extends LitElement {
  static override properties = { words: { state: true }, stayed: { state: true } };
  static override styles = [
    styles,
    css`
      dialog {
        width: min(100vw - 2rem, 32rem);
        max-width: none;
        padding: 1.5rem;
        border: 1px solid var(--line);
        border-block-start: 0.375rem solid var(--accent);
        background: var(--paper);
        color: var(--ink);
      }
      dialog::backdrop {
        background: #14212bb3;
      }
      .row {
        margin: 0;
      }
    `,
  ];

  /** When the session ends. */
  at = 0;
  /** What ends it. */
  why: 'idle' | 'over' = 'idle';
  connection!: Connection;
  /** Called when the person has answered. */
  noticed: () => void = () => {};
  private words: AllEndingWords | undefined;
  /** Whether it is gone because the person stays; undefined until they chose to. */
  private stayed: boolean | undefined;
  #language: Language = 'lt';
  readonly #submission = new Submission(this);

  /** Puts the warning over the page. */
  static over(connection: Connection, noticed: () => void): Warning {
    const warning = Object.assign(document.createElement('migris-ending') as Warning, { connection, noticed });
    const [first] = connection.elements;
    if (first) warning.#wear(first);
    void warning.#speak(first ? languageOf(first) : languageFor(document.documentElement.lang));
    document.body.append(warning);
    return warning;
  }

  /** Takes the warning away, and gives the focus back to where it was. */
  dismiss(): void {
    this.renderRoot.querySelector('dialog')?.close();
    if (this.stayed === undefined) {
      this.remove();
      return;
    }
    setTimeout(() => {
      this.stayed = true;
    }, SAY_MS);
    setTimeout(() => this.remove(), SAID_MS);
  }

  /** Words of a refused call come with the others. */
  async learn(): Promise<void> {}

  #wear(element: HTMLElement): void {
    const look = getComputedStyle(element);
    this.style.colorScheme = look.colorScheme;
    this.style.fontFamily = look.fontFamily;
    for (const [name] of styles.cssText.matchAll(/--migris-[a-z-]+/g))
      this.style.setProperty(name, look.getPropertyValue(name));
  }

  async #speak(language: Language): Promise<void> {
    this.#language = language;
    this.words = (await wordsOf(['door', 'steps', 'rare', 'ending'], language)) as AllEndingWords;
    await this.updateComplete;
    if (!this.isConnected) return;
    this.renderRoot.querySelector('dialog')?.showModal();
    this.renderRoot.querySelector('h2')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, why } = this;
    if (!words) return nothing;
    const time = new Date(this.at).toLocaleTimeString(this.#language === 'lt' ? 'lt-LT' : 'en-GB', {
      hour: '2-digit',
      minute: '2-digit',
    });
    const life = this.connection.atDesk ? DESK_LIFE_MS : SESSION_LIFE_MS;
    return html`<dialog role="alertdialog" lang=${this.#language} aria-labelledby="title" aria-describedby="text left" @cancel=${this.#cancel}>
      <h2 id="title" tabindex="-1">${why === 'idle' ? words.idleTitle : words.overTitle}</h2>
      ${summary(words, this.#submission)}
      <p id="text">${why === 'idle' ? words.idleText(time) : words.overText(time, life / 3_600_000)}</p>
      <p id="left" role="status">${this.#left(words)}</p>
      <div class="row">
        <button type="button" class="main" aria-disabled=${this.#submission.busy ? 'true' : nothing} @click=${this.#stay}>
          ${this.#submission.busy ? words.busy : why === 'idle' ? words.stay : words.understood}
        </button>
        <button type="button" @click=${this.#leave}>${words.signOut}</button>
      </div>
    </dialog>
    <p class="unseen" role="status">${this.stayed ? words.stayed : nothing}</p>`;
  }

  #left({ secondsLeft }: AllEndingWords): string | undefined {
    return secondsLeft[STEPS.find((seconds) => this.at - now() <= seconds * 1000) ?? 0];
  }

  /** Whoever waves the warning away is there, and stays. */
  #cancel(event: Event): void {
    event.preventDefault();
    void this.#stay();
  }

  async #stay(): Promise<void> {
    const stayed = await this.#submission.run(async () => {
      if (this.why === 'idle') await this.connection.call('session.read');
    });
    if (stayed && this.why === 'idle') this.stayed = false;
    if (stayed) this.noticed();
    else this.renderRoot.querySelector<HTMLElement>('.summary')?.focus();
  }

  #leave(): void {
    void this.connection.end().catch(() => {});
  }
}

define('migris-ending', Warning);
