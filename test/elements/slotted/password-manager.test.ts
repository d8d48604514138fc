import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { Api, CODE, jonas, sending } from '../../support/elements/api.js';
import { clear, cornerName, focused, press, reads, write } from '../../support/elements/page.js';
import { byLabel, byRole, eventually } from '../../support/elements/query.js';
import { fillIn, pageInput, pressEnter, putWith } from '../../support/elements/slotted.js';
import { en, sentTo } from '../../support/elements/words.js';

/** Looks for a field as password managers do that know nothing of shadow roots: by what a page can be asked. */
async function seen(selector: string): Promise<HTMLInputElement> {
  return eventually(() => {
    const found = [...document.querySelectorAll<HTMLInputElement>(selector)].find((input) => input.checkVisibility());
    if (!found) throw new Error(`nothing to see that is ${selector}`);
    return found;
  });
}

async function signInBy(api: Api): Promise<void> {
  const email = await seen('input[type=email][name=email][autocomplete=email]');
  fillIn(email, 'jonas@example.lt');
  pressEnter(email);
  const code = await seen('input[autocomplete=one-time-code]');
  expect(code.getAttribute('inputmode')).to.equal('numeric');
  await eventually(() => expect(focused() === code).to.equal(true));
  fillIn(code, CODE);
  pressEnter(code);
  await eventually(() => expect(api.to('signIn.verify').map(({ input }) => input.code)).to.deep.equal([CODE]));
  expect(api.to('signIn.request').map(({ input }) => input.email)).to.deep.equal(['jonas@example.lt']);
}

describe('a password manager that cannot see into elements', () => {
  afterEach(clear);

  for (const tag of ['migris-login', 'migris-otp'] as const) {
    it(`signs a person in by ${tag} through the page's inputs`, async () => {
      const api = new Api();
      api.person = jonas;
      const element = await putWith(tag, api, ['email', 'code']);
      await signInBy(api);
      await reads(element, en.signedInAs('Jonas Žukauskas'));
    });
  }

  it('signs a person in in the window of the corner', async () => {
    const api = new Api();
    api.person = jonas;
    const account = await putWith('migris-account', api, ['email', 'code']);
    await press(account, en.signIn);
    await signInBy(api);
    await eventually(() => cornerName(account, 'Jonas Žukauskas'));
  });

  it('finds nothing where the page brought nothing, and the person signs in all the same', async () => {
    const api = new Api();
    const login = await putWith('migris-login', api, []);
    await write(login, en.email, 'jonas@example.lt');
    expect(document.querySelectorAll('input')).to.have.length(0);
    await press(login, en.sendCode);
    await reads(login, sentTo('jonas@example.lt'));
  });

  it('is heard that filled in a field before the element was there, or told of it by no event', async () => {
    const api = new Api();
    const login = await putWith('migris-login', api, ['email']);
    pageInput('email').value = 'jonas@example.lt';
    await eventually(() => expect(byLabel(login, en.email).value).to.equal('jonas@example.lt'));
    pageInput('email').value = 'ona@example.lt';
    await press(login, en.sendCode);
    await reads(login, sentTo('ona@example.lt'));
  });

  it('sends our form and not one of the page around it', async () => {
    // The input is still there when the browser has done with the key.
    const later = () => new Promise<ReturnType<typeof sending>>((resolve) => setTimeout(resolve, 200, sending()));
    const api = new Api({ 'signIn.request': later });
    const form = document.body.appendChild(document.createElement('form'));
    let sent = 0;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sent += 1;
    });
    const login = await putWith('migris-login', api, ['email']);
    form.append(login);
    fillIn(await seen('input[type=email]'), 'jonas@example.lt');
    // Only a real key sends the form that an input is in.
    await sendKeys({ press: 'Enter' });
    await eventually(() => byRole(login, 'heading', en.codeTitle));
    expect(sent).to.equal(0);
  });

  it('leaves nothing in a form of the page, which could send the code in an address', async () => {
    const form = document.body.appendChild(document.createElement('form'));
    const login = await putWith('migris-login', new Api(), ['email']);
    form.append(login);
    const input = await seen('input[type=email]');
    expect(input.form).to.equal(null);
    expect([...new FormData(form).keys()]).to.deep.equal([]);
  });
});
