import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { Caller } from '../../demo/run/people/caller.ts';
import { byEmail, type Contact } from '../../demo/run/people/ways-in.ts';

const WITHIN_MS = 15_000;
const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0';
let networks = 0;

/** Makes an account with contact data, as a person would with another device than the one of the journey. */
export async function newcomer(site: string, email: string, contact: Contact): Promise<Caller> {
  networks += 1;
  const caller = new Caller(site, { network: `203.0.113.${networks}`, userAgent: BROWSER });
  await byEmail(caller, email, contact);
  return caller;
}

/** A letter of the mailbox. */
export interface Letter {
  subject: string;
  text: string;
  headers: Record<string, string>;
}

/** The letters to an address, newest first. */
export async function lettersTo(site: string, email: string): Promise<Letter[]> {
  const answer = await fetch(`${site}/demo/mail.json?to=${encodeURIComponent(email)}`);
  return (await answer.json()) as Letter[];
}

/** The newest letter to an address, once there are more than `before`. It names nobody and has no link: anybody may read it. */
export async function nextNotice(site: string, email: string, before: number, names: string[] = []): Promise<Letter> {
  const end = Date.now() + WITHIN_MS;
  while (Date.now() < end) {
    const [letter, ...earlier] = await lettersTo(site, email);
    if (letter && earlier.length >= before) {
      for (const name of names) assert.ok(!letter.text.includes(name), `the notice names ${name}`);
      assert.doesNotMatch(letter.text, /https?:\/\//);
      return letter;
    }
    await wait(100);
  }
  return assert.fail(`no notice to ${email}`);
}
