import { type Language, pageLanguage } from '../language.js';

interface Words {
  mailbox: string;
  unread: string;
  arrived: (subject: string) => string;
  asText: string;
  asHtml: string;
  content: string;
  locale: string;
}

const words: Record<Language, Words> = {
  lt: {
    mailbox: 'Pašto dėžutė',
    unread: 'Neskaitytas.',
    arrived: (subject) => `Naujas laiškas: ${subject}`,
    asText: 'Rodyti tik tekstą',
    asHtml: 'Rodyti su apipavidalinimu',
    content: 'Laiško turinys',
    locale: 'lt-LT',
  },
  en: {
    mailbox: 'Mailbox',
    unread: 'Unread.',
    arrived: (subject) => `New message: ${subject}`,
    asText: 'Show plain text',
    asHtml: 'Show formatted',
    content: 'Message content',
    locale: 'en-GB',
  },
};

/** The words that scripts write, in the page's language. */
export function said(): Words {
  return words[pageLanguage()];
}

/** When a letter came: the hour if today, otherwise the day. */
export function shortTime(at: number): string {
  const today = new Date(at).toDateString() === new Date().toDateString();
  const how: Intl.DateTimeFormatOptions = today ? { timeStyle: 'short' } : { month: '2-digit', day: '2-digit' };
  return new Intl.DateTimeFormat(said().locale, how).format(at);
}

/** When a letter came, in full. */
export function fullTime(at: number): string {
  return new Intl.DateTimeFormat(said().locale, { dateStyle: 'long', timeStyle: 'medium' }).format(at);
}
