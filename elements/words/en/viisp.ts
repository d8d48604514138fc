import type { ViispPart } from '../lt/viisp.js';

/** Sentences of the way through VIISP: out, back, and what is asked the first time. */
export const words: ViispPart = {
  viispTitle: 'Signing in through SIRIP (VIISP)',
  leaving:
    'Please wait… We are taking you to VIISP, the State Information Resources Interoperability Platform (SIRIP).',
  returning: 'Please wait… We are checking the answer of SIRIP (VIISP).',
  viispSlow: 'SIRIP (VIISP) is slow to answer. Please wait, there is nothing to press.',
  retry: 'Try again',
  leaveAgain: 'Sign in through SIRIP again',
  byEmail: 'Sign in by e-mail',
  goBack: 'Back',
  nothingKept:
    'Your browser keeps nothing in this window (as in private browsing), so we would not recognise you on your way back from SIRIP (VIISP). Sign in by e-mail, or open the site in an ordinary window.',
  formBlocked: (origin) =>
    `This site does not allow SIRIP (VIISP) to be opened. Sign in by e-mail. For its developer: add ${origin} to form-action in the security policy (CSP).`,
  viispRefusals: {
    viisp_unavailable: () =>
      'Signing in through SIRIP (VIISP) does not work at the moment. Try again in a few minutes, or sign in by e-mail.',
    viisp_failed: () =>
      'SIRIP (VIISP) did not confirm who you are, or signing in was cancelled. Sign in again, through SIRIP or by e-mail.',
    viisp_expired: () =>
      'This sign-in through SIRIP (VIISP) is no longer valid: its time is over, it began in another browser, or it was already used. Sign in again, through SIRIP or by e-mail.',
    email_taken: () =>
      'This address belongs to another account that cannot be joined. Enter another address, or contact the migration services.',
  },
  nameFromViisp: 'Name and surname from SIRIP (VIISP)',
  fullName: 'Name and surname',
  addressTitle: 'What is your e-mail address?',
  addressHint:
    'We will send a temporary code to make sure that the address is yours. If you have signed in to MIGRIS by e-mail before, enter the same address.',
  meetingTitle: 'Join the two accounts?',
  meeting: 'There is already an account with this e-mail address.',
  found: 'Existing account',
  foundSince: 'Created',
  unnamed: 'Not given',
  confirmed: 'Identity confirmed by SIRIP (VIISP)',
  joining:
    'Joining leaves one account. It will have the name and surname that SIRIP (VIISP) confirmed, and you will be able to sign in both ways: through SIRIP and by e-mail. If the existing account is not yours, enter another address.',
  join: 'Join the accounts',
  joined: 'The accounts are joined.',
  otherAddress: 'Enter another address',
  phoneTitle: 'What is your phone number?',
};
