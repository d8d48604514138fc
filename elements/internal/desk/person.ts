import { html, nothing, type TemplateResult } from 'lit';
import { define, PARTS } from '../element.js';
import { fullName } from '../form.js';
import type { AllDeskWords } from '../locale.js';
import './acts/correct-email.js';
import './acts/correct-name.js';
import './acts/ask-merge.js';
import './acts/plain.js';
import { type ActName, mayDo } from './acts/allowed.js';
import { DeskElement } from './desk-element.js';
import { date } from './moment.js';
import { contact, history, identity, sessions } from './sections.js';
import type { Because, Dossier } from './types.js';
import './waits.js';

const SECTIONS = {
  identity: ['correctName', 'confirmIdentity', 'revokeIdentity', 'removePasskeys', 'block', 'unblock'],
  contact: ['correctEmail'],
  sessions: ['endSessions'],
  requests: ['askMerge', 'askErasure'],
} as const satisfies Record<string, readonly ActName[]>;

/** The account of a person, and what staff do to it. */
export class DeskPerson extends DeskElement {
  static override properties = {
    dossier: { attribute: false },
    back: { attribute: false },
    act: { state: true },
    done: { state: true },
  };

  declare dossier: Dossier;
  declare back: () => void;
  /** The act whose form is open. */
  private act: ActName | undefined;
  /** What was done last, said politely. */
  private done: string | undefined;
  #shown = '';

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (this.#shown === this.dossier.id) return;
    this.#shown = this.dossier.id;
    this.act = this.done = undefined;
  }

  protected override shown(words: AllDeskWords): TemplateResult {
    const { dossier, language } = this;
    const { person } = words;
    const section = { words, dossier, language };
    return html`<p><button type="button" class="link" @click=${this.back}>${person.back}</button></p>
      <h2 part="heading" tabindex="-1">${fullName(dossier) || words.desk.unnamed}</h2>
      <p role="status" class=${this.done ? 'note good' : 'unseen'}>${this.done}</p>
      <p class="row">
        <span class="hint">${person.id} ${dossier.id}, ${person.version(dossier.version)}</span>
      </p>
      ${dossier.own ? html`<p class="note" id="own">${person.own}</p>` : nothing}
      ${this.#merged(words)} ${this.#warnings(words)}
      <h3>${person.identity}</h3>
      ${identity(section)} ${this.#acts(words, SECTIONS.identity)}
      <h3>${person.contact}</h3>
      ${contact(section)} ${this.#acts(words, SECTIONS.contact)}
      <h3>${person.sessions}</h3>
      ${sessions(section)} ${this.#acts(words, SECTIONS.sessions)}
      <h3>${person.requests}</h3>
      ${this.#requests()} ${this.#acts(words, SECTIONS.requests)}
      <h3>${person.history}</h3>
      ${history(section)}`;
  }

  #requests(): TemplateResult {
    return html`<migris-desk-waits
      exportparts=${PARTS}
      .locale=${this.language}
      .connection=${this.connection}
      .desk=${this.desk}
      .dossier=${this.dossier}
      .done=${this.#end}
    ></migris-desk-waits>`;
  }

  /** Into which account it was merged. */
  #merged({ person }: AllDeskWords): TemplateResult | typeof nothing {
    const { mergedInto } = this.dossier;
    if (!mergedInto) return nothing;
    const open = () => this.desk.show(mergedInto, this.desk.because as Because);
    return html`<p class="note row">
      <span>${person.mergedInto(mergedInto)}</span>
      <button type="button" class="link" @click=${open}>${person.openKept}</button>
    </p>`;
  }

  #warnings({ person }: AllDeskWords): TemplateResult {
    const { erasesAt, frozenUntil, now } = this.dossier;
    const day = (at: number) => date(at, this.language);
    return html`${erasesAt ? html`<p class="note">${person.erases(day(erasesAt))}</p>` : nothing}
    ${frozenUntil && frozenUntil > now ? html`<p class="note">${person.frozen(day(frozenUntil))}</p>` : nothing}`;
  }

  #acts(words: AllDeskWords, names: readonly ActName[]): TemplateResult | typeof nothing {
    const { dossier, desk, act } = this;
    const allowed = names.filter((name) => mayDo(name, desk.me.role, dossier));
    if (allowed.length === 0) return nothing;
    return html`<p class="row">
        ${allowed.map(
          (name) =>
            html`<button
              type="button"
              id=${name}
              aria-expanded=${dossier.own ? nothing : act === name ? 'true' : 'false'}
              aria-disabled=${dossier.own ? 'true' : nothing}
              aria-describedby=${dossier.own ? 'own' : nothing}
              @click=${() => this.#begin(name)}
            >
              ${words.acts[name].button}
            </button>`,
        )}
      </p>
      ${act && names.includes(act) ? html`<div class="act">${this.#form(act)}</div>` : nothing}`;
  }

  #form(name: ActName): TemplateResult {
    const { dossier, desk, connection, language } = this;
    const over = { done: this.#end, cancel: this.#cancel, refresh: desk.see };
    switch (name) {
      case 'correctName':
        return html`<migris-act-name exportparts=${PARTS} .desk=${desk} .dossier=${dossier} .over=${over} .connection=${connection} .locale=${language}></migris-act-name>`;
      case 'correctEmail':
        return html`<migris-act-email exportparts=${PARTS} .desk=${desk} .dossier=${dossier} .over=${over} .connection=${connection} .locale=${language}></migris-act-email>`;
      case 'askMerge':
        return html`<migris-act-merge exportparts=${PARTS} .desk=${desk} .dossier=${dossier} .over=${over} .connection=${connection} .locale=${language}></migris-act-merge>`;
      default:
        return html`<migris-act-plain exportparts=${PARTS} .name=${name} .desk=${desk} .dossier=${dossier} .over=${over} .connection=${connection} .locale=${language}></migris-act-plain>`;
    }
  }

  #begin(name: ActName): void {
    if (this.dossier.own) return;
    this.done = undefined;
    this.act = this.act === name ? undefined : name;
    if (this.act) void this.focusOn('.act > *');
  }

  #cancel = (): void => {
    const { act } = this;
    this.act = undefined;
    void this.focusOn(`#${act}`);
  };

  #end = async (dossier: Dossier | undefined, said: string): Promise<void> => {
    if (dossier) this.desk.see(dossier);
    this.act = undefined;
    await this.focusOn('h2');
    // After the focus: what a screen reader begins to read would drown it out.
    this.done = said;
  };
}

define('migris-desk-person', DeskPerson);
