import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { Api, newcomer } from '../support/elements/api.js';
import { clear, cornerName, errorBox, focused, focusOn, put } from '../support/elements/page.js';
import { byLabel, byRole, eventually } from '../support/elements/query.js';
import { en } from '../support/elements/words.js';

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
    await reach(account, 'button', en.signIn);
    await sendKeys({ press: 'Enter' });

    await focusOn(() => byLabel(account, en.email));
    await sendKeys({ type: 'olena@gmial.com' });
    await sendKeys({ press: 'Enter' });
    await focusOn(() => byRole(account, 'button', en.typoYes));
    await sendKeys({ press: 'Space' });

    await focusOn(() => byLabel(account, en.code));
    await sendKeys({ type: '1234' });
    await sendKeys({ press: 'Enter' });
    await focusOn(() => errorBox(account));
    await reach(account, 'link', en.problems.code_too_short);
    await sendKeys({ press: 'Enter' });
    await focusOn(() => byLabel(account, en.code));
    await sendKeys({ press: 'End' });
    await sendKeys({ type: ' 5678' });
    await hit(account, en.next);

    await focusOn(() => byRole(account, 'heading', en.contactTitle));
    await enter(account, en.givenNames, 'Olena');
    await enter(account, en.surname, 'Kovalenko');
    await enter(account, en.phone, '+380441234567');
    await hit(account, en.next);
    await focusOn(() => byRole(account, 'heading', en.reviewTitle));
    await hit(account, en.next);

    await focusOn(() => cornerName(account, 'Olena Kovalenko'));
    expect(api.to('signIn.request')[0]?.input.email).to.equal('olena@gmail.com');
    await sendKeys({ press: 'Space' });
    await reach(account, 'button', en.signOut);
    await sendKeys({ press: 'Enter' });
    await focusOn(() => byRole(account, 'button', en.signIn));
  });

  it('ticks that the passport has one name with the space bar', async () => {
    const api = new Api();
    await api.leaveSession(newcomer);
    const form = await put('migris-profile', { api });
    await reach(form, 'checkbox', en.oneName);
    await sendKeys({ press: 'Space' });
    await eventually(() => expect(byLabel(form, en.oneName).checked).to.equal(true));
    await focusOn(() => byLabel(form, en.oneName));
  });

  it('sees where the focus is, on everything that can have it', async () => {
    const account = await put('migris-account', { api: new Api() });
    await reach(account, 'button', en.signIn);
    expect(ring(focused())).to.equal('solid 3px');
    await sendKeys({ press: 'Enter' });
    await focusOn(() => byLabel(account, en.email));
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
