import { css, html, nothing, type TemplateResult } from 'lit';
import { PASSKEYS_PER_ACCOUNT } from '../../../schema/limits.js';
import type { Connection, Output } from '../connection.js';
import { day } from '../day.js';
import { define, MigrisElement } from '../element.js';
import { field, mainButton, summary, typed } from '../form.js';
import type { AllPasskeyWords } from '../locale.js';
import { styles } from '../styles.js';
import { Submission } from '../submission.js';
import { addPasskey } from './add.js';
import { knowsPasskeys } from './hindered.js';
import { withPasskeys } from './words.js';

type Passkey = Output<'passkey.list'>['passkeys'][number];
type News = { name: string; added: boolean };

/** Names that are being typed: whoever must first prove who is there comes back to what was typed. */
const drafts = new WeakMap<Connection, string>();

/** The passkeys of a person: which there are, one more, one less. Comes with the account. */
export class PasskeyList extends MigrisElement<AllPasskeyWords> {
  static override properties = {
    passkeys: { state: true },
    adding: { state: true },
    removing: { state: true },
    news: { state: true },
  };
  static override styles = [
    styles,
    css`
      ul {
        padding: 0;
        list-style: none;
      }
      li {
        padding-block: 0.75rem;
        border-block: 1px solid var(--line);
      }
      li + li {
        border-block-start: 0;
      }
      li p {
        margin: 0;
      }
      li .note {
        margin-block: 0.75rem 0;
      }
      li .note p {
        margin-block-end: 0.75rem;
      }
      .row {
        justify-content: space-between;
      }
      .ask {
        justify-content: flex-start;
      }
    `,
  ];

  protected override parts = ['door', 'steps', 'passkey'] as const;

  private passkeys: Passkey[] | undefined;
  /** Whether staff confirmed who the person is: before that, none can be added. */
  private allowed = false;
  /** Whether the form for a new one is open. */
  private adding = false;
  /** The one that the person is asked about before it goes. */
  private removing: string | undefined;
  /** What was done last, said politely. */
  private news: News | undefined;

  readonly #reading = new Submission(this);
  readonly #saving = new Submission(this);

  protected override entered(): void {
    this.adding = drafts.has(this.connection);
    void this.#read();
  }

  override focus(): void {
    void this.focusOn('h2');
  }

  protected override view(words: AllPasskeyWords): TemplateResult {
    const said = withPasskeys(words, this.#saving.trouble);
    return html`<h2 part="heading" tabindex="-1">${said.passkeysTitle}</h2>
      <p role="status" class=${this.news ? 'note good' : 'unseen'}>${this.#told(said)}</p>
      ${summary(said, this.#saving, { name: said.passkeyName })}
      <p>${said.passkeysWhat}</p>
      ${this.passkeys ? this.#list(said, this.passkeys) : this.#waiting(said)}`;
  }

  #told(words: AllPasskeyWords): string | undefined {
    const { news } = this;
    return news && (news.added ? words.passkeyAdded(news.name) : words.passkeyRemoved(news.name));
  }

  #waiting(words: AllPasskeyWords): TemplateResult {
    if (!this.#reading.failed) return html`<p class="hint" role="status">${words.loading}</p>`;
    return html`${summary(words, this.#reading)}
      <button type="button" @click=${this.#read}>${words.retry}</button>`;
  }

