import type { EndingWords } from '../lt/ending.js';

/** Sentences of the warning before a session ends. */
export const words: EndingWords = {
  idleTitle: 'We are about to sign you out',
  idleText: (time) => `You have done nothing for a while, so your session ends at ${time}.`,
  overTitle: 'Your session is about to end',
  overText: (time, hours) =>
    `A session lasts at most ${hours} hours, so this one ends at ${time}. Save what you have entered. Then you can sign in again.`,
  secondsLeft: {
    120: 'Less than 2 minutes left.',
    60: 'Less than a minute left.',
    30: 'Less than 30 seconds left.',
    10: 'Less than 10 seconds left.',
  },
  stay: 'Stay signed in',
  understood: 'OK',
};
