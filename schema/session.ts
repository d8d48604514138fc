import * as z from 'zod/mini';
import { NONCE_MAX } from './limits.js';
import { problem } from './text.js';

/** What a page wants to find again in its ID token: visible ASCII. */
export const Nonce = z
  .string(problem('invalid'))
  .check(z.maxLength(NONCE_MAX, problem('invalid')), z.regex(/^[\x21-\x7e]+$/, problem('invalid')));

/** Asks who is signed in, or for a fresh ID token. */
export const SessionRead = z.optional(z.strictObject({ nonce: z.optional(Nonce) }));

/** Ends a session of the same account, by the id that the list gives; without one the session that calls. */
export const SessionEnd = z.optional(
  z.strictObject({
    id: z.optional(z.string(problem('invalid')).check(z.regex(/^[A-Za-z0-9_-]{43}$/, problem('invalid')))),
  }),
);
