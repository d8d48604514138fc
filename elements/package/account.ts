import '../migris-login.js';
import './steps.js';

export * from '../internal/events.js';
export { MigrisAccount } from '../migris-account.js';
