import { everyState } from '../../support/elements/every-state.js';

everyState('migris-profile', (name) => name.startsWith('passkey'));
