import { css, html, nothing, type TemplateResult } from 'lit';
import { define, MigrisElement, NESTED, PARTS } from './internal/element.js';
import { ended, fullName } from './internal/form.js';
import type { Words } from './internal/locale.js';
import { styles } from './internal/styles.js';

/**
 * The corner of a page: the button that signs in, or the person's name with a menu.
 *
 * @element migris-account
 * @fires {SignedInEvent} migris-signed-in - The person is signed in and the contact data is given.
 * @fires {SignedOutEvent} migris-signed-out - Nobody is signed in any more.
 * @fires {ProfileSavedEvent} migris-profile-saved - Contact data was saved.
 * @fires {RefusedEvent} migris-refused - A call was refused; the person has been told.
 * @slot - Shown until the element is ready.
 * @slot email - An input of the page, in place of the one for the address.
 * @slot code - An input of the page, in place of the one for the code.
 * @csspart button - The corner button.
 * @csspart menu - The menu under the name.
 * @csspart dialog - The window in which the person signs in or sees the account.
 */
export class MigrisAccount extends MigrisElement {
  static override properties = { showing: { state: true }, news: { state: true } };
  static override styles = [
    styles,
    css`
      :host {
        display: inline-block;
        position: relative;
        max-width: 100%;
      }
      summary {
        display: inline-flex;
        align-items: center;
        max-width: 16rem;
        list-style: none;
      }
      summary::after {
        content: '';
        flex: none;
        margin-inline-start: 0.5rem;
        border: 0.3rem solid transparent;
        border-block-start-color: currentColor;
        border-block-end-width: 0;
      }
      .menu {
        position: absolute;
        inset-inline-end: 0;
        z-index: 1;
        display: grid;
        min-width: min(12rem, 80vw);
        padding: 0.5rem;
        border: 1px solid var(--line);
        background: var(--paper);
      }
      .name {
        display: -webkit-box;
        overflow: hidden;
        overflow-wrap: anywhere;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }
      .menu button {
        border-color: transparent;
        text-align: start;
      }
      dialog {
        width: min(100vw, 36rem);
        max-width: none;
        max-height: 100dvh;
        padding: 1rem;
        border: 1px solid var(--line);
        background: var(--paper);
        color: var(--ink);
      }
      dialog::backdrop {
        background: #14212bb3;
      }
      .close {
        display: block;
        margin-inline-start: auto;
      }
    `,
  ];

  /** What the window shows; undefined while it is closed. */
  private showing: 'sign-in' | 'account' | undefined;
  /** Said politely when the person came or went. */
  private news: 'signedIn' | 'signedOut' | 'lapsed' | undefined;

  constructor() {
    super();
    this.addEventListener('migris-signed-in', ({ restored }) => this.#tell(restored ? undefined : 'signedIn'));
    this.addEventListener('migris-signed-out', ({ restored }) => this.#tell(restored ? undefined : 'signedOut'));
  }

  protected override parts = ['door'] as const;

  protected override entered(): void {
    // Whoever comes back from VIISP finds the way in where it stands in the page, or else here.
    if (this.connection.through && this.#alone) void this.#open('sign-in');
  }

  /** Whether the way in stands nowhere else in the page. */
  get #alone(): boolean {
    return !document.querySelector('migris-login, migris-otp, migris-profile');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A window that leaves the page and comes back is no longer in front of it.
    this.#dialog()?.close();
  }

  override focus(): void {
    void this.focusOn(this.showing ? NESTED : '[part=button]');
  }

  protected override view(words: Words): TemplateResult {
    const { connection, language } = this;
    return html`${this.#corner(words)}
      ${this.#said(words)}
      <dialog part="dialog" aria-label=${this.showing === 'account' ? words.account : words.signIn} @close=${this.#closed}>
        <button type="button" class="link close" @click=${() => this.#dialog()?.close()}>${words.close}</button>
        ${
          this.showing === 'sign-in'
            ? html`<migris-login exportparts=${PARTS} .locale=${language} .connection=${connection}></migris-login>`
            : this.showing
              ? html`<migris-profile exportparts=${PARTS} .locale=${language} .connection=${connection}></migris-profile>`
              : nothing
        }
      </dialog>`;
  }

  #corner(words: Words): TemplateResult {
    const { person } = this.connection;
    if (!person?.complete) {
      return html`<button type="button" class="main" part="button" @click=${() => this.#open('sign-in')}>${words.signIn}</button>`;
    }
    const name = fullName(person);
    return html`<details @keydown=${this.#escape} @focusout=${this.#left}>
      <summary part="button"><span class="unseen">${words.account}: </span><span class="name">${name}</span></summary>
      <div class="menu" part="menu">
        <button type="button" @click=${() => this.#open('account')}>${words.account}</button>
        <button type="button" @click=${this.#signOut}>${words.signOut}</button>
      </div>
    </details>`;
  }

  /** What is read out, and stands at the button where the session ended while the person was elsewhere on the page. */
  #said(words: Words): TemplateResult {
    const { connection, news } = this;
    const lapsed = news === 'lapsed';
    return html`<div class=${lapsed ? 'menu' : 'unseen'}>
      <p role="status">${connection.told} ${lapsed ? ended(words, connection) : news && words[news]}</p>
      <button type="button" ?hidden=${!lapsed} @click=${this.#closed}>${words.close}</button>
    </div>`;
  }

  #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  async #open(showing: 'sign-in' | 'account'): Promise<void> {
    this.#fold();
    this.news = undefined;
    this.showing = showing;
    await this.focusOn('dialog');
    this.#dialog()?.showModal();
    this.focus();
  }

  #closed(): void {
    // Opened again before this was heard.
    if (this.#dialog()?.open) return;
    this.showing = undefined;
    if (this.news === 'lapsed') this.news = undefined;
    this.connection.turnRound();
    this.focus();
  }

  #tell(news: 'signedIn' | 'signedOut' | undefined): void {
    const { lapsed } = this.connection;
    this.news = lapsed ? undefined : news;
    if (this.showing === 'sign-in' && news === 'signedIn') this.#dialog()?.close();
    if (news !== 'signedOut') return;
    // A session that lapsed says so where the person was, and takes nobody away from what they read.
    if (this.showing === 'account' && lapsed) this.showing = 'sign-in';
    else if (this.showing === 'account') this.#dialog()?.close();
    else if (lapsed && !this.showing && this.#alone) {
      if (this.matches(':focus-within')) void this.#open('sign-in');
      else this.news = 'lapsed';
    }
  }

  async #signOut(): Promise<void> {
    this.#fold();
    // Where the Worker cannot be reached the page forgets the token all the same.
    await this.connection.end().catch(() => {});
    this.focus();
  }

  #fold(): void {
    this.renderRoot.querySelector('details')?.removeAttribute('open');
  }

  #escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    this.#fold();
    this.focus();
  }

  #left({ currentTarget, relatedTarget }: FocusEvent): void {
    if (!(currentTarget as Node).contains(relatedTarget as Node | null)) this.#fold();
  }
}

define('migris-account', MigrisAccount);

declare global {
  interface HTMLElementTagNameMap {
    'migris-account': MigrisAccount;
  }
}
