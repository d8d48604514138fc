import { expect, test } from 'vitest';
import { HOUR_MS } from '../../support/worker/clock.js';
import { mailError } from '../../support/worker/mailbox.js';
import { Page } from '../../support/worker/page.js';
import { PORTAL, Site, someone } from '../../support/worker/site.js';

test('a page that holds a challenge hears what became of each of its mails', async () => {
  const page = new Page(new Site());
  await page.ask(someone());
  const sentAt = page.site.clock.now();
  const first = { sentAt, expiresAt: sentAt + HOUR_MS };
  expect((await page.delivery()).data).toEqual([{ ...first, status: 'pending' }]);
  await page.site.mailsTo(page.email);
  expect((await page.delivery()).data).toEqual([{ ...first, status: 'sent' }]);

  page.site.clock.pass(30_000);
  await page.again();
  page.site.mailbox.script.push(mailError('E_RECIPIENT_SUPPRESSED'));
  await page.site.mailsTo(page.email);
  expect((await page.delivery()).data.map(({ status }) => status)).toEqual(['sent', 'refused']);
});

test('whoever does not hold the secret, or is on another site, hears nothing', async () => {
  const page = new Page(new Site());
  await page.ask(someone());
  const stranger = new Page(page.site);
  stranger.challenge = 'A'.repeat(43);
  expect((await stranger.delivery()).data).toEqual([]);
  const portal = new Page(page.site, { origin: PORTAL });
  portal.challenge = page.challenge;
  expect((await portal.delivery()).data).toEqual([]);
});
