import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { byPointer, english, giveContactData, lithuanian, newCode } from '../support/person.ts';

const NAME = 'Olena Kovalenko';

/** Where an app is, where its API is, and whose mailbox the code comes to. */
export interface Place {
  app: string;
  api: string;
  email: string;
}

/** What every app must be able to do with the elements, whatever it is made with. */
export async function walk(page: Page, { app, api, email }: Place): Promise<void> {
  await page.goto(`${app}/?${new URLSearchParams({ api: `${api}/trpc` })}`);
  await speaksTwoLanguages(page);
  await comesAndGoes(page);
  await signsIn(page, email, api);
  // Nobody was signed in when the form came, and when it came again.
  await hears(page, ['Out', 'Out', `In: ${NAME}`]);
  // Two elements, one session: the corner was not signed in at.
  await page.getByText(`${lithuanian.account}: ${NAME}`, { exact: true }).waitFor();
  await page.reload();
  await hears(page, [`Back: ${NAME}`]);
  await takeAwayAndBringBack(page);
  await hears(page, [`Back: ${NAME}`, `Back: ${NAME}`]);
  await page.getByText(`${lithuanian.account}: ${NAME}`, { exact: true }).click();
  await page.getByRole('button', { name: lithuanian.signOut }).click();
  await hears(page, [`Back: ${NAME}`, `Back: ${NAME}`, 'Out']);
  await page.getByRole('textbox', { name: english.email }).waitFor();
}

/** The corner's language is an attribute, that of the form a value which the app changes. */
async function speaksTwoLanguages(page: Page): Promise<void> {
  const login = page.locator('migris-login');
  await page.getByRole('button', { name: lithuanian.signIn, exact: true }).waitFor();
  assert.equal(await page.getByRole('textbox', { name: english.email }).inputValue(), 'vardas@example.com');
  assert.equal(await login.evaluate((element) => (element as unknown as { locale: string }).locale), 'en');
  await page.getByRole('button', { name: 'Other language' }).click();
  await page.getByRole('textbox', { name: lithuanian.email }).waitFor();
  assert.equal(await login.evaluate((element) => (element as unknown as { locale: string }).locale), 'lt');
  await page.getByRole('button', { name: 'Other language' }).click();
  await page.getByRole('textbox', { name: english.email }).waitFor();
}

async function comesAndGoes(page: Page): Promise<void> {
  // An element that is taken away before it knows who is signed in tells nobody.
  await hears(page, ['Out']);
  await takeAwayAndBringBack(page);
  await page.getByRole('textbox', { name: english.email }).waitFor();
}

async function takeAwayAndBringBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Take away' }).click();
  await page.locator('migris-login').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Bring back' }).click();
}

async function signsIn(page: Page, email: string, api: string): Promise<void> {
  await page.getByRole('textbox', { name: english.email }).fill(email);
  await page.getByRole('button', { name: english.sendCode }).click();
  const code = page.getByRole('textbox', { name: english.code });
  await code.waitFor();
  await code.fill(await newCode({ url: () => api }, email, 0));
  await page.getByRole('button', { name: english.next }).click();
  await giveContactData(page, byPointer, english);
}

/** What the app was told by events, each once. */
async function hears(page: Page, lines: string[]): Promise<void> {
  const news = page.getByRole('listitem');
  await news.nth(lines.length - 1).waitFor();
  assert.deepEqual(await news.allTextContents(), lines);
}
