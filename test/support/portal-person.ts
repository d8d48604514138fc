import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** What the page of the second portal shows of its back end's belief, term by term; null where it knows nobody. */
export async function belief(page: Page): Promise<Record<string, string> | null> {
  await page.locator('#known:visible, #nobody:visible, #refused:visible, #unreached:visible').waitFor();
  return page.evaluate(() => {
    const known = document.querySelector<HTMLElement>('#known');
    if (!known || known.hidden) return null;
    const text = (selector: string) => [...known.querySelectorAll(selector)].map((each) => each.textContent ?? '');
    const facts = text('dd');
    return Object.fromEntries(text('dt').map((term, at) => [term, facts[at] ?? '']));
  });
}

/** Waits until the back end knows this name. */
export async function expectKnown(page: Page, name: string): Promise<Record<string, string>> {
  await page.locator('#person').getByText(name, { exact: true }).waitFor();
  return (await belief(page)) ?? assert.fail('the back end knows nobody');
}

/** Waits until the back end knows nobody, and asks it itself. */
export async function expectUnknown(page: Page): Promise<void> {
  await page.locator('#nobody').waitFor({ state: 'visible' });
  assert.deepEqual(await askBackEnd(page), { known: null });
}

/** What the back end says when the page asks it again, without anything that the page keeps in its memory. */
export function askBackEnd(page: Page): Promise<unknown> {
  return page.evaluate(async () => (await fetch('/portal/session')).json());
}

/** Shows a token to the back end, as a script on the page could. */
export function showToken(page: Page, idToken: string): Promise<{ status: number; answer: unknown }> {
  return page.evaluate(async (token) => {
    const visit = document.querySelector<HTMLMetaElement>('meta[name=visit]')?.content;
    const answer = await fetch('/portal/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ idToken: token, visit }),
    });
    return { status: answer.status, answer: await answer.json() };
  }, idToken);
}

/** The nonce of this page, which the browser hides from everything but scripts of the page. */
export function nonceOf(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector<HTMLElement>('migris-account')?.nonce ?? '');
}
