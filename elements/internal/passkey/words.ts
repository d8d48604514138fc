import type { AllPasskeyWords } from '../locale.js';
import type { Trouble } from '../trouble.js';
import { Hindered } from './hindered.js';

/** The words with those of passkeys where refusals and problems are looked up: what the browser did is said as it is. */
export function withPasskeys(words: AllPasskeyWords, trouble: Trouble | undefined): AllPasskeyWords {
  const { passkeyRefusals, hindrances, passkeyNameNeeded, passkeyNameLong } = words;
  const hindered = trouble instanceof Hindered && {
    passkey_refused: () => hindrances[trouble.hindrance](trouble.site),
  };
  return {
    ...words,
    refusals: { ...words.refusals, ...passkeyRefusals, ...hindered },
    ...(words.rareProblems && {
      rareProblems: { ...words.rareProblems, words_required: passkeyNameNeeded, words_too_long: passkeyNameLong },
    }),
  };
}
