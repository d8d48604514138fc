import '../migris-login.js';
import '../migris-otp.js';

export * from '../internal/events.js';
export { MigrisProfile } from '../migris-profile.js';
