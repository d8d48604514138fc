import type { Page } from 'playwright-core';
import type { DeskSaid } from './desk-words.ts';
import { type Sitting, sit, type Tongue } from './sitting.ts';

const CARD = 'auth.lt.government.employee.card';

/** Somebody of the simulator's list who works at the desk. */
export interface Worker {
  name: string;
  card?: boolean;
}

/** Goes to the desk and through VIISP, to the search. */
export async function toDesk(page: Page, tongue: Tongue, say: DeskSaid, worker: Worker): Promise<Sitting> {
  const clerk = await sit(page, tongue, '/desk/');
  await clerk.heading(say.desk.title);
  await clerk.press(say.desk.enter);
  await page.getByRole('radio', { name: worker.name }).check();
  if (worker.card) await page.locator(`input[value="${CARD}"]`).check();
  await page.getByRole('button', { name: tongue.viisp.choose }).click();
  await clerk.heading(say.find.title);
  return clerk;
}

/** How somebody is looked for. */
export interface Search {
  by: keyof DeskSaid['find']['ways'];
  text: string;
  /** The name to be found. */
  name: string;
}

/** Looks for somebody, saying why the first time, and opens the account. */
export async function open(clerk: Sitting, say: DeskSaid, { by, text, name }: Search): Promise<void> {
  const { page } = clerk;
  await clerk.press(say.desk.searching, page.getByRole('navigation', { name: say.desk.places }));
  await clerk.choose(say.find.by, say.find.ways[by]);
  await clerk.fill(say.find.text, text);
  const reason = page.getByRole('combobox', { name: say.desk.reason, exact: true });
  if ((await reason.count()) > 0) {
    await clerk.choose(say.desk.reason, say.desk.reasons.visit);
    await clerk.fill(say.desk.caseNumber, 'V-2026/200');
  }
  await clerk.press(say.find.go, page.locator('form'));
  await clerk.press(name);
  await page.getByRole('heading', { name, exact: true, level: 2 }).waitFor();
}
