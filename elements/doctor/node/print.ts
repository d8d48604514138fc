import type { DoctorWords } from '../../words/lt/doctor.js';
import type { Told } from '../told.js';

/** How the terminal is written to. */
export interface Manner {
  words: DoctorWords;
  /** Whether it shows bold letters. */
  bold: boolean;
}

/** One finding as a block of lines. */
export function block({ id, severity, what, why, how, lines }: Told, { words, bold }: Manner): string {
  const head = `${words.severities[severity]}: ${plain(what)}`;
  return [
    bold ? `\u001b[1m${head}\u001b[22m` : head,
    `  ${plain(why)}`,
    `  ${plain(how)}`,
    ...lines.map((line) => `    ${plain(line)}`),
    `  [${id}]`,
  ].join('\n');
}

/** JSON as it is, but nothing in it that a terminal would obey. */
export function json(value: object): string {
  const units = (text: string) => text.split('').map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));
  return JSON.stringify(value, null, 2).replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    units(character)
      .map((unit) => `\\u${unit}`)
      .join(''),
  );
}

/** Text from a page, without what a terminal would obey or what turns its letters round. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');
}
