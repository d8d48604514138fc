/** Numbers that both sides need. Milliseconds end in `_MS`, seconds in `_SECONDS`. */

/** Digits of a sign-in code: 26.6 bits, above the 20 of OWASP ASVS 6.5.4. */
export const CODE_DIGITS = 8;
/** How long one code may be used: the hour that the people of MIGRIS are promised. */
export const CODE_LIFE_MS = 3_600_000;
/** Guesses that one challenge allows, shared by all its codes. */
export const CODE_TRIES = 5;
/** Mails that one challenge may send. */
export const CODE_SENDS = 3;
/** The wait before the second, third and any later send. */
export const RESEND_GAPS_MS = [30_000, 60_000, 120_000] as const;
/** The longest code input that is looked at before clean-up. */
export const CODE_INPUT_MAX = 32;

/** Longest address (RFC 5321 §4.5.3.1) and its parts. */
export const EMAIL_MAX = 254;
export const EMAIL_LOCAL_MAX = 64;
export const DOMAIN_LABEL_MAX = 63;

/** Longest given name or surname that the passport rules of MIGRIS take. */
export const NAME_MAX = 60;
/** Longest name as typed, before it is tidied: marks may be letters of their own, spaces many. */
export const NAME_INPUT_MAX = 4 * NAME_MAX;
/** Longest phone number as typed, before it is normalised to E.164. */
export const PHONE_INPUT_MAX = 32;

/** Open sessions that one account keeps; the least recently used gives way. */
export const SESSIONS_PER_ACCOUNT = 10;

/** How long an ID token is good: as long as it takes to hand it to a back end. */
export const ID_TOKEN_MS = 5 * 60_000;
/** Longest nonce that a page may find again in it. */
export const NONCE_MAX = 255;

/** How far the clock of a page may be from ours in a DPoP proof (RFC 9449 §11.1). */
export const PROOF_SKEW_MS = 60_000;

/** How long the way to VIISP and back may take. */
export const VIISP_FLOW_MS = 15 * 60_000;
/** Longest address of a page that VIISP is to bring a person back to. */
export const RETURN_ADDRESS_MAX = 2048;
/** How long after its mailbox was proven an account may still be joined. */
export const LINK_MS = 15 * 60_000;

/** How fresh a sign-in, or a proof made since, must be for what matters most (OWASP ASVS 7.5.1). */
export const FRESH_MS = 15 * 60_000;
/** How long whoever has the old mailbox can take a change of address back. */
export const TAKE_BACK_MS = 72 * 3_600_000;
/** How long phone and e-mail stay as they are after somebody said that it was not them. */
export const FROZEN_MS = 7 * 24 * 3_600_000;
/** How long an account waits for its erasure. */
export const ERASURE_WAIT_MS = 14 * 24 * 3_600_000;
/** How long a merge can be taken back. */
export const UNDO_MERGE_MS = 30 * 24 * 3_600_000;
/** People or requests on one page of the desk, and entries on one page of a history. */
export const PAGE_SIZE = 20;
/** People that a search may find before it must be narrower. */
export const SEARCH_MAX = 200;
/** Searches that one member of staff may make within an hour. */
export const SEARCHES_AN_HOUR = 120;
/** Fewest letters of a name that a search takes as the beginning of one. */
export const SEARCH_LETTERS = 3;
/** Passkeys that one account keeps. */
export const PASSKEYS_PER_ACCOUNT = 5;
/** How long a passkey may take to answer. */
export const PASSKEY_MS = 5 * 60_000;
