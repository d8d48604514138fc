import type { Page } from 'playwright-core';
import type { AccountSaid } from './account-words.ts';
import { lettersTo } from './newcomer.ts';
import { newCode } from './person.ts';
import { type Sitting, sit, type Tongue } from './sitting.ts';

/** How many codes an address has had. */
async function codesOf(page: Page, email: string): Promise<number> {
  const letters = await lettersTo(new URL(page.url()).origin, email);
  return letters.filter(({ text }) => /\b\d{8}\b/.test(text)).length;
}

/** Asks for a code with the button in sight, reads it in that mailbox, and enters it. */
export async function proveMailbox(owner: Sitting, say: AccountSaid, email: string): Promise<void> {
  const { page } = owner;
  const before = await codesOf(page, email);
  await owner.press(say.sendCode);
  const field = page.getByRole('textbox', { name: say.code, exact: true });
  await field.waitFor();
  await owner.fill(say.code, await newCode(page, email, before));
  await owner.press(say.next);
}

/** Opens the account page and signs in there. */
export async function toAccount(page: Page, tongue: Tongue, say: AccountSaid, email: string): Promise<Sitting> {
  const owner = await sit(page, tongue, '/account/');
  await signIn(owner, say, email);
  await owner.heading(say.account);
  return owner;
}

/** Signs in where the page asks for it. */
export async function signIn(owner: Sitting, say: AccountSaid, email: string): Promise<void> {
  await owner.fill(say.email, email);
  await proveMailbox(owner, say, email);
}
