import { html, type TemplateResult } from 'lit';
import { nameProblem } from '../schema/name.js';
import { personOf } from './internal/connection.js';
import { type Contact, contactForm, readContact, review } from './internal/contact-form.js';
import { define, MigrisElement, NESTED, PARTS } from './internal/element.js';
import { ProfileSavedEvent } from './internal/events.js';
import { viisp } from './internal/form.js';
import { surely } from './internal/load.js';
import type { AllStepWords } from './internal/locale.js';
import type { Draft } from './internal/pending.js';
import { Submission } from './internal/submission.js';

/**
 * The contact data: the first time a form with a review before the names are locked, later the account, where phone, language and
 * notices can be changed.
 *
 * @element migris-profile
 * @fires {ProfileSavedEvent} migris-profile-saved - Contact data was saved.
 * @fires {SignedInEvent} migris-signed-in - The person is signed in and the contact data is given.
 * @fires {SignedOutEvent} migris-signed-out - Nobody is signed in any more.
 * @fires {RefusedEvent} migris-refused - A call was refused; the person has been told.
 * @slot - Shown until the element is ready.
 * @csspart heading - The heading of the step.
 * @csspart input - A field.
 * @csspart button - The main button.
 * @csspart error - An error.
 */
export class MigrisProfile extends MigrisElement<AllStepWords> {
  static override properties = { reviewer: { state: true }, better: { state: true } };

  /** The address of the person who reviews; empty while the form is filled in. */
  private reviewer: string | null | undefined = '';
  /** Spellings for names with letters that MIGRIS does not keep. */
  private better: Draft = {};

  readonly #submission = new Submission(this);

  /** What this person typed: on a shared computer it must not become the next one's. */
  get #draft(): Draft {
    const { draft } = this.connection.waiting;
    return draft && draft.owner === this.connection.person?.email ? (draft as Draft) : {};
  }

  set #draft(draft: Draft) {
    this.connection.wait({ draft: { ...draft, owner: this.connection.person?.email ?? '' } });
  }

  /** What is shown for review; undefined while the form is filled in. */
  get #reviewed(): Contact | undefined {
    const mine = this.reviewer === this.connection.person?.email;
    return mine ? readContact(this.#draft, this.language).contact : undefined;
  }

  /** A form of several questions begins with what it is about. */
  override focus(): void {
    void this.focusOn(NESTED);
  }

  protected override view(words: AllStepWords): TemplateResult {
    const { connection, language } = this;
    const { person } = connection;
    if (connection.through || (person?.level === 3 && !person.complete)) return viisp(words, connection, language);
    if (person === undefined) return html`<p class="hint">${words.loading}</p>`;
    if (person === null || connection.tooOld)
      return html`<migris-login exportparts=${PARTS} .locale=${language} .connection=${connection}></migris-login>`;
    if (person.complete) {
      void surely(() => import('./internal/account/view.js'));
      return html`<migris-account-details exportparts=${PARTS} .locale=${language} .connection=${connection}></migris-account-details>`;
    }
    const reviewed = this.#reviewed;
    return html`<p class="step">${words.lastStep}</p>
      <h2 part="heading" tabindex="-1">${reviewed ? words.reviewTitle : words.contactTitle}</h2>
      ${
        reviewed
          ? review(words, reviewed, this.#submission, this.#back, this.#complete)
          : html`<p class="note">${words.contactHint}</p>
            ${contactForm({
              words,
              submission: this.#submission,
              draft: this.#draft,
              better: this.better,
              changed: this.#keep,
              accept: this.#accept,
              submit: this.#toReview,
            })}
            <button type="button" class="link" @click=${() => connection.end().catch(() => {})}>${words.signOut}</button>`
      }`;
  }

  /** Notes what is typed, so that neither an error nor a reload loses it. */
  #keep = (event: Event): void => {
    const typed = Object.fromEntries(new FormData(event.currentTarget as HTMLFormElement)) as Draft;
    // A box that is not ticked is not in the form's data; a field that is not shown keeps its text.
    this.#draft = { ...this.#draft, oneName: '', ...typed };
  };

  /** Takes a suggested spelling. */
  #accept = (name: string, value: string): void => {
    this.#draft = { ...this.#draft, [name]: value };
    const { [name]: _, ...others } = this.#submission.problems;
    this.#submission.reject(others);
    void this.focusOn(`#${name}`);
  };

  #back = (): void => {
    if (this.#submission.busy) return;
    this.reviewer = '';
    void this.focusOn('h2');
  };

  #toReview = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    this.#keep(event);
    const { problems } = readContact(this.#draft, this.language);
    // Few people meet these: their words come when one does.
    const found = Object.values(problems).join();
    if (found.includes('letters')) void this.#suggest();
    if (/letters|long|invalid/.test(found)) await this.learn('rare');
    this.#submission.reject(problems);
    if (this.#submission.failed) return this.focusOn('.summary');
    this.reviewer = this.connection.person?.email;
    return this.focusOn('h2');
  };

  async #suggest(): Promise<void> {
    const { suggestName } = await surely(() => import('../schema/spelling.js'));
    const { givenNames = '', surname = '' } = this.#draft;
    const fits = (name: string) => nameProblem(name) === undefined;
    this.better = { givenNames: suggestName(givenNames, fits) ?? '', surname: suggestName(surname, fits) ?? '' };
  }

  #complete = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const done = await this.#submission.run(async () => {
      const profile = await this.connection.call('profile.complete', this.#reviewed as Contact);
      const person = personOf(profile);
      this.connection.wait({ draft: undefined });
      this.dispatchEvent(new ProfileSavedEvent(person));
      this.connection.update(person);
    });
    if (done) return;
    // What the Worker found wrong is corrected in the form, where it was typed.
    if (!this.#submission.trouble) this.reviewer = '';
    await this.focusOn('.summary');
  };
}

define('migris-profile', MigrisProfile);

declare global {
  interface HTMLElementTagNameMap {
    'migris-profile': MigrisProfile;
  }
}
