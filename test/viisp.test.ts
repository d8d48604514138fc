import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import {
  byKeyboard,
  byPointer,
  english,
  enterCode,
  giveContactData,
  lithuanian,
  type Words,
} from './support/person.ts';
import {
  beAt,
  englishViisp,
  goToViisp,
  lithuanianViisp,
  proveAddress,
  type ViispWords,
} from './support/viisp-person.ts';
import { openVisits, type Visits } from './support/visits.ts';

const SLOWEST_MS = 150_000;
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RETURNED = /#migris-viisp=/;

let visits: Visits;

before(async () => {
  visits = await openVisits((site) => [site.replace('localhost', '127.0.0.1')]);
});

after(() => visits?.close());

const visit = (name: string, options: BrowserContextOptions, walk: (page: Page) => Promise<void>) =>
  visits.visit(`viisp-${name}`, options, walk);

/** Nothing on the page stands in anybody's way. Run from outside of the page's own policy. */
async function expectAccessible(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { readFile } = await import('node:fs/promises');
  await session.send('Runtime.evaluate', { expression: await readFile(AXE, 'utf8') });
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
  });
  assert.deepEqual(found, []);
}

async function expectNothingLeftInTheAddress(page: Page): Promise<void> {
  await page.waitForFunction(() => !location.hash.includes('migris'));
}

function nameIn(page: Page, words: Words, name: string) {
  return page.getByText(`${words.account}: ${name}`, { exact: true });
}

async function signOut(page: Page, words: Words, name: string): Promise<void> {
  await nameIn(page, words, name).click();
  await page.getByRole('button', { name: words.signOut }).click();
  await page.getByRole('button', { name: words.signIn, exact: true }).waitFor();
}

for (const [tag, words, viisp, options] of [
  ['lt', lithuanian, lithuanianViisp, { locale: 'lt-LT' }],
  ['en', english, englishViisp, { locale: 'en-GB' }],
] as [string, Words, ViispWords, BrowserContextOptions][]) {
  test(
    `${tag}: a person comes through VIISP, gives the rest once, and the second time is signed in at once`,
    {
      timeout: SLOWEST_MS,
    },
    () =>
      visit(`first-${tag}`, { ...options, viewport: { width: 320, height: 640 } }, async (page) => {
        if (tag === 'en') await page.getByRole('button', { name: 'English' }).click();
        const keyboard = byKeyboard(page);
        const rasa = { code: tag === 'en' ? '48503120424' : '48503120435', givenNames: 'RASA', surname: 'NAUJOKĖ-ŽĄ' };
        await goToViisp(page, keyboard, words, viisp);
        await beAt(page, viisp, rasa);
        await page.getByRole('heading', { name: viisp.addressTitle }).waitFor();
        await expectNothingLeftInTheAddress(page);
        await expectAccessible(page);
        await page.getByText('Rasa Naujokė-Žą').first().waitFor();
        await proveAddress(page, keyboard, words, `rasa-${tag}@example.com`);
        await page.getByRole('heading', { name: viisp.phoneTitle }).waitFor();
        await expectAccessible(page);
        await keyboard.fill(page.getByRole('textbox', { name: words.phone }), '+370 612 34567');
        await keyboard.press(page.getByRole('button', { name: words.next }));
        await nameIn(page, words, 'Rasa Naujokė-Žą').waitFor();
        await expectAccessible(page);
        await signOut(page, words, 'Rasa Naujokė-Žą');
        await goToViisp(page, byPointer, words, viisp);
        await beAt(page, viisp, rasa);
        await nameIn(page, words, 'Rasa Naujokė-Žą').waitFor();
        await expectNothingLeftInTheAddress(page);
      }),
  );

  test(
    `${tag}: a person with an e-mail account comes through VIISP, sees both and joins them; then both ways lead to one`,
    {
      timeout: SLOWEST_MS,
    },
    () =>
      visit(`linking-${tag}`, options, async (page) => {
        if (tag === 'en') await page.getByRole('button', { name: 'English' }).click();
        const email = `olena-${tag}@example.com`;
        await enterCode(page, byPointer, words, email);
        await giveContactData(page, byPointer, words);
        await signOut(page, words, 'Olena Kovalenko');
        const olena = {
          code: tag === 'en' ? '48503120446' : '48503120457',
          givenNames: 'OLENA',
          surname: 'KOVALENKO-PETRIENĖ',
        };
        await goToViisp(page, byPointer, words, viisp);
        await beAt(page, viisp, olena);
        await page.getByRole('heading', { name: viisp.addressTitle }).waitFor();
        await proveAgain(page, words, email);
        await page.getByRole('heading', { name: viisp.meetingTitle }).waitFor();
        await expectAccessible(page);
        await page.getByText('Olena Kovalenko', { exact: true }).waitFor();
        await page.getByText('Olena Kovalenko-Petrienė', { exact: true }).first().waitFor();
        await page.getByRole('button', { name: viisp.join }).click();
        await nameIn(page, words, 'Olena Kovalenko-Petrienė').waitFor();
        await signOut(page, words, 'Olena Kovalenko-Petrienė');
        await enterCode(page, byPointer, words, email);
        await nameIn(page, words, 'Olena Kovalenko-Petrienė').waitFor();
      }),
  );
}

