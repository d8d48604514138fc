/** Every "no" the Worker says on purpose. The wire carries the name; `elements/words/` has the words. */
export const refusals = [
  /** The code is wrong; a try was spent. */
  'code_wrong',
  /** The code or the whole challenge is past its hour, or was never ours. */
  'code_expired',
  /** The challenge already signed somebody in. */
  'code_used',
  /** All tries of the challenge are spent. */
  'tries_spent',
  /** The code is not readable yet; nothing was counted; ask again in `retryAfter` seconds. */
  'code_not_ready',
  /** The next mail may go out in `retryAfter` seconds. */
  'too_soon',
  /** The challenge has sent all the mails it may. */
  'sends_spent',
  /** This address has had all the mails it may for now. */
  'too_many_mails',
  /** Too many wrong codes for this address today. */
  'too_many_wrong_codes',
  /** Too many calls from this network. */
  'too_many_calls',
  /** The page's origin is not registered. */
  'origin_unknown',
  /** There is no session, it ended, or it belongs to another key. */
  'signed_out',
  /** The proof of possession is not right for this call. */
  'proof_refused',
  /** The proof was made by a clock too far from ours; `now` in the error tells ours. */
  'proof_stale',
  /** Contact data must be given first. */
  'profile_incomplete',
  /** The person may not write that field; the attempt is on record. */
  'field_locked',
  /** Somebody else changed the data meanwhile. */
  'changed_meanwhile',
  /** The mailbox is proven, but its owner signs in through VIISP only. */
  'use_viisp',
  /** A store did not answer; nothing happened; ask again. */
  'try_again',
] as const;

/** What can be said no to on the way through VIISP and where it meets an account: a page loads these words with that way. */
export const viispRefusals = [
  /** The platform does not answer; ask again in `retryAfter` seconds. */
  'viisp_unavailable',
  /** The platform did not confirm who it is: cancelled, a fault, or an answer that does not hold. */
  'viisp_failed',
  /** The way back is unknown, used, past its 15 minutes, or of another browser. */
  'viisp_expired',
  /** The account is blocked. */
  'account_blocked',
  /** The address belongs to another person's account. */
  'email_taken',
] as const;

/** What is said no to so seldom that a page loads these words only then. */
export const rareRefusals = [
  /** The elements are older than those that are still served: the page must be loaded anew. */
  'elements_outdated',
  /** There is no such session of this account. */
  'session_unknown',
] as const;

/** The name of an intentional "no". */
export type Refusal = (typeof refusals)[number] | (typeof viispRefusals)[number] | (typeof rareRefusals)[number];
