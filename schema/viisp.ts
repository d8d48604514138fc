import * as z from 'zod/mini';
import { RETURN_ADDRESS_MAX } from './limits.js';
import { Nonce } from './session.js';
import { Attempt } from './sign-in.js';
import { problem, Text } from './text.js';

/** Begins the way through VIISP. `returnTo` is the page that begins it, of the caller's own origin. */
export const ViispStart = z.strictObject({
  returnTo: Text.check(z.maxLength(RETURN_ADDRESS_MAX, problem('invalid'))),
  /** Whether it leads to the desk of staff. */
  desk: z.optional(z.boolean(problem('invalid'))),
});

/** Redeems what the page was handed on the way back. */
export const ViispFinish = z.strictObject({
  handoff: z.string(problem('invalid')).check(z.regex(/^[\w-]{1,32}\.[\w-]{16}\.[\w-]{1,1400}$/, problem('invalid'))),
  attempt: Attempt,
  nonce: z.optional(Nonce),
});
