import type { LitElement, ReactiveController } from 'lit';
import { brought, inputIn, passOn } from './brought.js';
import { held } from './held.js';
import { look } from './look.js';
import { StandIn } from './stand-in.js';

/** As in element.ts. Nothing of ours or Lit's is imported here: what is shared would become a chunk of its own for every page. */
const NESTED = '[exportparts]';
const adopted = new WeakSet<LitElement>();

/** Lets the inputs that a page puts into an element stand in for its own, in the elements inside it too, from now on. */
export async function adopt(host: LitElement): Promise<void> {
  if (adopted.has(host)) return;
  adopted.add(host);
  host.addController(new Slotted(host));
  await held(host);
}

/** Keeps the inputs of the page in the places of ours, whatever is rendered. */
class Slotted implements ReactiveController {
  readonly #host: LitElement;
  readonly #root: ShadowRoot;
  #standIns: StandIn[] = [];
  /** The input of the page that had the focus before the present change. */
  #focused: HTMLInputElement | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    this.#root = host.renderRoot as ShadowRoot;
    this.#root.adoptedStyleSheets.push(look);
    this.#listen();
    new MutationObserver(() => this.hostUpdated()).observe(host, { childList: true });
  }

  hostConnected(): void {
    this.hostUpdated();
  }

  hostDisconnected(): void {
    // Not where it was only moved.
    setTimeout(() => {
      if (!this.#host.isConnected) this.#leave(this.#standIns);
    });
  }

  hostUpdate(): void {
    this.#focused = brought(this.#host).find((input) => input.matches(':focus'));
  }

  hostUpdated(): void {
    for (const inside of this.#root.querySelectorAll<LitElement>(NESTED)) this.#passOn(inside);
    const slots = [...this.#root.querySelectorAll('slot')];
    this.#leave(this.#standIns.filter((known) => !slots.some((slot) => known.standsIn(slot))));
    for (const slot of slots) {
      const page = inputIn(slot);
      const own = slot.querySelector('input');
      if (own && page && !this.#standIns.some((known) => known.page === page)) {
        this.#standIns.push(new StandIn(own, page));
      }
    }
    for (const standIn of this.#standIns) standIn.refresh();
    if (this.#focused) void this.#catchFocus(this.#focused);
    this.#focused = undefined;
  }

  #leave(gone: StandIn[]): void {
    for (const standIn of gone) standIn.leave();
    this.#standIns = this.#standIns.filter((known) => !gone.includes(known));
  }

  #passOn(inside: LitElement): void {
    if (!customElements.get(inside.localName)) {
      // Until then it would show all of them, as they are.
      void customElements.whenDefined(inside.localName).then(() => this.hostUpdated());
    } else {
      passOn(this.#host, inside);
      // Else it finds out by itself, when it enters a page.
      if (inside.renderRoot) void adopt(inside);
    }
  }

  /** A step that goes takes the page's input out of sight, and the focus with it. */
  async #catchFocus(input: HTMLInputElement): Promise<void> {
    await this.#host.updateComplete;
    if (input.checkVisibility()) return;
    input.blur();
    // After whatever else moves the focus now.
    setTimeout(() => document.activeElement === document.body && this.#host.focus());
  }

  #listen(): void {
    const root = this.#root;
    // Before the form hears of it.
    for (const event of ['input', 'change', 'submit']) root.addEventListener(event, this.#agree, true);
    root.addEventListener('slotchange', () => this.hostUpdated());
    root.addEventListener('keydown', (event) => this.#enter(event as KeyboardEvent));
    root.addEventListener('click', ({ target }) => {
      const label = (target as Element).closest('label');
      if (label) this.#standIns.find((known) => known.isNamedBy(label))?.page.focus();
    });
  }

  readonly #agree = (): void => {
    for (const standIn of this.#standIns) standIn.agree();
  };

  #enter(event: KeyboardEvent): void {
    const standIn = this.#standIns.find(({ page }) => page === event.target);
    if (!standIn || event.key !== 'Enter' || event.isComposing || event.defaultPrevented) return;
    // Or a form of the page around it would be sent.
    event.preventDefault();
    standIn.submit();
  }
}
