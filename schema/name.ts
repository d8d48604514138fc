import { NAME_MAX } from './limits.js';
import type { Problem } from './problem.js';

/** The Latin line of a passport as MIGRIS stores it: Latin letters, the Lithuanian ones, and the marks names have. */
const ALLOWED = /^[A-Za-zĄČĘĖĮŠŲŪŽąčęėįšųūž][A-Za-zĄČĘĖĮŠŲŪŽąčęėįšųūž .\-’()]*$/;

/** Letters that ICAO Doc 9303-3 §6.A spells with two, where dropping the mark would be wrong. */
const SPELLED: Record<string, string> = {
  Ä: 'AE',
  Æ: 'AE',
  Å: 'AA',
  Ö: 'OE',
  Ø: 'OE',
  Œ: 'OE',
  Ü: 'UE',
  ẞ: 'SS',
  Ñ: 'N',
  Ł: 'L',
  Đ: 'D',
  Ð: 'D',
  Þ: 'TH',
  Ħ: 'H',
  Ŧ: 'T',
  Ŋ: 'N',
  İ: 'I',
  I: 'I',
  Ĳ: 'IJ',
  Ə: 'E',
};

/** Cyrillic and Greek letters that look like Latin ones: usually a forgotten keyboard layout. */
const LOOKALIKE: Record<string, string> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  І: 'I',
  Ј: 'J',
  Ѕ: 'S',
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  к: 'k',
};

/** The exact string that will be kept: NFC, trimmed, single spaces, one kind of apostrophe. Nothing else is changed. */
export function tidyName(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/['‘`ʼ´]/g, '’')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What is wrong with a tidied name, if anything. */
export function nameProblem(name: string): Problem | undefined {
  if (name === '') return 'name_required';
  if (name.length > NAME_MAX) return 'name_too_long';
  if (!ALLOWED.test(name)) return 'name_letters';
  return undefined;
}

/**
 * How the passport's machine-readable zone would spell a name with other letters (ICAO Doc 9303-3), as a suggestion the
 * person accepts or not; `undefined` where no faithful Latin spelling is known, as with most Cyrillic or Arabic names.
 */
export function suggestName(name: string): string | undefined {
  const spelled = Array.from(name, (letter) => {
    if (ALLOWED.test(`A${letter}`)) return letter;
    const look = LOOKALIKE[letter];
    if (look) return look;
    const upper = letter === 'ß' ? 'ẞ' : letter.toUpperCase();
    const latin = SPELLED[upper] ?? upper.normalize('NFD').replace(/\p{M}/gu, '');
    if (upper === letter)
      return latin.length > 1 && name !== name.toUpperCase() ? latin[0] + latin.slice(1).toLowerCase() : latin;
    return latin.toLowerCase();
  }).join('');
  const mixed = /\p{Script=Cyrillic}/u.test(name) && !/\p{Script=Latin}/u.test(name);
  return !mixed && spelled !== name && nameProblem(spelled) === undefined ? spelled : undefined;
}
