import { words as enAccount } from '../../elements/words/en/account.js';
import { words as enAddress } from '../../elements/words/en/address.js';
import { words as enCorrection } from '../../elements/words/en/correction.js';
import { words as enData } from '../../elements/words/en/data.js';
import { words as enDoor } from '../../elements/words/en/door.js';
import { words as enHistory } from '../../elements/words/en/history.js';
import { words as enMoved } from '../../elements/words/en/moved.js';
import { words as enSteps } from '../../elements/words/en/steps.js';
import { words as ltAccount } from '../../elements/words/lt/account.js';
import { words as ltAddress } from '../../elements/words/lt/address.js';
import { words as ltCorrection } from '../../elements/words/lt/correction.js';
import { words as ltData } from '../../elements/words/lt/data.js';
import { words as ltDoor } from '../../elements/words/lt/door.js';
import { words as ltHistory } from '../../elements/words/lt/history.js';
import { words as ltMoved } from '../../elements/words/lt/moved.js';
import { words as ltSteps } from '../../elements/words/lt/steps.js';

// For `load`: these modules are written for a bundler.

/** What people read in their account, by language. */
export const inAccount = {
  lt: {
    ...ltDoor,
    ...ltSteps,
    ...ltAccount,
    ...{ address: ltAddress, correction: ltCorrection, data: ltData, history: ltHistory, moved: ltMoved },
  },
  en: {
    ...enDoor,
    ...enSteps,
    ...enAccount,
    ...{ address: enAddress, correction: enCorrection, data: enData, history: enHistory, moved: enMoved },
  },
};

export type AccountSaid = (typeof inAccount)['lt'];
