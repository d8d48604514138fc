import './migris-account.js';
import './migris-login.js';
import { bringSteps, hurry } from './internal/later.js';

export * from './internal/events.js';

bringSteps();
// These tags are nothing before.
if (globalThis.document?.querySelector('migris-otp, migris-profile, migris-staff')) hurry();
