import type { Language } from '../locale.js';

/** A day in figures, as lists have it. */
export function date(at: number, language: Language): string {
  return new Date(at).toLocaleDateString(language === 'lt' ? 'lt-LT' : 'en-GB', { dateStyle: 'medium' });
}

/** A day with its hour, of the clock of whoever looks. */
export function moment(at: number, language: Language): string {
  const tag = language === 'lt' ? 'lt-LT' : 'en-GB';
  return new Date(at).toLocaleString(tag, { dateStyle: 'medium', timeStyle: 'short' });
}
