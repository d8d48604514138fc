// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates as text.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Browser, chromium as playwright } from 'playwright-core';
import { tight } from '../elements/build/squeeze.ts';
import { shippedChunks } from './support/bundle.ts';
import { chromium, chromiumFlags } from './support/chromium.ts';
import { projectFolder } from './support/command.ts';
import { templatesIn } from './support/templates.ts';

const folder = `${projectFolder}elements`;
const written = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(internal\/.+|migris-\w+)\.ts$/.test(file))
  .flatMap((file) => templatesIn(readFileSync(`${folder}/${file}`, 'utf8')));

/** What a template is known by on both sides: the build renames properties, and takes blanks away. */
function nameOf(template: string): string {
  return template.replace(/ \.\w+=/g, ' .=').replace(/\s+/g, '');
}

/** The text of each template as a browser shows it without any style. */
async function seen(templates: string[]): Promise<string[]> {
  let browser: Browser | undefined;
  try {
    browser = await playwright.launch({ executablePath: chromium(), args: chromiumFlags });
    const page = await browser.newPage();
    return await page.evaluate((each) => {
      const style = document.createElement('style');
      style.textContent = 'dialog{display:block}';
      document.head.append(style);
      return each.map((text) => {
        const template = document.createElement('template');
        template.innerHTML = text;
        const place = document.createElement('div');
        place.append(template.content.cloneNode(true));
        for (const details of place.querySelectorAll('details')) details.open = true;
        document.body.replaceChildren(place);
        // biome-ignore lint/performance/useDomNodeTextContent: what is seen is wanted, not what is there.
        return place.innerText;
      });
    }, templates);
  } finally {
    await browser?.close();
  }
}

test('no blank that people see is lost on the way to what ships', async () => {
  const chunks = await shippedChunks();
  const shipped = chunks.flatMap(({ path }) => templatesIn(readFileSync(`${projectFolder}${path}`, 'utf8')));
  assert.ok(shipped.length > 200, `only ${shipped.length} templates were found in what ships`);
  const texts = await seen([...written, ...shipped]);
  const wanted = new Map<string, Set<string>>();
  for (const [index, template] of written.entries()) {
    const name = nameOf(template);
    wanted.set(name, new Set([...(wanted.get(name) ?? []), texts[index] as string]));
  }
  const lost = shipped.flatMap((template, index) => {
    const text = texts[written.length + index] as string;
    const known = wanted.get(nameOf(template));
    return known?.has(text) ? [] : [{ template, text, known: known && [...known] }];
  });
  assert.deepEqual(lost, []);
});

test('blanks between lines go, those between words stay', () => {
  assert.equal(
    tight('<p>\n  <span>${a}</span> ${b} <b>${c}</b>\n</p>\n<ul> ${d} </ul>'),
    '<p><span>${a}</span> ${b} <b>${c}</b></p><ul>${d}</ul>',
  );
  assert.equal(
    tight('<button @click=${() => a}> ${b} </button> <button>'),
    '<button @click=${() => a}>${b}</button> <button>',
  );
});
