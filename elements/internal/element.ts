import { html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Connection } from './connection.js';
import { connectionTo } from './connections.js';
import { SignedInEvent, SignedOutEvent } from './events.js';
import { homeOf } from './home.js';
import { hurry, later } from './later.js';
import { surely } from './load.js';
import { type Language, languageOf, type Part, type Words, wordsOf } from './locale.js';
import { styles } from './styles.js';

/** Parts that an element passes on from the one inside it. */
export const PARTS = 'heading, input, button, error';
/** The element inside that brings the next step, if one does. */
export const NESTED = '[exportparts]';

/** Words that are not there by then are done without. */
const PATIENCE_MS = 3000;

/** Registers an element unless the page has it already: loading the bundle twice is harmless. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

/**
 * What every element of ours has: a language and its words, an API, and the person who is signed in there.
 *
 * @attr {string} nonce - Told to the page's back end in the ID token, so that it knows its own: 1 to 255 visible ASCII characters.
 * @cssproperty --migris-ink - Colour of text.
 * @cssproperty --migris-paper - Colour of fields, buttons and windows.
 * @cssproperty --migris-muted - Colour of hints.
 * @cssproperty --migris-line - Colour of borders.
 * @cssproperty --migris-accent - Colour of buttons and links.
 * @cssproperty --migris-on-accent - Colour of the words on the main button.
 * @cssproperty --migris-error - Colour of errors.
 * @cssproperty --migris-success - Colour of good news.
 * @cssproperty --migris-focus - Colour of the focus mark; it always has a dark outline of its own.
 * @cssproperty --migris-font - Font; by default that of the page.
 * @cssproperty --migris-radius - Roundness of fields and buttons.
 * @cssproperty --migris-width - Greatest width.
 */
export abstract class MigrisElement<Said extends Words = Words> extends LitElement {
  // Declared by hand: the decorators of Lit would cost every page some 600 bytes.
  static override properties: PropertyDeclarations = {
    locale: {},
    api: {},
    connection: { attribute: false },
    words: { state: true },
  };
  static override styles = [styles];

  /** Language of the words: `lt` or `en`. By default that of the nearest `lang`. */
  locale = '';

  /** Address of the API, read when the element enters the page. By default `/trpc` where this script came from; the npm package needs it said. */
  api = '';

  /** The connection to the API, shared by all elements of a page. A test hands in its own. */
  declare connection: Connection;

  private words: Said | undefined;

  /** The words that the element cannot be shown without. */
  protected parts: readonly Part[] = ['door', 'steps'];

  /** The language that is shown. */
  declare protected language: Language;

  /** The language that the words are being loaded in. */
  #wanted: Language | undefined;
  #spoken: Promise<void> | undefined;
  readonly #page = new MutationObserver(() => this.requestUpdate());
  /** Inputs that the page brings take the places of ours: few pages do, so what that takes is loaded for those. */
  #inputs: Promise<void> | undefined | null;
  /** Whether somebody was signed in when we last knew. */
  #known: boolean | undefined;

  constructor() {
    super();
    // Some browsers give the focus to no button that is clicked; a step that goes would then leave the person nowhere.
    this.addEventListener('click', (event) => (event.composedPath()[0] as HTMLElement).focus(), true);
    for (const act of ['keydown', 'input', 'pointerdown']) this.addEventListener(act, hurry);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.connection?.removeEventListener('change', this.#personChanged);
    // What stands in for a connection keeps no list.
    this.connection?.elements?.delete(this);
    this.#page.disconnect();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.#inputs ??=
      this.querySelector('[slot]') && surely(() => import('./slotted/slotted.js')).then(({ adopt }) => adopt(this));
    const language = languageOf(this);
    if (language !== this.#wanted) {
      this.#wanted = language;
      this.#spoken = this.#speak(language);
    }
    // Not before: what was set on a tag that is defined late is restored only now.
    if (!this.hasUpdated) this.#enter();
  }

  protected override update(changed: PropertyValues): void {
    const { activeElement } = this.renderRoot as ShadowRoot;
    super.update(changed);
    if (this.renderRoot.querySelector(NESTED)) hurry();
    if (activeElement?.isConnected === false) void this.#catchFocus();
  }

  /** Where the step went that had the focus and nothing else has it, it would start again at the top of the page. */
  async #catchFocus(): Promise<void> {
    await this.#spoken;
    // After whatever else moves the focus now.
    setTimeout(() => document.activeElement === document.body && this.focus());
  }

