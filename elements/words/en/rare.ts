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
      'The sign-in part of this page is out of date. Reload the page. If that does not help, tell those who run this site.',
    signed_out: () =>
      'Your session has ended: its time was over, or it was ended on another device or in another window. If that was not you, sign in and look where you are signed in.',
    idle: () => 'We signed you out because this page was not used for 30 minutes.',
    over: () => 'We signed you out because 12 hours have passed since you signed in.',
    not_me: () =>
      'We have signed you out everywhere, and your phone number and e-mail address cannot be changed for 7 days. Staff have been told. If somebody may have your mailbox, change its password first.',
    session_unknown: () => 'This session has already ended.',
    account_blocked: () => 'The account is blocked. Contact the migration services.',
    email_moved: () =>
      'This address was replaced by another one a short time ago. Sign in with the new one. If you did not change it, take this address back.',
    email_left: () =>
      'This address was replaced by another one. Sign in with the new one, or contact the migration services.',
    try_again: () => 'That did not work just now. Try again in a few seconds.',
  },
  rareProblems: {
    phone_invalid:
      'Check the number: a Lithuanian one looks like +37060000000, a foreign one starts with + and the country code.',
    name_letters: 'Only A–Z and Lithuanian letters fit. Copy the lines at the bottom of the passport page (with <<<).',
    name_too_long: 'At most 60 characters fit. Write whole names only.',
    name_unchanged: 'That is the name in the account already. Write what it should be.',
    email_local_unsupported: 'Before the @ only letters a–z, digits and marks are possible. Check the address.',
    words_required: 'Write at least a sentence.',
    words_too_long: 'At most 1000 characters fit. Make it shorter.',
    reason_required: 'Choose a reason.',
    document_required: 'Choose a document.',
    case_number_invalid:
      'A case number may have letters, digits, full stops, hyphens and slashes, up to 40 characters.',
    search_text_required: 'Enter what you are looking for.',
    search_text_short: 'Enter at least 3 letters.',
    personal_code_invalid: 'A personal code has 11 digits.',
    account_number_required: 'Enter the number of the account.',
    account_number_invalid: 'An account number has 36 characters: letters a–f, digits and hyphens.',
    account_number_same: 'This is the same account. Choose another one.',
    role_required: 'Choose a role.',
    never_through_viisp: 'This person has never signed in through SIRIP (VIISP). They must do that first.',
    in_another_office:
      'This person works in another office. Only a supervisor there, or the operator, can give or take the role.',
    unrecognised_field: 'This field cannot be changed.',
    invalid: 'Check this field.',
  },
  mailFailed: 'The e-mail could not be sent. Send the code again.',
  mailRefused: 'The mail server did not accept our e-mail. Check the address or enter another one.',
  suggestName: (better) => `Your passport may spell it: ${better}.`,
  useSuggestion: 'Use this',
  noMoreSends,
  reload: 'Reload',
  forgetful: 'Your browser does not store data for this site, so leaving or reloading this page signs you out.',
};
