import { perIsolate } from '../per-isolate.js';
import type { MailLanguage } from './words.js';

/** A message as any mail binding takes it. */
export interface Message {
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

/** What mail programs are told of every mail of ours. */
export function mailHeaders(language: MailLanguage): Record<string, string> {
  return { 'Auto-Submitted': 'auto-generated', 'Content-Language': language };
}

/** The domain of a sender, `MIGRIS <code@migris.example>` or the address alone; null where there is none. */
export function mailDomain(from: string): string | null {
  return /@([^\s@<>]+)>?\s*$/.exec(from)?.[1]?.toLowerCase() ?? null;
}

/** A time in Lithuania: the person may be anywhere, the hour that counts is on the screen of the service. */
export function time(at: number, language: MailLanguage, withDay: boolean): string {
  return (withDay ? dayAndTime : timeAlone)(language).format(at);
}

// Made once in the life of an isolate: making one takes longer than writing the rest of the mail.
const timeAlone = formats({ timeStyle: 'short' });
const dayAndTime = formats({ dateStyle: 'long', timeStyle: 'short' });

function formats(style: Intl.DateTimeFormatOptions): (language: string) => Intl.DateTimeFormat {
  return perIsolate((language) => {
    const locale = language === 'lt' ? 'lt-LT' : 'en-GB';
    return new Intl.DateTimeFormat(locale, { timeZone: 'Europe/Vilnius', ...style });
  });
}

/** The HTML part of a mail. `parts` is markup of ours, the rest is text. */
export function mailPage(
  language: MailLanguage,
  { preview, title, parts }: { preview: string; title: string; parts: string },
): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(title)}</title></head><body style="margin:0;padding:24px;font:16px/1.5 Arial,sans-serif"><div style="display:none;max-height:0;overflow:hidden">${escaped(preview)}</div><div style="max-width:32em">${parts}</div></body></html>`;
}

/** Lines of text as paragraphs. */
export function paragraphs(lines: string[]): string {
  return lines.map((line) => `<p style="margin:0 0 16px">${escaped(line)}</p>`).join('');
}

/** Text that is nothing but text in a page. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
