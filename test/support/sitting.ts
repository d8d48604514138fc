import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { byKeyboard, english, lithuanian, type Person, type Words } from './person.ts';
import { englishViisp, lithuanianViisp, type ViispWords } from './viisp-person.ts';

/** A language in which a journey is walked. */
export interface Tongue {
  tag: 'lt' | 'en';
  words: Words;
  viisp: ViispWords;
  options: BrowserContextOptions;
}

/** Both languages. */
export const TONGUES: readonly Tongue[] = [
  { tag: 'lt', words: lithuanian, viisp: lithuanianViisp, options: { locale: 'lt-LT' } },
  { tag: 'en', words: english, viisp: englishViisp, options: { locale: 'en-GB' } },
];

/** Somebody who sits at a page with a keyboard and nothing else. */
export interface Sitting {
  page: Page;
  tongue: Tongue;
  /** Reaches a button, of one part of the page where others have the same name, and presses it. */
  press: (name: string | RegExp, within?: Locator) => Promise<void>;
  fill: (name: string | RegExp, text: string) => Promise<void>;
  choose: (name: string | RegExp, option: string) => Promise<void>;
  tick: (name: string | RegExp) => Promise<void>;
  /** Waits for a heading, and that the keyboard is there or inside what follows. */
  heading: (name: string | RegExp) => Promise<Locator>;
}

/** Sits down at a page of the demonstration, in a language. */
export async function sit(page: Page, tongue: Tongue, path: string): Promise<Sitting> {
  await page.goto(new URL(path, page.url()).href);
  if (tongue.tag === 'en') await speakEnglish(page);
  const person = byKeyboard(page);
  return {
    page,
    tongue,
    press: (name, within) => person.press((within ?? page).getByRole('button', { name, exact: true })),
    fill: (name, text) => typeOver(page, person, page.getByRole('textbox', { name, exact: true }), text),
    choose: async (name, option) => {
      await page.getByRole('combobox', { name, exact: true }).selectOption({ label: option });
    },
    tick: (name) => page.getByRole('checkbox', { name, exact: true }).check(),
    heading: async (name) => {
      const heading = page.getByRole('heading', { name, exact: true });
      await heading.waitFor();
      return heading;
    },
  };
}

async function speakEnglish(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'English' });
  if ((await page.locator('html').getAttribute('lang')) === 'lt') await button.click();
}

/** Reaches a field, and replaces what stands in it. */
async function typeOver(page: Page, person: Person, field: Locator, text: string): Promise<void> {
  await person.fill(field, '');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}
