import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { projectFolder } from './support/command.ts';
import { expectAccessible, expectNothingLeftInTheAddress } from './support/expectations.ts';
import { byPointer, english, enterCode, giveContactData, lithuanian, type Words } from './support/person.ts';
import { askBackEnd, expectKnown, expectUnknown, nonceOf, showToken } from './support/portal-person.ts';
import { SignedInPage } from './support/signed-in-page.ts';
import { beAt, goToViisp, lithuanianViisp, proveAddress } from './support/viisp-person.ts';
import { openVisits, type Visits } from './support/visits.ts';

const NAME = 'Olena Kovalenko';
const output = `${projectFolder}test/.output/`;

let visits: Visits;
let portal: string;

before(async () => {
  mkdirSync(output, { recursive: true });
  visits = await openVisits((site) => [site.replace('localhost', '127.0.0.1')]);
  portal = visits.demo.site.replace('localhost', '127.0.0.1');
});

after(() => visits?.close());

const visit = (name: string, options: BrowserContextOptions, walk: (page: Page) => Promise<void>) =>
  visits.visit(`portal-${name}`, { baseURL: portal, ...options }, walk);

async function signIn(page: Page, words: Words, email: string): Promise<void> {
  await enterCode(page, byPointer, words, email);
  await giveContactData(page, byPointer, words);
}

async function signOut(page: Page, words: Words): Promise<void> {
  await page.getByText(`${words.account}: ${NAME}`, { exact: true }).click();
  await page.getByRole('button', { name: words.signOut }).click();
  await page.getByRole('button', { name: words.signIn, exact: true }).waitFor();
}

async function expectFits(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${output}portal-${name}.png`, fullPage: true });
  const [content, view] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(Number(content) <= Number(view), `${name}: ${content} px of page in a window of ${view} px`);
  await expectAccessible(page);
}

test('a person signs in by e-mail on another site, and its back end knows who it is until the person signs out', () =>
  visit('email', {}, async (page) => {
    await expectUnknown(page);
    await signIn(page, lithuanian, 'olena@example.com');
    assert.deepEqual(await expectKnown(page, NAME), {
      'Pažįsta Jus kaip': NAME,
      'El. pašto adresas': 'olena@example.com',
      'Tapatybės patikimumo lygis': '1 – patvirtintas el. pašto adresas',
      'Prisijungimo būdas': 'el. paštu gautu kodu',
      'Mūsų seansas': 'šios svetainės slapuke',
    });
    const before = await nonceOf(page);
    await page.reload();
    await expectKnown(page, NAME);
    await page.getByText(`${lithuanian.account}: ${NAME}`, { exact: true }).waitFor();
    assert.notEqual(await nonceOf(page), before);
    await signOut(page, lithuanian);
    await expectUnknown(page);
    await page.reload();
    await expectUnknown(page);
  }));

test('the mail names the portal, and its last line the host of the page that asked', () =>
  visit('mail', {}, async (page) => {
    await enterCode(page, byPointer, lithuanian, 'mail@example.com');
    const answer = await fetch(`${visits.demo.site}/demo/mail.json?to=mail@example.com`);
    const [letter] = (await answer.json()) as { text: string }[];
    assert.match(letter?.text ?? '', /Uostų ministerija/);
    assert.match(letter?.text.trimEnd().split('\n').at(-1) ?? '', /^@127\.0\.0\.1 #\d{8}$/);
  }));

test('a person comes through VIISP, and the back end knows the level and the means', () =>
  visit('viisp', {}, async (page) => {
    await goToViisp(page, byPointer, lithuanian, lithuanianViisp);
    await beAt(page, lithuanianViisp, { code: '48503120468', givenNames: 'RASA', surname: 'UOSTĖ' });
    await page.waitForURL(`${portal}/**`);
    await expectNothingLeftInTheAddress(page);
    await proveAddress(page, byPointer, lithuanian, 'rasa@example.com');
    await page.getByRole('textbox', { name: lithuanian.phone }).fill('+370 612 34567');
    await page.getByRole('button', { name: lithuanian.next }).click();
    const known = await expectKnown(page, 'Rasa Uostė');
    assert.equal(known['Tapatybės patikimumo lygis'], '3 – tapatybė patvirtinta per VIISP');
    assert.match(
      known['Prisijungimo būdas'] ?? '',
      /^per VIISP, (elektronine bankininkyste|elektroniniu parašu|asmens tapatybės kortele)$/,
    );
  }));

test('the back end says no to the token of another portal or another page, and the page says so plainly', () =>
  visit('refused', {}, async (page) => {
    const { site } = visits.demo;
    const [nonce, address] = [await nonceOf(page), 'twice@example.com'];
    const first = await SignedInPage.open(site, site, address);
    assert.deepEqual(await showToken(page, await first.idToken(nonce)), { status: 401, answer: { fault: 'aud' } });
    const second = await SignedInPage.open(site, portal, 'another@example.com');
    const stolen = await second.idToken('of-another-page');
    assert.deepEqual(await showToken(page, stolen), { status: 401, answer: { fault: 'nonce' } });
    assert.deepEqual(await askBackEnd(page), { known: null });
    // What the back end would do when its clock, its settings or its keys are wrong.
    await page.route('**/portal/session', (route) =>
      route.request().method() === 'POST' ? route.fulfill({ status: 401, json: { fault: 'exp' } }) : route.continue(),
    );
    await signIn(page, lithuanian, 'refused@example.com');
    await page.getByText('Mūsų serveris prisijungimo nepriėmė.').waitFor();
    assert.equal(await page.locator('#fault').textContent(), 'exp');
    await page.locator('#known').waitFor({ state: 'hidden' });
  }));

