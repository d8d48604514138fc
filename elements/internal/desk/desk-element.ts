import type { PropertyDeclarations, TemplateResult } from 'lit';
import { MigrisElement } from '../element.js';
import { type AllDeskWords, chunks } from '../locale.js';
import { styles } from '../styles.js';
import { deskStyles } from './styles.js';
import type { Desk } from './types.js';

chunks.desk = { lt: () => import('../../words/lt/desk.js'), en: () => import('../../words/en/desk.js') };
chunks.deskActs = { lt: () => import('../../words/lt/desk-acts.js'), en: () => import('../../words/en/desk-acts.js') };

/** What every part of the desk has: its words and its look. */
export abstract class DeskElement extends MigrisElement<AllDeskWords> {
  static override properties: PropertyDeclarations = { desk: { attribute: false } };
  static override styles = [styles, deskStyles];

  protected override parts = ['door', 'steps', 'rare', 'desk', 'deskActs'] as const;

  /** What the parts of the desk share. */
  declare desk: Desk;

  override focus(): void {
    void this.focusOn('h2, h3, h4');
  }

  protected override view(words: AllDeskWords): TemplateResult {
    // Staff are told in words of their own where those of everybody else are meant for the person.
    return this.shown({ ...words, rareRefusals: { ...words.rareRefusals, ...words.staffRefusals } } as AllDeskWords);
  }

  /** What is shown, in words in which every refusal of the desk has its sentence. */
  protected abstract shown(words: AllDeskWords): TemplateResult;
}
