import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { ona, profile } from '../../support/elements/api.js';
import { clear, focused, focusOn, put } from '../../support/elements/page.js';
import { byLabel, byRole, eventually } from '../../support/elements/query.js';
import { backAt, bothWays, keepHere, letGo } from '../../support/elements/viisp.js';
import { en } from '../../support/elements/words.js';

const KEYS = 40;
const meets = { email: 'ona@example.lt', givenNames: 'Ona', surname: 'Petrauskienė', since: 0 };

/** Goes on with Tab to a button, and presses it. */
async function hit(root: Element, name: string): Promise<void> {
  const button = await eventually(() => byRole(root, 'button', name));
  for (let keys = 0; keys < KEYS && focused() !== button; keys += 1) await sendKeys({ press: 'Tab' });
  if (focused() !== button) throw new Error(`${name} is not reached with Tab`);
  await sendKeys({ press: 'Enter' });
}

describe('a person who has only a keyboard, on the way through VIISP', () => {
  afterEach(() => {
    clear();
    letGo();
  });

  it('leaves, and turns round again', async () => {
    const sent = keepHere();
    const login = await put('migris-login', { api: bothWays() });
    await hit(login, en.viispButton);
    await focusOn(() => byRole(login, 'heading', en.viispTitle));
    await eventually(() => expect(sent).to.have.length(1));
    await hit(login, en.byEmail);
    await focusOn(() => byLabel(login, en.email));
  });

  it('comes back, gives all that is asked, joins the account that was found, and is signed in', async () => {
    const own = { ...profile, ...ona, phone: null };
    const api = bothWays({ 'email.confirm': () => ({ profile: own, meets }) });
    api.answers['email.link'] = () => ({ ...own, email: 'ona@example.lt', idToken: null });
    const login = await backAt('migris-login', api);
    await focusOn(() => byRole(login, 'heading', en.addressTitle));
    await sendKeys({ press: 'Tab' });
    await focusOn(() => byLabel(login, en.email));
    await sendKeys({ press: 'Enter' });
    await focusOn(() => byLabel(login, en.code));
    await sendKeys({ type: '12345678' });
    await sendKeys({ press: 'Enter' });
    await focusOn(() => byRole(login, 'heading', en.meetingTitle));
    await hit(login, en.join);
    await focusOn(() => byRole(login, 'heading', en.phoneTitle));
    await hit(login, en.next);
    const told = `${en.joined} ${en.signedInAs('Ona Petrauskienė')}`;
    await eventually(() => expect(focused().textContent?.trim()).to.equal(told));
  });
});
