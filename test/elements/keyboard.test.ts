import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { Api, newcomer } from '../support/elements/api.js';
import { clear, cornerName, errorBox, focused, focusOn, put } from '../support/elements/page.js';
import { byLabel, byRole, eventually } from '../support/elements/query.js';

const KEYS = 40;

/** Goes on with Tab until a thing of a role and name has the focus. */
async function reach(root: Element, role: string, name: string | RegExp): Promise<void> {
  const goal = await eventually(() => byRole(root, role, name));
  for (let keys = 0; keys < KEYS; keys += 1) {
    if (focused() === goal) return;
    await sendKeys({ press: 'Tab' });
  }
  throw new Error(`${role} ${name} is not reached with Tab`);
}

async function enter(root: Element, label: string | RegExp, text: string): Promise<void> {
  await reach(root, 'textbox', label);
  await sendKeys({ type: text });
}

async function hit(root: Element, name: string): Promise<void> {
  await reach(root, 'button', name);
  await sendKeys({ press: 'Space' });
}

describe('a person who has only a keyboard', () => {
  afterEach(clear);

  it('comes from the corner button to being signed in, and out again', async () => {
    const api = new Api();
    const account = await put('migris-account', { api });
    document.body.append(document.createElement('button'));
    await reach(account, 'button', 'Sign in');
    await sendKeys({ press: 'Enter' });

    await focusOn(() => byLabel(account, /^E-mail address/));
    await sendKeys({ type: 'olena@gmial.com' });
    await sendKeys({ press: 'Enter' });
    await focusOn(() => byRole(account, 'button', 'Yes, correct it'));
    await sendKeys({ press: 'Space' });

    await focusOn(() => byLabel(account, /^Temporary code/));
    await sendKeys({ type: '1234' });
    await sendKeys({ press: 'Enter' });
    await focusOn(() => errorBox(account));
    await reach(account, 'link', /too few/);
    await sendKeys({ press: 'Enter' });
    await focusOn(() => byLabel(account, /^Temporary code/));
    await sendKeys({ press: 'End' });
    await sendKeys({ type: ' 5678' });
    await hit(account, 'Next');

    await focusOn(() => byRole(account, 'heading', 'Your contact details'));
    await enter(account, 'Name(s)', 'Olena');
    await enter(account, 'Surname(s)', 'Kovalenko');
    await enter(account, 'Phone number', '+380441234567');
    await hit(account, 'Next');
    await focusOn(() => byRole(account, 'heading', 'Is everything as in your passport?'));
    await hit(account, 'Next');

    await focusOn(() => cornerName(account, 'Olena Kovalenko'));
    expect(api.to('signIn.request')[0]?.input.email).to.equal('olena@gmail.com');
    await sendKeys({ press: 'Space' });
    await reach(account, 'button', 'Sign out');
    await sendKeys({ press: 'Enter' });
    await focusOn(() => byRole(account, 'button', 'Sign in'));
  });

  it('ticks that the passport has one name with the space bar', async () => {
    const api = new Api();
    await api.leaveSession(newcomer);
    const form = await put('migris-profile', { api });
    await reach(form, 'checkbox', 'My passport has only one name');
    await sendKeys({ press: 'Space' });
    await eventually(() => expect(byLabel(form, 'My passport has only one name').checked).to.equal(true));
    await focusOn(() => byLabel(form, 'My passport has only one name'));
  });

  it('sees where the focus is, on everything that can have it', async () => {
    const account = await put('migris-account', { api: new Api() });
    await reach(account, 'button', 'Sign in');
    expect(ring(focused())).to.equal('solid 3px');
    await sendKeys({ press: 'Enter' });
    await focusOn(() => byLabel(account, /^E-mail address/));
    const seen = [];
    for (let keys = 0; keys < 2; keys += 1) {
      seen.push(`${focused().localName} ${ring(focused())}`);
      await sendKeys({ press: 'Tab' });
    }
    expect(seen).to.deep.equal(['input solid 3px', 'button solid 3px']);
  });
});

function ring(element: Element): string {
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return `${outlineStyle} ${outlineWidth}`;
}
