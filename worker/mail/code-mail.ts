import { codeWords, type MailLanguage } from './words.js';

/** What the code mail is about. */
export interface CodeMail {
  to: string;
  code: string;
  reference: string;
  language: MailLanguage;
  /** What people call the site, and its origin. */
  portal: string;
  origin: string;
  sentAt: number;
  expiresAt: number;
}

/** A message as any mail binding takes it. */
export interface Message {
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

/**
 * Writes the mail that carries a code. The code is the first thing in the text and in the preview, its digits are together so
 * that autofill reads them, and the last line binds it to the site (the domain-bound code format of the WICG). There is
 * no link: scanners follow links, and people should not learn to.
 */
export function writeCodeMail(mail: CodeMail, from: string): Message {
  const words = codeWords[mail.language];
  const host = new URL(mail.origin).hostname;
  const until = time(mail.expiresAt, mail.language, false);
  const lines = [
    words.valid(until),
    words.reference(mail.reference),
    words.where(mail.portal, host, time(mail.sentAt, mail.language, true)),
    words.never,
    words.notYou,
  ];
  const bound = `@${host} #${mail.code}`;
  return {
    to: mail.to,
    from,
    subject: words.subject(mail.reference, 'MIGRIS'),
    text: `${mail.code}\n\n${words.lead} ${mail.code}\n\n${lines.join('\n\n')}\n\n${bound}\n`,
    html: page(mail, words.preview(grouped(mail.code)), words.lead, lines, bound),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language },
  };
}

function grouped(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

/** A time in Lithuania: the person may be anywhere, the hour that counts is on the screen of the service. */
function time(at: number, language: MailLanguage, withDay: boolean): string {
  return new Intl.DateTimeFormat(language === 'lt' ? 'lt-LT' : 'en-GB', {
    timeZone: 'Europe/Vilnius',
    ...(withDay ? { dateStyle: 'long' } : {}),
    timeStyle: 'short',
  }).format(at);
}

function page(mail: CodeMail, preview: string, lead: string, lines: string[], bound: string): string {
  const paragraphs = lines.map((line) => `<p style="margin:0 0 16px">${escaped(line)}</p>`).join('');
  // The gap inside the code is letter spacing between two spans: it looks grouped and is copied and read as eight digits.
  const digits = `<span style="letter-spacing:2px;padding-right:10px">${mail.code.slice(0, 4)}</span><span style="letter-spacing:2px">${mail.code.slice(4)}</span>`;
  return `<!doctype html><html lang="${mail.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(lead)}</title></head><body style="margin:0;padding:24px;font:16px/1.5 Arial,sans-serif"><div style="display:none;max-height:0;overflow:hidden">${escaped(preview)}</div><div style="max-width:32em"><p style="margin:0 0 8px">${escaped(lead)}</p><p style="margin:0 0 24px;font-size:32px;font-weight:bold;font-variant-numeric:tabular-nums">${digits}</p>${paragraphs}<p style="margin:24px 0 0;font-size:13px">${escaped(bound)}</p></div></body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
