import type { EndingWords } from '../lt/ending.js';

/** Sentences of the warning before a session ends. */
export const words: EndingWords = {
  idleTitle: 'We are about to sign you out',
  idleText: (time) => `If you do nothing, we will sign you out at ${time}.`,
  overTitle: 'Your session is about to end',
  overText: (time, hours) =>
    `We will sign you out at ${time}: you can stay signed in for at most ${hours} hours. Save what you have entered.`,
  secondsLeft: {
    120: 'Less than 2 minutes left.',
    60: 'Less than a minute left.',
    30: 'Less than 30 seconds left.',
    10: 'Less than 10 seconds left.',
  },
  stay: 'Stay signed in',
  stayed: 'You are still signed in.',
  offline: 'There is no internet connection. Connect and try again.',
  understood: 'OK',
};
