import { after, before, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expectAccessible, expectNothingLeftInTheAddress } from './support/expectations.ts';
import {
  byKeyboard,
  byPointer,
  english,
  enterCode,
  giveContactData,
  lithuanian,
  type Words,
} from './support/person.ts';
import {
  beAt,
  englishViisp,
  goToViisp,
  lithuanianViisp,
  proveAddress,
  type ViispWords,
} from './support/viisp-person.ts';
import { openVisits, type Visits } from './support/visits.ts';

let visits: Visits;

before(async () => {
  visits = await openVisits((site) => [site.replace('localhost', '127.0.0.1')]);
});

after(() => visits?.close());

const visit = (name: string, options: BrowserContextOptions, walk: (page: Page) => Promise<void>) =>
  visits.visit(`viisp-${name}`, options, walk);

function nameIn(page: Page, words: Words, name: string) {
  return page.getByText(`${words.account}: ${name}`, { exact: true });
}

async function signOut(page: Page, words: Words, name: string): Promise<void> {
  await nameIn(page, words, name).click();
  await page.getByRole('button', { name: words.signOut }).click();
  await page.getByRole('button', { name: words.signIn, exact: true }).waitFor();
}

for (const [tag, words, viisp, options] of [
  ['lt', lithuanian, lithuanianViisp, { locale: 'lt-LT' }],
  ['en', english, englishViisp, { locale: 'en-GB' }],
] as [string, Words, ViispWords, BrowserContextOptions][]) {
  test(`${tag}: a person comes through VIISP, gives the rest once, and the second time is signed in at once`, () =>
    visit(`first-${tag}`, { ...options, viewport: { width: 320, height: 640 } }, async (page) => {
      if (tag === 'en') await page.getByRole('button', { name: 'English' }).click();
      const keyboard = byKeyboard(page);
      const rasa = { code: tag === 'en' ? '48503120424' : '48503120435', givenNames: 'RASA', surname: 'NAUJOKĖ-ŽĄ' };
      await goToViisp(page, keyboard, words, viisp);
      await beAt(page, viisp, rasa);
      await page.getByRole('heading', { name: viisp.addressTitle }).waitFor();
      await expectNothingLeftInTheAddress(page);
      await expectAccessible(page);
      await page.getByText('Rasa Naujokė-Žą').first().waitFor();
      await proveAddress(page, keyboard, words, `rasa-${tag}@example.com`);
      await page.getByRole('heading', { name: viisp.phoneTitle }).waitFor();
      await expectAccessible(page);
      await keyboard.fill(page.getByRole('textbox', { name: words.phone }), '+370 612 34567');
      await keyboard.press(page.getByRole('button', { name: words.next }));
      await nameIn(page, words, 'Rasa Naujokė-Žą').waitFor();
      await expectAccessible(page);
      await signOut(page, words, 'Rasa Naujokė-Žą');
      await goToViisp(page, byPointer, words, viisp);
      await beAt(page, viisp, rasa);
      await nameIn(page, words, 'Rasa Naujokė-Žą').waitFor();
      await expectNothingLeftInTheAddress(page);
    }));

  test(`${tag}: a person with an e-mail account comes through VIISP, sees both and joins them; then both ways lead to one`, () =>
    visit(`linking-${tag}`, options, async (page) => {
      if (tag === 'en') await page.getByRole('button', { name: 'English' }).click();
      const email = `olena-${tag}@example.com`;
      await enterCode(page, byPointer, words, email);
      await giveContactData(page, byPointer, words);
      await signOut(page, words, 'Olena Kovalenko');
      const olena = {
        code: tag === 'en' ? '48503120446' : '48503120457',
        givenNames: 'OLENA',
        surname: 'KOVALENKO-PETRIENĖ',
      };
      await goToViisp(page, byPointer, words, viisp);
      await beAt(page, viisp, olena);
      await page.getByRole('heading', { name: viisp.addressTitle }).waitFor();
      await proveAgain(page, words, email);
      await page.getByRole('heading', { name: viisp.meetingTitle }).waitFor();
      await expectAccessible(page);
      await page.getByText('Olena Kovalenko', { exact: true }).waitFor();
      await page.getByText('Olena Kovalenko-Petrienė', { exact: true }).first().waitFor();
      await page.getByRole('button', { name: viisp.join }).click();
      await nameIn(page, words, 'Olena Kovalenko-Petrienė').waitFor();
      await signOut(page, words, 'Olena Kovalenko-Petrienė');
      await enterCode(page, byPointer, words, email);
      await nameIn(page, words, 'Olena Kovalenko-Petrienė').waitFor();
    }));
}

/** As the first time, but the mailbox has had a code before. */
async function proveAgain(page: Page, words: Words, email: string): Promise<void> {
  const { newCode } = await import('./support/person.ts');
  await page.getByRole('textbox', { name: words.email }).fill(email);
  await page.getByRole('button', { name: words.sendCode }).click();
  const code = page.getByRole('textbox', { name: words.code });
  await code.waitFor();
  await code.fill(await newCode(page, email, 1));
  await page.getByRole('button', { name: words.next }).click();
}
