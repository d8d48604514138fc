import type { AccountWords } from '../words/lt/account.js';
import type { DoorWords } from '../words/lt/door.js';
import type { StepWords } from '../words/lt/steps.js';
import { surely } from './load.js';

/** One chunk per language and part: people load the words of their own language, when they get there. */
const chunks = {
  lt: {
    door: () => import('../words/lt/door.js'),
    steps: () => import('../words/lt/steps.js'),
    account: () => import('../words/lt/account.js'),
  },
  en: {
    door: () => import('../words/en/door.js'),
    steps: () => import('../words/en/steps.js'),
    account: () => import('../words/en/account.js'),
  },
};

/** A language that the elements speak. */
export type Language = keyof typeof chunks;
/** A part of the way in, with words of its own. */
export type Part = keyof (typeof chunks)['lt'];

/** Words on the first screen; those of the steps, and of errors, come while the person types. */
export type Words = DoorWords & Partial<StepWords>;
/** Words from the second screen on. */
export type AllStepWords = DoorWords & StepWords;
/** Words of the account. */
export type AllWords = AllStepWords & AccountWords;

/** The language for a tag: its first part if we speak it, else English; Lithuanian where a page says nothing. */
export function languageFor(tag: string | null | undefined): Language {
  const wanted = (tag || 'lt').slice(0, 2).toLowerCase();
  return wanted in chunks ? (wanted as Language) : 'en';
}

/** The words of some parts, in one language. */
export async function wordsOf(parts: readonly Part[], language: Language): Promise<object> {
  const loaded = await Promise.all(parts.map((part) => surely<{ words: object }>(chunks[language][part])));
  return Object.assign({}, ...loaded.map(({ words }) => words));
}
