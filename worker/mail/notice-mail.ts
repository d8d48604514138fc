import { type Message, mailHeaders, mailPage, paragraphs, time } from './message.js';
import { type MailLanguage, type Notice, noticeWords } from './words.js';

/** What a notice may tell beside its own sentences: a time, which office it was, and whether it wrote. Never a name or a value. */
export interface NoticeFacts {
  until?: number;
  office?: { lt: string; en: string };
  /** Whether staff wrote an answer, to be read in the account. */
  answered?: boolean;
}

/** A notice on its way. */
export interface NoticeMail extends NoticeFacts {
  notice: Notice;
  to: string;
  language: MailLanguage;
  at: number;
}

/** The language of a notice for whoever is served in `language`: Lithuanian where nothing was chosen, English beside it. */
export function noticeLanguage(language: string | null): MailLanguage {
  return language === 'lt' || language === null ? 'lt' : 'en';
}

/** Writes a notice. It says that something changed and never what to: whoever else reads the mailbox learns no name. */
export function writeNoticeMail(
  { notice, to, language, at, until, office, answered = false }: NoticeMail,
  from: string,
): Message {
  const words = noticeWords[language][notice];
  const told = {
    until: until === undefined ? '' : time(until, language, true),
    office: office?.[language] ?? '',
    answered,
  };
  const lines = [words.lead, words.what(time(at, language, true), told), words.notYou];
  return {
    to,
    from,
    subject: words.subject('MIGRIS'),
    text: `${lines.join('\n\n')}\n`,
    html: mailPage(language, { preview: words.lead, title: words.lead, parts: paragraphs(lines) }),
    headers: mailHeaders(language),
  };
}
