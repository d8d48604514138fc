import { inputIn } from './brought.js';

/** What an input of the page is told by ours, which it stands in for. */
const SAME = ['name', 'type', 'autocomplete', 'inputmode', 'spellcheck', 'aria-invalid'];

/** One input of the page in place of one of ours, which stays in its form, unseen, and is what our code goes on working with. */
export class StandIn {
  readonly page: HTMLInputElement;
  readonly #own: HTMLInputElement;
  /** What both last agreed on. */
  #agreed: string;
  /** What the page left to us; the rest is its own. */
  readonly #given = new Map<string, string>();

  constructor(own: HTMLInputElement, page: HTMLInputElement) {
    this.page = page;
    this.#own = own;
    // Whoever fills in fields may have been quicker than we.
    own.value ||= page.value;
    this.#agreed = page.value;
    own.focus = (options) => page.focus(options);
  }

  /** Whether it still is what the page brought for this place. */
  standsIn(slot: HTMLSlotElement): boolean {
    return slot.contains(this.#own) && inputIn(slot) === this.page;
  }

  /** Whether this label is the one of the field. */
  isNamedBy(label: HTMLLabelElement): boolean {
    return label.control === this.#own;
  }

  /** Lets both hold the same: what ours was given since, or else what the page's holds. */
  agree(): void {
    if (this.#own.value === this.#agreed) this.#own.value = this.page.value;
    else this.page.value = this.#own.value;
    this.#agreed = this.#own.value;
  }

  /** Brings the page's input up to date after a change of ours. */
  refresh(): void {
    this.agree();
    for (const name of SAME) this.#give(name, this.#own.getAttribute(name));
    // No form of the page's: one that is sent would carry the code in its address.
    this.#give('form', '');
    this.#give('lang', this.#own.closest<HTMLElement>('[lang]')?.lang);
    this.#give('id', this.#freeId());
    this.#giveNames();
  }

  /** Sends the form, as a press of Enter in our own input does. */
  submit(): void {
    this.#own.form?.requestSubmit();
  }

  /** Gives the page its input back as it was, without what was typed: the step is over. */
  leave(): void {
    // What our own prototype does again.
    Reflect.deleteProperty(this.#own, 'focus');
    this.page.value = '';
    for (const name of [...this.#given.keys()]) this.#give(name, null);
  }

  /** In words, as ids do not reach from one tree into another. */
  #giveNames(): void {
    const ids = this.#own.getAttribute('aria-describedby')?.split(' ') ?? [];
    const about = (of: string[]) => of.map((id) => textOf((this.#own.getRootNode() as ShadowRoot).getElementById(id)));
    const error = ids.filter((id) => id.endsWith('-error'));
    // The error is part of the name: older VoiceOver does not read out descriptions that are in words.
    const name = [textOf(this.#own.labels?.[0]), ...about(error)].join(': ');
    const named = this.page.labels?.length || this.page.hasAttribute('aria-labelledby');
    this.#give('aria-label', named ? null : name);
    this.#give('aria-description', about(named ? ids : ids.filter((id) => !error.includes(id))).join(' '));
  }

  /** The name as an id, which many look for, unless the page has that already. */
  #freeId(): string | undefined {
    const { name } = this.#own;
    const holder = (this.page.getRootNode() as Document).getElementById?.(name);
    return holder && holder !== this.page ? undefined : name;
  }

  #give(name: string, value: string | null | undefined): void {
    const now = this.page.getAttribute(name);
    const given = this.#given.get(name);
    if (now !== null && now !== given) return;
    if (value || value === '') {
      this.#given.set(name, value);
      if (now !== value) this.page.setAttribute(name, value);
    } else if (given !== undefined) {
      this.#given.delete(name);
      this.page.removeAttribute(name);
    }
  }
}

function textOf(element: Element | null | undefined): string {
  return element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}
