import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Caller } from '../demo/run/people/caller.ts';
import { Cast } from '../demo/run/people/cast.ts';
import type { AccountSaid } from './support/account-words.ts';
import { open, toDesk } from './support/clerk.ts';
import type { DeskSaid } from './support/desk-words.ts';
import { expectAccessible } from './support/expectations.ts';
import { load } from './support/load.ts';
import { lettersTo, newcomer, nextNotice } from './support/newcomer.ts';
import { toAccount } from './support/owner.ts';
import { newCode } from './support/person.ts';
import { type Sitting, sit, TONGUES, type Tongue } from './support/sitting.ts';
import { beAt } from './support/viisp-person.ts';
import { openVisits, type Visits } from './support/visits.ts';

const PHONE = '+37061200401';
const WIDE = { viewport: { width: 1024, height: 768 } };

let visits: Visits;
let said: Record<'lt' | 'en', DeskSaid>;
let inAccount: Record<'lt' | 'en', AccountSaid>;

before(async () => {
  visits = await openVisits((site) => [site.replace('localhost', '127.0.0.1')], { people: true });
  said = (await load<typeof import('./support/desk-words.ts')>('test/support/desk-words.ts')).atDesk;
  inAccount = (await load<typeof import('./support/account-words.ts')>('test/support/account-words.ts')).inAccount;
});

after(() => visits?.close());

/** One journey at the desk, walked in both languages. */
function journey(title: string, name: string, walk: (page: Page, tongue: Tongue, say: DeskSaid) => Promise<void>) {
  for (const tongue of TONGUES) {
    const { tag, options } = tongue;
    test(`${tag}: ${title}`, () =>
      visits.visit(`work-${name}-${tag}`, { ...options, ...WIDE }, (page) => walk(page, tongue, said[tag])));
  }
}

/** Somebody else of the staff, in a browser of their own. */
async function colleague(tongue: Tongue, say: DeskSaid, name: string): Promise<Sitting> {
  const context = await visits.browser.newContext({ ...tongue.options, ...WIDE });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(visits.demo.site);
  return toDesk(page, tongue, say, { name });
}

/** Opens what waits, or waited, for a person on the work list. */
async function openWork({ page, press, choose }: Sitting, say: DeskSaid, name: string, status?: 'done'): Promise<void> {
  await press(new RegExp(`^${say.desk.working(undefined)}`), page.getByRole('navigation', { name: say.desk.places }));
  if (status) await choose(say.work.status, say.requestStatuses[status]);
  const row = page.getByRole('row').filter({ hasText: name });
  await row.getByRole('button').first().press('Enter');
}

/** Asks for a code, and waits until it is known that the mail service takes no mail for the address. The desk shows what was known when it was opened. */
async function mailRefused(page: Caller, email: string): Promise<void> {
  const { challenge } = await page.call('signIn.request', { email, locale: 'lt' });
  for (;;) {
    const sends = (await page.call('signIn.delivery', { challenge })) as unknown as { status: string }[];
    if (sends.some(({ status }) => status === 'refused')) return;
    await setTimeout(100);
  }
}

journey(
  'a person asks for a correction, a clerk grants it from the work list, and both see it',
  'correction',
  async (page, tongue, say) => {
    const { site } = visits.demo;
    const own = inAccount[tongue.tag];
    const [email, name] = [`audra.${tongue.tag}@pastas.example`, { lt: 'Audra', en: 'Auste' }[tongue.tag]];
    await newcomer(site, email, { givenNames: name, surname: 'Zukaite', phone: PHONE });
    const owner = await toAccount(page, tongue, own, email);
    await owner.press(own.askCorrection);
    await owner.heading(own.correction.correctionTitle);
    await expectAccessible(page);
    await owner.fill(own.surname, 'Žukaitė');
    await owner.choose(own.correction.document, own.correction.documents.passport);
    await owner.fill(own.correction.reasonWhy, 'Pase yra ž ir ė.');
    await owner.press(own.next);
    await owner.heading(own.correction.correctionReview);
    await expectAccessible(page);
    await owner.press(own.correction.sendRequest);
    await page.getByText(own.correction.requestStatuses.open, { exact: true }).waitFor();
    const before = (await lettersTo(site, email)).length;
    const clerk = await colleague(tongue, say, 'Tomas Bružas');
    await openWork(clerk, say, `${name} Zukaite`);
    await clerk.page.locator('ins').first().waitFor();
    await expectAccessible(clerk.page);
    await clerk.choose(say.work.seen, say.desk.documents.passport);
    await clerk.press(say.act.review);
    await clerk.heading(say.act.reviewTitle);
    await expectAccessible(clerk.page);
    await clerk.press(say.work.grant);
    await clerk.page.getByRole('status').getByText(say.work.done.granted).waitFor();
    await nextNotice(site, email, before, [name, 'Zukait']);
    await page.reload();
    await owner.heading(own.account);
    await page.getByText('Žukaitė', { exact: true }).waitFor();
    const office = { lt: 'Kauno skyrius', en: 'Kaunas office' }[tongue.tag];
    await page
      .getByText(new RegExp(`^${office}, `))
      .first()
      .waitFor();
    await owner.press(own.askCorrection);
    await page.getByText(own.correction.requestStatuses.done, { exact: true }).waitFor();
    await expectAccessible(page);
    await clerk.page.context().close();
  },
);

