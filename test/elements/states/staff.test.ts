import { everyState } from '../../support/elements/every-state.js';

everyState('migris-staff');
