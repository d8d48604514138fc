import type { Language } from './locale.js';

const tags = { lt: 'lt-LT', en: 'en-GB' } satisfies Record<Language, string>;
/** Mails and offices go by it, so a page that went by another clock would name another day. */
const timeZone = 'Europe/Vilnius';

/** A day in Lithuania, as it is written in a letter. */
export function day(at: number, language: Language): string {
  return new Date(at).toLocaleDateString(tags[language], { dateStyle: 'long', timeZone });
}

/** Hours and minutes in Lithuania. */
export function hourThere(at: number, language: Language): string {
  return new Date(at).toLocaleTimeString(tags[language], { hour: '2-digit', minute: '2-digit', timeZone });
}

/** A day in Lithuania and its hour, where it matters when something begins or ends. */
export function moment(at: number, language: Language): string {
  return `${day(at, language)}${language === 'lt' ? '' : ','} ${hourThere(at, language)}`;
}
