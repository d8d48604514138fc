import type { StepWords } from '../lt/steps.js';

/** `1 try`, `2 tries`. */
function counted(count: number, one: string, other: string): string {
  return `${count} ${count === 1 ? one : other}`;
}

/** `in 45 seconds`. */
function after(seconds: number): string {
  if (seconds < 60) return `in ${counted(seconds, 'second', 'seconds')}`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `in ${counted(minutes, 'minute', 'minutes')}`;
  return `in ${counted(Math.ceil(minutes / 60), 'hour', 'hours')}`;
}

/** Sentences of the code, of the contact data, and of everything that can go wrong. */
export const words: StepWords = {
  lastStep: 'Last step',
  codeTitle: 'Enter the temporary code',
  sentTo: 'We sent a code to',
  changeAddress: 'Change address',
  code: 'Temporary code',
  codeHint: (letters) => `8 digits, from the e-mail marked ${letters}.`,
  validUntil: (time) => `The code is valid for 60 minutes, until ${time}.`,
  eitherWorks: (times) => `We sent codes at ${times}. Any of them works.`,
  minutesLeft: (minutes) => `The code is valid for ${counted(minutes, 'more minute', 'more minutes')}.`,
  help: 'No e-mail yet? Look in your spam folder, or send the code again.',
  resend: 'Send the code again',
  resendIn: (seconds) => `You can send it again ${after(seconds)}.`,
  resent: 'We sent one more code.',
  noMoreSends: 'No more codes will be sent this time. Enter one you have.',
  newCode: 'Send a new code',
  mailFailed: 'The e-mail could not be sent. Send the code again.',
  mailRefused: 'The mail server did not accept our e-mail. Check the address or enter another one.',
  contactTitle: 'Your contact details',
  contactHint:
    'Write your name and surname exactly as in the Latin letters of your passport. Later only staff of the migration services can change them.',
  givenNames: 'Name(s)',
  surname: 'Surname(s)',
  oneName: 'My passport shows only a name or only a surname',
  oneNameHint: 'Write what it shows in the surname field.',
  phone: 'Phone number',
  phoneHint: 'For example, +37060000000. A foreign number starts with + and the country code.',
  suggestName: (better) => `Your passport may spell it: ${better}.`,
  useSuggestion: 'Use this',
  reviewTitle: 'Are name and surname as in your passport?',
  reviewHint:
    'When you press “Next”, your name and surname will be locked: only staff of the migration services in Lithuania and of the Lithuanian missions abroad can change them. You can change the phone number yourself.',
  noGivenNames: 'None',
  fault: (id) => `Something went wrong in our system. Try again.${id && ` Error number: ${id}.`}`,
  refusals: {
    code_wrong: ({ left }) =>
      left > 0 ? `This code is not right. You have ${counted(left, 'try', 'tries')} left.` : 'This code is not right.',
    code_expired: () => 'This code has expired. Send a new code.',
    code_used: () => 'This code has already been used. Send a new code.',
    tries_spent: () => 'A wrong code was entered 5 times. Send a new code.',
    code_not_ready: () => 'The code is still being prepared. Try again in a few seconds.',
    too_soon: ({ wait }) => `We have just sent a code. You can send another ${after(wait)}.`,
    sends_spent: () => 'No more codes will be sent this time. Enter one you have.',
    too_many_mails: ({ wait }) => `We have already sent many e-mails to this address. Try again ${after(wait)}.`,
    too_many_wrong_codes: ({ wait }) => `Too many wrong codes for this address. Try again ${after(wait)}.`,
    too_many_calls: ({ wait }) => `There are too many requests from your network. Try again ${after(wait)}.`,
    origin_unknown: ({ origin }) =>
      `The site ${origin} is not registered. For its developer: ask MIGRIS to register it.`,
    signed_out: () => 'Your session has ended. Sign in again.',
    proof_refused: () => 'Sign in again.',
    proof_stale: () => 'Set the clock of your device and try again.',
    profile_incomplete: () => 'Give your contact details.',
    field_locked: () => 'You cannot change these details: only staff of the migration services can.',
    changed_meanwhile: () => 'These details have just been changed in another window. Look at them and save again.',
    use_viisp: () => 'You sign in to this account through SIRIP (VIISP) only. Use SIRIP.',
    try_again: () => 'That did not work just now. Try again in a few seconds.',
  },
  problems: {
    email_required: 'Enter your e-mail address.',
    email_invalid: 'Check the address: it should look like name@example.com.',
    email_local_unsupported: 'Before the @ only letters a–z, digits and marks are possible. Check the address.',
    code_required: 'Enter the code from the e-mail.',
    code_too_short: 'The code has 8 digits. You entered too few.',
    code_too_long: 'The code has 8 digits. You entered too many.',
    code_not_digits: 'Enter digits only: the 8 from the e-mail.',
    name_required: 'Fill this in as it is in your passport.',
    name_letters: 'Only A–Z and Lithuanian letters fit. Copy the lines at the bottom of the passport page (with <<<).',
    name_too_long: 'At most 60 characters fit. Write whole names only.',
    phone_required: 'Enter your phone number.',
    phone_invalid:
      'Check the number: a Lithuanian one looks like +37060000000, a foreign one starts with + and the country code.',
    unrecognised_field: 'This field cannot be changed.',
    invalid: 'Check this field.',
  },
  loading: 'Loading…',
  retry: 'Try again',
};
