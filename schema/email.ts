import * as z from 'zod/mini';
import { readCode } from './code.js';
import { Nonce } from './session.js';
import { Attempt, Locale, Secret, Sends } from './sign-in.js';
import { readBy, Text } from './text.js';

/** Asks for a code that proves an address for the account that is signed in. */
export const EmailRequest = z.strictObject({ email: Text, locale: z.optional(Locale), attempt: z.optional(Attempt) });

/** Asks for one more code of the same challenge. */
export const EmailResend = z.strictObject({ challenge: Secret, email: Text, locale: z.optional(Locale) });

/** Proves the address. */
export const EmailConfirm = z.strictObject({
  challenge: Secret,
  email: Text,
  code: readBy(readCode),
  attempt: Attempt,
  /** As in signing in. */
  sends: z.optional(Sends),
});

/** Joins the account that was found behind the proven address. */
export const EmailLink = z.strictObject({ challenge: Secret, nonce: z.optional(Nonce) });
