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
  /** The address belongs to another person's account. */
  'email_taken',
] as const;

/** What is said no to so seldom that a page loads these words only then. */
export const rareRefusals = [
  /** The elements are older than those that are still served: the page must be loaded anew. */
  'elements_outdated',
  /** There is no such session of this account. */
  'session_unknown',
  /** The person is who they say, by the mailbox or through VIISP, but the account is blocked. */
  'account_blocked',
  /** The mailbox is proven, but the account has left this address, and whoever left it did so a short time ago: it can be taken back. */
  'email_moved',
  /** The mailbox is proven, but the account left this address long ago: its owner signs in with the present one. */
  'email_left',
] as const;

/** What can be said no to in the account of a person: its words come with the account. */
export const accountRefusals = [
  /** The person must prove themselves once more, by a code to the present address: the sign-in is older than 15 minutes. */
  'step_up_needed',
  /** The person must prove themselves with the passkey. */
  'passkey_needed',
  /** Phone and e-mail cannot be changed for now; `retryAfter` says how long. */
  'contact_frozen',
  /** There is an open request of that kind already. */
  'request_open',
  /** There is no such request, or it is not open any more. */
  'request_unknown',
  /** The passkey did not confirm it, or is none of this account. */
  'passkey_refused',
  /** Staff must confirm who the person is before a passkey can be added. */
  'level_too_low',
  /** It cannot be taken back any more. */
  'take_back_over',
] as const;

/** What can be said no to at the desk of staff: its words come with the desk. */
export const staffRefusals = [
  /** The person has no role at the desk, or not any more, or came another way than through VIISP to the desk. */
  'not_staff',
  /** The role does not allow it. */
  'role_too_low',
  /** Nobody edits their own account. */
  'own_account',
  /** There is no such account. */
  'person_unknown',
  /** So many people fit that the list would say nothing: the search must be narrower. */
  'search_too_wide',
  /** A colleague answered it meanwhile. */
  'already_answered',
  /** Whoever asked for it cannot approve it. */
  'second_person_needed',
  /** Whoever asked for it is no supervisor any more: it can be declined only. */
  'proposer_left',
  /** The two accounts cannot become one: both belong to somebody whom VIISP knows, or one of them is not active. */
  'merge_impossible',
  /** The account cannot be erased: it is not active, waits for it already, or its owner works at the desk. */
  'erasure_impossible',
  /** The 30 days are over, or the accounts have changed in a way that cannot be undone. */
  'undo_over',
] as const;

/** The name of an intentional "no". */
export type Refusal =
  | (typeof refusals)[number]
  | (typeof viispRefusals)[number]
  | (typeof rareRefusals)[number]
  | (typeof accountRefusals)[number]
  | (typeof staffRefusals)[number];
