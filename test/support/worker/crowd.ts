import { type Answer, Page } from './page.js';
import { idOf, number } from './rows.js';
import { race } from './seeds.js';
import { Site, someone, somewhere } from './site.js';

/** A page that waits for its code, and the code. */
export async function waiting(): Promise<{ page: Page; code: string }> {
  const page = new Page(new Site());
  await page.ask(someone());
  return { page, code: await page.site.codeOf(page.email) };
}

/** Types each code once, all at the same time, each from a network of its own. */
export function typeAll(page: Page, codes: string[], seed: number, attempt?: string) {
  const more = attempt === undefined ? {} : { attempt };
  return race(
    codes.map((code) => () => page.type(code, more, { ip: somewhere() })),
    seed,
  );
}

/** How many callers heard what. */
export function tally(answers: Answer<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { error } of answers) {
    const told = error?.refusal ?? 'signed in';
    counts[told] = (counts[told] ?? 0) + 1;
  }
  return counts;
}

/** How many sessions a page's challenge has opened. */
export async function sessionsOf(page: Page): Promise<number> {
  return number('SELECT count(*) FROM session WHERE opened_by = ?', await idOf(page));
}
