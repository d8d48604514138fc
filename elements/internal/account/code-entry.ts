import { css, type TemplateResult } from 'lit';
import type { MigrisOtp } from '../../migris-otp.js';
import { define } from '../element.js';
import type { AllWords } from '../locale.js';
import { withRefusals } from './words.js';

/** The code screen of a sign-in, for a person who is signed in: only what it says differs. */
function entryFrom(Otp: typeof MigrisOtp): CustomElementConstructor {
  return class CodeEntry extends Otp {
    // A proof is no step of two: who has nothing to count shows no counter.
    static override styles = [
      ...Otp.styles,
      css`
        .step:empty {
          display: none;
        }
      `,
    ];

    protected override parts = ['door', 'steps', 'account'] as const;

    protected override view(words: AllWords): TemplateResult {
      const { steps } = this.connection;
      const step = steps ? words.step : () => '';
      return super.view({ ...withRefusals(words), changeAddress: steps ? words.changeAddress : words.stepBack, step });
    }
  };
}

// Taken from the page, where it is by then: an export of it would cost everybody who signs in.
void customElements
  .whenDefined('migris-otp')
  .then((Otp) => define('migris-account-code', entryFrom(Otp as typeof MigrisOtp)));
