import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { chromium, chromiumFlags } from './support/chromium.ts';
import { projectFolder } from './support/command.ts';
import { servePlaceholders, type Wanted } from './support/placeholder-page.ts';

/** What the page heard of layout shift; see test/support/placeholder-page.ts. */
type Watched = { moved: { value: number; what: string }[]; heights: number[] };

const text = readFileSync(`${projectFolder}docs/placeholder.md`, 'utf8');
const snippets = [...text.matchAll(/```html\n(<migris-.+?)\n```/gs)].map(([, snippet]) => snippet ?? '');

/** The documented lines for an element, or what many pages put there instead. */
function snippetFor(tag: string, language: string, viisp: boolean): string {
  const found = snippets.filter(
    (snippet) => snippet.startsWith(`<${tag} lang="${language}">`) && snippet.includes('VIISP') === viisp,
  );
  assert.equal(found.length, 1, `docs/placeholder.md has ${found.length} of ${tag} in ${language}`);
  return found[0] as string;
}

let browser: Browser;
let served: Awaited<ReturnType<typeof servePlaceholders>>;

before(async () => {
  served = await servePlaceholders();
  browser = await playwright.launch({ executablePath: chromium(), args: chromiumFlags });
});

after(async () => {
  await browser?.close();
  served?.server.close();
});

/** Opens a page, waits until its elements show what they will, and tells what moved meanwhile. */
async function open(wanted: Wanted, width: number, look: (page: Page) => Promise<void> = async () => {}) {
  served.want(wanted);
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(served.address);
  const ready = wanted.viisp ? 'h3 + form' : 'form';
  await page.locator(`migris-login ${ready}`).waitFor();
  await page.locator('migris-account button').first().waitFor();
  await page.waitForTimeout(500);
  await look(page);
  const told = await page.evaluate(() => {
    const { moved, heights } = globalThis as unknown as Watched;
    const now = Array.from(document.querySelectorAll('#corner > *, #main > *'), (one) => one.getBoundingClientRect());
    return { moved, heights, now: now.map(({ height }) => height) };
  });
  await page.close();
  assert.deepEqual(faults, []);
  return { ...told, shift: told.moved.reduce((sum, { value }) => sum + value, 0) };
}

/** All that can be read in an element: what the page put there, or what the element shows. */
const lines = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const shown = element.shadowRoot?.querySelector('div[lang]') ?? element;
    const parts = shown.querySelectorAll('p, h2, h3, label, button, .migris-label, .migris-button');
    const read = Array.from(parts, (part) =>
      part.checkVisibility() || shown === element ? part.textContent?.trim() : '',
    );
    return read.filter(Boolean);
  });

for (const language of ['lt', 'en']) {
  for (const viisp of [false, true]) {
    for (const width of [320, 1280]) {
      const ways = viisp ? 'both ways' : 'e-mail alone';
      test(`nothing moves on a page with the documented lines, in ${language}, ${width} px wide, ${ways}`, async () => {
        const used = [snippetFor('migris-account', language, false), snippetFor('migris-login', language, viisp)];
        const { shift, moved, heights, now } = await open({ snippets: used, styled: true, viisp }, width);
        assert.deepEqual(now, heights);
        assert.equal(shift, 0, JSON.stringify(moved));
      });
    }

    test(`the lines say what the first screen says, in ${language}, ${viisp ? 'both ways' : 'e-mail alone'}`, async () => {
      const used = [snippetFor('migris-account', language, false), snippetFor('migris-login', language, viisp)];
      await open({ snippets: used, styled: true, viisp }, 1280, async (page) => {
        for (const tag of ['migris-account', 'migris-login']) {
          const real = await lines(page, tag);
          const placeholder = await lines(page, `${tag} .migris-placeholder`);
          assert.deepEqual(placeholder, real);
        }
      });
    });
  }
}

test('nothing moves on a page that brings inputs of its own besides', async () => {
  const inputs = '<input slot="email"><input slot="code">';
  const used = ['migris-account', 'migris-login'].map((tag) =>
    snippetFor(tag, 'lt', false).replace('</migris-', `${inputs}</migris-`),
  );
  const { shift, moved } = await open({ snippets: used, styled: true, viisp: false }, 1280);
  assert.equal(shift, 0, JSON.stringify(moved));
});

test('the page moves without them, without their style sheet, and where it only says that one moment is needed', async () => {
  const both = [snippetFor('migris-account', 'lt', false), snippetFor('migris-login', 'lt', false)];
  const others: Wanted[] = [
    { snippets: ['<migris-account></migris-account>', '<migris-login></migris-login>'], styled: true, viisp: false },
    { snippets: both, styled: false, viisp: false },
    {
      snippets: ['<migris-account></migris-account>', '<migris-login>Palaukite…</migris-login>'],
      styled: true,
      viisp: false,
    },
  ];
  for (const other of others) {
    const { shift } = await open(other, 1280);
    assert.ok(shift > 0.005, `${shift}`);
  }
});

test('the page moves where it says that there is one way and there are two', async () => {
  const used = [snippetFor('migris-account', 'lt', false), snippetFor('migris-login', 'lt', false)];
  const { shift, moved } = await open({ snippets: used, styled: true, viisp: true }, 320);
  assert.ok(shift > 0.005, JSON.stringify(moved));
});
