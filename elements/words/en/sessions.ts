import type { SessionsWords } from '../lt/sessions.js';

/** Sentences of the list of sessions. */
export const words: SessionsWords = {
  sessionsTitle: 'Where you are signed in',
  thisDevice: 'this device',
  unknownDevice: 'Unknown device',
  wayUsed: { email: 'Signed in by e-mail', viisp: 'Signed in through SIRIP (VIISP)' },
  lastUsed: (when) => `Last used: ${when}`,
  siteHelp: 'Help of the site',
  endSession: 'Sign out',
  endOthers: 'Sign out everywhere else',
  sureOthers: 'Sign out of all other devices and sites? You will have to sign in there again.',
  sureYes: 'Yes, sign out',
  sureNo: 'No, keep them signed in',
  sessionEnded: (which) => `Signed out: ${which}.`,
  othersEnded: (count) =>
    count === 0 ? 'There were no other sessions.' : `${count} ${count === 1 ? 'session' : 'sessions'} signed out.`,
  onlyThis: 'You are not signed in anywhere else.',
  notYours: 'If you do not recognise a session, sign it out.',
  offline: 'There is no internet connection. Connect and try again.',
  retry: 'Try again',
  listUnknown: 'We cannot show your sessions here.',
};
