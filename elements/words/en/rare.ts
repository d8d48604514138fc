import type { RareWords } from '../lt/rare.js';

const noMoreSends = 'No more codes will be sent this time. Enter one you have.';

/** Sentences that a person hardly ever meets: a page loads them when it must say one. */
export const words: RareWords = {
  rareRefusals: {
    code_used: () => 'This code has already been used. Send a new code.',
    tries_spent: () => 'A wrong code was entered 5 times. Send a new code.',
    code_not_ready: () => 'The code is still being prepared. Try again in a few seconds.',
    too_soon: ({ wait }) => `We have just sent a code. You can send another ${wait}.`,
    sends_spent: () => noMoreSends,
    too_many_mails: ({ wait }) => `We have already sent many e-mails to this address. Try again ${wait}.`,
    too_many_wrong_codes: ({ wait }) => `Too many wrong codes for this address. Try again ${wait}.`,
    too_many_calls: ({ wait }) => `There are too many requests from your network. Try again ${wait}.`,
    origin_unknown: ({ origin }) =>
      `The site ${origin} is not registered. For its developer: ask MIGRIS to register it.`,
    proof_refused: () => 'Sign in again.',
    proof_stale: () => 'Set the clock of your device and try again.',
    profile_incomplete: () => 'Give your contact details.',
    field_locked: () => 'You cannot change these details: only staff of the migration services can.',
    changed_meanwhile: () => 'These details have just been changed in another window. Look at them and save again.',
    use_viisp: () => 'You sign in to this account through SIRIP (VIISP) only. Use SIRIP.',
    elements_outdated: () =>
      'A part of this page is out of date. Load the page again. If that does not help, tell those who run this site.',
    session_unknown: () => 'This session has already ended.',
    try_again: () => 'That did not work just now. Try again in a few seconds.',
  },
  rareProblems: {
    email_local_unsupported: 'Before the @ only letters a–z, digits and marks are possible. Check the address.',
    unrecognised_field: 'This field cannot be changed.',
    invalid: 'Check this field.',
  },
  lapses: {
    idle: 'You did nothing for a while, so we signed you out. Sign in again.',
    over: 'Your time signed in is over. Sign in again.',
  },
  mailFailed: 'The e-mail could not be sent. Send the code again.',
  mailRefused: 'The mail server did not accept our e-mail. Check the address or enter another one.',
  suggestName: (better) => `Your passport may spell it: ${better}.`,
  useSuggestion: 'Use this',
  noMoreSends,
  forgetful: 'Your browser keeps nothing here, so you stay signed in only until you leave this page or load it again.',
};
