import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { guard, logged } from '../../support/worker/canary.js';
import { MINUTE_MS } from '../../support/worker/clock.js';
import { failBefore } from '../../support/worker/faults.js';
import { life, resident } from '../../support/worker/life.js';
import { mailError } from '../../support/worker/mailbox.js';
import { Page } from '../../support/worker/page.js';
import { idOf, rows, sessions } from '../../support/worker/rows.js';
import { Site, someone } from '../../support/worker/site.js';

async function asked() {
  const page = new Page(new Site());
  await page.ask(someone());
  const before = await sessions();
  /** Whatever becomes of a mail, nobody is let in by it. */
  const nobodyIn = async () => expect(await sessions()).toBe(before);
  const deliver = () => page.site.mailbox.deliver(page.site.env, page.site.clock);
  const status = async () => (await page.delivery()).data.map((mail) => mail.status)[0];
  return { page, site: page.site, mailbox: page.site.mailbox, deliver, status, nobodyIn };
}

afterEach(() => {
  vi.useRealTimers();
});

test('a person’s mail is sent once and the page hears of it', async () => {
  const { page, mailbox, deliver, status } = await asked();
  expect(await status()).toBe('pending');
  expect(await deliver()).toEqual([undefined]);
  expect(mailbox.mails.map(({ to }) => to)).toEqual([page.email]);
  expect(await status()).toBe('sent');
  expect(await deliver()).toEqual([]);
});

describe('when the queue does not take the mail', () => {
  test('F12: a person has it all the same', async () => {
    const page = new Page(new Site());
    page.site.meddle = failBefore('queue', 'Queue send failed');
    expect((await page.ask(someone())).status).toBe(200);
    expect(page.site.mailbox.mails).toHaveLength(1);
    expect((await page.delivery()).data[0]?.status).toBe('sent');
    expect(logged().join()).toContain('outbox_down');
    expect((await page.type(page.site.mailbox.mails[0]?.text.slice(0, 8))).status).toBe(200);
  });

  test('F12: and the mail service fails too, the page hears that nothing could be sent', async () => {
    const page = new Page(new Site());
    const before = await sessions();
    page.site.meddle = failBefore('queue', 'Queue send failed');
    page.site.mailbox.script.push(mailError('E_INTERNAL_SERVER_ERROR'));
    expect((await page.ask(someone())).status).toBe(200);
    expect((await page.delivery()).data[0]?.status).toBe('failed');
    expect(await sessions()).toBe(before);
  });
});

test.each(['E_RATE_LIMIT_EXCEEDED', 'E_INTERNAL_SERVER_ERROR', 'E_HEADER_NOT_ALLOWED', '451'])(
  'F13: after %s a mail is tried again after 5, 15, 45 and 120 s, and the code works when it comes',
  async (code) => {
    const { page, site, mailbox, deliver, status, nobodyIn } = await asked();
    mailbox.script.push(...Array.from({ length: 4 }, () => mailError(code)));
    for (const seconds of [5, 15, 45, 120]) {
      expect(await deliver()).toEqual([seconds]);
      expect(await status()).toBe('pending');
    }
    expect(await deliver()).toEqual([undefined]);
    expect(await status()).toBe('sent');
    await nobodyIn();
    expect((await page.type(await site.codeOf(page.email))).status).toBe(200);
  },
);

test('F13: a mail that fails five times is given up, and the page hears of it', async () => {
  const { mailbox, deliver, status, nobodyIn } = await asked();
  mailbox.script.push(...Array.from({ length: 5 }, () => mailError('E_INTERNAL_SERVER_ERROR')));
  for (let turn = 0; turn < 5; turn += 1) await deliver();
  expect(await status()).toBe('failed');
  expect(mailbox.waiting).toHaveLength(0);
  expect(mailbox.asked).toBe(5);
  await nobodyIn();
});

test.each([
  ['E_RECIPIENT_SUPPRESSED', 'refused'],
  ['E_RECIPIENT_NOT_ALLOWED', 'refused'],
  ['E_DELIVERY_FAILED', 'refused'],
  ['E_VALIDATION_ERROR', 'failed'],
  ['E_SENDER_NOT_VERIFIED', 'failed'],
  ['E_DAILY_LIMIT_EXCEEDED', 'failed'],
])('F14 F17: after %s a mail is not tried again, and the page hears that it was %s', async (code, outcome) => {
  const { page, mailbox, deliver, status, nobodyIn } = await asked();
  mailbox.script.push(mailError(code));
  expect(await deliver()).toEqual([undefined]);
  expect(await status()).toBe(outcome);
  expect(mailbox.asked).toBe(1);
  expect(logged().join()).toContain(code);
  expect(logged().join()).not.toContain('jonas@example.lt');
  expect((await page.ask(someone())).status).toBe(200);
  await nobodyIn();
});

test('F15: a mail service that hangs is left after ten seconds, and tried again', async () => {
  const { mailbox, deliver } = await asked();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  mailbox.script.push('hang');
  const delivered = deliver();
  while (mailbox.asked === 0) await Promise.resolve();
  await vi.advanceTimersByTimeAsync(10_000);
  vi.useRealTimers();
  expect(await delivered).toEqual([5]);
});

