import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { chromium, chromiumFlags } from './support/chromium.ts';
import { type FirstScreen, serveFirstScreen } from './support/first-screen-page.ts';

/** Of these the person reads one language. */
const fields = { lt: 'El. pašto adresas', en: 'E-mail address' };
const FIRST = '/elements/migris.js';
const isStep = (path: string) => path.startsWith('/elements/steps-');
/** Long enough for whatever a page asks for by itself. */
const SETTLE_MS = 500;

let browser: Browser;
let served: FirstScreen;

before(async () => {
  browser = await playwright.launch({ executablePath: chromium(), args: chromiumFlags });
});

after(() => browser?.close());

/** A person's visit to a page with these tags; what is asked for and not named is never answered. */
async function visit(
  { html, answers = () => true, early }: { html: string; answers?: (path: string) => boolean; early?: string },
  look: (page: Page) => Promise<void>,
): Promise<void> {
  // What the page of the visit before asked for may arrive after it was closed.
  served = await serveFirstScreen({ html, answers });
  const page = await browser.newPage();
  const faults: string[] = [];
  try {
    if (early) await page.addInitScript(early);
    page.on('pageerror', ({ message }) => faults.push(message));
    await page.goto(served.address, { waitUntil: 'commit' });
    await look(page);
  } finally {
    await page.close();
    served.close();
  }
  assert.deepEqual(faults, []);
}

const script = (path = FIRST) => `<script type="module" src="${path}"></script>`;
const fieldIn = (page: Page, language: 'lt' | 'en') => page.getByRole('textbox', { name: fields[language] });
/** A browser that has always something else to do. */
const NEVER_IDLE = 'globalThis.requestIdleCallback = () => 0;';
const asked = (wanted: (path: string) => boolean) => served.asked.filter(wanted);

for (const language of ['lt', 'en'] as const) {
  test(`the field can be typed into, in ${language}, when one script has come and nothing else`, () =>
    visit(
      {
        html: `<html lang="${language}">${script()}<migris-login></migris-login>`,
        answers: (path) => path === '/' || path === FIRST,
      },
      async (page) => {
        await fieldIn(page, language).fill('ona@example.lt');
        assert.deepEqual(served.asked.slice(0, 2), ['/', FIRST]);
      },
    ));
}

test('an element speaks its own language without asking for more', () =>
  visit(
    {
      html: `<html lang="lt">${script()}<migris-login locale="en"></migris-login><div lang="lt"><migris-login></migris-login></div>`,
      answers: (path) => path === '/' || path === FIRST,
    },
    async (page) => {
      for (const language of ['lt', 'en'] as const) await fieldIn(page, language).waitFor();
    },
  ));

test('the steps are asked for when the first screen is there, and with their words at once', () =>
  visit(
    {
      html: `<html lang="lt">${script()}<migris-login></migris-login>`,
      early: `requestAnimationFrame(function look() {
        if (document.querySelector('migris-login')?.shadowRoot?.querySelector('input')) globalThis.shown = performance.now();
        else requestAnimationFrame(look);
      });`,
    },
    async (page) => {
      await fieldIn(page, 'lt').waitFor();
      await page.waitForFunction(
        () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/steps-')).length > 1,
      );
      const [shown, ...began] = await page.evaluate(() => {
        const steps = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/steps-'));
        return [(globalThis as unknown as { shown: number }).shown, ...steps.map(({ startTime }) => startTime)];
      });
      assert.equal(began.length, 2);
      for (const at of began) assert.ok(at >= (shown ?? Number.POSITIVE_INFINITY), `${at} before ${shown}`);
      assert.equal(asked(isStep).length, 2);
    },
  ));

const acts: Record<string, (page: Page) => Promise<void>> = {
  'presses a key': (page) => fieldIn(page, 'lt').press('o'),
  'has the browser fill the field in': (page) => fieldIn(page, 'lt').fill('ona@example.lt'),
  'presses the button': (page) => page.getByRole('button', { name: 'Siųsti kodą' }).click(),
};
for (const [how, act] of Object.entries(acts)) {
  test(`who ${how} waits for no idle browser`, () =>
    visit({ html: `<html lang="lt">${script()}<migris-login></migris-login>`, early: NEVER_IDLE }, async (page) => {
      await fieldIn(page, 'lt').waitFor();
      await page.waitForTimeout(SETTLE_MS);
      assert.deepEqual(asked(isStep), []);
      await act(page);
      await page.waitForFunction(() => customElements.get('migris-otp'));
    }));
}

for (const tag of ['migris-otp', 'migris-profile', 'migris-staff']) {
  test(`<${tag}> is there although the browser is never idle`, () =>
    visit({ html: `<html lang="lt">${script()}<${tag}></${tag}>`, early: NEVER_IDLE }, (page) =>
      page.waitForFunction((name) => customElements.get(name), tag).then(() => {}),
    ));
}

for (const path of [FIRST, `${FIRST}?ver=6.5`]) {
  test(`whoever reloads at the code goes on there at once, with ${path}, and nothing comes twice`, () =>
    visit(
      {
        html: `<html lang="lt">${script(path)}<migris-login></migris-login>`,
        early: `${NEVER_IDLE}
          const pending = { challenge: 'c', email: 'o@example.lt', sentTo: 'o•@example.lt', reference: 'AB', expiresAt: Date.now() + 3e6, resendAt: Date.now() + 3e4, sent: [Date.now()] };
          sessionStorage.setItem('migris ' + location.origin + '/trpc', JSON.stringify({ pending }));`,
      },
      async (page) => {
        await page.locator('migris-login migris-otp input[name=code]').waitFor();
        assert.equal(asked((each) => each === FIRST).length, 1);
        assert.equal(asked(isStep).length, new Set(asked(isStep)).size);
      },
    ));
}
