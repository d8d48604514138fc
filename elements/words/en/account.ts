import type { AccountWords } from '../lt/account.js';

/** Sentences of the account. */
export const words: AccountWords = {
  language: 'Language we should use with you',
  languages: { lt: 'Lithuanian', en: 'English', ru: 'Russian' },
  save: 'Save',
  saved: 'Saved.',
  lockedSince: (day) =>
    `Your name and surname have been locked since ${day}. Only staff of the migration services can change them.`,
  emailFixed: 'You sign in with this address.',
  notices: 'What we should e-mail you about',
  noticeNames: {
    common: 'General information',
    visit: 'Visit reservation',
    documents: 'Personal and travel documents',
    application: 'Status of an application',
    mediation: 'Status of a mediation letter',
  },
};
