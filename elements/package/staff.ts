export * from '../internal/events.js';
export { MigrisStaff } from '../migris-staff.js';
