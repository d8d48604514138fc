import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';

/** The words that a person looks for on the way in. */
export interface Words {
  signIn: string;
  email: RegExp;
  sendCode: string;
  code: RegExp;
  next: string;
  givenNames: RegExp;
  surname: RegExp;
  phone: RegExp;
  review: RegExp;
  account: string;
  signOut: string;
}

export const lithuanian: Words = {
  signIn: 'Prisijungti',
  email: /^El\. pašto adresas/,
  sendCode: 'Siųsti kodą',
  code: /^Laikinas kodas/,
  next: 'Toliau',
  givenNames: /^Vardas/,
  surname: /^Pavardė/,
  phone: /^Telefono numeris/,
  review: /kaip pase/,
  account: 'Mano paskyra',
  signOut: 'Atsijungti',
};

export const english: Words = {
  signIn: 'Sign in',
  email: /^E-mail address/,
  sendCode: 'Send code',
  code: /^Temporary code/,
  next: 'Next',
  givenNames: /^Name/,
  surname: /^Surname/,
  phone: /^Phone number/,
  review: /as in your passport/,
  account: 'My account',
  signOut: 'Sign out',
};

/** Somebody at the page: knows what is written on buttons and fields, and nothing of the code. */
export interface Person {
  press: (button: Locator) => Promise<void>;
  fill: (field: Locator, text: string) => Promise<void>;
}

/** Points and clicks. */
export const byPointer: Person = {
  press: (button) => button.click(),
  fill: (field, text) => field.fill(text),
};

/** Never touches the pointer: goes from one thing to the next with Tab. */
export function byKeyboard(page: Page): Person {
  const reach = async (goal: Locator) => {
    await goal.waitFor();
    for (let steps = 0; steps < 90; steps += 1) {
      if (await goal.evaluate((element) => element.matches(':focus'))) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`${goal} is not reached with Tab`);
  };
  return {
    press: async (button) => {
      await reach(button);
      await page.keyboard.press('Enter');
    },
    fill: async (field, text) => {
      await reach(field);
      await page.keyboard.type(text);
    },
  };
}

/** Asks for a code and enters it. */
export async function enterCode(page: Page, person: Person, words: Words, email: string): Promise<void> {
  const before = (await codesFor(page, email)).length;
  await person.press(page.getByRole('button', { name: words.signIn, exact: true }));
  await person.fill(page.getByRole('textbox', { name: words.email }), email);
  await person.press(page.getByRole('button', { name: words.sendCode }));
  const code = page.getByRole('textbox', { name: words.code });
  await code.waitFor();
  await person.fill(code, await newCode(page, email, before));
  await person.press(page.getByRole('button', { name: words.next }));
}

/** Fills in the contact data and agrees to it. */
export async function giveContactData(page: Page, person: Person, words: Words): Promise<void> {
  await person.fill(page.getByRole('textbox', { name: words.givenNames }), 'Olena');
  await person.fill(page.getByRole('textbox', { name: words.surname }), 'Kovalenko');
  await person.fill(page.getByRole('textbox', { name: words.phone }), '+380 44 123 45 67');
  await person.press(page.getByRole('button', { name: words.next }));
  await page.getByRole('heading', { name: words.review }).waitFor();
  await person.press(page.getByRole('button', { name: words.next }));
}

/** The newest code of an address, once it has had more mails than `before`. */
export async function newCode(page: Pick<Page, 'url'>, email: string, before: number): Promise<string> {
  for (let tries = 0; tries < 50; tries += 1) {
    const codes = await codesFor(page, email);
    if (codes.length > before) return codes[0] as string;
    await wait(200);
  }
  return assert.fail(`no new mail to ${email}`);
}

/** The codes in the mailbox of an address, newest first. */
async function codesFor(page: Pick<Page, 'url'>, email: string): Promise<string[]> {
  const answer = await fetch(new URL(`/demo/mail.json?to=${encodeURIComponent(email)}`, page.url()));
  const letters = (await answer.json()) as { text: string }[];
  // Notices have none.
  return letters.flatMap(({ text }) => text.match(/\b\d{8}\b/)?.[0] ?? []);
}
