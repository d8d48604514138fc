import { type Message, mailHeaders, mailPage, paragraphs, time } from './message.js';
import { type MailLanguage, type Notice, noticeWords } from './words.js';

/** A notice on its way. */
export interface NoticeMail {
  notice: Notice;
  to: string;
  language: MailLanguage;
  at: number;
}

/** Writes a notice. It says that something changed and never what to: whoever else reads the mailbox learns no name. */
export function writeNoticeMail({ notice, to, language, at }: NoticeMail, from: string): Message {
  const words = noticeWords[language][notice];
  const lines = [words.lead, words.what(time(at, language, true)), words.notYou];
  return {
    to,
    from,
    subject: words.subject('MIGRIS'),
    text: `${lines.join('\n\n')}\n`,
    html: mailPage(language, { preview: words.lead, title: words.lead, parts: paragraphs(lines) }),
    headers: mailHeaders(language),
  };
}
