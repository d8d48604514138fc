import { words as enDesk } from '../../elements/words/en/desk.js';
import { words as enDeskActs } from '../../elements/words/en/desk-acts.js';
import { words as enDoor } from '../../elements/words/en/door.js';
import { words as enSteps } from '../../elements/words/en/steps.js';
import { words as ltDesk } from '../../elements/words/lt/desk.js';
import { words as ltDeskActs } from '../../elements/words/lt/desk-acts.js';
import { words as ltDoor } from '../../elements/words/lt/door.js';
import { words as ltSteps } from '../../elements/words/lt/steps.js';

// For `load`: these modules are written for a bundler.

/** What staff read, by language. */
export const atDesk = {
  lt: { ...ltDoor, ...ltSteps, ...ltDesk, ...ltDeskActs },
  en: { ...enDoor, ...enSteps, ...enDesk, ...enDeskActs },
};

export type DeskSaid = (typeof atDesk)['lt'];