test('no other site signs a person in or out here', async () => {
  for (const path of ['session', 'sign-out'])
    for (const origin of [visits.demo.site, 'null', undefined]) {
      const headers = { 'content-type': 'application/json', ...(origin && { origin }) };
      const answer = await fetch(`${portal}/portal/${path}`, { method: 'POST', headers, body: '{}' });
      assert.deepEqual([answer.status, await answer.json()], [403, { fault: 'page' }]);
    }
});

test('one person after the other signs in without loading the page anew', () =>
  visit('one-after-the-other', {}, async (page) => {
    const before = await nonceOf(page);
    await signIn(page, lithuanian, 'one@example.com');
    assert.equal((await expectKnown(page, NAME))['El. pašto adresas'], 'one@example.com');
    await signOut(page, lithuanian);
    await expectUnknown(page);
    assert.notEqual(await nonceOf(page), before);
    await signIn(page, lithuanian, 'other@example.com');
    assert.equal((await expectKnown(page, NAME))['El. pašto adresas'], 'other@example.com');
  }));

test('whoever left the page open for too long gets in all the same', () =>
  visit('left-open', {}, async (page) => {
    let refused = 0;
    // What the back end says when the page was loaded too long ago.
    await page.route('**/portal/session', (route) =>
      route.request().method() === 'POST' && refused++ === 0
        ? route.fulfill({ status: 403, json: { fault: 'visit' } })
        : route.continue(),
    );
    await signIn(page, lithuanian, 'left-open@example.com');
    await expectKnown(page, NAME);
    assert.equal(refused, 2);
  }));

test('two portals in one browser keep their people apart', () =>
  visit('apart', {}, async (page) => {
    await signIn(page, lithuanian, 'here@example.com');
    await expectKnown(page, NAME);
    await page.goto(visits.demo.site);
    await page.getByRole('button', { name: lithuanian.signIn, exact: true }).waitFor();
    await enterCode(page, byPointer, lithuanian, 'here@example.com');
    await page.getByText(`${lithuanian.account}: ${NAME}`, { exact: true }).waitFor();
    await signOut(page, lithuanian);
    await page.goto(portal);
    await expectKnown(page, NAME);
    await page.getByText(`${lithuanian.account}: ${NAME}`, { exact: true }).waitFor();
  }));

for (const [language, words] of [
  ['lt', lithuanian],
  ['en', english],
] as const)
  for (const width of [320, 1280])
    test(`${language}, ${width} pixels wide: nothing stands in the way on the portal's pages`, () =>
      visit(`${language}-${width}`, { viewport: { width, height: 720 } }, async (page) => {
        const name = (what: string) => `${what}-${language}-${width}`;
        if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
        await expectFits(page, name('door'));
        await page.getByRole('button', { name: words.signIn, exact: true }).click();
        await page.getByRole('textbox', { name: words.email }).waitFor();
        await expectFits(page, name('window'));
        await page.keyboard.press('Escape');
        await signIn(page, words, `${language}-${width}@example.com`);
        await expectKnown(page, NAME);
        await expectFits(page, name('known'));
        await page.goto('/blocked/');
        if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
        await page.getByRole('button', { name: words.signIn, exact: true }).waitFor();
        await expectFits(page, name('blocked'));
      }));

test('the two sites lead to each other', () =>
  visit('links', {}, async (page) => {
    await page.getByRole('link', { name: 'Pirmoji svetainė' }).click();
    await page.waitForURL(`${visits.demo.site}/`);
    await page.getByRole('link', { name: 'Kitas portalas' }).click();
    await page.waitForURL(`${portal}/`);
    await page.getByRole('link', { name: 'Be slapukų ir saugyklos' }).click();
    await page.getByText('Šiame puslapyje naršyklė nieko nesaugo').waitFor();
    for (const path of ['/application/', '/index.html'])
      assert.equal((await page.request.get(`${portal}${path}`)).status(), 404, path);
    for (const path of ['/harbour/', '/blocked/'])
      assert.equal((await page.request.get(`${visits.demo.site}${path}`)).status(), 404, path);
  }));
