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
import { en, sentTo } from '../../support/elements/words.js';

describe('a person who gives an e-mail address', () => {
  afterEach(clear);

  it('is asked for it with the right keyboard and a name that browsers can fill in', async () => {
    const login = await put('migris-login', { api: new Api() });
    const field = byLabel(login, en.email);
    expect(field.type).to.equal('email');
    expect(field.autocomplete).to.equal('email');
    expect(byRole(login, 'heading').textContent).to.equal(en.emailTitle);
  });

  it('is told when nothing is typed, with the focus on what to correct, and nothing is sent', async () => {
    const api = new Api();
    const login = await put('migris-login', { api });
    const { said } = listen(login);
    await press(login, en.sendCode);
    await focusOn(() => errorBox(login));
    expect(byRole(login, 'alert').textContent).to.contain(en.problems.email_required);
    expect(byLabel(login, en.email).ariaInvalid).to.equal('true');
    expect(said).to.deep.equal([`${en.errorTitle} ${en.problems.email_required}`]);
    expect(api.to('signIn.request')).to.deep.equal([]);
  });

  it('gets from the summary to the field, which tells its error and its hint', async () => {
    const login = await put('migris-login', { api: new Api() });
    await write(login, en.email, 'jonas.example.lt');
    await press(login, en.sendCode);
    (await eventually(() => byRole(login, 'link', en.problems.email_invalid))).click();
    const field = byLabel(login, en.email);
    expectFocus(field);
    expect(field.value).to.equal('jonas.example.lt');
    expect(described(field)).to.match(/temporary sign-in code.*Check the address: it should look like/);
    expect(location.hash).to.equal('');
  });

  for (const wrong of ['jonas', 'jonas@', '@example.lt', 'jonas@example', 'jonas jonaitis@example.lt', '  ']) {
    it(`is told that “${wrong}” cannot be one`, async () => {
      const api = new Api();
      const login = await put('migris-login', { api });
      await write(login, en.email, wrong);
      await press(login, en.sendCode);
      await eventually(() => byRole(login, 'alert'));
      expect(api.to('signIn.request')).to.deep.equal([]);
    });
  }

  it('may paste it with spaces around', async () => {
    const api = new Api();
    const login = await put('migris-login', { api });
    await paste(login, en.email, '  jonas@example.lt\t');
    await press(login, en.sendCode);
    await reads(login, sentTo('jonas@example.lt'));
    expect(api.to('signIn.request')[0]?.input.email).to.equal('jonas@example.lt');
  });

  it('finds it filled in where the page knows it', async () => {
    const login = await put('migris-login', { api: new Api(), attributes: { email: 'jonas@example.lt' } });
    expect(byLabel(login, en.email).value).to.equal('jonas@example.lt');
  });

  it('gives it once: it is known at the code, and filled in for whoever changes it', async () => {
    const api = new Api();
    const login = await put('migris-login', { api });
    await write(login, en.email, 'jonas@example.lt');
    await press(login, en.sendCode);
    await reads(login, sentTo('jonas@example.lt'));
    expect(allByRole(login, 'textbox', en.email)).to.deep.equal([]);
    await press(login, en.changeAddress);
    const field = await eventually(() => byLabel(login, en.email));
    await focusOn(() => field);
    expect(field.value).to.equal('jonas@example.lt');
  });

  it('finds nothing of it left in the form after signing out on a computer that others use too', async () => {
    const api = new Api();
    api.person = { ...api.person, givenNames: 'Jonas', surname: 'Žukauskas', complete: true };
    const connection = await api.connect();
    const login = await put('migris-login', { connection });
    await write(login, en.email, 'jonas@example.lt');
    await press(login, en.sendCode);
    await write(login, en.code, '12345678');
    await press(login, en.next);
    await reads(login, en.signedInAs('Jonas Žukauskas'));
    await connection.end();
    expect((await eventually(() => byLabel(login, en.email))).value).to.equal('');
    expect(textOf(login)).not.to.contain('jonas@example.lt');
  });
});

function described(field: HTMLElement): string {
  return (field.ariaDescribedByElements ?? []).map((element) => element.textContent).join(' ');
}
