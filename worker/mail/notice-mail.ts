import type { Account } from '../accounts/account.js';
import type { Context } from '../context.js';
import { escaped, type Message, mailHeaders, mailPage, time } from './message.js';
import { postSealed } from './outbox.js';
import { type MailLanguage, type Notice, noticeWords } from './words.js';

/** A notice on its way. */
export interface NoticeMail {
  notice: Notice;
  to: string;
  language: MailLanguage;
  at: number;
}

/** Tells a person by mail what changed about their account; nothing where there is no address yet. */
export async function postNotice(ctx: Context, { email, language }: Account, notice: Notice): Promise<void> {
  if (email === null) return;
  const mail: NoticeMail = {
    notice,
    to: email,
    language: language === 'lt' || language === null ? 'lt' : 'en',
    at: ctx.now(),
  };
  await postSealed(ctx, mail);
}

/** Writes a notice. It says that something changed and never what to: whoever else reads the mailbox learns no name. */
export function writeNoticeMail({ notice, to, language, at }: NoticeMail, from: string): Message {
  const words = noticeWords[language][notice];
  const lines = [words.lead, words.what(time(at, language, true)), words.notYou];
  const parts = lines.map((line) => `<p style="margin:0 0 16px">${escaped(line)}</p>`).join('');
  return {
    to,
    from,
    subject: words.subject('MIGRIS'),
    text: `${lines.join('\n\n')}\n`,
    html: mailPage(language, { preview: words.lead, title: words.lead, parts }),
    headers: mailHeaders(language),
  };
}