  #list(words: AllPasskeyWords, passkeys: Passkey[]): TemplateResult {
    return html`${
      passkeys.length === 0
        ? html`<p class="hint">${words.noPasskeys}</p>`
        : html`<ul>
              ${passkeys.map((passkey) => this.#item(words, passkey))}
            </ul>
            <p class="hint">${words.passkeyLost}</p>`
    }
    ${this.#more(words, passkeys.length)}`;
  }

  #item(words: AllPasskeyWords, { id, name, createdAt, lastUsedAt }: Passkey): TemplateResult {
    const { language } = this;
    const used = lastUsedAt === null ? words.passkeyNeverUsed : words.passkeyUsed(day(lastUsedAt, language));
    return html`<li>
      <div class="row">
        <div>
          <p><strong>${name}</strong></p>
          <p class="hint">${words.passkeySince(day(createdAt, language))}, ${used}</p>
        </div>
        ${
          this.removing === id
            ? nothing
            : html`<button type="button" id=${`x-${id}`} aria-label="${words.removePasskey}: ${name}" @click=${() => this.#ask(id)}>${words.removePasskey}</button>`
        }
      </div>
      ${this.removing === id ? this.#question(words, { id, name }) : nothing}
    </li>`;
  }

  #question(words: AllPasskeyWords, { id, name }: Pick<Passkey, 'id' | 'name'>): TemplateResult {
    return html`<div class="note">
      <p id="sure">${words.sureRemove(name)}</p>
      <div class="row ask">
        <button type="button" class="main" aria-describedby="sure" @click=${() => this.#remove(id, name)}>
          ${this.#saving.busy ? words.busy : words.removeYes}
        </button>
        <button type="button" @click=${() => this.#ask(undefined)}>${words.removeNo}</button>
      </div>
    </div>`;
  }

  /** How to get one more: not where there are enough, or where the browser cannot make any. */
  #more(words: AllPasskeyWords, count: number): TemplateResult {
    if (count >= PASSKEYS_PER_ACCOUNT) return html`<p class="hint">${words.enoughPasskeys(PASSKEYS_PER_ACCOUNT)}</p>`;
    if (!this.allowed) return html`<p class="note">${words.notYet}</p>`;
    if (!knowsPasskeys()) return html`<p class="note">${words.hindrances.unsupported('')}</p>`;
    if (!this.adding)
      return html`<button type="button" class="add" @click=${() => this.#open(true)}>${words.addPasskey}</button>`;
    return html`<form novalidate @submit=${this.#add}>
      ${field(words, this.#saving, {
        name: 'name',
        label: words.passkeyName,
        hint: words.passkeyNameHint,
        value: drafts.get(this.connection) ?? '',
        autocomplete: 'off',
      })}
      ${mainButton(words, words.makePasskey, this.#saving)}
      <button type="button" @click=${() => this.#open(false)}>${words.notNow}</button>
    </form>`;
  }

  #open(adding: boolean): void {
    this.adding = adding;
    this.news = undefined;
    this.#saving.clear();
    drafts.delete(this.connection);
    void this.focusOn(adding ? '#name' : '.add');
  }

  #ask(id: string | undefined): void {
    const before = this.removing;
    this.removing = id;
    this.news = undefined;
    void this.focusOn(id ? '.note .main' : `[id="x-${before}"]`);
  }

  async #read(): Promise<void> {
    await this.#reading.run(async () => {
      const { passkeys, allowed } = await this.connection.call('passkey.list');
      this.allowed = allowed;
      this.passkeys = passkeys;
    });
  }

  async #add(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const name = typed(event.currentTarget, 'name').trim();
    drafts.set(this.connection, name);
    if (!name) {
      await this.learn('rare');
      this.#saving.reject({ name: 'words_required' });
      return this.focusOn('.summary');
    }
    await this.#change({ name, added: true }, async () => {
      this.passkeys = (await addPasskey(this.connection, name)).passkeys;
      drafts.delete(this.connection);
      this.adding = false;
    });
  }

  #remove(id: string, name: string): Promise<void> {
    return this.#change({ name, added: false }, async () => {
      this.passkeys = (await this.connection.call('passkey.remove', { id })).passkeys;
      this.removing = undefined;
    });
  }

  async #change(news: News, work: () => Promise<void>): Promise<void> {
    this.news = undefined;
    const done = await this.#saving.run(work);
    await this.focusOn(done ? 'h2' : '.summary');
    // After the focus: what a screen reader begins to read would drown it out.
    if (done) this.news = news;
  }
}

define('migris-passkeys', PasskeyList);
