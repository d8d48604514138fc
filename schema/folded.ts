import { type SQL, sql } from 'drizzle-orm';

/**
 * Letters of names in and around Lithuania, by the plain ones that they are searched as. No more of them: D1 takes expressions of at most
 * 100 steps.
 */
const PLAIN: Record<string, string> = {
  a: 'ąāäáå',
  c: 'čćç',
  e: 'ęėēéè',
  g: 'ģ',
  i: 'įīí',
  k: 'ķ',
  l: 'łļ',
  n: 'ńņñ',
  o: 'óöõø',
  s: 'šś',
  ss: 'ß',
  u: 'ųūúü',
  z: 'žźż',
};

/** What stands between the parts of a name, beside spaces. */
const MARKS = "-.’'()";

const letters = Object.entries(PLAIN).flatMap(([plain, marked]) =>
  Array.from(marked, (letter) => [letter, plain] as const),
);
const byLetter = new Map<string, string>(letters);

/** A name as it is searched for: `Žukauskas` and `zukauskas` are one; marks between its parts are one space. */
export function fold(name: string): string {
  const small = name.normalize('NFC').toLowerCase();
  const plain = Array.from(small, (letter) => byLetter.get(letter) ?? letter).join('');
  return plain.replace(/[-.’'()\s]+/g, ' ').trim();
}

/** The same in SQL: an index is over this very expression. */
export function folded(column: string): SQL {
  return sql.raw(foldedText(column));
}

/** What follows the first part of a name, folded; a name of one part as it is. An index is over this one too. */
export function foldedRest(column: string): SQL {
  const text = foldedText(column);
  return sql.raw(`substr(${text}, instr(${text}, ' ') + 1)`);
}

/** Whether a name may have so many parts, in SQL: no other has as many marks and spaces. Indexes of such names alone are over this one. */
export function hasParts(column: string, parts: 2 | 3): SQL {
  return sql.raw(`${column} GLOB '${`*[${MARKS.replace("'", "''")} ]`.repeat(parts - 1)}*'`);
}

function foldedText(column: string): string {
  const capitals = letters.flatMap(([letter, plain]) => {
    const capital = letter.toUpperCase();
    return capital.length === 1 && capital !== letter && !/[A-Z]/.test(capital) ? [[capital, plain]] : [];
  });
  const steps = [...letters, ...capitals, ...Array.from(MARKS, (mark) => [mark, ' '])];
  const text = steps.reduce(
    (inner, [from, to]) => `replace(${inner}, '${from === "'" ? "''" : from}', '${to}')`,
    column,
  );
  return `trim(replace(replace(lower(${text}), '  ', ' '), '  ', ' '))`;
}
