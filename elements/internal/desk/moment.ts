import type { Language } from '../locale.js';

/** The clock that mails and people's accounts go by as well. */
const timeZone = 'Europe/Vilnius';

/** A day in figures, as lists have it. */
export function date(at: number, language: Language): string {
  return new Date(at).toLocaleDateString(language === 'lt' ? 'lt-LT' : 'en-GB', { dateStyle: 'medium', timeZone });
}

/** A day with its hour. */
export function moment(at: number, language: Language): string {
  const tag = language === 'lt' ? 'lt-LT' : 'en-GB';
  return new Date(at).toLocaleString(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone });
}
