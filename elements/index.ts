import './migris-account.js';
import './migris-login.js';

export * from './internal/events.js';

// Only the first screen is waited for; the steps that follow come while the person types.
const load = (): Promise<unknown> => import('./steps.js').catch(() => setTimeout(load, 3000));
void load();
