import type { Language } from './locale.js';

/** A day, as it is written in a letter. */
export function day(at: number, language: Language): string {
  return new Date(at).toLocaleDateString(language === 'lt' ? 'lt-LT' : 'en-GB', { dateStyle: 'long' });
}
