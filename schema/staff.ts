import * as z from 'zod/mini';
import { readCode } from './code.js';
import { Name } from './profile.js';
import { Attempt, Locale, Secret, Sends } from './sign-in.js';
import { problem, readBy, Text } from './text.js';

/** What a member of staff may do: everyday work, or also what two people decide. */
export const roles = ['clerk', 'supervisor'] as const;
export type Role = (typeof roles)[number];

/** What can wait for staff. */
export const requestKinds = ['correction', 'not_me', 'taken_back', 'merge', 'erasure'] as const;
export type RequestKind = (typeof requestKinds)[number];
/** What became of it: `done` was granted or dealt with. */
export const requestStatuses = ['open', 'done', 'declined', 'withdrawn'] as const;
export type RequestStatus = (typeof requestStatuses)[number];

/** Why staff look at or change somebody's data: a list, because what people write themselves tells too much. */
export const reasons = ['visit', 'call', 'letter', 'application', 'correction', 'complaint', 'duty'] as const;
export type Reason = (typeof reasons)[number];
/** What a name or an identity was shown by. */
export const documents = [
  'passport',
  'identity_card',
  'travel_document',
  'residence_permit',
  'birth_certificate',
  'marriage_certificate',
  'name_change_certificate',
  'court_decision',
] as const;
export type DocumentKind = (typeof documents)[number];

/** Longest words that a person or staff write to each other. */
export const WORDS_MAX = 1000;

/** Words for somebody to read: trimmed, no control characters but line ends. */
export const Words = readBy((typed) => {
  const words = typed.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  if (words === '') return { problem: 'words_required' };
  if (words.length > WORDS_MAX) return { problem: 'words_too_long' };
  return /[^\P{C}\n]/u.test(words) ? { problem: 'invalid' } : { value: words };
});
const Id = z.uuid(problem('invalid'));
const AccountNumber = z.uuid(problem('account_number_invalid'));
const Version = z.int(problem('invalid'));
const Because = {
  reason: z.enum(reasons, problem('reason_required')),
  /** The number of the case, where there is one. */
  caseNumber: z.optional(
    z.string(problem('invalid')).check(z.regex(/^[A-Za-z0-9./-]{1,40}$/, problem('case_number_invalid'))),
  ),
};
const Document = z.enum(documents, problem('document_required'));

/** What staff search by. */
export const searchWays = ['name', 'email', 'phone', 'personalCode'] as const;
export type SearchWay = (typeof searchWays)[number];

/** Searches for people. `after` is the `next` of the page before. */
export const StaffSearch = z.strictObject({
  by: z.enum(searchWays, problem('invalid')),
  text: Text.check(z.maxLength(254, problem('invalid'))),
  ...Because,
  after: z.optional(z.string(problem('invalid')).check(z.maxLength(400, problem('invalid')))),
});
/** Opens a person's account. */
export const StaffRead = z.strictObject({ id: Id, ...Because });
/** Changes a name. `version` is that of the account that was shown. */
export const StaffCorrectName = z.strictObject({
  id: Id,
  version: Version,
  givenNames: z.nullable(Name),
  surname: Name,
  document: Document,
  ...Because,
});
/** Answers a person's request for a correction: grants it with the names that the document shows, or declines it with words. */
export const StaffAnswer = z.strictObject({
  request: Id,
  grant: z.boolean(problem('invalid')),
  answer: z.optional(Words),
  document: z.optional(Document),
});
/** Closes a report that was dealt with. */
export const StaffClose = z.strictObject({ request: Id, answer: z.optional(Words) });
/** Confirms who somebody is, at a visit. */
export const StaffConfirmIdentity = z.strictObject({ id: Id, version: Version, document: Document, ...Because });
/** An act on an account: takes back a confirmation, blocks, unblocks, removes a passkey. */
export const StaffAct = z.strictObject({ id: Id, version: Version, ...Because });
/** Ends all sessions of a person. */
export const StaffEndSessions = z.strictObject({ id: Id, ...Because });
/** Asks for a merge: `other` becomes part of `id`. */
export const StaffAskMerge = z.strictObject({ id: Id, other: Id, ...Because });
/** Asks for an erasure. */
export const StaffAskErasure = z.strictObject({ id: Id, ...Because });
/** Approves or declines what a colleague asked for. */
export const StaffDecide = z.strictObject({ request: Id, approve: z.boolean(problem('invalid')) });
/** Takes a merge back. */
export const StaffUndoMerge = z.strictObject({ request: Id, ...Because });
/** Corrects a mistyped address: asks for a code that goes to the new mailbox. */
export const StaffEmailRequest = z.strictObject({
  id: Id,
  email: Text,
  locale: z.optional(Locale),
  attempt: z.optional(Attempt),
  ...Because,
});
/** Proves the new mailbox with the code that its owner reads out. */
export const StaffEmailConfirm = z.strictObject({
  id: Id,
  version: Version,
  challenge: Secret,
  email: Text,
  code: readBy(readCode),
  attempt: Attempt,
  sends: z.optional(Sends),
  ...Because,
});
/** A page of the work list. */
export const StaffRequests = z.strictObject({
  kind: z.optional(z.enum(requestKinds, problem('invalid'))),
  status: z.optional(z.enum(requestStatuses, problem('invalid'))),
  after: z.optional(z.string(problem('invalid')).check(z.maxLength(100, problem('invalid')))),
});
/** Makes somebody staff of one's own office. */
export const StaffGrant = z.strictObject({ account: AccountNumber, role: z.enum(roles, problem('role_required')) });
/** Takes a role. */
export const StaffRevoke = z.strictObject({ account: Id });