/** As the first time, but the mailbox has had a code before. */
async function proveAgain(page: Page, words: Words, email: string): Promise<void> {
  const { newCode } = await import('./support/person.ts');
  await page.getByRole('textbox', { name: words.email }).fill(email);
  await page.getByRole('button', { name: words.sendCode }).click();
  const code = page.getByRole('textbox', { name: words.code });
  await code.waitFor();
  await code.fill(await newCode(page, email, 1));
  await page.getByRole('button', { name: words.next }).click();
}

test('a person who turns back at VIISP is told so, and can sign in by e-mail', { timeout: SLOWEST_MS }, () =>
  visit('cancel', {}, async (page) => {
    await goToViisp(page, byPointer, lithuanian, lithuanianViisp);
    await page.getByRole('button', { name: lithuanianViisp.cancel }).click();
    await page.getByRole('alert').filter({ hasText: 'nepatvirtino' }).waitFor();
    await expectNothingLeftInTheAddress(page);
    await expectAccessible(page);
    await page.getByRole('button', { name: lithuanianViisp.byEmail }).click();
    await page.getByRole('textbox', { name: lithuanian.email }).waitFor();
  }),
);

/** Goes to VIISP and back, with the page kept from redeeming what it was handed. Gives the address that it came back to. */
async function comeBackUnredeemed(page: Page, code: string): Promise<string> {
  await page.route('**/trpc/viisp.finish', (route) => route.abort());
  await goToViisp(page, byPointer, lithuanian, lithuanianViisp);
  const back = page.waitForResponse((response) => RETURNED.test(response.headers().location ?? ''));
  await beAt(page, lithuanianViisp, { code, givenNames: 'JONAS', surname: 'JONAITIS' });
  return (await back).headers().location ?? '';
}

test('T-ticket-swap: a way back that somebody else began is worth nothing in another browser, and keeps its worth in its own', {
  timeout: SLOWEST_MS,
}, async () => {
  const context = await visits.browser.newContext({ locale: 'lt-LT' });
  try {
    const attacker = await context.newPage();
    await attacker.goto(visits.demo.site);
    const address = await comeBackUnredeemed(attacker, '37802280144');
    await visit('swap', {}, async (victim) => {
      await victim.goto('about:blank');
      await victim.goto(address);
      await victim.getByRole('alert').filter({ hasText: 'iš kitos naršyklės' }).waitFor();
      await expectAccessible(victim);
      assert.equal(await victim.getByText(lithuanian.account).count(), 0);
    });
    await attacker.unroute('**/trpc/viisp.finish');
    await attacker.getByRole('button', { name: 'Bandyti dar kartą' }).click();
    await attacker.getByRole('heading', { name: lithuanianViisp.addressTitle }).waitFor();
  } finally {
    await context.close();
  }
});

test('T-ticket F31: a way back that is replayed 50 times opens one session; opened again later it says that it was used', {
  timeout: SLOWEST_MS,
}, async () => {
  const context = await visits.browser.newContext({ locale: 'lt-LT' });
  try {
    const page = await context.newPage();
    await page.goto(visits.demo.site);
    const address = await comeBackUnredeemed(page, '37802280155');
    await page.getByRole('alert').waitFor();
    await page.unroute('**/trpc/viisp.finish');
    const heard = await page.evaluate(async (handoff) => {
      type Caller = Element & { connection: { call(path: string, input: object): Promise<object> } };
      const { connection } = document.querySelector('migris-account') as Caller;
      const once = () =>
        connection.call('viisp.finish', { handoff, attempt: crypto.randomUUID() }).then(
          () => 'signed in',
          (error: Error) => error.message,
        );
      return Promise.all(Array.from({ length: 50 }, once));
    }, address.split('#migris-viisp=')[1] ?? '');
    assert.equal(heard.filter((word) => word === 'signed in').length, 1);
    assert.deepEqual(
      heard.filter((word) => !['signed in', 'viisp_expired', 'too_many_calls'].includes(word)),
      [],
    );
    await page.goto('about:blank');
    // The limit of calls in ten seconds, which 50 calls have met.
    await page.waitForTimeout(11_000);
    await page.goto(address);
    await page.getByRole('alert').filter({ hasText: 'jau pasinaudota' }).waitFor();
  } finally {
    await context.close();
  }
});

test('when VIISP is down people are told what to do, and sign in by e-mail', { timeout: SLOWEST_MS }, () =>
  visit('down', {}, async (page) => {
    const simulator = `${visits.demo.site.replace('localhost', '127.0.0.1')}/viisp-simulator/switches`;
    const turn = (ticket: string | null) =>
      fetch(simulator, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ticket }),
      });
    assert.equal((await turn('dead')).status, 200);
    try {
      await page.getByRole('button', { name: lithuanian.signIn, exact: true }).click();
      await page.getByRole('button', { name: lithuanianViisp.through, exact: true }).click();
      await page.getByRole('alert').filter({ hasText: 'neatsako' }).waitFor();
      await expectAccessible(page);
      await page.getByRole('button', { name: lithuanianViisp.byEmail }).click();
      await page.getByRole('textbox', { name: lithuanian.email }).waitFor();
    } finally {
      assert.equal((await turn(null)).status, 200);
    }
  }),
);
