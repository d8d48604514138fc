import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { open, toDesk } from './support/clerk.ts';
import type { DeskSaid } from './support/desk-words.ts';
import { expectAccessible } from './support/expectations.ts';
import { load } from './support/load.ts';
import { lettersTo, newcomer, nextNotice } from './support/newcomer.ts';
import { TONGUES, type Tongue } from './support/sitting.ts';
import { openVisits, type Visits } from './support/visits.ts';

const WIDE = { viewport: { width: 1024, height: 768 } };

let visits: Visits;
let said: Record<'lt' | 'en', DeskSaid>;

before(async () => {
  visits = await openVisits((site) => [site.replace('localhost', '127.0.0.1')], { people: true });
  said = (await load<typeof import('./support/desk-words.ts')>('test/support/desk-words.ts')).atDesk;
});

after(() => visits?.close());

/** One journey at the desk, walked in both languages. */
function journey(title: string, name: string, walk: (page: Page, tongue: Tongue, say: DeskSaid) => Promise<void>) {
  for (const tongue of TONGUES) {
    const { tag, options } = tongue;
    test(`${tag}: ${title}`, () =>
      visits.visit(`desk-${name}-${tag}`, { ...options, ...WIDE }, (page) => walk(page, tongue, said[tag])));
  }
}

test('the demonstration starts with its staff and people in every state', () => {
  assert.doesNotMatch(visits.demo.said(), /could not be brought/);
});

journey(
  'a clerk with a card finds Žukauskas without his letters, and may not touch the own account',
  'find',
  async (page, tongue, say) => {
    const clerk = await toDesk(page, tongue, say, { name: 'Tomas Bružas', card: true });
    await expectAccessible(page);
    await open(clerk, say, { by: 'name', text: 'zukauskas', name: 'Jonas Žukauskas' });
    await page.getByText(say.person.levels[3] ?? '', { exact: true }).waitFor();
    await expectAccessible(page);
    // What only supervisors do is not even offered.
    assert.equal(await page.getByRole('button', { name: say.acts.askMerge.button }).count(), 0);
    assert.equal(await page.getByRole('button', { name: say.acts.askErasure.button }).count(), 0);
    await open(clerk, say, { by: 'email', text: 'tomas@tarnyba.example', name: 'Tomas Bružas' });
    await page.getByText(say.person.own).first().waitFor();
    const act = page.getByRole('button', { name: say.acts.correctName.button });
    assert.equal(await act.getAttribute('aria-disabled'), 'true');
    await act.press('Enter');
    assert.equal(await page.getByRole('heading', { name: say.acts.correctName.button }).count(), 0);
    await expectAccessible(page);
  },
);

journey(
  'a clerk sees the old name beside the new one, corrects it, tells the person, and ends the sessions',
  'name',
  async (page, tongue, say) => {
    const { site } = visits.demo;
    const email = `rasa.${tongue.tag}@pastas.example`;
    const rasa = await newcomer(site, email, { givenNames: 'Rasa', surname: 'Kazlauskaite', phone: '+37061200201' });
    const letters = (await lettersTo(site, email)).length;
    const clerk = await toDesk(page, tongue, say, { name: 'Eglė Vaitkutė' });
    await open(clerk, say, { by: 'email', text: email, name: 'Rasa Kazlauskaite' });
    await clerk.press(say.acts.correctName.button);
    await clerk.fill(say.surname, 'Kazlauskaitė');
    await clerk.press(say.act.review);
    // Without a document nothing is reviewed; what was typed stays.
    await page.getByRole('alert').getByText(say.desk.document).waitFor();
    await clerk.choose(say.desk.document, say.desk.documents.passport);
    await clerk.press(say.act.review);
    await clerk.heading(say.act.reviewTitle);
    await page.locator('del', { hasText: 'e' }).waitFor();
    await page.locator('ins', { hasText: 'ė' }).waitFor();
    await expectAccessible(page);
    await clerk.press(say.act.save);
    await page.getByRole('status').getByText(say.acts.correctName.done).waitFor();
    await page.getByRole('heading', { name: 'Rasa Kazlauskaitė', exact: true }).waitFor();
    await nextNotice(site, email, letters, ['Kazlauskait']);
    await rasa.call('profile.read');
    await clerk.press(say.acts.endSessions.button);
    await clerk.press(say.acts.endSessions.button, page.locator('form'));
    await page.getByRole('status').getByText(say.acts.endSessions.done).waitFor();
    await assert.rejects(rasa.call('profile.read'), { refusal: 'signed_out' });
  },
);

journey(
  'a clerk confirms who somebody is, blocks the account, and lets its owner in again',
  'level',
  async (page, tongue, say) => {
    const { site } = visits.demo;
    const email = `tadas.${tongue.tag}@pastas.example`;
    const phone = { lt: '61200202', en: '61200203' }[tongue.tag];
    const tadas = await newcomer(site, email, { givenNames: 'Tadas', surname: 'Petrulis', phone: `+370${phone}` });
    const clerk = await toDesk(page, tongue, say, { name: 'Eglė Vaitkutė' });
    await open(clerk, say, { by: 'phone', text: `8 ${phone}`, name: 'Tadas Petrulis' });
    await clerk.press(say.acts.confirmIdentity.button);
    await clerk.choose(say.desk.document, say.desk.documents.identity_card);
    await clerk.press(say.acts.confirmIdentity.button, page.locator('form'));
    await page.getByText(say.person.levels[2] ?? '', { exact: true }).waitFor();
    await clerk.press(say.acts.block.button);
    await clerk.press(say.acts.block.button, page.locator('form'));
    await page.getByText(say.person.statuses.blocked, { exact: true }).waitFor();
    await assert.rejects(tadas.call('profile.read'), { refusal: 'signed_out' });
    await expectAccessible(page);
    await clerk.press(say.acts.unblock.button);
    await clerk.press(say.acts.unblock.button, page.locator('form'));
    await page.getByRole('status').getByText(say.acts.unblock.done).waitFor();
  },
);
