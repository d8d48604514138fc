import { expect, test } from 'vitest';
import { MINUTE_MS } from '../../support/worker/clock.js';
import { Page } from '../../support/worker/page.js';
import { accountsOf, eventsOf } from '../../support/worker/rows.js';
import { Site, someone } from '../../support/worker/site.js';

test('T-prehijack: a person signs in with the code of the mail and has an account from then on', async () => {
  const site = new Site();
  const page = new Page(site);
  const email = someone();

  const asked = await page.ask(email, { locale: 'lt' });
  expect(asked.status).toBe(200);
  expect(asked.data).toMatchObject({ sends: 1, sentTo: email, now: site.clock.now() });
  expect(asked.data.expiresAt).toBe(site.clock.now() + 60 * MINUTE_MS);
  expect(asked.data.resendAt).toBe(site.clock.now() + 30_000);
  expect(await accountsOf(email)).toBe(0);

  const typed = await page.type(await site.codeOf(email));
  expect(typed.status).toBe(200);
  expect(typed.data.person).toEqual({ email, givenNames: null, surname: null, level: 1, complete: false });
  expect(await accountsOf(email)).toBe(1);
  expect(await eventsOf(email)).toEqual(['account_created', 'signed_in']);
});

test('a person gives the contact data once and only the code the second time', async () => {
  const site = new Site();
  const email = someone();
  const first = new Page(site);
  await first.signIn(email);
  expect((await first.session()).data.person.complete).toBe(false);
  expect((await first.complete()).data).toMatchObject({ surname: 'Petraitis', complete: true });

  const second = new Page(site);
  const typed = await second.signIn(email);
  expect(typed.data.person).toEqual({ email, givenNames: 'Jonas', surname: 'Petraitis', level: 1, complete: true });
  expect(await accountsOf(email)).toBe(1);
  expect(await eventsOf(email)).toEqual(['account_created', 'signed_in', 'profile_completed', 'signed_in']);
});
