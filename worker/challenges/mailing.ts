import { CODE_LIFE_MS } from '../../schema/limits.js';
import type { Context } from '../context.js';
import { sha256 } from '../encoding.js';
import type { CodeMail } from '../mail/code-mail.js';
import { post } from '../mail/outbox.js';
import { mailLanguage } from '../mail/words.js';
import { Refused } from '../refuse.js';
import { type Asked, addToChallenge, openChallenge, type Sending } from './challenge.js';
import { drawCode, keepCode, subjectOf } from './codes.js';
import { randomSecret, referenceOf } from './identity.js';
import { voidSend } from './sends.js';

/** Whose mailbox is to be proven, for what, and in which language the mail is. */
export interface Wish extends Omit<Asked, 'id'> {
  locale: string | undefined;
  /** The device's own budget, where it proved to have one. */
  device: string | undefined;
  /** The office whose staff asked for the code, where the person did not. */
  office?: CodeMail['office'];
}

/** Opens a challenge and mails its first code. The same attempt repeated finds its own challenge and sends no second mail. */
export async function mailFirstCode(ctx: Context, wish: Wish, attempt: string | undefined) {
  const { address } = wish.identity;
  // A repeated attempt must find its own challenge: its secret then comes from the attempt and not from chance.
  const whose = wish.subject === null ? [] : [wish.subject];
  const challenge = attempt
    ? await ctx.keys.mac('challenge', [attempt, address.canonical, ctx.origin, ...whose])
    : randomSecret();
  const asked = { ...wish, id: await sha256(challenge) };
  const sending = await openChallenge(ctx, asked, wish.device);
  if (sending.fresh) await sendCode(ctx, asked, sending);
  return { challenge, ...told(ctx, asked, sending) };
}

/** Mails one more code of a challenge; the earlier ones keep their own hour. */
export async function mailNextCode(ctx: Context, wish: Wish, challenge: string) {
  const asked = { ...wish, id: await sha256(challenge) };
  const sending = await addToChallenge(ctx, asked, wish.device);
  await sendCode(ctx, asked, sending);
  return { challenge, ...told(ctx, asked, sending) };
}

/** Makes a code, keeps its verifier and posts its mail. */
async function sendCode(ctx: Context, asked: Wish & Asked, sending: Sending): Promise<void> {
  const code = drawCode();
  try {
    await keepCode(ctx, subjectOf(ctx, asked), sending.number, code);
  } catch {
    await voidSend(ctx, asked.id, sending.number);
    throw new Refused('try_again', { retryAfter: 3 }, 'kv');
  }
  const language = mailLanguage(asked.locale);
  await post(ctx, asked.id, sending.number, {
    purpose: asked.purpose,
    to: asked.identity.address.deliverTo,
    code,
    reference: referenceOf(asked.id),
    language,
    portal: ctx.portal.name[language] ?? ctx.portal.id,
    origin: ctx.origin,
    sentAt: sending.expiresAt - CODE_LIFE_MS,
    expiresAt: sending.expiresAt,
    ...(asked.office && { office: asked.office }),
  });
}

/** What the page is told of a send. `sentTo` shows the domain as the DNS knows it. */
function told(ctx: Context, { id, identity }: Asked, { expiresAt, resendAt, number }: Sending) {
  return {
    reference: referenceOf(id),
    expiresAt,
    resendAt,
    sends: number,
    sentTo: identity.address.deliverTo,
    now: ctx.now(),
  };
}
