/** Letters that ICAO Doc 9303-3 §6.A spells with two or without their mark, as `letter + spelling`. */
const SPELLED = 'ÄAE ÆAE ÅAA ÖOE ØOE ŒOE ÜUE ẞSS ÑN ŁL ĐD ÐD ÞTH ĦH ŦT ŊN ĲIJ ƏE'.split(' ');

/** Cyrillic letters that look like Latin ones, and these: usually a forgotten keyboard layout. */
const LOOKALIKE = 'АВЕКМНОРСТУХІЈЅаеорсухіјѕ';
const LOOKED_FOR = 'ABEKMHOPCTYXIJSaeopcyxijs';

/**
 * How the passport's machine-readable zone would spell a name that has other letters (ICAO Doc 9303-3), as a suggestion that the
 * person accepts or not, where it `fits` the rule of names; `undefined` where no faithful Latin spelling is known, as for names wholly in another script.
 */
export function suggestName(name: string, fits: (name: string) => boolean): string | undefined {
  if (!/\p{Script=Latin}/u.test(name)) return undefined;
  const spelled = Array.from(name, (letter) => (fits(`A${letter}`) ? letter : spell(letter, name))).join('');
  return spelled !== name && fits(spelled) ? spelled : undefined;
}

function spell(letter: string, name: string): string {
  const look = LOOKALIKE.indexOf(letter);
  if (look >= 0) return LOOKED_FOR.charAt(look);
  const upper = letter === 'ß' ? 'ẞ' : letter.toUpperCase();
  const latin =
    SPELLED.find((pair) => pair.startsWith(upper))?.slice(1) ?? upper.normalize('NFD').replace(/\p{M}/gu, '');
  if (letter !== upper) return latin.toLowerCase();
  return name === name.toUpperCase() ? latin : latin.charAt(0) + latin.slice(1).toLowerCase();
}
