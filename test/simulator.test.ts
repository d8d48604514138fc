import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core';
import { chromium, chromiumFlags } from './support/chromium.ts';
import { projectFolder } from './support/command.ts';
import { freePort } from './support/free-port.ts';
import { byKeyboard } from './support/person.ts';
import { PID, type RunningSimulator, signedRequest, startSimulator, startSite } from './support/simulator.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const outputFolder = `${projectFolder}test/.output/`;

let simulator: RunningSimulator;
let site: Awaited<ReturnType<typeof startSite>>;
let browser: Browser;

before(async () => {
  mkdirSync(outputFolder, { recursive: true });
  simulator = await startSimulator(await freePort());
  site = await startSite();
  browser = await playwright.launch({ executablePath: chromium(), args: chromiumFlags });
});

after(async () => {
  await browser?.close();
  site?.close();
  await simulator?.stop();
});

/** Asks as a client does that has only what the simulator printed. */
async function ask(name: string, fields: [string, string][]): Promise<{ status: number; text: string }> {
  const key = simulator.file('.wrangler/viisp-simulator/client-private.pem');
  const answer = await fetch(`${simulator.address}/soap`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body: signedRequest(name, [['pid', PID], ...fields], key),
  });
  return { status: answer.status, text: await answer.text() };
}

async function newTicket(): Promise<string> {
  const { text } = await ask('authenticationRequest', [
    ['authenticationAttribute', 'lt-personal-code'],
    ['userInformation', 'lastName'],
    ['postbackUrl', `${site.address}/return`],
    ['customData', 'c3RhdGU'],
  ]);
  return text.match(/ticket>([^<]+)/)?.[1] ?? assert.fail(text);
}

async function visit(options: BrowserContextOptions, walk: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: 'lt-LT', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  try {
    await walk(page);
  } finally {
    await context.close();
  }
}

/** Comes to the portal as from a client's page: by a form from another site. */
async function openPortal(page: Page, ticket: string): Promise<void> {
  await page.goto(site.address);
  await page.evaluate(
    ([address, value]) => {
      const form = Object.assign(document.createElement('form'), { method: 'post', action: address });
      form.append(Object.assign(document.createElement('input'), { name: 'ticket', value, type: 'hidden' }));
      document.body.append(form);
      form.submit();
    },
    [`${simulator.address}/portal`, ticket],
  );
  await page.waitForURL(`${simulator.address}/portal`);
}

async function expectNoViolations(page: Page, name: string): Promise<void> {
  // With its style sheet.
  await page.waitForLoadState();
  const [content, view] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(Number(content) <= Number(view), `${name}: ${content} px of page in a window of ${view} px`);
  await page.screenshot({ path: `${outputFolder}simulator-${name}.png`, fullPage: true });
  const found = (await page.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'] })`)) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  const said = found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  assert.deepEqual(said, [], name);
}

test('a person chooses who they are with the keyboard alone and comes back by a POST from another site', () =>
  visit({}, async (page) => {
    const urls: string[] = [];
    page.on('request', (request) => urls.push(request.url()));
    const ticket = await newTicket();
    await openPortal(page, ticket);
    const person = byKeyboard(page);
    await page.getByRole('radio', { name: /Rūta Marija Kazlauskienė/ }).focus();
    await page.keyboard.press('Space');
    await person.press(page.getByRole('button', { name: 'Tęsti' }));
    await page.getByRole('heading', { name: 'Back' }).waitFor();
    assert.deepEqual(site.arrived.splice(0), [
      { method: 'POST', url: '/return', fields: { ticket, customData: 'c3RhdGU' } },
    ]);
    const { status, text } = await ask('authenticationDataRequest', [['ticket', ticket]]);
    assert.equal(status, 200);
    assert.match(text, /49007040226.*KAZLAUSKIENĖ/);
    assert.equal((await ask('authenticationDataRequest', [['ticket', ticket]])).status, 500);
    assert.deepEqual(
      urls.filter((url) => /[?&]|Kazlausk|4900/i.test(url)),
      [],
    );
    assert.match(simulator.said(), /the data of this ticket was given before/);
  }));

test('a person cancels, and the client learns nothing but that', () =>
  visit({ locale: 'en-GB' }, async (page) => {
    const ticket = await newTicket();
    await openPortal(page, ticket);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'Back' }).waitFor();
    assert.deepEqual(site.arrived.splice(0)[0]?.fields, { ticket, customData: 'c3RhdGU' });
    const { status, text } = await ask('authenticationDataRequest', [['ticket', ticket]]);
    assert.equal(status, 500);
    assert.doesNotMatch(text, /<detail>/);
  }));

test('a developer spoils one sign-in from the portal, and types a person of their own', () =>
  visit({ locale: 'en-GB' }, async (page) => {
    const ticket = await newTicket();
    await openPortal(page, ticket);
    await page.getByRole('radio', { name: /Another person/ }).check();
    await page.getByRole('textbox', { name: 'Surname(s)' }).fill('Ožys');
    await page.getByRole('textbox', { name: 'Personal code' }).fill('33309240064');
    await page.getByText('Faults and attacks').click();
    await page.getByRole('combobox', { name: /answer with personal data/ }).selectOption('unsigned');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Back' }).waitFor();
    site.arrived.length = 0;
    const { text } = await ask('authenticationDataRequest', [['ticket', ticket]]);
    assert.match(text, /33309240064.*OŽYS/);
    assert.doesNotMatch(text, /<Signature/);
  }));

for (const [language, locale] of [
  ['lt', 'lt-LT'],
  ['en', 'en-GB'],
] as const) {
  for (const width of [320, 1280]) {
    test(`every page is without a barrier, in ${language}, ${width} pixels wide`, () =>
      visit({ locale, viewport: { width, height: 800 } }, async (page) => {
        const name = (what: string) => `${what}-${language}-${width}`;
        await page.goto(`${simulator.address}/`);
        await expectNoViolations(page, name('home'));
        await openPortal(page, await newTicket());
        assert.equal(await page.locator('html').getAttribute('lang'), language);
        await page.locator('summary').click();
        await expectNoViolations(page, name('portal'));
        await page.locator('[value="own"]').check();
        await page.locator('[name="go"][value="confirm"]').click();
        await page.getByRole('alert').waitFor();
        await expectNoViolations(page, name('problem'));
        await page.goto(`${simulator.address}/portal?ticket=unknown`);
        await expectNoViolations(page, name('bad-ticket'));
        // Without the script the page stays, and its button does what the script would.
        await page.route('**/simulator.js', (route) => route.abort());
        await openPortal(page, await newTicket());
        await page.locator('[name="go"][value="confirm"]').click();
        await page.locator('#back').waitFor();
        await expectNoViolations(page, name('back'));
        await page.locator('#back button').click();
        await page.getByRole('heading', { name: 'Back' }).waitFor();
        site.arrived.length = 0;
      }));
  }
}

test('a person changes the language of the portal and keeps the ticket', () =>
  visit({}, async (page) => {
    await openPortal(page, await newTicket());
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Who signs in?', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Back' }).waitFor();
    site.arrived.length = 0;
  }));
