import type { PropertyDeclarations, TemplateResult } from 'lit';
import { html } from 'lit';
import { MigrisElement, NESTED, PARTS } from '../element.js';
import { surely } from '../load.js';
import type { AllWords } from '../locale.js';
import { styles } from '../styles.js';
import type { Submission } from '../submission.js';
import { readDraft } from './draft.js';
import type { Home, Means } from './home.js';
import { look } from './look.js';
import type { Profile } from './profile.js';
import { withRefusals } from './words.js';

/** What the API asks for before it does what matters most. */
const ASKED: Record<string, Means> = { step_up_needed: 'code', passkey_needed: 'passkey' };

/** What every page of the account shares: the account, the way back, and a proof of who is there where one is asked for. */
export abstract class AccountPage<Said extends AllWords = AllWords> extends MigrisElement<Said> {
  static override properties: PropertyDeclarations = {
    profile: { attribute: false },
    home: { attribute: false },
    proving: { state: true },
  };
  static override styles = [styles, look];

  declare profile: Profile;
  declare home: Home;

  /** How the person is asked to prove once more who is there. */
  private proving: Means | undefined;
  /** What was to be done when the proof was asked for. */
  #next: (() => void) | undefined;

  protected override entered(): void {
    // A code that waits since before a reload of the tab.
    if (readDraft(this.connection).proof) this.proving = 'code';
  }

  override focus(): void {
    void this.focusOn(`${NESTED}, h2`);
  }

  protected override view(words: Said): TemplateResult {
    if (!this.proving) return this.page(withRefusals(words));
    void surely(() => import('./step-up.js'));
    return html`<migris-step-up
      exportparts=${PARTS}
      .locale=${this.language}
      .connection=${this.connection}
      .means=${this.proving}
      .email=${this.profile.email}
      .proven=${this.#proven}
      .leave=${this.#unproven}
    ></migris-step-up>`;
  }

  /** What is shown where no proof is asked for. */
  protected abstract page(words: Said): TemplateResult;

  /** What is shown when a proof was given up. */
  protected givenUp(): void {}

  /** Does what needs a fresh proof: at once where there is one. */
  protected whenFresh(next: () => void): void {
    const { stepUp } = this.profile;
    if (stepUp === 'fresh') next();
    else this.prove(stepUp, next);
  }

  /** Asks for a proof, and then goes on. */
  protected prove(means: Means, next?: () => void): void {
    this.#next = next;
    this.proving = means;
    void this.focusOn(NESTED);
  }

  /** Runs a call that may ask for a proof; then it is asked for, and `again` goes on. Whatever else is wrong is said at the top. */
  protected async run(submission: Submission, work: () => Promise<void>, again?: () => void): Promise<boolean> {
    const done = await submission.run(work);
    const means = ASKED[submission.trouble?.message ?? ''];
    if (means) {
      submission.clear();
      this.prove(means, again);
    } else if (!done) await this.focusOn('.summary');
    return done;
  }

  #proven = (): void => {
    const next = this.#next;
    this.proving = undefined;
    this.#next = undefined;
    this.home.learnt({ ...this.profile, stepUp: 'fresh' });
    void this.focusOn('h2');
    next?.();
  };

  #unproven = (): void => {
    this.proving = undefined;
    this.#next = undefined;
    this.givenUp();
    void this.focusOn('h2');
  };
}
