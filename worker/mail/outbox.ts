import { type Context, keyRing, type World } from '../context.js';
import { log, nameOf } from '../log.js';
import { type CodeMail, writeCodeMail } from './code-mail.js';
import { type NoticeMail, writeNoticeMail } from './notice-mail.js';
import { noteOutcome, type Outcome, type SendName } from './outcome.js';

/** A mail on its way: whom and what is sealed, so that the queue knows neither. */
export interface Posted extends SendName {
  sealed: string;
  /** When the code in it ends. */
  expiresAt?: number;
}

/** Seconds before each further try (a mail service asks for patience, a person does not have much). */
const RETRY_SECONDS = [5, 15, 45, 120];
/** A notice is worth waiting for: once more after an hour, and what still fails then is left to the dead-letter queue. */
const NOTICE_RETRY_SECONDS = [...RETRY_SECONDS, 3600];
const SEND_TIMEOUT_MS = 10_000;
/** A code with less life than this is not worth a mail any more. */
const LEAST_LIFE_MS = 5 * 60_000;

/** Errors of the mail service that no repetition mends (Cloudflare Email Service, error codes). */
const FINAL = new Set([
  'E_VALIDATION_ERROR',
  'E_FIELD_MISSING',
  'E_TOO_MANY_RECIPIENTS',
  'E_SENDER_NOT_VERIFIED',
  'E_SENDER_DOMAIN_NOT_AVAILABLE',
  'E_CONTENT_TOO_LARGE',
  'E_DAILY_LIMIT_EXCEEDED',
]);
/** Errors that are about the recipient: another address may work. */
const REFUSED = new Set(['E_RECIPIENT_NOT_ALLOWED', 'E_RECIPIENT_SUPPRESSED', 'E_DELIVERY_FAILED']);

/**
 * Hands a code's mail over: to the queue, and where that fails to the mail service at once, behind the answer. Either way the
 * outcome is noted for the page that holds the challenge.
 */
export async function post(ctx: Context, challengeId: string, number: number, mail: CodeMail): Promise<void> {
  await postSealed(ctx, mail, { challengeId, number, expiresAt: mail.expiresAt });
}

/** Hands any mail over, sealed. */
export async function postSealed(
  ctx: Context,
  mail: CodeMail | NoticeMail,
  code: Omit<Posted, 'sealed'> = {},
): Promise<void> {
  const posted: Posted = { ...code, sealed: await ctx.keys.seal('outbox', JSON.stringify(mail)) };
  try {
    await ctx.env.OUTBOX.send(posted);
  } catch (error) {
    log({ level: 'error', what: 'outbox_down', requestId: ctx.requestId, error: nameOf(error) });
    ctx.defer(deliverNow(ctx, posted));
  }
}

async function deliverNow(ctx: Context, posted: Posted): Promise<void> {
  const delivery = await deliver(ctx.env, posted, ctx.now());
  await noteOutcome(ctx.env, posted, { ...outcomeOf(delivery), now: ctx.now() });
}

/**
 * Sends the mails of a queue batch side by side; a passing failure is tried again later, any outcome is noted. A notice that cannot
 * be sent is kept for the operator: no page waits for it, so nobody would miss it.
 */
export async function deliverBatch(batch: MessageBatch<Posted>, env: Env, world: Pick<World, 'now'>): Promise<void> {
  // Keys that cannot be read are no reason to give a mail up: the queue keeps the batch, and says so when it stays.
  keyRing(env.KEYS);
  const all = await Promise.allSettled(batch.messages.map((message) => deliverOne(message, env, world)));
  // Only when the others are through: what was sent and not acknowledged would be sent again.
  const failed = all.find(({ status }) => status === 'rejected');
  if (failed) throw (failed as PromiseRejectedResult).reason;
}

async function deliverOne(message: Message<Posted>, env: Env, world: Pick<World, 'now'>): Promise<void> {
  const delivery = await deliver(env, message.body, world.now());
  const isNotice = message.body.challengeId === undefined;
  const again = delivery.status === 'retry' || (isNotice && delivery.status === 'failed');
  const delaySeconds = (isNotice ? NOTICE_RETRY_SECONDS : RETRY_SECONDS)[message.attempts - 1];
  if (again && delaySeconds !== undefined) return message.retry({ delaySeconds });
  await noteOutcome(env, message.body, { ...outcomeOf(delivery), now: world.now() });
  if (!again || !isNotice) return message.ack();
  // The queue takes no further try and moves it to the dead-letter queue, where an operator finds it.
  log({ level: 'error', what: 'notice_not_sent' });
  message.retry();
}

/** What the handing over came to: worth another try, where none is excluded. */
type Delivery = Omit<Outcome, 'status'> & { status: Outcome['status'] | 'retry' };

/** The outcome of a delivery that is not tried again. */
function outcomeOf({ status, ...tried }: Delivery): Outcome {
  return { status: status === 'retry' ? 'failed' : status, ...tried };
}

async function deliver(env: Env, posted: Posted, now: number): Promise<Delivery> {
  if (posted.expiresAt !== undefined && posted.expiresAt - now < LEAST_LIFE_MS) return { status: 'failed' };
  let to: string | undefined;
  try {
    const mail: CodeMail | NoticeMail = JSON.parse(await keyRing(env.KEYS).open('outbox', posted.sealed));
    ({ to } = mail);
    const message = 'notice' in mail ? writeNoticeMail(mail, env.MAIL_FROM) : writeCodeMail(mail, env.MAIL_FROM);
    await within(SEND_TIMEOUT_MS, env.MAIL.send(message));
    return { status: 'sent', tried: { to, error: null } };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : nameOf(error);
    const known = /^E_[A-Z_]+$/.test(code) ? code : nameOf(error);
    log({ level: 'warn', what: 'mail_not_sent', error: known });
    const status = REFUSED.has(code) ? 'refused' : FINAL.has(code) ? 'failed' : 'retry';
    return { status, ...(to !== undefined && { tried: { to, error: known } }) };
  }
}

async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
