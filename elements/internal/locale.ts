import { words as en } from '../words/en/door.js';
import type { AccountWords } from '../words/lt/account.js';
import type { AddressWords } from '../words/lt/address.js';
import type { CorrectionWords } from '../words/lt/correction.js';
import type { DataWords } from '../words/lt/data.js';
import type { DeskWords } from '../words/lt/desk.js';
import type { DeskActsWords } from '../words/lt/desk-acts.js';
import { type DoorWords, words as lt } from '../words/lt/door.js';
import type { EndingWords } from '../words/lt/ending.js';
import type { HistoryWords } from '../words/lt/history.js';
import type { MovedWords } from '../words/lt/moved.js';
import type { PasskeyWords } from '../words/lt/passkey.js';
import type { RareWords } from '../words/lt/rare.js';
import type { SessionsWords } from '../words/lt/sessions.js';
import type { StepWords } from '../words/lt/steps.js';
import type { ViispPart } from '../words/lt/viisp.js';
import { surely } from './load.js';

/** A language that the elements speak. */
export type Language = 'lt' | 'en';
/** A part of the way in, with words of its own. */
export type Part =
  | 'door'
  | 'steps'
  | 'rare'
  | 'account'
  | 'address'
  | 'correction'
  | 'history'
  | 'data'
  | 'moved'
  | 'viisp'
  | 'ending'
  | 'sessions'
  | 'desk'
  | 'deskActs'
  | 'passkey';
type Chunks = Record<Language, (again: string) => Promise<{ words: object }>>;

/**
 * One chunk per part and language: people load the words of their own language, when they get there. What comes later brings its own.
 * Those of the first screen are in the first file, in every language: one more request would be dearer than they are.
 */
export const chunks: Record<'door' | 'steps' | 'rare', Chunks> & { [P in Part]?: Chunks } = {
  door: { lt: async () => ({ words: lt }), en: async () => ({ words: en }) },
  steps: { lt: () => import('../words/lt/steps.js'), en: () => import('../words/en/steps.js') },
  rare: { lt: () => import('../words/lt/rare.js'), en: () => import('../words/en/rare.js') },
};

/** Words on the first screen; those of the steps, and of errors, come while the person types. */
export type Words = DoorWords & Partial<StepWords> & Partial<RareWords>;
/** Words from the second screen on. */
export type AllStepWords = DoorWords & StepWords & Partial<RareWords>;
/** Words of the way through VIISP. */
export type ViispWords = AllStepWords & ViispPart;
/** Words of the list of sessions. */
export type AllSessionsWords = AllStepWords & SessionsWords;
/** Words of the passkeys. */
export type AllPasskeyWords = AllStepWords & PasskeyWords;
/** Words of the warning before a session ends. */
export type AllEndingWords = AllStepWords & EndingWords;
/** Words of the desk of staff. */
export type AllDeskWords = AllStepWords & RareWords & DeskWords & DeskActsWords;
/** Words of the account. */
export type AllWords = AllStepWords & AccountWords;
/** Words of one page of the account each. */
export type AllAddressWords = AllWords & AddressWords;
export type AllCorrectionWords = AllWords & CorrectionWords;
export type AllHistoryWords = AllWords & HistoryWords;
export type AllDataWords = AllWords & DataWords;
/** Words of an address that was replaced. */
export type AllMovedWords = AllStepWords & MovedWords;

/** The language for a tag: its first part if we speak it, else English; Lithuanian where a page says nothing. */
export function languageFor(tag: string | null | undefined): Language {
  const wanted = (tag || 'lt').slice(0, 2).toLowerCase();
  return wanted in chunks.door ? (wanted as Language) : 'en';
}

/** The language of an element: its own, or else that of the nearest `lang`. */
export function languageOf(element: HTMLElement & { locale: string }): Language {
  const nearest = element.closest<HTMLElement>('[lang]') ?? document.documentElement;
  return languageFor(element.locale || nearest.lang);
}

/** The words of some parts, in one language. */
export async function wordsOf(parts: readonly Part[], language: Language): Promise<object> {
  const loaded = await Promise.all(parts.map((part) => surely((chunks[part] as Chunks)[language])));
  return Object.assign({}, ...loaded.map(({ words }) => words));
}
