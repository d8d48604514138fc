import { expect } from 'chai';
import { Api } from '../../support/elements/api.js';
import {
  clear,
  errorBox,
  expectFocus,
  focusOn,
  paste,
  press,
  put,
  reads,
  textOf,
  write,
} from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { listen } from '../../support/elements/voice.js';

const EMAIL = /^E-mail address/;

describe('a person who gives an e-mail address', () => {
  afterEach(clear);

  it('is asked for it with the right keyboard and a name that browsers can fill in', async () => {
    const login = await put('migris-login', { api: new Api() });
    const field = byLabel(login, EMAIL);
    expect(field.type).to.equal('email');
    expect(field.autocomplete).to.equal('email');
    expect(byRole(login, 'heading').textContent).to.equal('Sign in by e-mail');
  });

  it('is told when nothing is typed, with the focus on what to correct, and nothing is sent', async () => {
    const api = new Api();
    const login = await put('migris-login', { api });
    const { said } = listen(login);
    await press(login, 'Send code');
    await focusOn(() => errorBox(login));
    expect(byRole(login, 'alert').textContent).to.contain('Enter your e-mail address.');
    expect(byLabel(login, EMAIL).ariaInvalid).to.equal('true');
    expect(said).to.deep.equal(['Check what you entered Enter your e-mail address.']);
    expect(api.to('signIn.request')).to.deep.equal([]);
  });

  it('gets from the summary to the field, which tells its error and its hint', async () => {
    const login = await put('migris-login', { api: new Api() });
    await write(login, EMAIL, 'jonas.example.lt');
    await press(login, 'Send code');
    (await eventually(() => byRole(login, 'link', /Check the address/))).click();
    const field = byLabel(login, EMAIL);
    expectFocus(field);
    expect(field.value).to.equal('jonas.example.lt');
    expect(described(field)).to.match(/temporary sign-in code.*Check the address: it should look like/);
    expect(location.hash).to.equal('');
  });

  for (const wrong of ['jonas', 'jonas@', '@example.lt', 'jonas@example', 'jonas jonaitis@example.lt', '  ']) {
    it(`is told that “${wrong}” cannot be one`, async () => {
      const api = new Api();
      const login = await put('migris-login', { api });
      await write(login, EMAIL, wrong);
      await press(login, 'Send code');
      await eventually(() => byRole(login, 'alert'));
      expect(api.to('signIn.request')).to.deep.equal([]);
    });
  }

  it('may paste it with spaces around', async () => {
    const api = new Api();
    const login = await put('migris-login', { api });
    await paste(login, EMAIL, '  jonas@example.lt\t');
    await press(login, 'Send code');
    await reads(login, 'We sent a code to jonas@example.lt.');
    expect(api.to('signIn.request')[0]?.input.email).to.equal('jonas@example.lt');
  });

  it('finds it filled in where the page knows it', async () => {
    const login = await put('migris-login', { api: new Api(), attributes: { email: 'jonas@example.lt' } });
    expect(byLabel(login, EMAIL).value).to.equal('jonas@example.lt');
  });

  it('gives it once: it is known at the code, and filled in for whoever changes it', async () => {
    const api = new Api();
    const login = await put('migris-login', { api });
    await write(login, EMAIL, 'jonas@example.lt');
    await press(login, 'Send code');
    await reads(login, 'We sent a code to jonas@example.lt.');
    expect(allByRole(login, 'textbox', EMAIL)).to.deep.equal([]);
    await press(login, 'Change address');
    const field = await eventually(() => byLabel(login, EMAIL));
    await focusOn(() => field);
    expect(field.value).to.equal('jonas@example.lt');
  });

  it('finds nothing of it left in the form after signing out on a computer that others use too', async () => {
    const api = new Api();
    api.person = { ...api.person, givenNames: 'Jonas', surname: 'Žukauskas', complete: true };
    const connection = await api.connect();
    const login = await put('migris-login', { connection });
    await write(login, EMAIL, 'jonas@example.lt');
    await press(login, 'Send code');
    await write(login, /^Temporary code/, '12345678');
    await press(login, 'Next');
    await reads(login, 'You are signed in as Jonas Žukauskas');
    await connection.end();
    expect((await eventually(() => byLabel(login, EMAIL))).value).to.equal('');
    expect(textOf(login)).not.to.contain('jonas@example.lt');
  });
});

function described(field: HTMLElement): string {
  return (field.ariaDescribedByElements ?? []).map((element) => element.textContent).join(' ');
}