test('F15: mails that waited together go out side by side: one that hangs holds up no other, and is tried again alone', async () => {
  const { page, site, mailbox, deliver } = await asked();
  const others = Array.from({ length: 4 }, () => new Page(site));
  for (const other of others) await other.ask(someone());
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  mailbox.script.push('hang');
  const delivered = deliver();
  for (let turn = 0; turn < 100 && mailbox.mails.length < others.length; turn += 1) await scheduler.wait(10);
  expect(mailbox.mails.map(({ to }) => to).toSorted()).toEqual(others.map(({ email }) => email).toSorted());
  await vi.advanceTimersByTimeAsync(10_000);
  vi.useRealTimers();
  expect(await delivered).toEqual([5, undefined, undefined, undefined, undefined]);
  expect(await deliver()).toEqual([undefined]);
  expect(mailbox.mails.at(-1)?.to).toBe(page.email);
});

test.each([
  [5 * MINUTE_MS, 'sent'],
  [5 * MINUTE_MS - 1, 'failed'],
])('F15: a mail whose code lives for %i ms more is %s', async (left, outcome) => {
  const { site, mailbox, deliver, status, nobodyIn } = await asked();
  site.clock.pass(60 * MINUTE_MS - left);
  await deliver();
  expect(await status()).toBe(outcome);
  expect(mailbox.asked).toBe(outcome === 'sent' ? 1 : 0);
  await nobodyIn();
});

test.each(['E_INTERNAL_SERVER_ERROR', 'E_DAILY_LIMIT_EXCEEDED'])(
  'F17: a notice that cannot be sent for %s is tried for an hour, and is then left to the dead-letter queue with an alarm',
  async (code) => {
    const { site, page } = await resident();
    const { mailbox } = site;
    await life(page, 'notMe');
    mailbox.script.push(...Array.from({ length: 6 }, () => mailError(code)));
    const deliver = () => mailbox.deliver(site.env, site.clock);
    for (const seconds of [5, 15, 45, 120, 3600]) expect(await deliver()).toEqual([seconds]);
    expect(logged().join()).not.toContain('notice_not_sent');
    // One try more than wrangler.toml lets a message have: handed back, it is moved.
    expect(mailbox.waiting.map(({ attempts }) => attempts)).toEqual([6]);
    expect(await deliver()).toEqual([undefined]);
    expect(mailbox.waiting).toHaveLength(1);
    expect(logged().join()).toContain('notice_not_sent');
  },
);

test('a message that is none spoils no other of its batch: what was sent is not sent again', async () => {
  const { page, site, mailbox, deliver, status } = await asked();
  const other = new Page(site);
  await other.ask(someone());
  mailbox.waiting.unshift({ body: null as never, attempts: 1 });
  let done: string[] = [];
  const delivered = deliver().finally(() => {
    done = [...mailbox.acked];
  });
  await expect(delivered).rejects.toThrow(TypeError);
  expect(done).toEqual(['1', '2']);
  expect(mailbox.mails.map(({ to }) => to).toSorted()).toEqual([page.email, other.email].toSorted());
  expect(await status()).toBe('sent');
});

test('F16: a mail that is delivered twice has the same code twice', async () => {
  const { page, site, mailbox, deliver } = await asked();
  mailbox.waiting.push(structuredClone(mailbox.waiting[0] as (typeof mailbox.waiting)[0]));
  await deliver();
  const codes = await site.codesOf(page.email);
  expect(codes).toHaveLength(2);
  expect(new Set(codes).size).toBe(1);
  expect((await page.type(codes[1])).status).toBe(200);
});

test('F16: a mail that was sent is not sent again because that could not be noted', async () => {
  const { site, mailbox, deliver } = await asked();
  site.meddle = failBefore('d1', 'D1_ERROR: no');
  expect(await deliver()).toEqual([undefined]);
  expect(mailbox.mails).toHaveLength(1);
  expect(logged().join()).toContain('mail_not_noted');
});

test('a mail waits in the queue while nobody can read the keys', async () => {
  const { page, site, mailbox, deliver, status } = await asked();
  const [message] = mailbox.waiting;
  if (!message) throw new Error('nothing waits');
  const unreadable = { ...site.env, KEYS: 'no keys' };
  await expect(mailbox.deliver(unreadable, site.clock)).rejects.toThrow('KEYS');
  mailbox.waiting.push({ ...message, attempts: 5 });
  await expect(mailbox.deliver(unreadable, site.clock)).rejects.toThrow('KEYS');
  expect(await status()).toBe('pending');
  mailbox.waiting.push(message);
  await deliver();
  expect(mailbox.mails.map(({ to }) => to)).toEqual([page.email]);
});

test('whoever puts something else into the queue sends no mail', async () => {
  const { page, mailbox, deliver } = await asked();
  const body = mailbox.waiting[0]?.body;
  if (!body) throw new Error('nothing waits');
  const [id, iv, text = ''] = body.sealed.split('.');
  body.sealed = `${id}.${iv}.${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
  for (let turn = 0; turn < 5; turn += 1) await deliver();
  expect(mailbox.asked).toBe(0);
  expect((await page.delivery()).data[0]?.status).toBe('failed');
});

test('a mail goes the whole real way: queue, consumer and the mail binding of the runtime', async () => {
  const site = new Site({ OUTBOX: env.OUTBOX, MAIL: env.MAIL });
  site.clock.set(Date.now());
  const page = new Page(site);
  await page.ask(guard('jonas.petraitis@example.lt'));
  const id = await idOf(page);
  const status = async () => (await rows('SELECT status FROM otp_send WHERE challenge_id = ?', id))[0]?.status;
  for (let turn = 0; turn < 400 && (await status()) === 'pending'; turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await status()).toBe('sent');
});
