import { html, type TemplateResult } from 'lit';
import { define } from '../element.js';
import type { RefusedEvent } from '../events.js';
import { surely } from '../load.js';
import { AccountPage } from './page.js';
// Here it is asked for nearly always.
import './step-up.js';

/** The passkeys of the account, and the proof that is asked for where they are changed. */
export class PasskeysPage extends AccountPage {
  protected override parts = ['door', 'steps', 'account'] as const;

  protected override entered(): void {
    super.entered();
    void surely(() => import('../passkey/list.js'));
  }

  override focus(): void {
    void this.focusOn('[exportparts]');
  }

  protected override page(): TemplateResult {
    return html`<migris-passkeys
      exportparts="heading, error"
      .locale=${this.language}
      .connection=${this.connection}
      @migris-refused=${this.#refused}
    ></migris-passkeys>`;
  }

  #refused = ({ refusal }: RefusedEvent): void => {
    if (refusal === 'step_up_needed') this.prove('code');
    if (refusal === 'passkey_needed') this.prove('passkey');
  };
}

define('migris-account-passkeys', PasskeysPage);
