import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { personOf } from '../connection.js';
import { moment } from '../day.js';
import { define, MigrisElement, NESTED } from '../element.js';
import { ProfileSavedEvent } from '../events.js';
import { mainButton, summary } from '../form.js';
import type { AllWords } from '../locale.js';
import { styles } from '../styles.js';
import { Submission } from '../submission.js';
import { besideTyped, contactForm, touched } from './contact.js';
import { leavePage, readDraft, writeDraft } from './draft.js';
import type { Done, Home, PageName } from './home.js';
import { look } from './look.js';
import { nested } from './nested.js';
import { frozenUntil, type Profile } from './profile.js';
import { morePages, summaryList } from './summary.js';
import { withRefusals } from './words.js';

/** The account of a signed-in person: what is locked and why, what the person may change, and the way to everything else. Comes when it is first opened. */
export class AccountDetails extends MigrisElement<AllWords> implements Home {
  static override properties: PropertyDeclarations = {
    profile: { state: true },
    other: { state: true },
    viisp: { state: true },
    saved: { state: true },
    asked: { state: true },
    open: { state: true },
    done: { state: true },
  };
  static override styles = [styles, look];

  protected override parts = ['door', 'steps', 'account'] as const;

  private profile: Profile | undefined;
  /** The account as another window saved it, while what is typed here is not. */
  private other: Profile | undefined;
  /** Whether VIISP is a way in here. */
  private viisp = false;
  private saved = false;
  /** Whether a correction waits for an answer. */
  private asked = false;
  /** The page that is shown; undefined for the summary. */
  private open: PageName | undefined;
  /** What was done last, said politely. */
  private done: Done | undefined;

  readonly #reading = new Submission(this);
  /** How often there was something new to read: what was asked for before that is asked for once more. */
  #changes = 0;
  #asking: Promise<unknown> | undefined;
  readonly #saving = new Submission(this);
  readonly #keeping = new Submission(this);

  protected override entered(): void {
    // A mail was read meanwhile, and the tab was loaded again.
    const { page, pending, proof } = readDraft(this.connection);
    if (pending || proof) this.open ??= page;
    void this.look();
    this.connection.call('signIn.ways').then(
      ({ viisp }) => {
        this.viisp = viisp;
      },
      () => {}, // A way that nobody knows of is not recommended.
    );
  }

  override focus(): void {
    void this.focusOn(this.open ? NESTED : 'h2');
  }

  protected override view(spoken: AllWords): TemplateResult {
    const words = withRefusals(spoken);
    const { profile } = this;
    if (!profile) return html`<h2 part="heading" tabindex="-1">${words.account}</h2>${this.#waiting(words)}`;
    return html`${this.#banner(words, profile)} ${this.open ? this.#page(words, profile, this.open) : nothing}
      <div ?hidden=${this.open}>${this.#summary(words, profile)}</div>`;
  }

  #waiting(words: AllWords): TemplateResult {
    if (!this.#reading.failed) return html`<p class="hint" role="status">${words.loading}</p>`;
    return html`${summary(words, this.#reading)}
      <button type="button" class="main" part="button" @click=${() => this.look()}>${words.retry}</button>`;
  }

