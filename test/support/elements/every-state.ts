import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { type State, show, states } from '../../../demo/states.js';
import { expectAccessible } from './axe.js';
import { clear } from './page.js';

const languages = ['lt', 'en'];
/** What a host page gives its elements; the paper is that of elements/internal/styles.ts. */
const looks = [
  { scheme: 'light', paper: '#ffffff', width: 320 },
  { scheme: 'dark', paper: '#10181f', width: 320 },
  { scheme: 'light', paper: '#ffffff', width: 1024 },
  { scheme: 'dark', paper: '#10181f', width: 1024 },
] as const;
const TARGET_PX = 24;
/** The text spacing that people may set for themselves (WCAG 1.4.12). */
const SPACED = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }';

/** Looks at every state of an element, or at those that are wanted of many, in each language: on a phone and wide, light and dark. */
export function everyState(element: State['element'], wanted: (name: string) => boolean = () => true): void {
  for (const state of states.filter((one) => one.element === element && wanted(one.name))) {
    for (const language of languages) {
      describe(`${element} ${state.name} in ${language}`, () => {
        afterEach(leave);

        it('is clean by axe, fits a phone and has targets that a finger finds, light and dark', async () => {
          const shown = await showIn(state, language);
          for (const look of looks) {
            await wear(look);
            await expectAccessible(shown);
            if (look.width === 320) fits(shown);
          }
          await zoom(shown);
        });
      });
    }
  }
}

async function showIn(state: State, language: string): Promise<HTMLElement> {
  const place = document.body.appendChild(document.createElement('main'));
  // The corner of a page is at its end.
  place.style.textAlign = 'end';
  const shown = await show(state, place, language);
  // The warning before a session ends is over the page, not in an element.
  return document.querySelector<HTMLElement>('migris-ending') ?? shown;
}

async function wear({ scheme, paper, width }: (typeof looks)[number]): Promise<void> {
  document.documentElement.style.colorScheme = scheme;
  document.documentElement.style.background = paper;
  await setViewport({ width, height: 640 });
}

/** Letters twice as large, and more room between them, on a phone: nothing may be pushed out of the page, and a code be read whole. */
async function zoom(shown: HTMLElement): Promise<void> {
  await setViewport({ width: 320, height: 640 });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SPACED);
  const roots = rootsIn(shown);
  for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  nothingOutside(shown, 'with more space between the letters');
  for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.slice(0, -1);
  document.documentElement.style.fontSize = '200%';
  // As pages have it: a font with wide letters, and a margin that grows with them.
  Object.assign(document.body.style, { fontFamily: 'sans-serif', paddingInline: '1rem' });
  nothingOutside(shown, 'with letters twice as large');
  for (const root of rootsIn(shown)) {
    for (const field of root.querySelectorAll<HTMLInputElement>('input.code')) wholeIn(field);
  }
}

/** As many digits as a code has, as wide as digits get. */
function wholeIn(field: HTMLInputElement): void {
  const { value } = field;
  field.value = '88888888';
  const { scrollWidth, clientWidth } = field;
  field.value = value;
  if (scrollWidth > clientWidth) throw new Error(`a code is ${scrollWidth} of ${clientWidth} px wide`);
}

function fits(shown: HTMLElement): void {
  nothingOutside(shown, 'at 320 px');
  const targets = rootsIn(shown).flatMap((root) => [...root.querySelectorAll('button, a, input, select, summary')]);
  for (const target of targets.filter((one) => one.checkVisibility())) {
    const { width, height } = target.getBoundingClientRect();
    if (width < TARGET_PX || height < TARGET_PX) {
      throw new Error(`${target.localName} “${target.textContent?.trim()}” is ${width} × ${height} px`);
    }
  }
}

function nothingOutside(shown: HTMLElement, when: string): void {
  const places = [document.documentElement, ...rootsIn(shown).flatMap((root) => [...root.querySelectorAll('dialog')])];
  for (const { scrollWidth, clientWidth, localName } of places) {
    if (scrollWidth > clientWidth) throw new Error(`${localName} is ${scrollWidth} of ${clientWidth} px wide ${when}`);
  }
  for (const root of rootsIn(shown)) {
    for (const seen of root.querySelectorAll<HTMLElement>('h2, p:not(.unseen), label, input, button, a, dd')) {
      const { left, right, width } = seen.getBoundingClientRect();
      if (width > 0 && (left < 0 || right > innerWidth))
        throw new Error(`“${seen.textContent?.trim()}” goes from ${left} to ${right} px ${when}`);
    }
  }
}

function rootsIn(element: Element): ShadowRoot[] {
  const root = element.shadowRoot;
  if (!root) return [];
  return [root, ...[...root.querySelectorAll('*')].flatMap(rootsIn)];
}

async function leave(): Promise<void> {
  clear();
  document.documentElement.removeAttribute('style');
  document.body.removeAttribute('style');
  await emulateMedia({ colorScheme: 'light' });
}
