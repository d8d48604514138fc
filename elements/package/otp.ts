import '../migris-login.js';
import '../migris-profile.js';

export * from '../internal/events.js';
export { MigrisOtp } from '../migris-otp.js';