  /** That the account is about to be erased stands over every page of it. */
  #banner(words: AllWords, { erasesAt }: Profile): TemplateResult | typeof nothing {
    if (erasesAt === null) return nothing;
    return html`<form class="note" novalidate @submit=${this.#keep}>
      ${summary(words, this.#keeping)}
      <p><strong>${words.erasing(moment(erasesAt, this.language))}</strong></p>
      ${mainButton(words, words.keepAccount, this.#keeping)}
    </form>`;
  }

  #page(words: AllWords, profile: Profile, page: PageName): TemplateResult {
    const { language, connection } = this;
    return html`<p><button type="button" class="link" @click=${() => this.leave()}>${words.toAccount}</button></p>
      ${nested(page, { language, connection, profile, home: this })}`;
  }

  #summary(words: AllWords, profile: Profile): TemplateResult {
    const { language, viisp, asked, other, saved } = this;
    const frozen = frozenUntil(profile);
    const it = { words, language, profile, viisp, asked, open: this.#open };
    const submission = this.#saving;
    return html`<h2 part="heading" tabindex="-1">${words.account}</h2>
      <div role="status">${this.done ? html`<p class="note good">${words.done[this.done]}</p>` : nothing}</div>
      ${frozen === undefined ? nothing : html`<p class="note">${words.frozen(moment(frozen, language))}</p>`}
      ${this.#offer(words, profile)} ${summaryList(it)}
      <h3>${words.contactSection}</h3>
      ${contactForm({ words, language, submission, profile, other, saved, save: this.#save })} ${morePages(it)}`;
  }

  /** Whoever signed in with the code alone may prove with the passkey at once. */
  #offer(words: AllWords, { passkeys, level, stepUp }: Profile): TemplateResult | typeof nothing {
    if (passkeys === 0 || level > 1 || stepUp === 'fresh') return nothing;
    return html`<div class="note">
      <p>${words.passkeyOffer}</p>
      <button type="button" id="to-proof" @click=${() => this.#open('proof')}>${words.usePasskey}</button>
    </div>`;
  }

  #open = (page: PageName): void => {
    this.done = undefined;
    this.saved = false;
    this.open = page;
    if (page === 'email' || page === 'data' || page === 'passkeys') writeDraft(this.connection, { page });
    void this.focusOn(NESTED);
  };

  /** Goes back to the summary: to what was done, or to the button that led away. */
  leave(done?: Done): void {
    const page = this.open;
    this.open = undefined;
    leavePage(this.connection);
    void this.focusOn(done ? 'h2' : `#to-${page}`).then(() => {
      // After the focus: what a screen reader begins to read would drown it out.
      this.done = done;
    });
    void this.look();
  }

  learnt(profile: Profile): void {
    this.#changes += 1;
    this.profile = { ...this.profile, ...profile };
  }

  /** Reads the account again; what was typed here and is not saved stays. */
  async look(): Promise<void> {
    this.#changes += 1;
    void this.#lookForRequests();
    const done = await this.#reading.run(async () => {
      const { read, before } = await this.#read();
      const form = this.renderRoot.querySelector('#language')?.closest('form');
      const { profile } = this;
      this.profile = profile && form ? besideTyped(read, profile, touched(form, profile, this.language)) : read;
      if (before && before.version !== read.version) this.other = read;
    });
    if (!done && !this.profile) await this.focusOn('.summary');
  }

  /** The account as it is, and as it was known when it was asked for. */
  async #read(): Promise<{ read: Profile; before: Profile | undefined }> {
    for (;;) {
      const { profile: before } = this;
      const changes = this.#changes;
      const read = (await this.connection.call('profile.read')) as Profile;
      if (changes === this.#changes) return { read, before };
    }
  }

  async #lookForRequests(): Promise<void> {
    const asking = this.connection.call('account.requests').catch(() => ({ requests: [] }));
    this.#asking = asking;
    const { requests } = await asking;
    // What was asked for last tells how it is now.
    if (asking !== this.#asking) return;
    this.asked = requests.some(({ kind, status }) => kind === 'correction' && status === 'open');
  }

  #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const kept = this.other ?? (this.profile as Profile);
    const input = touched(event.currentTarget, kept, this.language);
    this.saved = false;
    this.done = undefined;
    this.saved = await this.#saving.run(async () => {
      // What nobody touched is not written, and not told of as a change.
      if (Object.keys(input).length === 0) return;
      const { version } = kept;
      const profile = (await this.connection.call('profile.update', { ...input, version })) as Profile;
      this.learnt(profile);
      this.other = undefined;
      this.dispatchEvent(new ProfileSavedEvent(personOf(profile)));
    });
    if (/^(changed_meanwhile|contact_frozen)$/.test(this.#saving.trouble?.message ?? '')) await this.look();
    if (!this.saved) await this.focusOn('.summary');
  };

  #keep = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const done = await this.#keeping.run(async () => {
      await this.connection.call('account.withdrawErasure');
      this.learnt({ ...(this.profile as Profile), erasesAt: null });
    });
    if (done) this.leave('erasureWithdrawn');
    else await this.focusOn('.summary');
  };
}

define('migris-account-details', AccountDetails);
