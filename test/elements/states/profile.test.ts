import { everyState } from '../../support/elements/every-state.js';

// Those of passkeys are in a file of their own: a file has two minutes.
everyState('migris-profile', (name) => !name.startsWith('passkey'));
