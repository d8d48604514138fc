import './migris-account.js';
import './migris-login.js';
import { surely } from './internal/load.js';

export * from './internal/events.js';

// Only the first screen is waited for; the steps that follow come while the person types.
void surely(() => import('./steps.js'));
