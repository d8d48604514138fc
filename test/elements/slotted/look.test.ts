import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { Api, CODE, refusing } from '../../support/elements/api.js';
import { clear, errorBox, expectFocus, put } from '../../support/elements/page.js';
import { byLabel, eventually } from '../../support/elements/query.js';
import { fillIn, inputFor, pageInput } from '../../support/elements/slotted.js';
import { en, lt } from '../../support/elements/words.js';

type Tag = 'migris-login' | 'migris-otp';
type Step = { tag: Tag; slot: string; locale: 'en' | 'lt'; wrong: string };
const steps: Step[] = (['en', 'lt'] as const).flatMap((locale) => [
  { tag: 'migris-login', slot: 'email', locale, wrong: 'jonas' },
  { tag: 'migris-otp', slot: 'code', locale, wrong: CODE },
]);
/** What a page may well say of all its inputs. */
const RESET = 'input { all: unset; border: 9px dotted red; padding: 0; margin: 1em; font: 9px monospace; width: 3em; }';
/** Of the element and not of its look. */
const APART = /^(perspective-origin|transform-origin|-webkit-locale|container-name)$/;

/** All of the look, as the browser computes it, and where it is in the element. */
function lookOf(field: HTMLInputElement, element: Element): Record<string, string> {
  const style = getComputedStyle(field);
  const names = [...style].filter((name) => !APART.test(name));
  const { x, y } = element.getBoundingClientRect();
  const box = field.getBoundingClientRect();
  const place = [box.x - x, box.y - y, box.width, box.height].join();
  return { place, ...Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)])) };
}

async function shown(
  { tag, slot, locale }: Step,
  ours: boolean,
): Promise<{ element: Element; field: HTMLInputElement }> {
  const api = new Api({ 'signIn.verify': refusing({ fields: { code: 'code_invalid' as never } }) });
  if (tag === 'migris-otp') api.leaveWaiting();
  const element = await put(tag, { api, locale });
  if (!ours) element.append(inputFor(slot));
  const words = locale === 'en' ? en : lt;
  const field = await eventually(() => {
    const found = byLabel(element, slot === 'email' ? words.email : words.code);
    expect(found.slot === slot).to.equal(!ours);
    return found;
  });
  return { element, field };
}

/** The looks of a field: as it is, with the focus, and with an error. */
async function looksOf(step: Step, ours: boolean): Promise<Record<string, string>[]> {
  const { element, field } = await shown(step, ours);
  const looks = [lookOf(field, element)];
  // A focus that came by a key has its mark.
  await sendKeys({ press: 'Tab' });
  field.focus();
  expectFocus(field);
  looks.push(lookOf(field, element));
  fillIn(field, 'x');
  await sendKeys({ press: 'Enter' });
  await eventually(() => errorBox(element));
  looks.push(lookOf(field, element));
  clear();
  return looks;
}

describe('an input that the page put into an element looks as ours', () => {
  afterEach(async () => {
    clear();
    document.adoptedStyleSheets = [];
    document.documentElement.removeAttribute('style');
    await emulateMedia({ forcedColors: 'none' });
    await setViewport({ width: 1024, height: 640 });
  });

  for (const step of steps) {
    for (const [width, letters] of [
      [320, '100%'],
      [320, '200%'],
      [1280, '100%'],
    ] as const) {
      for (const colours of ['light', 'dark', 'forced']) {
        it(`${step.slot}, ${step.locale}, ${width} px, letters of ${letters}, ${colours}, on a page with a look of its own`, async () => {
          await setViewport({ width, height: 640 });
          document.documentElement.style.fontSize = letters;
          document.documentElement.style.colorScheme = colours === 'dark' ? 'dark' : 'light';
          await emulateMedia({ forcedColors: colours === 'forced' ? 'active' : 'none' });
          const ours = await looksOf(step, true);
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(RESET);
          document.adoptedStyleSheets = [sheet];
          expect(await looksOf(step, false)).to.deep.equal(ours);
          expect(ours[1]?.['outline-width']).to.equal('3px');
          expect(ours[2]?.['border-top-width']).to.equal('2px');
        });
      }
    }
  }

  it('and would be seen to look otherwise', async () => {
    const [step] = steps as [Step];
    const [ours] = await looksOf(step, true);
    const { element, field } = await shown(step, false);
    element.shadowRoot?.adoptedStyleSheets.pop();
    expect(lookOf(pageInput('email'), element)).not.to.deep.equal(ours);
    expect(field.checkVisibility()).to.equal(true);
  });
});
