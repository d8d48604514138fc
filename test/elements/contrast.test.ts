import { expect } from 'chai';
import { styles } from '../../elements/internal/styles.js';
import { Api } from '../support/elements/api.js';
import { clear, put } from '../support/elements/page.js';

/** Which colour is read or seen on which, and how much they must differ (WCAG 1.4.3, 1.4.11). */
const pairs: [colour: string, ground: string, atLeast: number][] = [
  ['ink', 'paper', 4.5],
  ['muted', 'paper', 4.5],
  ['accent', 'paper', 4.5],
  ['on-accent', 'accent', 4.5],
  ['error', 'paper', 4.5],
  ['success', 'paper', 3],
  ['line', 'paper', 3],
  // The ring has two bands: they differ from each other, so that one of them is seen on any ground.
  ['focus', 'on-focus', 3],
];
const sets = ['light', 'dark'];

describe('the colours', () => {
  afterEach(() => {
    clear();
    document.documentElement.style.colorScheme = '';
  });

  it('are all in the list of pairs below', () => {
    const declared = [...styles.cssText.matchAll(/--([a-z-]+):/g)].map(([, name]) => name);
    const judged = new Set(pairs.flatMap((pair) => pair.slice(0, 2)));
    expect([...judged].sort()).to.deep.equal(declared.sort());
  });

  for (const set of sets) {
    for (const [colour, ground, atLeast] of pairs) {
      it(`${colour} differs from ${ground} at least ${atLeast} to 1 in the ${set} set`, async () => {
        document.documentElement.style.colorScheme = set;
        const { renderRoot } = await put('migris-login', { api: new Api() });
        expect(contrast(paint(renderRoot, colour), paint(renderRoot, ground))).to.be.at.least(atLeast);
      });
    }

    it(`the ring around what has the focus is seen on the paper of the ${set} set`, async () => {
      document.documentElement.style.colorScheme = set;
      const { renderRoot } = await put('migris-login', { api: new Api() });
      const paper = paint(renderRoot, 'paper');
      const bands = ['focus', 'on-focus'].map((band) => contrast(paint(renderRoot, band), paper));
      expect(Math.max(...bands)).to.be.at.least(3);
    });
  }

  it('differ between the two sets', async () => {
    const papers = [];
    for (const set of sets) {
      document.documentElement.style.colorScheme = set;
      const { renderRoot } = await put('migris-login', { api: new Api() });
      papers.push(paint(renderRoot, 'paper').join());
    }
    expect(papers).to.deep.equal(['255,255,255', '16,24,31']);
  });
});

/** The colour as the browser paints it. */
function paint(root: HTMLElement | DocumentFragment, name: string): number[] {
  const probe = root.appendChild(document.createElement('span'));
  probe.style.color = `var(--${name})`;
  const channels = getComputedStyle(probe).color.match(/\d+/g)?.map(Number) ?? [];
  probe.remove();
  return channels.slice(0, 3);
}

/** The contrast ratio of WCAG 2: relative luminances, 1 to 21. */
function contrast(one: number[], other: number[]): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(channels: number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
