import type { MovedWords } from '../lt/moved.js';

/** Sentences for whoever signs in with an address that was replaced a short time ago. */
export const words: MovedWords = {
  movedTitle: 'This address was replaced',
  movedText:
    'The e-mail address of your account was replaced by another one a short time ago. If you did that, sign in with the new address. If not, take this address back.',
  movedEffects: [
    'The account will have this address again.',
    'We will sign out all devices and sites.',
    'The phone number and the e-mail address cannot be changed for 7 days.',
    'We will tell staff of the migration services.',
  ],
  takeBack: 'Take this address back',
  newAddressInstead: 'Sign in with another address',
  takenBackTitle: 'The address is yours again',
  takenBack: (email, moment) =>
    `The account has the address ${email} again. All sessions are ended, and the phone number and the e-mail address cannot be changed until ${moment} (time in Lithuania).`,
  mailboxSafe: 'Change the password of your mailbox if somebody else may have access to it.',
  signInNow: 'Sign in with this address',
  takeBackOver: 'This address cannot be taken back any more. Contact the migration services.',
};
