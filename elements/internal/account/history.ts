import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { day, hourThere as hour, moment } from '../day.js';
import { define } from '../element.js';
import { mainButton, summary } from '../form.js';
import type { AllHistoryWords } from '../locale.js';
import { Submission } from '../submission.js';
import { Trouble } from '../trouble.js';
import { AccountPage } from './page.js';
import { type Entry, placeOf, sentenceOf } from './sentence.js';

/** What is done in the person's name, and is not: each can have been somebody else. */
function isDoubtful({ kind, by }: Entry): boolean {
  return by === 'person' ? kind !== 'not_me' : kind === 'signed_in';
}

/** What happened to the account, by days; and what to do where that was somebody else. */
export class History extends AccountPage<AllHistoryWords> {
  static override properties: PropertyDeclarations = {
    entries: { state: true },
    next: { state: true },
    doubted: { state: true },
    news: { state: true },
  };

  protected override parts = ['door', 'steps', 'account', 'history'] as const;

  private entries: Entry[] | undefined;
  private next: string | null = null;
  /** What the person says was not them, while that is asked once more. */
  private doubted: Entry | undefined;
  private news = false;

  readonly #reading = new Submission(this);
  readonly #submission = new Submission(this);

  protected override entered(): void {
    super.entered();
    void this.#read();
  }

  protected override page(words: AllHistoryWords): TemplateResult {
    if (this.doubted) return this.#question(words, this.doubted);
    return html`<h2 part="heading" tabindex="-1">${words.pageTitles.history}</h2>
      ${this.entries ? this.#list(words, this.entries) : this.#reading.failed ? nothing : html`<p class="hint" role="status">${words.loading}</p>`}
      ${summary(words, this.#reading)} ${this.#more(words)}
      <p class="unseen" role="status">${this.news ? words.shownMore : nothing}</p>`;
  }

  #list(words: AllHistoryWords, entries: Entry[]): TemplateResult {
    if (entries.length === 0) return html`<p>${words.historyEmpty}</p>`;
    const days = new Map<string, Entry[]>();
    for (const entry of entries) {
      const date = day(entry.at, this.language);
      days.set(date, [...(days.get(date) ?? []), entry]);
    }
    return html`<p class="hint">${words.historyHint}</p>
      ${[...days].map(
        ([date, those]) => html`<h3>${date}</h3>
          <ul class="list">
            ${those.map((entry) => this.#item(words, entry))}
          </ul>`,
      )}`;
  }

  #item(words: AllHistoryWords, entry: Entry): TemplateResult {
    const { language } = this;
    const sentence = sentenceOf(words, entry, language);
    const time = hour(entry.at, language);
    const place = placeOf(entry, language);
    return html`<li id="entry-${entry.id}" tabindex="-1">
      <p><span class="hint">${time}</span> ${sentence}${place ? html`<br /><span class="hint">${place}</span>` : nothing}</p>
      ${
        isDoubtful(entry)
          ? html`<button type="button" class="link" aria-label="${words.notMe}: ${day(entry.at, language)} ${time}, ${sentence}" @click=${() => this.#doubt(entry)}>${words.notMe}</button>`
          : nothing
      }
    </li>`;
  }

  #more(words: AllHistoryWords): TemplateResult | typeof nothing {
    const { busy, failed } = this.#reading;
    if (!failed && this.next === null) return nothing;
    return html`<button type="button" part="button" @click=${this.#read}>${busy ? words.busy : failed ? words.retry : words.showMore}</button>`;
  }

  /** What will happen, before it does. */
  #question(words: AllHistoryWords, entry: Entry): TemplateResult {
    const { language } = this;
    const place = placeOf(entry, language);
    return html`<h2 part="heading" tabindex="-1">${words.notMeTitle}</h2>
      <p>${moment(entry.at, language)}. ${sentenceOf(words, entry, language)}${place ? ` – ${place}` : nothing}.</p>
      <ul>
        ${words.notMeEffects.map((effect) => html`<li>${effect}</li>`)}
      </ul>
      <p class="note">${words.notMeMailbox}</p>
      <form novalidate @submit=${this.#notMe}>
        ${summary(words, this.#submission)} ${mainButton(words, words.notMeYes, this.#submission)}
        <p><button type="button" class="link" @click=${() => this.#trust(entry)}>${words.notMeNo}</button></p>
      </form>`;
  }

  #doubt(entry: Entry): void {
    this.doubted = entry;
    this.#submission.clear();
    void this.focusOn('h2');
  }

  #trust({ id }: Entry): void {
    if (this.#submission.busy) return;
    this.doubted = undefined;
    void this.focusOn(`#entry-${id} button`);
  }

  #notMe = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    await this.run(this.#submission, async () => {
      const { connection } = this;
      await connection.call('account.notMe');
      // The way in says what was done: nobody is signed in here any more.
      connection.lapsed = new Trouble({ refusal: 'signed_out', cause: 'not_me' });
      connection.wait({ draft: undefined });
      await connection.forget();
    });
  };

  #read = async (): Promise<void> => {
    this.news = false;
    const before = this.entries ?? [];
    const done = await this.#reading.run(async () => {
      const page = await this.connection.call('account.history', this.next === null ? {} : { after: this.next });
      this.entries = [...before, ...page.entries];
      this.next = page.next;
    });
    const first = before.length > 0 && this.entries?.[before.length];
    if (!done) await this.focusOn('.summary');
    else if (first) {
      this.news = true;
      await this.focusOn(`#entry-${first.id}`);
    }
  };
}

define('migris-account-history', History);
