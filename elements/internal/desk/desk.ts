import { html, nothing, type TemplateResult } from 'lit';
import type { Output } from '../connection.js';
import { define, PARTS } from '../element.js';
import type { RefusedEvent } from '../events.js';
import { ended, fullName, outdated, summary } from '../form.js';
import { surely } from '../load.js';
import type { AllDeskWords } from '../locale.js';
import { Submission } from '../submission.js';
import { inSentence } from './in-sentence.js';
import './colleagues.js';
import { DeskElement } from './desk-element.js';
import './person.js';
import './search.js';
import { door, elsewhere, goThrough, noRole } from './door.js';
import type { Because, Desk, Dossier } from './types.js';
import './work-list.js';

type Place = 'search' | 'work' | 'colleagues';

/** An account that is to be opened, and why. */
interface Wanted {
  id: string;
  because: Because;
}

/** Where whoever comes in, or is sent out, goes on. */
const BEGIN = 'h2, .summary, [exportparts]:not([hidden])';
/** Why a session ended is said after the focus has moved: what a screen reader begins to read would drown it out. */
const SAY_MS = 300;

/** The whole desk: the way in, who works there, and its three places. */
export class MigrisDesk extends DeskElement {
  static override properties = {
    place: { state: true },
    dossier: { state: true },
    stranger: { state: true },
    silent: { state: true },
  };

  private place: Place = 'search';
  /** The person whose account is open. */
  private dossier: Dossier | undefined;
  /** Whoever is signed in and has no role here: the account's number at the desk, none elsewhere. */
  private stranger: string | null | undefined;
  /** Whether it is too early to say why the session ended. */
  private silent = false;
  /** Whether the focus waits for the place where one goes on. */
  #awaited = false;
  readonly #reading = new Submission(this);
  readonly #opening = new Submission(this);
  /** Whose account is to be opened, until it is. */
  #wanted: Wanted | undefined;
  /** The end of the one that is being opened: the next one waits for it. */
  #turn = Promise.resolve();
  #asked = false;

  constructor() {
    super();
    this.addEventListener('migris-refused', this.#turnedAway);
  }

  override focus(): void {
    if (this.renderRoot?.querySelector(BEGIN)) void this.focusOn(BEGIN);
    else this.#awaited = true;
  }

  protected override updated(): void {
    if (!this.#awaited || !this.renderRoot.querySelector(BEGIN)) return;
    this.#awaited = false;
    if (document.activeElement === document.body) void this.focusOn(BEGIN);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const { connection } = this;
    if (connection.person && !this.#asked) void this.#read();
    if (connection.person === null && this.#asked) this.#forget();
  }

  /** Nothing of the people whom somebody looked at stays for whoever comes next. */
  #forget(): void {
    this.#asked = false;
    this.desk = undefined as never;
    this.dossier = this.stranger = this.#wanted = undefined;
    this.place = 'search';
    this.connection.atDesk = false;
    this.silent = true;
    this.#awaited = document.activeElement === document.body;
    setTimeout(() => Object.assign(this, { silent: false }), SAY_MS);
  }

  /** The role was taken: whoever has none sees nobody, and is told who can give one. */
  #turnedAway = ({ refusal }: RefusedEvent): void => {
    if (refusal !== 'not_staff' || !this.desk) return;
    this.#opening.clear();
    this.#forget();
  };

  #read = async (): Promise<void> => {
    this.#asked = true;
    const { connection } = this;
    let open: number | undefined;
    await this.#reading.run(async () => {
      const me = await connection.call('staff.me');
      connection.atDesk = true;
      this.desk = {
        me,
        because: undefined,
        open,
        keep: this.#keep,
        show: this.#show,
        see: this.#see,
        count: this.#count,
      };
      void surely(() => import('../ending/watch.js')).then(({ watch }) => watch(connection));
      connection.wait({});
    });
    if (this.#reading.trouble?.message === 'not_staff') await this.#recognise();
    else if (this.desk)
      void connection.call('staff.requests', {}).then(
        (work) => this.#count(work.open),
        () => {},
      );
  };