  #enter(): void {
    this.connection ??= connectionTo(homeOf(this));
    this.connection.addEventListener('change', this.#personChanged);
    if (!this.#nested) this.connection.elements.add(this);
    this.#page.observe(document.documentElement, { attributeFilter: ['lang'] });
    this.#page.observe(this, { childList: true });
    this.entered();
    this.#personChanged();
  }

  /** Called whenever the element has entered a page and knows its connection. */
  protected entered(): void {}

  /** Loads the words. The first screen does not wait for those of errors; later they come together, so that an error stays on it. */
  async #speak(language: Language): Promise<void> {
    const { words, parts } = this;
    const loaded = await wordsOf(words ? [...parts, 'steps'] : parts, language);
    await this.#inputs;
    // Showing them is a task of its own: whoever acts meanwhile, on a slow phone, is heard in between.
    if (!words) await new Promise((resolve) => setTimeout(resolve));
    // Whoever waits for these words waits for those that are wanted now.
    if (language !== this.#wanted || parts !== this.parts) return this.#spoken;
    this.language = language;
    this.words = loaded as Said;
    if (!words) this.#spoken = later.then(() => this.#speak(language));
  }

  protected override render(): TemplateResult {
    // Until the words are here, what the page put inside the tag stays in its place.
    return this.words ? html`<div lang=${this.language}>${this.view(this.words)}</div>` : html`<slot></slot>`;
  }

  /**
   * Learns words that are seldom needed. Whoever waits for them does not wait forever.
   *
   * @internal
   */
  async learn(part: Part): Promise<void> {
    hurry();
    const tired = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    // Those on their way first: they would wait for these.
    await Promise.race([this.#spoken, tired]);
    const language = this.#wanted;
    if (!language || this.parts.includes(part)) return;
    this.parts = [...this.parts, part];
    this.#spoken = this.#speak(language);
    await Promise.race([this.#spoken, tired]);
  }

  /** What is shown, in the given words. */
  protected abstract view(words: Said): TemplateResult;

  /** Whether it is a part of another element of ours. */
  get #nested(): boolean {
    return (this.getRootNode() as ShadowRoot).host instanceof MigrisElement;
  }

  /** Tells the page who is signed in now; of nested elements only the outermost does, so the page hears it once. */
  #personChanged = (change?: Event): void => {
    const { connection } = this;
    const { person, fresh, lapsed, forgetful } = connection;
    this.requestUpdate();
    if (lapsed || forgetful) void this.learn('rare');
    if (person === undefined || connection.unsure) return;
    const before = this.#known;
    this.#known = person?.complete === true;
    if (this.#nested) return;
    if (person?.complete) void surely(() => import('./ending/watch.js')).then(({ watch }) => watch(connection));
    if (this.#known === before) return;
    const restored = before === undefined;
    this.dispatchEvent(
      person?.complete
        ? new SignedInEvent(person, restored && !(change && fresh), connection.idToken)
        : new SignedOutEvent(restored),
    );
  };

  /**
   * Gets a fresh ID token for the page's back end, with the element's own `nonce`.
   *
   * @throws Error where nobody is signed in, contact data is missing, or the API cannot be reached.
   */
  async idToken(): Promise<string> {
    await this.updateComplete;
    const { nonce, connection } = this;
    return (await connection.call('session.idToken', nonce ? { nonce } : {})).idToken;
  }

  /** Puts the focus where the person goes on. */
  override focus(): void {
    void this.focusOn(`input, ${NESTED}`);
  }

  /** Moves the focus to the first match, or else to the heading, once the present change is on screen. */
  protected async focusOn(selector: string): Promise<void> {
    hurry();
    await this.updateComplete;
    await this.#spoken;
    await this.updateComplete;
    const { renderRoot } = this;
    const target =
      renderRoot.querySelector<HTMLElement>(selector) ?? renderRoot.querySelector<HTMLElement>('[tabindex]');
    if (target?.localName.includes('-')) await customElements.whenDefined(target.localName);
    target?.focus();
  }
}
