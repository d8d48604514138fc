/** A word as it stands inside a sentence: `Vizitas` becomes `vizitas`; what is written in capitals stays. */
export function inSentence(word: string): string {
  return /^\p{Lu}\p{Lu}/u.test(word) ? word : word.charAt(0).toLowerCase() + word.slice(1);
}
