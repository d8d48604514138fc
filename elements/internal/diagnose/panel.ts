import { examine } from '../../doctor/examine.js';
import { type Finding, matters } from '../../doctor/finding.js';
import { type Told, told } from '../../doctor/told.js';
import type { DoctorWords } from '../../words/lt/doctor.js';
import type { MigrisElement } from '../element.js';
import { lookHere } from './here.js';
import { button, code, make, sheet } from './make.js';

/** The build hands on what was tried before, as for every chunk of words: here nothing. */
const words: Record<string, (again: string) => Promise<{ words: DoctorWords }>> = {
  lt: () => import('../../words/lt/doctor.js'),
  en: () => import('../../words/en/doctor.js'),
};

/** An element that may be told to show what is wrong with its page. */
type Host = MigrisElement & { diagnose: boolean };

const shown = new WeakSet<Host>();

/** Shows under an element what keeps it from working on this page, as long as its tag asks for that. */
export function diagnose(host: Host): void {
  if (shown.has(host)) return;
  shown.add(host);
  host.addController(new Panel(host));
}

/** The findings under one element. */
class Panel {
  readonly #host: Host;
  readonly #place = make('section', { className: 'diagnosis' });
  readonly #status = make('p', { role: 'status' });
  readonly #list = make('div', {});
  #words: DoctorWords | undefined;
  #language: string | undefined;
  /** Undefined while the page is being looked at, null where that failed. */
  #findings: Finding[] | null | undefined;

  constructor(host: Host) {
    this.#host = host;
    const root = host.renderRoot as ShadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    void this.#look();
    this.hostUpdated();
  }

  hostUpdated(): void {
    this.#place.hidden = !this.#host.diagnose;
    // Whatever stood in the root goes when the element shows its first words.
    if (!this.#place.parentNode) this.#host.renderRoot.append(this.#place);
    const language = this.#host.renderRoot.querySelector<HTMLElement>('div[lang]')?.lang || this.#host.locale;
    if (language && language !== this.#language) void this.#speak(language);
  }

  async #speak(language: string): Promise<void> {
    this.#language = language;
    const loaded = await (words[language] ?? (words.en as NonNullable<(typeof words)['en']>))('');
    if (language !== this.#language) return;
    this.#words = loaded.words;
    this.#place.lang = language;
    this.#frame(loaded.words);
    this.#show();
  }

  async #look(): Promise<void> {
    this.#findings = undefined;
    this.#show();
    this.#findings = await lookHere(this.#host.connection.base)
      .then(examine)
      .catch(() => null);
    this.#show();
  }

  #frame({ title, about, outside, again }: DoctorWords): void {
    // No query and no fragment: they may hold what is nobody's business.
    const command = `npx migris-elements doctor ${location.origin}${location.pathname}`;
    this.#place.replaceChildren(
      make('h2', {}, title),
      make('p', { className: 'hint' }, about),
      this.#status,
      this.#list,
      make('p', { className: 'hint' }, outside),
      code(command),
      button(again, () => this.#findings !== undefined && void this.#look()),
    );
  }

  #show(): void {
    if (!this.#words) return;
    const said = this.#words;
    this.#status.textContent = this.#outcome(said);
    this.#list.replaceChildren(...(this.#findings ?? []).map((each) => this.#finding(told(each, said), said)));
  }

  #outcome({ checking, stumbled, found, nothing }: DoctorWords): string {
    if (!this.#findings) return this.#findings === null ? stumbled : checking;
    const count = this.#findings.filter(matters).length;
    return count > 0 ? found(String(count)) : nothing;
  }

  #finding({ id, severity, what, why, how, lines }: Told, { severities, copy }: DoctorWords): HTMLElement {
    const box = make(
      'div',
      { className: severity === 'error' ? 'summary' : 'note' },
      make('h3', {}, `${severities[severity]}: ${what}`),
      make('p', {}, why),
      make('p', {}, how),
      ...lines.map(code),
      // Pages over plain http have no clipboard.
      ...(lines.length > 0 && navigator.clipboard ? [button(copy, () => void this.#copy(lines))] : []),
    );
    box.dataset.finding = id;
    return box;
  }

  async #copy(lines: string[]): Promise<void> {
    const copied = await navigator.clipboard.writeText(lines.join('\n')).then(
      () => true,
      () => false,
    );
    if (copied) this.#status.textContent = this.#words?.copied ?? '';
  }
}
