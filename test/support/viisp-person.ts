import type { Page } from 'playwright-core';
import { newCode, type Person, type Words } from './person.ts';

/** The words that a person looks for on the way through VIISP. */
export interface ViispWords {
  through: string;
  /** On the pages of the simulator. */
  choose: string;
  cancel: string;
  own: RegExp;
  givenNames: string;
  surname: string;
  personalCode: string;
  addressTitle: string;
  meetingTitle: string;
  join: string;
  phoneTitle: string;
  again: string;
  byEmail: string;
}

export const lithuanianViisp: ViispWords = {
  through: 'Prisijungti per VIISP',
  choose: 'Tęsti',
  cancel: 'Atšaukti',
  own: /^Kitas asmuo/,
  givenNames: 'Vardas (-ai)',
  surname: 'Pavardė (-ės)',
  personalCode: 'Asmens kodas',
  addressTitle: 'Koks Jūsų el. pašto adresas?',
  meetingTitle: 'Ar susieti paskyras?',
  join: 'Susieti paskyras',
  phoneTitle: 'Koks Jūsų telefono numeris?',
  again: 'Prisijungti per VIISP iš naujo',
  byEmail: 'Prisijungti el. paštu',
};

export const englishViisp: ViispWords = {
  through: 'Sign in through SIRIP (VIISP)',
  choose: 'Continue',
  cancel: 'Cancel',
  own: /^Another person/,
  givenNames: 'Name(s)',
  surname: 'Surname(s)',
  personalCode: 'Personal code',
  addressTitle: 'What is your e-mail address?',
  meetingTitle: 'Join the two accounts?',
  join: 'Join the accounts',
  phoneTitle: 'What is your phone number?',
  again: 'Sign in through SIRIP again',
  byEmail: 'Sign in by e-mail',
};

/** Whom VIISP is to vouch for. */
export interface Somebody {
  code: string;
  givenNames: string;
  surname: string;
}

/** From the page to the choice of a person at VIISP. */
export async function goToViisp(page: Page, person: Person, words: Words, viisp: ViispWords): Promise<void> {
  await person.press(page.getByRole('button', { name: words.signIn, exact: true }));
  await person.press(page.getByRole('button', { name: viisp.through, exact: true }));
  await page.getByRole('button', { name: viisp.choose }).waitFor();
}

/** Types in who it is and goes back to the site. */
export async function beAt(page: Page, viisp: ViispWords, { code, givenNames, surname }: Somebody): Promise<void> {
  await page.getByRole('radio', { name: viisp.own }).check();
  await page.getByRole('textbox', { name: viisp.givenNames, exact: true }).fill(givenNames);
  await page.getByRole('textbox', { name: viisp.surname, exact: true }).fill(surname);
  await page.getByRole('textbox', { name: viisp.personalCode, exact: true }).fill(code);
  await page.getByRole('button', { name: viisp.choose }).click();
}

/** Proves an address on the first way through VIISP. */
export async function proveAddress(page: Page, person: Person, words: Words, email: string): Promise<void> {
  const field = page.getByRole('textbox', { name: words.email });
  await field.waitFor();
  await person.fill(field, email);
  await person.press(page.getByRole('button', { name: words.sendCode }));
  const code = page.getByRole('textbox', { name: words.code });
  await code.waitFor();
  await person.fill(code, await newCode(page, email, 0));
  await person.press(page.getByRole('button', { name: words.next }));
}
