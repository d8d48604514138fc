import * as z from 'zod/mini';
import { readCode } from './code.js';
import { CODE_SENDS } from './limits.js';
import { Nonce } from './session.js';
import { problem, readBy, Text } from './text.js';

/** A 256-bit secret, base64url. */
export const Secret = z.string(problem('invalid')).check(z.regex(/^[A-Za-z0-9_-]{43}$/, problem('invalid')));
/** The random id of one submission: 128 bits or more, as base64url, hex or a UUID. */
export const Attempt = z.string(problem('invalid')).check(z.regex(/^[A-Za-z0-9_-]{16,64}$/, problem('invalid')));
/** A language tag (BCP 47); its first part decides. */
export const Locale = z
  .string(problem('invalid'))
  .check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, problem('invalid')));

/** How many mails a challenge has sent. */
export const Sends = z
  .int(problem('invalid'))
  .check(z.minimum(1, problem('invalid')), z.maximum(CODE_SENDS, problem('invalid')));

/** Asks for a code. The address is judged by `worker/mail/address.ts`, which has the domain rules. */
export const SignInRequest = z.strictObject({
  email: Text,
  locale: z.optional(Locale),
  /** The same attempt repeated after a lost reply sends no second mail. */
  attempt: z.optional(Attempt),
  /** What this device was given when it last signed in with this address: it has budgets of its own. */
  device: z.optional(Secret),
});

/** Asks for one more code of the same challenge. */
export const SignInResend = z.strictObject({
  challenge: Secret,
  email: Text,
  locale: z.optional(Locale),
  /** As in the request. */
  device: z.optional(Secret),
});

/** Trades a code for a session. */
export const SignInVerify = z.strictObject({
  challenge: Secret,
  email: Text,
  code: readBy(readCode),
  attempt: Attempt,
  /** How many mails the challenge has sent, as far as the page knows: saves a second look. */
  sends: z.optional(Sends),
  device: z.optional(Secret),
  nonce: z.optional(Nonce),
});

/** Asks what became of the mails of a challenge. */
export const SignInDelivery = z.strictObject({ challenge: Secret });

/** Takes a change of address back: the challenge proved the old mailbox a moment ago. */
export const SignInTakeBack = z.strictObject({ challenge: Secret, email: Text });
