import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { define } from '../element.js';
import { mainButton, summary } from '../form.js';
import { Submission } from '../submission.js';
import { AccountPage } from './page.js';
import { type ReadableWords, readablePage } from './readable.js';

/** What a person may do with all of their data: get it, and have the account erased. */
export class OwnData extends AccountPage<ReadableWords> {
  static override properties: PropertyDeclarations = {
    files: { state: true },
    sure: { state: true },
    news: { state: true },
  };

  protected override parts = ['door', 'steps', 'account', 'history', 'correction', 'data'] as const;

  /** Where the files are that were made in this page. */
  private files: { json: string; page: string } | undefined;
  /** Whether the person is asked once more before the account is to be erased. */
  private sure = false;
  private news: 'exportReady' | undefined;

  readonly #getting = new Submission(this);
  readonly #erasing = new Submission(this);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forgetFiles();
  }

  protected override page(words: ReadableWords): TemplateResult {
    if (this.sure && this.profile.erasesAt === null) return this.#question(words);
    return html`<h2 part="heading" tabindex="-1">${words.pageTitles.data}</h2>
      ${this.#export(words)} ${this.profile.erasesAt === null ? this.#erasure(words) : ''}`;
  }

  #export(words: ReadableWords): TemplateResult {
    const { files } = this;
    return html`<h3>${words.exportTitle}</h3>
      <p>${words.exportHint}</p>
      ${summary(words, this.#getting)}
      <p role="status" class=${this.news ? 'note good' : 'unseen'}>${this.news && words[this.news]}</p>
      ${
        files
          ? html`<p><a class="download" href=${files.page} download="${words.exportFile}.html">${words.exportPage}</a></p>
              <p><a class="download" href=${files.json} download="${words.exportFile}.json">${words.exportJson}</a></p>
              <p class="hint">${words.exportCare}</p>`
          : html`<form novalidate @submit=${(event: SubmitEvent) => this.#get(event, words)}>${mainButton(words, words.prepareExport, this.#getting)}</form>`
      }`;
  }

  #erasure(words: ReadableWords): TemplateResult {
    return html`<h3>${words.erasureTitle}</h3>
      <p>${words.erasureHint}</p>
      <button type="button" id="erase" @click=${() => this.whenFresh(this.#ask)}>${words.eraseAccount}</button>`;
  }

  /** What will happen, before it is asked for. */
  #question(words: ReadableWords): TemplateResult {
    return html`<h2 part="heading" tabindex="-1">${words.erasureSure}</h2>
      <ul>
        ${words.erasureEffects.map((effect) => html`<li>${effect}</li>`)}
      </ul>
      <form novalidate @submit=${this.#erase}>
        ${summary(words, this.#erasing)} ${mainButton(words, words.erasureYes, this.#erasing)}
        <p><button type="button" class="link" @click=${this.#keep}>${words.erasureNo}</button></p>
      </form>`;
  }

  #ask = (): void => {
    this.sure = true;
    this.#erasing.clear();
    void this.focusOn('h2');
  };

  #keep = (): void => {
    if (this.#erasing.busy) return;
    this.sure = false;
    void this.focusOn('#erase');
  };

  #get(event: SubmitEvent, words: ReadableWords): void {
    event.preventDefault();
    this.whenFresh(() => void this.#prepare(words));
  }

  async #prepare(words: ReadableWords): Promise<void> {
    const work = async () => {
      const kept = await this.connection.call('account.export');
      this.#forgetFiles();
      const json = fileOf(JSON.stringify(kept, null, 2), 'application/json');
      this.files = { json, page: fileOf(readablePage(words, this.language, kept), 'text/html') };
    };
    if (!(await this.run(this.#getting, work, () => void this.#prepare(words)))) return;
    await this.focusOn('.download');
    this.news = 'exportReady';
  }

  #erase = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.#eraseNow();
  };

  async #eraseNow(): Promise<void> {
    const work = async () => {
      const { erasesAt } = await this.connection.call('account.erase');
      this.home.learnt({ ...this.profile, erasesAt });
    };
    if (await this.run(this.#erasing, work)) this.home.leave('erasureAsked');
  }

  #forgetFiles(): void {
    for (const file of Object.values(this.files ?? {})) URL.revokeObjectURL(file);
    this.files = undefined;
    this.news = undefined;
  }
}

/** A file that only this page knows, until it is left. */
function fileOf(text: string, type: string): string {
  return URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
}

define('migris-account-data', OwnData);
