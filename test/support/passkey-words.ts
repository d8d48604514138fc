import { words as enAccount } from '../../elements/words/en/account.js';
import { words as enPasskey } from '../../elements/words/en/passkey.js';
import { words as ltAccount } from '../../elements/words/lt/account.js';
import { words as ltPasskey, type PasskeyWords } from '../../elements/words/lt/passkey.js';

// For `load`: these modules are written for a bundler.

/** What people read of their passkeys, by language. */
export const ofPasskeys = { lt: { ...ltAccount, ...ltPasskey }, en: { ...enAccount, ...enPasskey } };

export type PasskeySaid = typeof ltAccount & PasskeyWords;
