import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { expect } from 'chai';
import { Api, jonas, offline } from '../../support/elements/api.js';
import { clear, cornerName, expectFocus, focusOn, press, put } from '../../support/elements/page.js';
import { allByRole, byRole, eventually } from '../../support/elements/query.js';
import { listen } from '../../support/elements/voice.js';
import { en } from '../../support/elements/words.js';

const NAME = 'Jonas Žukauskas';

async function signedIn(api = new Api()) {
  await api.leaveSession(jonas);
  const account = await put('migris-account', { api });
  await eventually(() => cornerName(account, NAME));
  return account;
}

const isOpen = (account: Element) => allByRole(account, 'button', en.signOut).length === 1;

async function unfold(account: HTMLElement): Promise<void> {
  cornerName(account, NAME).focus();
  await sendKeys({ press: 'Enter' });
  await eventually(() => expect(isOpen(account)).to.equal(true));
}

describe('the menu under the name', () => {
  afterEach(clear);

  it('opens with Enter and with the space bar, and is gone through with Tab', async () => {
    const account = await signedIn();
    for (const key of ['Enter', 'Space']) {
      cornerName(account, NAME).focus();
      await sendKeys({ press: key });
      await eventually(() => expect(isOpen(account)).to.equal(true));
      await sendKeys({ press: 'Tab' });
      expectFocus(byRole(account, 'button', en.account));
      await sendKeys({ press: 'Tab' });
      expectFocus(byRole(account, 'button', en.signOut));
      await sendKeys({ press: 'Escape' });
      await focusOn(() => cornerName(account, NAME));
      expect(isOpen(account)).to.equal(false);
    }
  });

  it('closes when the focus goes on', async () => {
    const account = await signedIn();
    const next = document.body.appendChild(document.createElement('button'));
    await unfold(account);
    for (const _ of [en.account, en.signOut, 'next']) await sendKeys({ press: 'Tab' });
    expectFocus(next);
    expect(isOpen(account)).to.equal(false);
  });

  it('closes by a click outside, and stays open for one inside', async () => {
    const account = await signedIn();
    const summary = cornerName(account, NAME);
    await sendMouse({ type: 'click', position: middleOf(summary) });
    await eventually(() => expect(isOpen(account)).to.equal(true));
    await sendMouse({ type: 'click', position: [700, 500] });
    await eventually(() => expect(isOpen(account)).to.equal(false));
    await sendMouse({ type: 'click', position: middleOf(summary) });
    await eventually(() => expect(isOpen(account)).to.equal(true));
    await sendMouse({ type: 'click', position: middleOf(byRole(account, 'button', en.account)) });
    await eventually(() => byRole(account, 'dialog', en.account));
  });

  it('opens the account in the window, and gives the focus back when that is closed', async () => {
    const account = await signedIn();
    await unfold(account);
    await press(account, en.account);
    await focusOn(() => byRole(account, 'heading', en.account));
    await sendKeys({ press: 'Escape' });
    await focusOn(() => cornerName(account, NAME));
    expect(isOpen(account)).to.equal(false);
  });

  it('signs out, says so once, and leaves the focus on the button', async () => {
    const api = new Api();
    const account = await signedIn(api);
    const { said } = listen(account);
    await unfold(account);
    await press(account, en.signOut);
    await focusOn(() => byRole(account, 'button', en.signIn));
    expect(api.to('session.end')).to.have.length(1);
    await eventually(() => expect(said).to.deep.equal([en.signedOut]));
  });

  it('signs out on this page even where the API cannot be reached', async () => {
    const api = new Api({ 'session.end': offline });
    const account = await signedIn(api);
    await unfold(account);
    await press(account, en.signOut);
    await focusOn(() => byRole(account, 'button', en.signIn));
    const again = await api.connect();
    expect(again.person).to.equal(null);
  });

  it('closes the account’s window when the session ends elsewhere, says so, and leaves the focus on the button', async () => {
    const api = new Api();
    const account = await signedIn(api);
    const { said } = listen(account);
    await unfold(account);
    await press(account, en.account);
    await focusOn(() => byRole(account, 'heading', en.account));
    const otherTab = await api.connect();
    await otherTab.end();
    await focusOn(() => byRole(account, 'button', en.signIn));
    expect(said).to.include(en.signedOut);
    expect(allByRole(account, 'dialog')).to.have.length(0);
  });
});

function middleOf(element: Element): [number, number] {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [Math.round(x + width / 2), Math.round(y + height / 2)];
}
