import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { switchesFor } from '../demo/viisp/switches.ts';
import { expectAccessible, expectNothingLeftInTheAddress } from './support/expectations.ts';
import { byPointer, lithuanian } from './support/person.ts';
import { beAt, goToViisp, lithuanianViisp } from './support/viisp-person.ts';
import { openVisits, type Visits } from './support/visits.ts';

const RETURNED = /#migris-viisp@[\w.:]+=/;

let visits: Visits;

before(async () => {
  visits = await openVisits((site) => [site.replace('localhost', '127.0.0.1')]);
});

after(() => visits?.close());

const visit = (name: string, options: BrowserContextOptions, walk: (page: Page) => Promise<void>) =>
  visits.visit(`viisp-${name}`, options, walk);

test('a person who turns back at VIISP is told so, and can sign in by e-mail', () =>
  visit('cancel', {}, async (page) => {
    await goToViisp(page, byPointer, lithuanian, lithuanianViisp);
    await page.getByRole('button', { name: lithuanianViisp.cancel }).click();
    await page.getByRole('alert').filter({ hasText: 'nepatvirtino' }).waitFor();
    await expectNothingLeftInTheAddress(page);
    await expectAccessible(page);
    await page.getByRole('button', { name: lithuanianViisp.byEmail }).click();
    await page.getByRole('textbox', { name: lithuanian.email }).waitFor();
  }));

/** Somebody in a browser of their own, whose page may fail. */
async function elsewhere(walk: (page: Page) => Promise<void>): Promise<void> {
  const context = await visits.browser.newContext({ locale: 'lt-LT' });
  const page = await context.newPage();
  try {
    await page.goto(visits.demo.site);
    await walk(page);
  } finally {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  }
}

/** Goes to VIISP and back, with the page kept from redeeming what it was handed. Gives the address that it came back to. */
async function comeBackUnredeemed(page: Page, code: string): Promise<string> {
  await goToViisp(page, byPointer, lithuanian, lithuanianViisp);
  // Not before: while its requests are looked into, Chromium may lose a form that is sent on to another site.
  await page.route('**/trpc/viisp.finish*', (route) => route.abort());
  const back = page.waitForResponse((response) => RETURNED.test(response.headers().location ?? ''));
  await beAt(page, lithuanianViisp, { code, givenNames: 'JONAS', surname: 'JONAITIS' });
  return (await back).headers().location ?? '';
}

test('T-ticket-swap: a way back that somebody else began is worth nothing in another browser, and from then on to nobody', () =>
  elsewhere(async (attacker) => {
    const address = await comeBackUnredeemed(attacker, '37802280144');
    await visit('swap', {}, async (victim) => {
      await victim.goto('about:blank');
      await victim.goto(address);
      await victim.getByRole('alert').filter({ hasText: 'kitoje naršyklėje' }).waitFor();
      await expectAccessible(victim);
      assert.equal(await victim.locator('migris-account').getByText(lithuanian.account).count(), 0);
    });
    await attacker.unroute('**/trpc/viisp.finish*');
    await attacker.getByRole('button', { name: 'Bandyti dar kartą' }).click();
    await attacker.getByRole('alert').filter({ hasText: 'nebegalioja' }).waitFor();
  }));

test('T-login-csrf: a person who was lured to VIISP with somebody else’s ticket is brought back to nobody, and told what to do', () =>
  elsewhere(async (attacker) => {
    const asked = attacker.waitForRequest((request) => request.url().endsWith('/viisp/leave'));
    await goToViisp(attacker, byPointer, lithuanian, lithuanianViisp);
    const ticket = new URLSearchParams((await asked).postData() ?? '').get('ticket');
    const victim = await (await visits.browser.newContext({ locale: 'lt-LT' })).newPage();
    await victim.goto(`${attacker.url()}?ticket=${ticket}`);
    await victim.getByRole('button', { name: lithuanianViisp.choose }).click();
    await victim.getByRole('heading', { name: 'Prisijungti per VIISP nepavyko' }).waitFor();
    assert.match(victim.url(), /\/viisp\/return$/);
    await expectAccessible(victim);
    await victim.context().close();
  }));

test('T-ticket F31: a way back that is replayed 50 times opens one session; opened again later it says that it was used', () =>
  elsewhere(async (page) => {
    const address = await comeBackUnredeemed(page, '37802280155');
    await page.getByRole('alert').waitFor();
    await page.unroute('**/trpc/viisp.finish*');
    const heard = await page.evaluate(async (handoff) => {
      type Connection = { call(path: string, input: object): Promise<object> };
      const corner = document.querySelector('migris-account') as unknown as Record<string, Connection | undefined>;
      // What ships gives it a shorter name.
      const names = (corner.constructor as unknown as { elementProperties: Map<string, object> }).elementProperties;
      const connection = [...names.keys()].map((name) => corner[name]).find((value) => value?.call) as Connection;
      const once = () =>
        connection.call('viisp.finish', { handoff, attempt: crypto.randomUUID() }).then(
          () => 'signed in',
          (error: Error) => error.message,
        );
      return Promise.all(Array.from({ length: 50 }, once));
    }, address.split(RETURNED)[1] ?? '');
    assert.equal(heard.filter((word) => word === 'signed in').length, 1);
    assert.deepEqual(
      heard.filter((word) => !['signed in', 'viisp_expired', 'too_many_calls'].includes(word)),
      [],
    );
    await page.goto('about:blank');
    // The limit of calls in ten seconds, which 50 calls have met.
    await page.waitForTimeout(11_000);
    await page.goto(address);
    await page.getByRole('alert').filter({ hasText: 'jau panaudotas' }).waitFor();
  }));

test('when VIISP is down people are told what to do, and sign in by e-mail', () =>
  visit('down', {}, async (page) => {
    const simulator = `${visits.demo.site.replace('localhost', '127.0.0.1')}/viisp-simulator/switches`;
    const turn = (ticket: string | null) =>
      fetch(simulator, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ticket }),
      });
    assert.equal((await turn('dead')).status, 200);
    try {
      await page.getByRole('button', { name: lithuanian.signIn, exact: true }).click();
      await page.getByRole('button', { name: lithuanianViisp.through, exact: true }).click();
      await page.getByRole('alert').filter({ hasText: 'nepavyksta' }).waitFor();
      await expectAccessible(page);
      await page.getByRole('button', { name: lithuanianViisp.byEmail }).click();
      await page.getByRole('textbox', { name: lithuanian.email }).waitFor();
    } finally {
      assert.equal((await turn(null)).status, 200);
    }
  }));

for (const [index, name] of switchesFor('data').entries())
  test(`${name}: wrong data from VIISP end in a sentence that says what to do, and in both ways in`, () =>
    visit(`fault-${name}`, {}, async (page) => {
      // Each from a network of its own: one network is not let through that often.
      await page.context().setExtraHTTPHeaders({ 'cf-connecting-ip': `10.7.0.${index}` });
      await goToViisp(page, byPointer, lithuanian, lithuanianViisp);
      await page.locator('summary').click();
      await page.locator('select[name=switch]').selectOption(name);
      await page.getByRole('button', { name: lithuanianViisp.choose }).click();
      const sentence = page.getByRole('alert').filter({ hasText: /nepavyksta|nepatvirtino/ });
      await sentence.waitFor();
      assert.match((await sentence.textContent()) ?? '', /el\. paštu/);
      await page.getByRole('button', { name: /per VIISP iš naujo|Bandyti dar kartą/ }).waitFor();
      await page.getByRole('button', { name: lithuanianViisp.byEmail }).click();
      await page.getByRole('textbox', { name: lithuanian.email }).waitFor();
    }));
