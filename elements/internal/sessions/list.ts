import { css, html, nothing, type TemplateResult } from 'lit';
import { now } from '../clock.js';
import type { Output } from '../connection.js';
import { define, MigrisElement } from '../element.js';
import { summary } from '../form.js';
import { type AllSessionsWords, chunks } from '../locale.js';
import { styles } from '../styles.js';
import { Submission } from '../submission.js';
import { ago } from './when.js';

chunks.sessions = { lt: () => import('../../words/lt/sessions.js'), en: () => import('../../words/en/sessions.js') };

type Session = Output<'session.list'>['sessions'][number];

/** Where else a person is signed in, and how to end that. Comes with the account. */
export class SessionList extends MigrisElement<AllSessionsWords> {
  static override properties = { sessions: { state: true }, news: { state: true }, asking: { state: true } };
  static override styles = [
    styles,
    css`
      ul {
        padding: 0;
        list-style: none;
      }
      li {
        padding-block: 0.75rem;
        border-block-start: 1px solid var(--line);
      }
      li p {
        margin: 0;
      }
      h3 {
        margin-block-start: 2.5rem;
      }
      a {
        display: inline-block;
        color: var(--accent);
      }
      .row {
        justify-content: space-between;
      }
      .ask {
        justify-content: flex-start;
      }
    `,
  ];

  protected override parts = ['door', 'steps', 'sessions'] as const;

  private sessions: Session[] | undefined;
  /** What was done last, said politely: which session ended, or how many others. */
  private news: string | number | undefined;
  /** Whether the person is asked about ending all others. */
  private asking = false;

  readonly #reading = new Submission(this);
  readonly #ending = new Submission(this);

  protected override entered(): void {
    void this.#read();
  }

  override focus(): void {
    void this.focusOn('h2');
  }

  protected override view(words: AllSessionsWords): TemplateResult {
    return html`<h2 part="heading" tabindex="-1">${words.sessionsTitle}</h2>
      <p role="status" class=${this.news === undefined ? 'unseen' : 'note good'}>${this.#told(words)}</p>
      ${summary(words, this.#ending)} ${this.sessions ? this.#list(words, this.sessions) : this.#waiting(words)}`;
  }

  #told(words: AllSessionsWords): string | undefined {
    return typeof this.news === 'number' ? words.othersEnded(this.news) : this.news && words.sessionEnded(this.news);
  }

  #waiting(words: AllSessionsWords): TemplateResult {
    const { trouble } = this.#reading;
    // An API that is older than these elements does not know the list.
    if (trouble?.facts.code === 'NOT_FOUND') return html`<p class="hint">${words.listUnknown}</p>`;
    if (!trouble) return html`<p class="hint">${words.loading}</p>`;
    return html`${summary(words, this.#reading)}
      <button type="button" @click=${this.#read}>${words.retry}</button>`;
  }

  #list(words: AllSessionsWords, sessions: Session[]): TemplateResult {
    const alone = sessions.length < 2;
    return html`<p class="hint">${alone ? words.onlyThis : words.notYours}</p>
      <ul>
        ${sessions.map((session) => this.#item(words, session))}
      </ul>
      ${alone ? nothing : this.asking ? this.#question(words) : this.#offer(words)}`;
  }

  #item(words: AllSessionsWords, session: Session): TemplateResult {
    const { current, portal, host, contact, method, lastUsedAt } = session;
    const { language } = this;
    const name = portal[language];
    const device = deviceOf(words, session);
    const which = `${device}, ${name}`;
    return html`<li class="row">
      <div>
        <p>
          <strong>${device}</strong>${' '}
          ${current ? html`<span class="hint">(${words.thisDevice})</span>` : nothing}
        </p>
        <p>${name === host ? host : `${name} (${host})`}</p>
        <p class="hint">${words.wayUsed[method]}. ${words.lastUsed(ago(lastUsedAt, now(), language))}.</p>
        ${contact && !current ? html`<p><a href=${hrefOf(contact)} rel="noreferrer" aria-label="${words.siteHelp}: ${name}">${words.siteHelp}</a></p>` : nothing}
      </div>
      ${
        current
          ? nothing
          : html`<button type="button" aria-label="${words.endSession}: ${which}" @click=${() => this.#end(session.id, which)}>${words.endSession}</button>`
      }
    </li>`;
  }

  #offer(words: AllSessionsWords): TemplateResult {
    return html`<button type="button" @click=${() => this.#ask(true)}>${words.endOthers}</button>`;
  }

  #question(words: AllSessionsWords): TemplateResult {
    return html`<div class="note">
      <p id="sure">${words.sureOthers}</p>
      <div class="row ask">
        <button type="button" class="main" aria-describedby="sure" @click=${this.#endOthers}>
          ${this.#ending.busy ? words.busy : words.sureYes}
        </button>
        <button type="button" @click=${() => this.#ask(false)}>${words.sureNo}</button>
      </div>
    </div>`;
  }

  #ask(asking: boolean): void {
    this.asking = asking;
    this.news = undefined;
    void this.focusOn(asking ? '.note .main' : 'ul ~ button');
  }

  async #read(): Promise<void> {
    await this.#reading.run(async () => {
      this.sessions = (await this.connection.call('session.list')).sessions;
    });
  }

  #end(id: string, which: string): Promise<void> {
    return this.#change(async () => {
      await this.connection.call('session.end', { id });
      return which;
    });
  }

  #endOthers(): Promise<void> {
    return this.#change(async () => (await this.connection.call('session.endOthers')).ended);
  }

  /** Does what was pressed, and looks again: other devices change the list too. */
  async #change(work: () => Promise<string | number>): Promise<void> {
    this.news = undefined;
    let news: string | number | undefined;
    const done = await this.#ending.run(async () => {
      news = await work();
    });
    this.asking = false;
    await this.#read();
    await this.focusOn(done ? 'h2' : '.summary');
    // After the focus: what a screen reader begins to read would drown it out.
    this.news = news;
  }
}

function deviceOf(words: AllSessionsWords, { device }: Session): string {
  return device ? `${device.browser}, ${device.system}` : words.unknownDevice;
}

/** A site gives a page of its own, or an address to write to. */
function hrefOf(contact: string): string {
  return /^https:\/\//.test(contact) ? contact : `mailto:${contact}`;
}

define('migris-sessions', SessionList);
