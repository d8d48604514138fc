import { escaped, type Message, mailHeaders, mailPage, paragraphs, time } from './message.js';
import { type CodePurpose, codeWords, type MailLanguage } from './words.js';

/** What the code mail is about. */
export interface CodeMail {
  /** What entering the code does; mails of an earlier Worker do not say it: they sign in. */
  purpose?: CodePurpose;
  to: string;
  code: string;
  reference: string;
  language: MailLanguage;
  /** What people call the site, and its origin. */
  portal: string;
  origin: string;
  sentAt: number;
  expiresAt: number;
  /** The office whose staff asked for the code, where the person did not. */
  office?: { lt: string; en: string };
}

/**
 * Writes the mail that carries a code. The code is the first thing in the text and in the preview, its digits are together so
 * that autofill reads them, and the last line binds it to the site (the domain-bound code format of the WICG). There is
 * no link: scanners follow links, and people should not learn to.
 */
export function writeCodeMail(mail: CodeMail, from: string): Message {
  const words = codeWords[mail.language][mail.purpose ?? 'sign_in'];
  const host = new URL(mail.origin).hostname;
  const until = time(mail.expiresAt, mail.language, false);
  const lines = [
    words.valid(until),
    words.reference(mail.reference),
    words.where(mail.portal, host, time(mail.sentAt, mail.language, true)),
    words.never(mail.office?.[mail.language] ?? ''),
    words.notYou,
  ];
  const bound = `@${host} #${mail.code}`;
  return {
    to: mail.to,
    from,
    subject: words.subject(mail.reference, 'MIGRIS'),
    text: `${mail.code}\n\n${words.lead} ${mail.code}\n\n${lines.join('\n\n')}\n\n${bound}\n`,
    html: mailPage(mail.language, {
      preview: words.preview(grouped(mail.code)),
      title: words.lead,
      parts: partsOf(mail, words.lead, lines, bound),
    }),
    headers: mailHeaders(mail.language),
  };
}

function grouped(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

function partsOf({ code }: CodeMail, lead: string, lines: string[], bound: string): string {
  // The gap inside the code is letter spacing between two spans: it looks grouped and is copied and read as eight digits.
  const digits = `<span style="letter-spacing:2px;padding-right:10px">${code.slice(0, 4)}</span><span style="letter-spacing:2px">${code.slice(4)}</span>`;
  return `<p style="margin:0 0 8px">${escaped(lead)}</p><p style="margin:0 0 24px;font-size:32px;font-weight:bold;font-variant-numeric:tabular-nums">${digits}</p>${paragraphs(lines)}<p style="margin:24px 0 0;font-size:13px">${escaped(bound)}</p>`;
}
