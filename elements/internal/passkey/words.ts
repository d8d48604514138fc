import type { PasskeyWords } from '../../words/lt/passkey.js';
import { type AllStepWords, chunks } from '../locale.js';
import type { Trouble } from '../trouble.js';
import { Hindered } from './hindered.js';

chunks.passkey = { lt: () => import('../../words/lt/passkey.js'), en: () => import('../../words/en/passkey.js') };

/** The words with those of passkeys, once they are here, where refusals and problems are looked up: what the browser did is said as it is. */
export function withPasskeys<Said extends AllStepWords>(words: Said & Partial<PasskeyWords>, trouble?: Trouble): Said {
  const { passkeyRefusals, hindrances, passkeyNameNeeded, passkeyNameLong } = words;
  const hindered = hindrances &&
    trouble instanceof Hindered && { passkey_refused: () => hindrances[trouble.hindrance](trouble.site) };
  return {
    ...words,
    refusals: { ...words.refusals, ...passkeyRefusals, ...hindered },
    ...(words.rareProblems &&
      passkeyNameNeeded && {
        rareProblems: { ...words.rareProblems, words_required: passkeyNameNeeded, words_too_long: passkeyNameLong },
      }),
  };
}
