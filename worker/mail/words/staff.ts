import type { CodeWords, NoticeWords } from '../words.js';

/** What a person is told because staff did it. */
export type StaffNotice =
  | 'name_corrected'
  | 'correction_granted'
  | 'correction_declined'
  | 'report_closed'
  | 'identity_confirmed'
  | 'identity_revoked'
  | 'account_blocked'
  | 'account_unblocked'
  | 'sessions_ended'
  /** Two of staff let the account wait for its erasure. */
  | 'passkeys_removed'
  /** To the address that staff wrote, and to the one that was mistyped. */
  | 'email_corrected'
  | 'email_corrected_away'
  /** Two of staff decided that an account is erased. */
  | 'erasure_approved'
  | 'accounts_merged'
  | 'merge_undone';

/** The sentences of these notices. */
export type StaffNotices = Record<StaffNotice, NoticeWords>;
/** The sentences of the code that a person tells a member of staff; the others are those of every code. */
export type StaffCode = Omit<CodeWords, 'valid' | 'where'>;
