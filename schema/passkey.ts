import * as z from 'zod/mini';
import { Nonce } from './session.js';
import { problem, Text } from './text.js';

const Base64url = z.string(problem('invalid')).check(z.regex(/^[A-Za-z0-9_-]{1,8000}$/, problem('invalid')));

/** Adds a passkey: the answer of `navigator.credentials.create()` as JSON (WebAuthn Level 3, RegistrationResponseJSON). */
export const PasskeyAdd = z.strictObject({
  credential: z.looseObject({
    id: Base64url,
    response: z.looseObject({ clientDataJSON: Base64url, attestationObject: Base64url }),
  }),
  name: Text.check(z.trim(), z.minLength(1, problem('words_required')), z.maxLength(60, problem('words_too_long'))),
});
/** Proves with a passkey: the answer of `navigator.credentials.get()` as JSON (AuthenticationResponseJSON). */
export const PasskeyConfirm = z.strictObject({
  credential: z.looseObject({
    id: Base64url,
    response: z.looseObject({ clientDataJSON: Base64url, authenticatorData: Base64url, signature: Base64url }),
  }),
  nonce: z.optional(Nonce),
});
/** Removes a passkey. */
export const PasskeyRemove = z.strictObject({ id: Base64url });
