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
  forSite: (name) => `The code is for signing in to “${name}”.`,
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
  newCode: 'Send a new code',
  contactTitle: 'Your contact details',
  contactHint:
    'Write your name and surname exactly as in the Latin letters of your passport. Later only staff of the migration services can change them.',
  givenNames: 'Name(s)',
  surname: 'Surname(s)',
  oneName: 'My passport shows only a name or only a surname',
  oneNameHint: 'Write what it shows in the surname field.',
  phone: 'Phone number',
  phoneHint: 'For example, +37060000000. A foreign number starts with + and the country code.',
  reviewTitle: 'Are name and surname as in your passport?',
  reviewHint:
    'When you press “Next”, your name and surname will be locked: only staff of the migration services in Lithuania and of the Lithuanian missions abroad can change them. You can change the phone number yourself.',
  noGivenNames: 'None',
  inTime: after,
  fault: (id) => `Something went wrong in our system. Try again.${id && ` Error number: ${id}.`}`,
  refusals: {
    code_wrong: ({ left }) =>
      left > 0 ? `This code is not right. You have ${counted(left, 'try', 'tries')} left.` : 'This code is not right.',
    code_expired: () => 'This code has expired. Send a new code.',
  },
  problems: {
    email_required: 'Enter your e-mail address.',
    email_invalid: 'Check the address: it should look like name@example.com.',
    code_required: 'Enter the code from the e-mail.',
    code_too_short: 'The code has 8 digits. You entered too few.',
    code_too_long: 'The code has 8 digits. You entered too many.',
    code_not_digits: 'Enter digits only: the 8 from the e-mail.',
    name_required: 'Fill this in as it is in your passport.',
    phone_required: 'Enter your phone number.',
  },
  loading: 'Loading…',
};
