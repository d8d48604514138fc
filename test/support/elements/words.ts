import type {
  AllAddressWords,
  AllCorrectionWords,
  AllDataWords,
  AllDeskWords,
  AllHistoryWords,
  AllMovedWords,
  ViispWords,
} from '../../../elements/internal/locale.js';
import { words as accountEn } from '../../../elements/words/en/account.js';
import { words as addressEn } from '../../../elements/words/en/address.js';
import { words as correctionEn } from '../../../elements/words/en/correction.js';
import { words as dataEn } from '../../../elements/words/en/data.js';
import { words as deskEn } from '../../../elements/words/en/desk.js';
import { words as deskActsEn } from '../../../elements/words/en/desk-acts.js';
import { words as doorEn } from '../../../elements/words/en/door.js';
import { words as endingEn } from '../../../elements/words/en/ending.js';
import { words as historyEn } from '../../../elements/words/en/history.js';
import { words as movedEn } from '../../../elements/words/en/moved.js';
import { words as rareEn } from '../../../elements/words/en/rare.js';
import { words as sessionsEn } from '../../../elements/words/en/sessions.js';
import { words as stepsEn } from '../../../elements/words/en/steps.js';
import { words as viispEn } from '../../../elements/words/en/viisp.js';
import { words as accountLt } from '../../../elements/words/lt/account.js';
import { words as addressLt } from '../../../elements/words/lt/address.js';
import { words as correctionLt } from '../../../elements/words/lt/correction.js';
import { words as dataLt } from '../../../elements/words/lt/data.js';
import { words as deskLt } from '../../../elements/words/lt/desk.js';
import { words as deskActsLt } from '../../../elements/words/lt/desk-acts.js';
import { words as doorLt } from '../../../elements/words/lt/door.js';
import type { EndingWords } from '../../../elements/words/lt/ending.js';
import { words as endingLt } from '../../../elements/words/lt/ending.js';
import { words as historyLt } from '../../../elements/words/lt/history.js';
import { words as movedLt } from '../../../elements/words/lt/moved.js';
import type { RareWords } from '../../../elements/words/lt/rare.js';
import { words as rareLt } from '../../../elements/words/lt/rare.js';
import type { SessionsWords } from '../../../elements/words/lt/sessions.js';
import { words as sessionsLt } from '../../../elements/words/lt/sessions.js';
import { words as stepsLt } from '../../../elements/words/lt/steps.js';
import { words as viispLt } from '../../../elements/words/lt/viisp.js';
import type { Refusal } from '../../../schema/refusal.js';

type Everything = AllDeskWords &
  AllAddressWords &
  AllCorrectionWords &
  AllDataWords &
  AllHistoryWords &
  AllMovedWords &
  ViispWords &
  RareWords &
  EndingWords &
  SessionsWords;

/** All that the elements say in English, which most tests are in. */
export const en: Everything = {
  ...stepsEn,
  ...rareEn,
  ...endingEn,
  ...sessionsEn,
  ...accountEn,
  ...addressEn,
  ...correctionEn,
  ...historyEn,
  ...dataEn,
  ...movedEn,
  ...viispEn,
  ...deskEn,
  ...deskActsEn,
  // Last: what is said without a connection is shorter where nothing was typed.
  ...doorEn,
};
/** The same in Lithuanian. */
export const lt: Everything = {
  ...stepsLt,
  ...rareLt,
  ...endingLt,
  ...sessionsLt,
  ...accountLt,
  ...addressLt,
  ...correctionLt,
  ...historyLt,
  ...dataLt,
  ...movedLt,
  ...viispLt,
  ...deskLt,
  ...deskActsLt,
  // Last: what is said without a connection is shorter where nothing was typed.
  ...doorLt,
};

interface Facts {
  wait: number;
  left: number;
  origin: string;
}

/** What is said of a refusal. */
export function refusalWords(name: Refusal, facts: Partial<Facts> = {}, words = en): string {
  const say: Partial<Record<Refusal, (facts: { wait: string; left: number; origin: string }) => string>> = {
    ...words.refusals,
    // In the account some of the others are said in other words.
    ...words.accountRefusals,
    ...words.rareRefusals,
    ...words.viispRefusals,
  };
  const sentence = say[name];
  if (!sentence) throw new Error(`no words for ${name}`);
  return sentence({ left: 0, origin: location.origin, ...facts, wait: words.inTime(facts.wait ?? 0) });
}

/** Where the code went. */
export function sentTo(email: string): string {
  return `${en.sentTo} ${email}`;
}

/** A sentence, whatever the numbers in it are. */
export function anyNumbers(sentence: string): RegExp {
  return new RegExp(sentence.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\d+/g, '\\d+'));
}
