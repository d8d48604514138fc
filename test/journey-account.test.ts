import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { Cast } from '../demo/run/people/cast.ts';
import type { AccountSaid } from './support/account-words.ts';
import { expectAccessible } from './support/expectations.ts';
import { load } from './support/load.ts';
import { lettersTo, newcomer, nextNotice } from './support/newcomer.ts';
import { proveMailbox, signIn, toAccount } from './support/owner.ts';
import { sit, TONGUES, type Tongue } from './support/sitting.ts';
import { letTimePass } from './support/time-passes.ts';
import { openVisits, type Visits } from './support/visits.ts';

const NARROW = { viewport: { width: 320, height: 700 } };
const PHONE = '+37061200301';

let visits: Visits;
let said: Record<'lt' | 'en', AccountSaid>;

before(async () => {
  visits = await openVisits((site) => [site.replace('localhost', '127.0.0.1')], { people: true });
  said = (await load<typeof import('./support/account-words.ts')>('test/support/account-words.ts')).inAccount;
});

after(() => visits?.close());

/** One journey through the account, walked in both languages with a keyboard in a narrow window. */
function journey(title: string, name: string, walk: (page: Page, tongue: Tongue, say: AccountSaid) => Promise<void>) {
  for (const tongue of TONGUES) {
    const { tag, options } = tongue;
    test(`${tag}: ${title}`, () =>
      visits.visit(`account-${name}-${tag}`, { ...options, ...NARROW }, (page) => walk(page, tongue, said[tag])));
  }
}

journey(
  'a person saves phone, language and notices, and two tabs do not overwrite each other unseen',
  'contact',
  async (page, tongue, say) => {
    const email = `kotryna.${tongue.tag}@pastas.example`;
    await newcomer(visits.demo.site, email, { givenNames: 'Kotryna', surname: 'Bite', phone: PHONE });
    const owner = await toAccount(page, tongue, say, email);
    await page
      .getByText(new RegExp(`^${say.setBy.person}, `))
      .first()
      .waitFor();
    await expectAccessible(page);
    const other = await page.context().newPage();
    await other.goto(page.url());
    const second = await sit(other, tongue, '/account/');
    await second.fill(say.phone, '+370 612 00302');
    await second.choose(say.language, say.languages.ru);
    await second.press(say.save);
    await other.getByRole('status').getByText(say.saved, { exact: true }).waitFor();
    await owner.fill(say.phone, '+370 612 00303');
    await owner.press(say.save);
    await page.getByRole('alert').waitFor();
    await page.getByText(say.elsewhere('+37061200302'), { exact: true }).waitFor();
    assert.equal(await page.getByRole('textbox', { name: say.phone }).inputValue(), '+370 612 00303');
    await expectAccessible(page);
    await owner.press(say.save);
    await page.getByRole('status').getByText(say.saved, { exact: true }).waitFor();
    assert.equal(await page.getByRole('textbox', { name: say.phone }).inputValue(), '+37061200303');
  },
);

journey(
  'a person changes the e-mail address after a proof, and whoever has the old mailbox takes it back',
  'email',
  async (page, tongue, say) => {
    const { demo, browser } = visits;
    const [old, fresh] = [`lina.${tongue.tag}@pastas.example`, `lina.nauja.${tongue.tag}@pastas.example`];
    const elsewhere = await newcomer(demo.site, old, { givenNames: 'Lina', surname: 'Mockute', phone: PHONE });
    const owner = await toAccount(page, tongue, say, old);
    letTimePass(demo, old, 20);
    await page.reload();
    await owner.press(say.changeEmail);
    await owner.heading(say.proveTitle);
    await expectAccessible(page);
    await proveMailbox(owner, say, old);
    await owner.heading(say.address.newAddressTitle);
    await expectAccessible(page);
    await owner.fill(say.address.newAddress, fresh);
    const before = (await lettersTo(demo.site, old)).length;
    await proveMailbox(owner, say, fresh);
    await page.getByRole('status').getByText(say.done.emailChanged).waitFor();
    await nextNotice(demo.site, old, before, ['Lina', fresh]);
    await assert.rejects(elsewhere.call('profile.read'), { refusal: 'signed_out' });
    const context = await browser.newContext({ ...tongue.options, ...NARROW });
    const robbed = await context.newPage();
    await robbed.goto(demo.site);
    const victim = await sit(robbed, tongue, '/account/');
    await signIn(victim, say, old);
    await victim.heading(say.moved.movedTitle);
    await expectAccessible(robbed);
    await victim.press(say.moved.takeBack);
    await victim.heading(say.moved.takenBackTitle);
    await expectAccessible(robbed);
    await page.reload();
    await page.getByRole('textbox', { name: say.email }).waitFor();
    await victim.press(say.moved.signInNow);
    await signIn(victim, say, old);
    await victim.heading(say.account);
    await robbed.getByText(old, { exact: true }).waitFor();
    await context.close();
  },
);

