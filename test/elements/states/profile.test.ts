import { everyState } from '../../support/elements/every-state.js';
import { ofPages } from '../../support/elements/pages.js';

// Those of passkeys and of the account's pages are in files of their own: a file has two minutes.
everyState('migris-profile', (name) => !name.startsWith('passkey') && !ofPages.test(name));
