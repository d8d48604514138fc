import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Demo, startDemo } from './support/demo.ts';
import { byPointer, enterCode, giveContactData, lithuanian } from './support/person.ts';
import { expectKnown, expectUnknown } from './support/portal-person.ts';
import { settings, visitWith } from './support/set-browser.ts';
import { beAt, goToViisp, lithuanianViisp, proveAddress } from './support/viisp-person.ts';

const NAME = 'Olena Kovalenko';

let demo: Demo;
let portal: string;

before(async () => {
  demo = await startDemo();
  portal = demo.site.replace('localhost', '127.0.0.1');
});

after(() => demo?.stop());

async function signIn(page: Page, email: string): Promise<Record<string, string>> {
  await enterCode(page, byPointer, lithuanian, email);
  await giveContactData(page, byPointer, lithuanian);
  return expectKnown(page, NAME);
}

async function signOut(page: Page): Promise<void> {
  await page.getByText(`${lithuanian.account}: ${NAME}`, { exact: true }).click();
  await page.getByRole('button', { name: lithuanian.signOut }).click();
}

/** What becomes of a page's attempts to keep something. */
function keeping(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const ways: Record<string, () => unknown> = {
      indexedDB: () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.open('anything');
          request.onsuccess = resolve;
          request.onerror = () => reject(request.error);
        }),
      sessionStorage: () => sessionStorage.setItem('a', 'b'),
      localStorage: () => localStorage.setItem('a', 'b'),
      caches: () => caches.open('anything'),
    };
    const said = Object.entries(ways).map(async ([name, keep]) => {
      const became = await Promise.resolve()
        .then(keep)
        .then(
          () => 'kept',
          () => 'refused',
        );
      return [name, became];
    });
    return Object.fromEntries(await Promise.all(said));
  });
}

const REFUSED = { indexedDB: 'refused', sessionStorage: 'refused', localStorage: 'refused', caches: 'refused' };

for (const [how, preferences, path] of [
  ['the browser keeps nothing for any site', settings.nothing, '/'],
  ['the page may keep nothing', settings.usual, '/blocked/'],
] as const)
  test(`where ${how}, a person signs in by e-mail and the back end knows who it is`, () =>
    visitWith(preferences, [portal, demo.site], async ({ page, faults }) => {
      await page.goto(`${portal}${path}`);
      assert.deepEqual(await keeping(page), REFUSED);
      const known = await signIn(page, `nothing${path.length}@example.com`);
      assert.equal(known['Mūsų seansas'], 'tik šiame puslapyje: slapukų naršyklė nesaugo');
      assert.deepEqual(await page.context().cookies(), []);
      await signOut(page);
      await expectUnknown(page);
      await signIn(page, `again${path.length}@example.com`);
      // Nothing was kept, so a page that is opened anew knows nobody.
      await page.reload();
      await page.getByRole('button', { name: lithuanian.signIn, exact: true }).waitFor();
      await expectUnknown(page);
      assert.deepEqual(faults, []);
    }));

test('where no site keeps anything inside another one, both ways in work, and a reload keeps the person', () =>
  visitWith(settings.noThirdParties, [portal, demo.site], async ({ page, faults }) => {
    await page.goto(portal);
    await signIn(page, 'first-party@example.com');
    const owners = (await page.context().cookies()).map(({ domain }) => domain);
    assert.deepEqual([...new Set(owners)], ['127.0.0.1']);
    await page.reload();
    await expectKnown(page, NAME);
    await page.getByText(`${lithuanian.account}: ${NAME}`, { exact: true }).waitFor();
    await signOut(page);
    await expectUnknown(page);
    await goToViisp(page, byPointer, lithuanian, lithuanianViisp);
    await beAt(page, lithuanianViisp, { code: '48503120479', givenNames: 'RŪTA', surname: 'UOSTĖ' });
    await proveAddress(page, byPointer, lithuanian, 'ruta@example.com');
    await page.getByRole('textbox', { name: lithuanian.phone }).fill('+370 612 34567');
    await page.getByRole('button', { name: lithuanian.next }).click();
    const known = await expectKnown(page, 'Rūta Uostė');
    assert.match(known['Tapatybės patikimumo lygis'] ?? '', /^3 /);
    assert.deepEqual(faults, []);
  }));