journey(
  'one supervisor asks for a merge, another one approves it, and takes it back',
  'merge',
  async (page, tongue, say) => {
    const { site } = visits.demo;
    const name = { lt: 'Saule', en: 'Sonata' }[tongue.tag];
    const person = { givenNames: name, surname: 'Vaitke', phone: PHONE };
    const [email, other] = [`${name}.a@pastas.example`, `${name}.b@darbas.example`];
    await newcomer(site, email, person);
    await newcomer(site, other, person);
    const asking = await toDesk(page, tongue, say, { name: 'Rimantas Gudaitis' });
    await open(asking, say, { by: 'email', text: other, name: `${name} Vaitke` });
    const id = (await page.getByText(say.person.id).first().textContent())?.match(/[0-9a-f-]{36}/)?.[0] ?? '';
    await open(asking, say, { by: 'email', text: email, name: `${name} Vaitke` });
    await asking.press(say.acts.askMerge.button);
    await asking.fill(say.act.otherId, id);
    await asking.press(say.act.otherShow);
    await page.getByText(other).first().waitFor();
    await expectAccessible(page);
    await asking.press(say.act.askMerge);
    await page.getByRole('status').getByText(say.acts.askMerge.done).waitFor();
    await openWork(asking, say, `${name} Vaitke`);
    await page.getByText(say.work.ownDecision).waitFor();
    assert.equal(await page.getByRole('button', { name: say.work.approve }).count(), 0);
    const deciding = await colleague(tongue, say, 'Daiva Jonušaitė');
    await openWork(deciding, say, `${name} Vaitke`);
    await expectAccessible(deciding.page);
    await deciding.press(say.work.approve);
    await expectAccessible(deciding.page);
    await deciding.press(say.work.mergeYes);
    await deciding.page.getByRole('status').getByText(say.work.done.approved).waitFor();
    await openWork(deciding, say, `${name} Vaitke`, 'done');
    await deciding.choose(say.desk.reason, say.desk.reasons.complaint);
    await deciding.press(say.work.undo);
    await deciding.page.getByRole('status').getByText(say.work.done.undone).waitFor();
    await deciding.page.context().close();
  },
);

journey(
  'a clerk sees why no mail arrives, and corrects the address with a code that its owner reads out',
  'address',
  async (page, tongue, say) => {
    const { site } = visits.demo;
    const wrong = `jurgita.${tongue.tag}@perpildyta.example`;
    const right = `jurgita.${tongue.tag}@pastas.example`;
    await newcomer(site, wrong, { givenNames: 'Jurgita', surname: 'Norkute', phone: PHONE });
    const cast = new Cast(site);
    await cast.refuseMailTo(wrong);
    await mailRefused(cast.page(), wrong);
    const clerk = await toDesk(page, tongue, say, { name: 'Eglė Vaitkutė' });
    await open(clerk, say, { by: 'email', text: wrong, name: 'Jurgita Norkute' });
    await page.getByText(say.person.mailKinds.suppressed).first().waitFor();
    await expectAccessible(page);
    await clerk.press(say.acts.correctEmail.button);
    await clerk.fill(say.act.newEmail, right);
    await clerk.press(say.act.sendCode);
    await page.getByRole('textbox', { name: say.act.code }).waitFor();
    await expectAccessible(page);
    await clerk.fill(say.act.code, await newCode(page, right, 0));
    await clerk.press(say.act.confirmEmail);
    await page.getByRole('status').getByText(say.acts.correctEmail.done).waitFor();
    await page.getByText(right).first().waitFor();
  },
);

journey(
  'a supervisor gives a colleague a role and takes it away, which holds at once',
  'roles',
  async (page, tongue, say) => {
    const code = { lt: '48503120424', en: '48503120435' }[tongue.tag];
    const [givenNames, surname] = ['Simona', { lt: 'Butkutė', en: 'Butkienė' }[tongue.tag]];
    const name = `${givenNames} ${surname}`;
    const context = await visits.browser.newContext({ ...tongue.options, ...WIDE });
    const hers = await context.newPage();
    await hers.goto(visits.demo.site);
    const newcomerHere = await sit(hers, tongue, '/desk/');
    await newcomerHere.press(say.desk.enter);
    await beAt(hers, tongue.viisp, { code, givenNames, surname });
    await newcomerHere.heading(say.desk.noRoleTitle);
    await expectAccessible(hers);
    const id = (await hers.locator('dd').first().textContent())?.trim() ?? '';
    const head = await toDesk(page, tongue, say, { name: 'Rimantas Gudaitis' });
    await head.press(say.desk.colleagues);
    await head.fill(say.desk.accountId, id);
    await head.choose(say.colleague.role, say.desk.roles.clerk);
    await head.press(say.colleague.grant);
    await page.getByRole('status').getByText(say.colleague.granted).waitFor();
    await expectAccessible(page);
    await newcomerHere.press(say.desk.again);
    await newcomerHere.heading(say.find.title);
    await head.press(`${say.colleague.revoke}: ${name}`);
    await head.press(say.desk.yes);
    await page.getByRole('status').getByText(say.colleague.revoked(name)).waitFor();
    await newcomerHere.choose(say.find.by, say.find.ways.name);
    await newcomerHere.fill(say.find.text, 'zukauskas');
    await newcomerHere.choose(say.desk.reason, say.desk.reasons.visit);
    await newcomerHere.press(say.find.go, hers.locator('form'));
    await newcomerHere.heading(say.desk.noRoleTitle);
    await context.close();
  },
);
