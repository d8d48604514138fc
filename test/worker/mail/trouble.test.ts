import { expect, test } from 'vitest';
import { sweep } from '../../../worker/sweep.js';
import { HOUR_MS } from '../../support/worker/clock.js';
import { mailError } from '../../support/worker/mailbox.js';
import { Page } from '../../support/worker/page.js';
import { everything, number } from '../../support/worker/rows.js';
import { someone } from '../../support/worker/site.js';
import { accountOf, office, staffOf } from '../../support/worker/staff.js';

const DAY_MS = 24 * HOUR_MS;

test.each([
  ['E_RECIPIENT_SUPPRESSED', 'suppressed'],
  ['E_RECIPIENT_NOT_ALLOWED', 'refused'],
  ['E_DELIVERY_FAILED', 'refused'],
  ['E_SENDER_NOT_VERIFIED', 'failed'],
])('a clerk sees why no mail arrives: %s', async (error, kind) => {
  const desk = await staffOf(await office());
  const page = new Page(desk.site);
  await page.signIn(someone());
  const id = await accountOf(page.email);
  expect((await desk.look(id)).data.mail).toBeNull();
  desk.site.clock.pass(60_000);
  for (let times = 1; times <= 2; times += 1) {
    desk.site.mailbox.script.push(mailError(error));
    await new Page(desk.site).ask(page.email.toUpperCase());
    await desk.site.mailbox.deliver(desk.site.env, desk.site.clock);
    expect((await desk.look(id)).data.mail).toEqual({ kind, count: times, at: desk.site.clock.now() });
  }
  await new Page(desk.site).ask(page.email);
  await desk.site.mailbox.deliver(desk.site.env, desk.site.clock);
  expect((await desk.look(id)).data.mail).toBeNull();
});

test('a mail that came too late says nothing of the address, and a passing trouble nothing yet', async () => {
  const before = await number('SELECT count(*) FROM mail_trouble');
  const desk = await staffOf(await office());
  await new Page(desk.site).ask(someone());
  desk.site.mailbox.script.push(mailError('E_INTERNAL_SERVER_ERROR'));
  await desk.site.mailbox.deliver(desk.site.env, desk.site.clock);
  expect(await number('SELECT count(*) FROM mail_trouble')).toBe(before);
  desk.site.clock.pass(HOUR_MS);
  await desk.site.mailbox.deliver(desk.site.env, desk.site.clock);
  expect(await number('SELECT count(*) FROM mail_trouble')).toBe(before);
});

test('an address that mail does not reach is kept as a keyed MAC alone, and forgotten after 90 days', async () => {
  const desk = await staffOf(await office());
  const email = someone();
  desk.site.mailbox.script.push(mailError('E_RECIPIENT_SUPPRESSED'));
  await new Page(desk.site).ask(email);
  await desk.site.mailbox.deliver(desk.site.env, desk.site.clock);
  expect(await everything()).not.toContain(email);
  const count = () => number(`SELECT count(*) FROM mail_trouble`);
  const now = desk.site.clock.now();
  const before = await count();
  expect(before).toBeGreaterThan(0);
  await sweep(desk.site.env, now + 90 * DAY_MS - 1);
  expect(await count()).toBe(before);
  await sweep(desk.site.env, now + 90 * DAY_MS);
  expect(await count()).toBeLessThan(before);
});

test('F34: an identity under a retired key is told apart as well as one under the present', async () => {
  const NEW = `new-9:${'G'.repeat(43)}`;
  const OLD = `old-9:${'H'.repeat(43)}`;
  const before = await office({ KEYS: OLD });
  const page = new Page(before.site);
  await page.signIn(someone());
  const desk = await staffOf(await office({ KEYS: `${NEW},${OLD}` }));
  desk.site.mailbox.script.push(mailError('E_RECIPIENT_SUPPRESSED'));
  await new Page(desk.site).ask(page.email);
  await desk.site.mailbox.deliver(desk.site.env, desk.site.clock);
  expect((await desk.look(await accountOf(page.email))).data.mail).toMatchObject({ kind: 'suppressed', count: 1 });
});
