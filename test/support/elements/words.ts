import type { AllWords, ViispWords } from '../../../elements/internal/locale.js';
import { words as accountEn } from '../../../elements/words/en/account.js';
import { words as doorEn } from '../../../elements/words/en/door.js';
import { words as stepsEn } from '../../../elements/words/en/steps.js';
import { words as viispEn } from '../../../elements/words/en/viisp.js';
import { words as accountLt } from '../../../elements/words/lt/account.js';
import { words as doorLt } from '../../../elements/words/lt/door.js';
import { words as stepsLt } from '../../../elements/words/lt/steps.js';
import { words as viispLt } from '../../../elements/words/lt/viisp.js';
import type { Refusal, rareRefusals } from '../../../schema/refusal.js';

/** All that the elements say in English, which most tests are in. */
export const en: AllWords & ViispWords = { ...doorEn, ...stepsEn, ...accountEn, ...viispEn };
/** The same in Lithuanian. */
export const lt: AllWords & ViispWords = { ...doorLt, ...stepsLt, ...accountLt, ...viispLt };

/** What is said in the chunks above. */
type Usual = Exclude<Refusal, (typeof rareRefusals)[number]>;

interface Facts {
  wait: number;
  left: number;
  origin: string;
}

/** What is said of a refusal. */
export function refusalWords(name: Usual, facts: Partial<Facts> = {}, words = en): string {
  const say: Record<Usual, (facts: Facts) => string> = { ...words.refusals, ...words.viispRefusals };
  return say[name]({ wait: 0, left: 0, origin: location.origin, ...facts });
}

/** Where the code went. */
export function sentTo(email: string): string {
  return `${en.sentTo} ${email}`;
}

/** A sentence, whatever the numbers in it are. */
export function anyNumbers(sentence: string): RegExp {
  return new RegExp(sentence.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\d+/g, '\\d+'));
}
