import * as z from 'zod/mini';
import { readCode } from './code.js';
import { Attempt, Locale, Secret, Sends } from './sign-in.js';
import { readBy } from './text.js';

/** Asks for a code to the present address, to prove once more who is there. */
export const StepUpRequest = z.strictObject({ locale: z.optional(Locale), attempt: z.optional(Attempt) });
/** Asks for one more code of the same challenge. */
export const StepUpResend = z.strictObject({ challenge: Secret, locale: z.optional(Locale) });
/** Proves it. */
export const StepUpVerify = z.strictObject({
  challenge: Secret,
  code: readBy(readCode),
  attempt: Attempt,
  sends: z.optional(Sends),
});
