import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import {
  byKeyboard,
  byPointer,
  english,
  enterCode,
  giveContactData,
  lithuanian,
  type Words,
} from './support/person.ts';
import { openVisits, type Visits } from './support/visits.ts';

const NAME = 'Olena Kovalenko';

let visits: Visits;

before(async () => {
  visits = await openVisits();
});

after(() => visits?.close());

const visit = (name: string, options: BrowserContextOptions, walk: (page: Page) => Promise<void>) =>
  visits.visit(`journey-${name}`, options, walk);

function corner(page: Page, words: Words) {
  return page.getByRole('button', { name: words.signIn, exact: true });
}

/** The person's name in the corner, which opens a menu. */
function nameIn(page: Page, words: Words) {
  return page.getByText(`${words.account}: ${NAME}`, { exact: true });
}

async function expectSignedIn(page: Page, words: Words): Promise<void> {
  await nameIn(page, words).waitFor();
  assert.equal(await page.getByRole('dialog').count(), 0);
}

async function expectNoScrollingSideways(page: Page): Promise<void> {
  const [content, view] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(Number(content) <= Number(view), `${content} px of page in a window of ${view} px`);
}

test('a person signs in from the corner of the page, signs out, and the second time the code is enough', () =>
  visit('lt', {}, async (page) => {
    const email = 'olena@example.com';
    const box = await corner(page, lithuanian).boundingBox();
    assert.ok(
      box && box.y < 120 && box.x > (page.viewportSize()?.width ?? 0) / 2,
      'the button is in the top right corner',
    );
    await enterCode(page, byPointer, lithuanian, email);
    await giveContactData(page, byPointer, lithuanian);
    await expectSignedIn(page, lithuanian);
    await page.reload();
    await expectSignedIn(page, lithuanian);
    await nameIn(page, lithuanian).click();
    await page.getByRole('button', { name: lithuanian.signOut }).click();
    await enterCode(page, byPointer, lithuanian, email);
    await expectSignedIn(page, lithuanian);
  }));

test('the same way is there in English', () =>
  visit('en', {}, async (page) => {
    await page.getByRole('button', { name: 'English' }).click();
    await enterCode(page, byPointer, english, 'ana@example.com');
    await giveContactData(page, byPointer, english);
    await expectSignedIn(page, english);
    await nameIn(page, english).click();
    await page.getByRole('button', { name: english.signOut }).click();
    await corner(page, english).waitFor();
  }));

test('a keyboard is enough, in a window of 320 pixels', () =>
  visit('keyboard', { viewport: { width: 320, height: 640 } }, async (page) => {
    const person = byKeyboard(page);
    await expectNoScrollingSideways(page);
    await enterCode(page, person, lithuanian, 'ines@example.com');
    await expectNoScrollingSideways(page);
    await giveContactData(page, person, lithuanian);
    await expectSignedIn(page, lithuanian);
    await expectNoScrollingSideways(page);
    await person.press(nameIn(page, lithuanian));
    await person.press(page.getByRole('button', { name: lithuanian.signOut }));
    await corner(page, lithuanian).waitFor();
  }));

test('the console stays calm, and Ctrl-C leaves no process behind', async () => {
  const { demo } = visits;
  // What npm says comes first and is not ours.
  const said = demo.said().split('node demo/run/start.ts')[1] ?? '';
  assert.match(said, new RegExp(`${demo.site}/`));
  assert.doesNotMatch(said, /error|warn|\bat .+:\d+:\d+/i);
  assert.deepEqual(await demo.stop(), []);
  await assert.rejects(fetch(`${demo.site}/healthz`));
});
