import { signedIn } from '../sessions/signed-in.js';

/** For staff at the desk. Adds `clerk` to the context: office and role as they are at this moment. */
export const deskWork = signedIn;
/** For supervisors at the desk. */
export const supervision = deskWork;
