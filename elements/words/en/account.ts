import type { AccountWords } from '../lt/account.js';

/** Sentences of the account. */
export const words: AccountWords = {
  language: 'Language we should use with you',
  languages: { lt: 'Lithuanian', en: 'English', ru: 'Russian' },
  retry: 'Try again',
  save: 'Save',
  saved: 'Saved.',
  lockedSince: (day) =>
    `Your name and surname have been locked since ${day}. Only staff of the migration services can change them.`,
  namesFromViisp:
    'SIRIP (VIISP) confirmed your name and surname. If they change, we will update them here the next time you sign in through SIRIP.',
  emailFixed: 'You sign in with this address.',
  emailForNews: 'We write to you at this address.',
  ways: 'How you sign in',
  wayNames: { email: 'By e-mail', viisp: 'Through SIRIP (VIISP)' },
  addViisp:
    'Do you have a Lithuanian personal code? You can also sign in through SIRIP (VIISP): sign out, sign in through SIRIP and enter the same e-mail address.',
  notices: 'What we should e-mail you about',
  noticeNames: {
    common: 'General information',
    visit: 'Visit reservation',
    documents: 'Personal and travel documents',
    application: 'Status of an application',
    mediation: 'Status of a mediation letter',
  },
};
