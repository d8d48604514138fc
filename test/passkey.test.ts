import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { giveDevice } from './support/elements/device.ts';
import { expectAccessible } from './support/expectations.ts';
import { confirmIdentity, levelOf } from './support/identity-visit.ts';
import { load } from './support/load.ts';
import { nextNotice } from './support/newcomer.ts';
import type { PasskeySaid } from './support/passkey-words.ts';
import { byKeyboard, enterCode, giveContactData } from './support/person.ts';
import { TONGUES, type Tongue } from './support/sitting.ts';
import { openVisits, type Visits } from './support/visits.ts';

const NAME = 'Olena Kovalenko';

let visits: Visits;
let said: Record<'lt' | 'en', PasskeySaid>;

before(async () => {
  visits = await openVisits((site) => [site.replace('localhost', '127.0.0.1')]);
  said = (await load<typeof import('./support/passkey-words.ts')>('test/support/passkey-words.ts')).ofPasskeys;
});

after(() => visits?.close());

/** Somebody with a keyboard and a device that sees its owner, at a page of the demonstration. */
async function arrive(page: Page, tongue: Tongue, email: string) {
  await giveDevice(page);
  if (tongue.tag === 'en') await page.getByRole('button', { name: 'English' }).click();
  const person = byKeyboard(page);
  const press = (name: string | RegExp) => person.press(page.getByRole('button', { name, exact: true }));
  const { words } = tongue;
  const menu = page.getByText(`${words.account}: ${NAME}`, { exact: true });
  await enterCode(page, person, words, email);
  return { page, person, press, words, menu, email };
}

type Arrived = Awaited<ReturnType<typeof arrive>>;

/** Opens the account from the corner. */
async function toAccount({ menu, press, words }: Arrived) {
  await menu.click();
  await press(words.account);
}

/** Gives a passkey a name, and waits for what becomes of it. */
async function add({ page, press, person }: Arrived, say: PasskeySaid, outcome: string) {
  await press(say.pageTitles.passkeys);
  await press(say.addPasskey);
  await expectAccessible(page);
  await person.fill(page.getByRole('textbox', { name: say.passkeyName }), 'Telefonas');
  await press(say.makePasskey);
  await page.getByText(outcome).first().waitFor();
  await expectAccessible(page);
}

for (const tongue of TONGUES) {
  const { tag, options } = tongue;
  test(`${tag}: a person whom staff confirmed adds a passkey, and proves with it at the next sign-in`, () =>
    visits.visit(`passkey-${tag}`, options, async (page) => {
      const say = said[tag];
      const email = `olena-${tag}@example.com`;
      const somebody = await arrive(page, tongue, email);
      await giveContactData(page, somebody.person, tongue.words);
      await somebody.menu.waitFor();
      confirmIdentity(visits.demo, email);
      await toAccount(somebody);
      await add(somebody, say, say.passkeyAdded('Telefonas'));
      await nextNotice(visits.demo.site, email, 1, ['Olena', 'Telefonas']);
      assert.equal(levelOf(visits.demo, email), 1);
      await page.keyboard.press('Escape');
      await somebody.menu.click();
      await somebody.press(tongue.words.signOut);
      await enterCode(page, somebody.person, tongue.words, email);
      await toAccount(somebody);
      await page.getByText(say.passkeyOffer).waitFor();
      await expectAccessible(page);
      await somebody.press(say.usePasskey);
      await page.getByRole('heading', { name: say.proveTitle }).waitFor();
      await somebody.press(say.usePasskey);
      await page.getByText(say.done.proven).waitFor();
      assert.equal(levelOf(visits.demo, email), 2);
    }));
}

test('at a site that the passkeys are not for, a person reads where they work', () => {
  const [tongue] = TONGUES as [Tongue];
  const baseURL = visits.demo.site.replace('localhost', '127.0.0.1');
  return visits.visit('passkey-elsewhere', { ...tongue.options, baseURL }, async (page) => {
    const email = 'olena-elsewhere@example.com';
    const somebody = await arrive(page, tongue, email);
    await giveContactData(page, somebody.person, tongue.words);
    await somebody.menu.waitFor();
    confirmIdentity(visits.demo, email);
    await toAccount(somebody);
    await add(somebody, said.lt, said.lt.hindrances.elsewhere('localhost'));
  });
});