  /** Whether there is no role, or only another sign-in. Only a session of the desk says whose it is. */
  async #recognise(): Promise<void> {
    await this.#reading.run(async () => {
      const read: Output<'session.read'> & { accountId?: string | null } = await this.connection.call('session.read');
      this.stranger = read.accountId ?? null;
    });
  }

  #change(change: Partial<Desk>): void {
    this.desk &&= { ...this.desk, ...change };
  }
  #keep = (because: Because): void => this.#change({ because });
  #see = (dossier: Dossier): void => {
    if (dossier.id === this.dossier?.id) this.dossier = dossier;
  };
  #count = (open: number): void => {
    if (this.desk?.open !== open) this.#change({ open });
  };

  #show = (id: string, because: Because): void => {
    const wanted = { id, because };
    // Pressed twice, it is on record once.
    if (JSON.stringify(wanted) === JSON.stringify(this.#wanted)) return;
    this.#wanted = wanted;
    this.#turn = this.#turn.then(() => this.#open(wanted));
  };

  /** Opens an account, unless another one was chosen or the place was left before it could be read. */
  async #open(wanted: Wanted): Promise<void> {
    if (wanted !== this.#wanted) return;
    const { id, because } = wanted;
    const read = await this.#opening.run(async () => {
      const dossier = await this.connection.call('staff.read', { id, ...because });
      if (wanted !== this.#wanted) return;
      this.dossier = dossier;
      this.#keep(because);
    });
    if (wanted !== this.#wanted) return this.#opening.clear();
    this.#wanted = undefined;
    void this.focusOn(read ? 'migris-desk-person' : '.summary');
  }

  protected override shown(words: AllDeskWords): TemplateResult {
    const { connection, desk } = this;
    if (connection.tooOld) return outdated(words, connection);
    const way = { words, enter: () => goThrough(connection), leave: this.#end, again: this.#read };
    if (connection.person === null) return door(way, this.silent ? undefined : ended(words, connection));
    if (desk) return this.#places(words, desk);
    if (this.stranger) return noRole(way, this.stranger);
    if (this.stranger === null) return elsewhere(way);
    if (!this.#reading.failed || this.#reading.trouble?.message === 'not_staff')
      return html`<p class="hint" role="status">${words.loading}</p>`;
    return html`${summary(words, this.#reading)}
      <div class="row">
        <button type="button" class="main" part="button" @click=${this.#read}>${words.desk.again}</button>
        ${this.#leave(words)}
      </div>`;
  }

  #leave({ desk }: AllDeskWords): TemplateResult {
    return html`<button type="button" @click=${this.#end}>${desk.signOut}</button>`;
  }

  #end = (): void => {
    void this.connection.end().catch(() => {});
  };

  #places(words: AllDeskWords, desk: Desk): TemplateResult {
    const { me, open } = desk;
    const { language, connection, place, dossier } = this;
    const at = (each: Place) => !dossier && place === each;
    return html`<div class="row bar">
        <div>
          <strong>${fullName(me)}</strong><br />
          <span class="hint">${me.officeName[language]}, ${inSentence(words.desk.roles[me.role])}</span>
        </div>
        ${this.#leave(words)}
      </div>
      <nav aria-label=${words.desk.places} class="row bar places">
        <div class="row">
          ${this.#tab('search', words.desk.searching)} ${this.#tab('work', words.desk.working(open))}
          ${this.#tab('colleagues', words.desk.colleagues)}
        </div>
      </nav>
      ${summary(words, this.#opening)}
      ${
        dossier
          ? html`<migris-desk-person
              exportparts=${PARTS}
              .locale=${language}
              .connection=${connection}
              .desk=${desk}
              .dossier=${dossier}
              .back=${this.#back}
            ></migris-desk-person>`
          : nothing
      }
      <migris-desk-search
        exportparts=${PARTS}
        ?hidden=${!at('search')}
        .locale=${language}
        .connection=${connection}
        .desk=${desk}
      ></migris-desk-search>
      ${
        place === 'work'
          ? html`<migris-desk-work
              exportparts=${PARTS}
              ?hidden=${!at('work')}
              .locale=${language}
              .connection=${connection}
              .desk=${desk}
            ></migris-desk-work>`
          : nothing
      }
      ${
        at('colleagues')
          ? html`<migris-desk-colleagues
              exportparts=${PARTS}
              .locale=${language}
              .connection=${connection}
              .desk=${desk}
            ></migris-desk-colleagues>`
          : nothing
      }`;
  }

  #tab(place: Place, label: string): TemplateResult {
    return html`<button
      type="button"
      class=${this.place === place ? 'main' : nothing}
      aria-current=${this.place === place ? 'page' : nothing}
      @click=${() => this.#go(place)}
    >
      ${label}
    </button>`;
  }

  #go(place: Place): void {
    this.place = place;
    this.dossier = this.#wanted = undefined;
    this.#opening.clear();
    void this.focusOn(`migris-desk-${place}`);
  }

  /** The list that the person came from is as it was. */
  #back = (): void => this.#go(this.place);
}

define('migris-desk', MigrisDesk);
