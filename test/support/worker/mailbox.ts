import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test';
import type { World } from '../../../worker/context.js';
import type { Message } from '../../../worker/mail/message.js';
import { deliverBatch, type Posted } from '../../../worker/mail/outbox.js';
import { guard } from './canary.js';

interface Waiting {
  body: Posted;
  attempts: number;
}

/** An error of the mail service, with its code. */
export function mailError(code: string): Error {
  return Object.assign(new Error(`${code}: the address jonas@example.lt was refused`), { code });
}

/** The queue and the mail service of a test: mails wait until they are delivered and can then be read. */
export class Mailbox {
  /** Mails that were accepted, oldest first. */
  readonly mails: Message[] = [];
  /** Messages in the queue. */
  readonly waiting: Waiting[] = [];
  /** What the mail service does with the next mails; afterwards it accepts. */
  readonly script: (Error | 'hang')[] = [];
  /** Ids of the messages of the last batch that are done, also where the consumer failed: the real queue keeps to that. */
  acked: string[] = [];
  /** How often the mail service was asked. */
  asked = 0;

  readonly queue = {
    send: async (body: Posted) => void this.waiting.push({ body, attempts: 1 }),
  };

  readonly service = {
    send: async (message: Message) => {
      this.asked += 1;
      const answer = this.script.shift();
      if (answer === 'hang') await new Promise<never>(() => undefined);
      if (answer instanceof Error) throw answer;
      this.mails.push(message);
      guard(codeIn(message));
      return { messageId: String(this.mails.length) };
    },
  };

  /** Hands every waiting message to the real consumer, once and in one batch. Tells after how many seconds it wants each again. */
  async deliver(env: Env, world: Pick<World, 'now'>): Promise<(number | undefined)[]> {
    const waiting = this.waiting.splice(0);
    const batch = createMessageBatch<Posted>(
      'migris-outbox',
      waiting.map(({ body, attempts }, index) => ({ id: String(index), timestamp: new Date(), attempts, body })),
    );
    const wanted = batch.messages.map(delayOf);
    const execution = createExecutionContext();
    this.acked = acksOf(batch);
    await deliverBatch(batch, env, world);
    const { retryMessages } = await getQueueResult(batch, execution);
    for (const { msgId } of retryMessages) {
      const { body, attempts } = waiting[Number(msgId)] as Waiting;
      this.waiting.push({ body, attempts: attempts + 1 });
    }
    return wanted.map((delay) => delay());
  }
}

/** Listens for what the consumer is done with. */
function acksOf({ messages }: MessageBatch<Posted>): string[] {
  const acked: string[] = [];
  for (const message of messages) {
    const ack = message.ack.bind(message);
    message.ack = () => {
      acked.push(message.id);
      ack();
    };
  }
  return acked;
}

/** Listens for the delay that the consumer asks for: the double of a message forgets it. */
function delayOf(message: MessageBatch<Posted>['messages'][number]): () => number | undefined {
  let delay: number | undefined;
  const retry = message.retry.bind(message);
  message.retry = (options) => {
    delay = options?.delaySeconds;
    retry(options);
  };
  return () => delay;
}

/** The code of a mail: its first line. */
export function codeIn(mail: Message): string {
  return mail.text.split('\n')[0] as string;
}
