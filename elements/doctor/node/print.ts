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

/** Text from a page, without what a terminal would obey or what turns its letters round. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');
}
