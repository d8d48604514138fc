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
  setBy: { person: 'You', viisp: 'SIRIP (VIISP)', staff: 'Staff of the migration services' },
  setAt: (who, day) => `${who}, ${day}`,
  lockedName: 'Only staff of the migration services can change your name and surname.',
  frozen: (moment) =>
    `Your phone number and e-mail address cannot be changed until ${moment} (time in Lithuania), because it was reported that somebody else used the account.`,
  elsewhere: (value) => `In the other window now: ${value}`,
  noneChosen: 'nothing',
  toAccount: 'Back to my account',
  changeEmail: 'Change address',
  askCorrection: 'Ask for a correction',
  correctionWaits: 'Your request to correct your name is waiting for an answer.',
  seeRequest: 'See the request',
  contactSection: 'Contact and messages',
  moreSection: 'Security and data',
  pageTitles: {
    requests: 'Requests and answers',
    history: 'History of the account',
    sessions: 'Where you are signed in',
    passkeys: 'Passkeys',
    data: 'My data',
  },
  pageHints: {
    requests: 'What you asked or told the migration services, and what they answered.',
    history: 'Sign-ins, changes, and which offices looked at your data.',
    sessions: 'Devices and sites; you can sign them out here.',
    passkeys: 'A second way to confirm that it is you.',
    data: 'Get your data, or delete the account.',
  },
  passkeyOffer: 'This account has a passkey. Use it to confirm that it is you before you change important details.',
  erasing: (moment) =>
    `The account will be deleted on ${moment} (time in Lithuania). You can change your mind until then.`,
  keepAccount: 'Keep the account',
  done: {
    emailChanged:
      'Your e-mail address has been changed. We have signed you out everywhere else and written to both addresses.',
    erasureAsked: 'Your request to delete the account was accepted.',
    erasureWithdrawn: 'The account will not be deleted.',
    proven: 'You have confirmed that it is you.',
  },
  proveTitle: 'Confirm that it is you',
  proveByCode: (email) => `You signed in some time ago, so we will send a temporary code to ${email}.`,
  proveByPasskey: 'Use the passkey that you added to this account.',
  usePasskey: 'Use the passkey',
  lostPasskey: 'If you do not have the passkey any more, contact the migration services.',
  stepBack: 'Back',
  days: (count) => `in ${count} ${count === 1 ? 'day' : 'days'}`,
  accountRefusals: {
    step_up_needed: () => 'You signed in some time ago. Confirm once more that it is you.',
    passkey_needed: () => 'Confirm with your passkey that it is you.',
    contact_frozen: ({ wait }) =>
      `Your phone number and e-mail address cannot be changed for now. You can change them ${wait}.`,
    request_open: () => 'You have made such a request already. It is waiting for an answer.',
    request_unknown: () => 'This request has been answered or withdrawn already.',
    passkey_refused: () => 'The passkey did not work. Try again, or use another passkey of this account.',
    level_too_low: () =>
      'You can add a passkey once staff of the migration services have confirmed your identity at a visit.',
    take_back_over: () => 'This address cannot be taken back any more. Contact the migration services.',
    email_taken: () =>
      'Another account has this address already. Enter another one, or contact the migration services.',
    account_blocked: () => 'The account with this address is blocked. Contact the migration services.',
  },
};
