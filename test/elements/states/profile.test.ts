import { everyState } from '../../support/elements/every-state.js';
import { ofPages } from '../../support/elements/pages.js';

// Those of passkeys are in a file of their own: a file has its time.
everyState('migris-profile', (name) => !ofPages.test(name) && !name.startsWith('passkey'));
