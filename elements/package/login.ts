import './steps.js';

export * from '../internal/events.js';
export { MigrisLogin } from '../migris-login.js';
