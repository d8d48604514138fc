import { everyState } from '../../support/elements/every-state.js';
import { ofPages } from '../../support/elements/pages.js';

everyState('migris-profile', (name) => ofPages.test(name));
