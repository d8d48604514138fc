import type { Language } from './locale.js';

const tags = { lt: 'lt-LT', en: 'en-GB' } satisfies Record<Language, string>;

/** Hours and minutes, of the person's own clock. */
export function hour(at: number, language: Language): string {
  return new Date(at).toLocaleTimeString(tags[language], { hour: '2-digit', minute: '2-digit' });
}
