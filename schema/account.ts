import * as z from 'zod/mini';
import { Name } from './profile.js';
import { documents, Words } from './staff.js';
import { problem } from './text.js';

/** A page of the history; `after` is the `next` of the page before. */
export const AccountHistory = z.optional(
  z.strictObject({ after: z.optional(z.string(problem('invalid')).check(z.maxLength(100, problem('invalid')))) }),
);
/** Asks staff to correct a name: what it should be, why, and which document shows it. */
export const AccountRequestCorrection = z.strictObject({
  givenNames: z.nullable(Name),
  surname: Name,
  why: Words,
  document: z.enum(documents, problem('document_required')),
});
/** Takes a request back that is not answered yet. */
export const AccountWithdrawCorrection = z.strictObject({ id: z.uuid(problem('invalid')) });
