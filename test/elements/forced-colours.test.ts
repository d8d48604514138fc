import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { Api } from '../support/elements/api.js';
import { clear, errorBox, expectFocus, focused, press, put } from '../support/elements/page.js';
import { byLabel, byRole, eventually } from '../support/elements/query.js';

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
    expectFocus(byLabel(login, /^E-mail address/));
    for (const target of [byLabel(login, /^E-mail address/), byRole(login, 'button', 'Send code')]) {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(target);
      expect(focused() === target).to.equal(true);
      expect(`${outlineStyle} ${outlineWidth}`).to.equal('solid 3px');
      expect(outlineColor).to.equal(system('Highlight'));
      await sendKeys({ press: 'Tab' });
    }
  });

  it('sees the borders of fields, buttons, errors and the window', async () => {
    const account = await put('migris-account', { api: new Api() });
    await press(account, 'Sign in');
    await press(account, 'Send code');
    const bordered = [
      await eventually(() => errorBox(account)),
      byLabel(account, /^E-mail address/),
      byRole(account, 'button', 'Send code'),
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