journey(
  'a person sees which office looked, says that a sign-in was not theirs, and is safe',
  'not-me',
  async (page, tongue, say) => {
    const { site } = visits.demo;
    const email = `paulius.${tongue.tag}@pastas.example`;
    const elsewhere = await newcomer(site, email, { givenNames: 'Paulius', surname: 'Rimkus', phone: PHONE });
    await new Cast(site).open('kaunas', email, { reason: 'call', caseNumber: 'K-1' });
    const owner = await toAccount(page, tongue, say, email);
    await owner.press(say.pageTitles.history);
    await owner.heading(say.pageTitles.history);
    const office = { lt: 'Kauno skyrius', en: 'Kaunas office' }[tongue.tag];
    await page.getByText(`${office} ${say.history.officeDid.account_viewed}`).waitFor();
    await expectAccessible(page);
    const before = (await lettersTo(site, email)).length;
    await page
      .getByRole('button', { name: new RegExp(`^${say.history.notMe}`) })
      .last()
      .press('Enter');
    await owner.heading(say.history.notMeTitle);
    await expectAccessible(page);
    await owner.press(say.history.notMeYes);
    await page.getByRole('textbox', { name: say.email }).waitFor();
    await expectAccessible(page);
    await nextNotice(site, email, before, ['Paulius', 'Rimkus']);
    await assert.rejects(elsewhere.call('profile.read'), { refusal: 'signed_out' });
    await signIn(owner, say, email);
    await owner.heading(say.account);
    await page.getByText(new RegExp(escaped(say.frozen('#')).replace('#', '.+'))).waitFor();
    assert.equal(await page.getByRole('button', { name: say.changeEmail }).count(), 0);
  },
);

journey(
  'a person takes all data home, has the account erased, and changes their mind',
  'data',
  async (page, tongue, say) => {
    const { site } = visits.demo;
    const email = `ugne.${tongue.tag}@pastas.example`;
    await newcomer(site, email, { givenNames: 'Ugne', surname: 'Sabaite', phone: PHONE });
    const owner = await toAccount(page, tongue, say, email);
    await owner.press(say.pageTitles.data);
    await owner.press(say.data.prepareExport);
    const json = await download(page, say.data.exportJson);
    assert.match(json, /"Ugne"/);
    assert.match(json, /37061200301/);
    const html = await download(page, say.data.exportPage);
    assert.match(html, /Sabaite/);
    assert.doesNotMatch(html, /<script/);
    await expectAccessible(page);
    await owner.press(say.data.eraseAccount);
    await owner.heading(say.data.erasureSure);
    await expectAccessible(page);
    const before = (await lettersTo(site, email)).length;
    await owner.press(say.data.erasureYes);
    await page.getByRole('status').getByText(say.done.erasureAsked).waitFor();
    await page.getByText(new RegExp(escaped(say.erasing('#')).replace('#', '.+'))).waitFor();
    await expectAccessible(page);
    await nextNotice(site, email, before, ['Ugne']);
    await owner.press(say.keepAccount);
    await page.getByRole('status').getByText(say.done.erasureWithdrawn).waitFor();
  },
);

/** What the browser saves when a link is followed. */
async function download(page: Page, name: string): Promise<string> {
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name, exact: true }).press('Enter');
  const stream = await (await started).createReadStream();
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
