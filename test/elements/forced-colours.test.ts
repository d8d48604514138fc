import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { Api, offline } from '../support/elements/api.js';
import { clear, errorBox, expectFocus, focused, press, put } from '../support/elements/page.js';
import { byLabel, byRole, eventually } from '../support/elements/query.js';
import { bothWays } from '../support/elements/viisp.js';
import { en } from '../support/elements/words.js';

/** What the browser puts in place of our colours. */
function system(colour: string): string {
  const probe = document.body.appendChild(document.createElement('span'));
  probe.style.color = colour;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

describe('a person who chose the colours of the system', () => {
  beforeEach(async () => {
    await emulateMedia({ forcedColors: 'active' });
  });
  afterEach(async () => {
    await emulateMedia({ forcedColors: 'none' });
    clear();
  });

  it('sees where the focus is', async () => {
    const login = await put('migris-login', { api: new Api() });
    await sendKeys({ press: 'Tab' });
    expectFocus(byLabel(login, en.email));
    for (const target of [byLabel(login, en.email), byRole(login, 'button', en.sendCode)]) {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(target);
      expect(focused() === target).to.equal(true);
      expect(`${outlineStyle} ${outlineWidth}`).to.equal('solid 3px');
      expect(outlineColor).to.equal(system('Highlight'));
      await sendKeys({ press: 'Tab' });
    }
  });

  it('sees two buttons apart that follow a failure at VIISP', async () => {
    const login = await put('migris-login', { api: bothWays({ 'viisp.start': offline }) });
    await press(login, en.viispButton);
    // The second one stands alone while the first attempt lasts.
    const again = (await eventually(() => byRole(login, 'button', en.retry))).getBoundingClientRect();
    const email = byRole(login, 'button', en.byEmail).getBoundingClientRect();
    expect(Math.max(email.left - again.right, email.top - again.bottom)).to.be.at.least(8);
  });

  it('sees the borders of fields, buttons, errors and the window', async () => {
    const account = await put('migris-account', { api: new Api() });
    await press(account, en.signIn);
    await press(account, en.sendCode);
    const bordered = [
      await eventually(() => errorBox(account)),
      byLabel(account, en.email),
      byRole(account, 'button', en.sendCode),
      byRole(account, 'dialog'),
    ];
    const canvas = system('Canvas');
    for (const element of bordered) {
      const { borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(element);
      expect(borderTopStyle).to.equal('solid');
      expect(Number.parseFloat(borderTopWidth)).to.be.at.least(1);
      expect(borderTopColor).not.to.equal(canvas);
    }
  });
});
