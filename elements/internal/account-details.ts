import { css, html, nothing, type TemplateResult } from 'lit';
import { notices, serviceLanguages } from '../../schema/contact.js';
import { type Input, type Output, personOf } from './connection.js';
import { day } from './day.js';
import { define, MigrisElement } from './element.js';
import { ProfileSavedEvent } from './events.js';
import { field, mainButton, summary } from './form.js';
import { surely } from './load.js';
import { type AllWords, chunks } from './locale.js';
import { styles } from './styles.js';
import { Submission } from './submission.js';

chunks.account = { lt: () => import('../words/lt/account.js'), en: () => import('../words/en/account.js') };

type Profile = Output<'profile.read'>;

/** The account of a signed-in person: what is locked and why, and what the person may change. Comes when it is first opened. */
export class AccountDetails extends MigrisElement<AllWords> {
  static override properties = { profile: { state: true }, viisp: { state: true }, saved: { state: true } };

  static override styles = [
    styles,
    css`
      fieldset {
        min-width: 0;
        margin: 0 0 1.5rem;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        font-weight: 600;
      }
    `,
  ];

  protected override parts = ['door', 'steps', 'account'] as const;

  private profile: Profile | undefined;
  /** Whether VIISP is a way in here. */
  private viisp = false;
  private saved = false;

  readonly #reading = new Submission(this);
  readonly #saving = new Submission(this);

  protected override entered(): void {
    void surely(() => import('./sessions/list.js'));
    void this.#read();
    this.connection.call('signIn.ways').then(
      ({ viisp }) => {
        this.viisp = viisp;
      },
      () => {}, // A way that nobody knows of is not recommended.
    );
  }

  override focus(): void {
    void this.focusOn('h2');
  }

  protected override view(words: AllWords): TemplateResult {
    const { profile } = this;
    return html`<h2 part="heading" tabindex="-1">${words.account}</h2>
      ${profile ? this.#details(words, profile) : this.#waiting(words)}`;
  }

  #waiting(words: AllWords): TemplateResult {
    if (!this.#reading.failed) return html`<p class="hint" role="status">${words.loading}</p>`;
    return html`${summary(words, this.#reading)}
      <button type="button" class="main" part="button" @click=${this.#read}>${words.retry}</button>`;
  }

  #details(words: AllWords, profile: Profile): TemplateResult {
    const { ways } = profile;
    return html`<dl>
        <dt>${words.givenNames}</dt>
        <dd>${profile.givenNames ?? words.noGivenNames}</dd>
        <dt>${words.surname}</dt>
        <dd>${profile.surname}</dd>
      </dl>
      <p class="note">
        ${ways.includes('viisp') ? words.namesFromViisp : words.lockedSince(day(profile.namesLockedAt ?? 0, this.language))}
      </p>
      <dl>
        <dt>${words.email}</dt>
        <dd>${profile.email}</dd>
      </dl>
      <p class="hint">${ways.includes('email') ? words.emailFixed : words.emailForNews}</p>
      <dl>
        <dt>${words.ways}</dt>
        ${ways.map((way) => html`<dd>${words.wayNames[way]}</dd>`)}
      </dl>
      ${this.viisp && !ways.includes('viisp') ? html`<p class="note">${words.addViisp}</p>` : nothing}
      ${this.#form(words, profile)}
      <migris-sessions exportparts="heading, error" .locale=${this.language} .connection=${this.connection}></migris-sessions>`;
  }

  #form(words: AllWords, profile: Profile): TemplateResult {
    return html`<form novalidate @submit=${this.#save}>
      ${summary(words, this.#saving, { phone: words.phone })}
      ${field(words, this.#saving, {
        name: 'phone',
        label: words.phone,
        hint: words.phoneHint,
        value: profile.phone ?? '',
        type: 'tel',
        autocomplete: 'tel',
      })}
      ${languageField(words, profile.language ?? this.language)}
      <fieldset>
        <legend>${words.notices}</legend>
        ${notices.map(
          (notice) =>
            html`<label class="tick"
              ><input type="checkbox" name="notices" value=${notice} .checked=${profile.notices.includes(notice)} />${words.noticeNames[notice]}</label
            >`,
        )}
      </fieldset>
      ${mainButton(words, words.save, this.#saving)}
      <div role="status">${this.saved ? html`<p class="note good">${words.saved}</p>` : nothing}</div>
    </form>`;
  }

  async #read(): Promise<void> {
    await this.#reading.run(async () => {
      const read = await this.connection.call('profile.read');
      // What another window saved can be saved over: what was typed here stays.
      const { phone, language, notices } = this.profile ?? read;
      this.profile = { ...read, phone, language, notices };
    });
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const input = {
      phone: String(form.get('phone')),
      language: form.get('language'),
      notices: form.getAll('notices'),
      version: this.profile?.version,
    } as Input<'profile.update'>;
    this.saved = false;
    this.saved = await this.#saving.run(async () => {
      this.profile = await this.connection.call('profile.update', input);
      this.dispatchEvent(new ProfileSavedEvent(personOf(this.profile)));
    });
    if (this.#saving.trouble?.message === 'changed_meanwhile') await this.#read();
    if (!this.saved) await this.focusOn('.summary');
  }
}

/** The choice of the language of service. */
function languageField(words: AllWords, chosen: string): TemplateResult {
  return html`<div class="field">
    <label for="language">${words.language}</label>
    <select id="language" name="language" part="input">
      ${serviceLanguages.map(
        (language) =>
          html`<option value=${language} ?selected=${language === chosen}>${words.languages[language]}</option>`,
      )}
    </select>
  </div>`;
}

define('migris-account-details', AccountDetails);
