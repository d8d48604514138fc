import { type AllWords, chunks } from '../locale.js';

chunks.account = { lt: () => import('../../words/lt/account.js'), en: () => import('../../words/en/account.js') };
chunks.address = { lt: () => import('../../words/lt/address.js'), en: () => import('../../words/en/address.js') };
chunks.correction = {
  lt: () => import('../../words/lt/correction.js'),
  en: () => import('../../words/en/correction.js'),
};
chunks.history = { lt: () => import('../../words/lt/history.js'), en: () => import('../../words/en/history.js') };
chunks.data = { lt: () => import('../../words/lt/data.js'), en: () => import('../../words/en/data.js') };
chunks.passkey = { lt: () => import('../../words/lt/passkey.js'), en: () => import('../../words/en/passkey.js') };

const DAY_SECONDS = 86_400;

/** The words of the account where refusals are looked up, and waits of days told as such. */
export function withRefusals<Said extends AllWords>(words: Said): Said {
  return {
    ...words,
    refusals: { ...words.refusals, ...words.accountRefusals },
    // What is seldom said comes later, and must not speak over what is said in the account.
    rareRefusals: { ...words.rareRefusals, ...words.accountRefusals },
    inTime: (seconds: number) =>
      seconds < 2 * DAY_SECONDS ? words.inTime(seconds) : words.days(Math.ceil(seconds / DAY_SECONDS)),
  };
}
