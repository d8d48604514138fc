import type { Account } from '../accounts/account.js';
import type { Context } from '../context.js';
import { type NoticeMail, noticeLanguage } from './notice-mail.js';
import { postSealed } from './outbox.js';
import type { Notice } from './words.js';

/** Tells a person by mail what changed about their account; nothing where there is no address yet. */
export async function postNotice(ctx: Context, { email, language }: Account, notice: Notice): Promise<void> {
  if (email === null) return;
  const mail: NoticeMail = {
    notice,
    to: email,
    language: noticeLanguage(language),
    at: ctx.now(),
  };
  await postSealed(ctx, mail);
}
