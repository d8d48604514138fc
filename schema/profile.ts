import * as z from 'zod/mini';
import { notices, serviceLanguages } from './contact.js';
import { NAME_INPUT_MAX } from './limits.js';
import { nameProblem, tidyName } from './name.js';
import { Nonce } from './session.js';
import { problem, readBy, Text } from './text.js';

/** A name as the passport's Latin line has it, tidied. */
export const Name = readBy((typed) => {
  // Measured first: putting 16 KB of marks in order takes long.
  if (typed.length > NAME_INPUT_MAX) return { problem: 'name_too_long' };
  const name = tidyName(typed);
  const wrong = nameProblem(name);
  return wrong ? { problem: wrong } : { value: name };
});

const Language = z.enum(serviceLanguages, problem('invalid'));
const Notices = z.array(z.enum(notices, problem('invalid')), problem('invalid')).check(
  z.maxLength(notices.length, problem('invalid')),
  z.overwrite((chosen) => [...new Set(chosen)]),
);

/**
 * The contact data given once. `givenNames` is null for a passport with one name only; both names are left out where VIISP gave
 * them.
 */
export const ProfileComplete = z.strictObject({
  givenNames: z.optional(z.nullable(Name)),
  surname: z.optional(Name),
  phone: Text,
  language: z.optional(Language),
  notices: z.optional(Notices),
  nonce: z.optional(Nonce),
});

/** What a person may change later. `version` is what they saw: if it is not the present one, nothing is written. */
export const ProfileUpdate = z.strictObject({
  phone: z.optional(Text),
  language: z.optional(Language),
  notices: z.optional(Notices),
  version: z.optional(z.int(problem('invalid'))),
});
