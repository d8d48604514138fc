import { html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { type Connection, connectionTo } from './connection.js';
import { SignedInEvent, SignedOutEvent } from './events.js';
import { type Language, languageFor, type Part, type Words, watchPageLanguage, wordsOf } from './locale.js';
import { styles } from './styles.js';

/** Parts that an element passes on from the one inside it. */
export const PARTS = 'heading, input, button, error';

/** Registers an element unless the page has it already: loading the bundle twice is harmless. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

/**
 * What every element of ours has: a language and its words, an API, and the person who is signed in there.
 *
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

  /** Address of the API, read when the element enters the page. By default `/trpc` where this script came from. */
  api = '';

  /** The connection to the API, shared by all elements of a page. A test hands in its own. */
  declare connection: Connection;

  private words: Said | undefined;

  /** The words that the element cannot be shown without. */
  protected parts: readonly Part[] = ['door', 'steps'];

  /** The language that is shown. */
  protected language: Language = 'lt';

  #stop = new AbortController();
  /** Whether somebody was signed in when we last knew. */
  #known: boolean | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop.abort();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    // Not before: what was set on a tag that is defined late is restored only now.
    if (!this.hasUpdated) this.#enter();
    const language = languageFor(this.locale || this.closest<HTMLElement>('[lang]')?.lang);
    if (language === this.language && this.words) return;
    this.language = language;
    void this.#speak(language);
  }

  #enter(): void {
    this.connection ??= connectionTo(this.api || new URL('/trpc', import.meta.url).href);
    this.#stop = new AbortController();
    this.connection.addEventListener('change', this.#personChanged, { signal: this.#stop.signal });
    this.#stop.signal.addEventListener(
      'abort',
      watchPageLanguage(() => this.requestUpdate()),
    );
    this.entered();
    this.#personChanged();
  }

  /** Called whenever the element has entered a page and knows its connection. */
  protected entered(): void {}

  async #speak(language: Language): Promise<void> {
    try {
      const first = await wordsOf(this.parts, language);
      if (language === this.language) this.words = first as Said;
      if (this.parts.includes('steps')) return;
      // What the first screen needs only when something goes wrong.
      const rest = await wordsOf(['steps'], language);
      if (language === this.language) this.words = { ...first, ...rest } as Said;
    } catch {
      window.addEventListener('online', () => this.requestUpdate(), { once: true });
    }
  }

  protected override render(): TemplateResult {
    // Until the words are here, what the page put inside the tag stays in its place.
    return this.words ? this.view(this.words) : html`<slot></slot>`;
  }

  /** What is shown, in the given words. */
  protected abstract view(words: Said): TemplateResult;

  /** Tells the page who is signed in now; of nested elements only the outermost does, so the page hears it once. */
  #personChanged = (): void => {
    const { person } = this.connection;
    this.requestUpdate();
    if (person === undefined) return;
    const before = this.#known;
    this.#known = person?.complete === true;
    if ((this.getRootNode() as ShadowRoot).host instanceof MigrisElement || this.#known === (before ?? false)) return;
    this.dispatchEvent(person?.complete ? new SignedInEvent(person, before === undefined) : new SignedOutEvent());
  };

  /** Puts the focus where the person goes on. */
  override focus(): void {
    void this.focusOn('input');
  }

  /** Moves the focus to the first match, or else to the heading, once the present change is on screen. */
  protected async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    await wordsOf(this.parts, this.language);
    await this.updateComplete;
    const target =
      this.renderRoot.querySelector<HTMLElement>(selector) ?? this.renderRoot.querySelector<HTMLElement>('h2');
    if (target?.localName.includes('-')) await customElements.whenDefined(target.localName);
    target?.focus();
  }
}
