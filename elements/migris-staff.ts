import { css, html, type TemplateResult } from 'lit';
import { define, MigrisElement, NESTED, PARTS } from './internal/element.js';
import { viisp } from './internal/form.js';
import { surely } from './internal/load.js';
import type { Words } from './internal/locale.js';

/**
 * The desk of staff of the migration services and the missions: who they are, whom they find, what they do. All of it comes when the
 * element is first shown.
 *
 * @element migris-staff
 * @fires {SignedInEvent} migris-signed-in - A member of staff is signed in.
 * @fires {SignedOutEvent} migris-signed-out - Nobody is signed in any more.
 * @fires {RefusedEvent} migris-refused - A call was refused; whoever made it has been told.
 * @slot - Shown until the element is ready.
 * @csspart heading - The heading of the place.
 * @csspart input - A field.
 * @csspart button - The main button.
 * @csspart error - An error.
 */
export class MigrisStaff extends MigrisElement {
  static override styles = [
    ...MigrisElement.styles,
    css`
      :host {
        max-width: var(--migris-width, 80rem);
      }
    `,
  ];

  override focus(): void {
    void this.focusOn(NESTED);
  }

  protected override view(words: Words): TemplateResult {
    const { connection, language } = this;
    if (connection.through) return viisp(words, connection, language);
    void surely(() => import('./internal/desk/desk.js'));
    return html`<migris-desk exportparts=${PARTS} .locale=${language} .connection=${connection}>${words.busy}</migris-desk>`;
  }
}

define('migris-staff', MigrisStaff);

declare global {
  interface HTMLElementTagNameMap {
    'migris-staff': MigrisStaff;
  }
}
