import { expect } from 'chai';
import { Api, offline } from '../../support/elements/api.js';
import { clear, focused, focusOn, press, put, reads, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { listen } from '../../support/elements/voice.js';

const EMAIL = /^E-mail address/;
const asked = (api: Api) => api.to('signIn.request').map(({ input }) => input.email);

describe('a person whose address looks mistyped', () => {
  afterEach(clear);

  it('is asked once, with the focus on the answer', async () => {
    const api = new Api();
    const login = await put('migris-login', { api });
    const { said } = listen(login);
    await write(login, EMAIL, 'jonas@gmial.com');
    await press(login, 'Send code');
    await focusOn(() => byRole(login, 'button', 'Yes, correct it'));
    // Heard once: with the answer that has the focus.
    expect(focused().ariaDescribedByElements?.[0]?.textContent).to.equal('Did you mean jonas@gmail.com?');
    expect(said).to.deep.equal([]);
    expect(asked(api)).to.deep.equal([]);
  });

  it('takes the suggestion, and the code goes there', async () => {
    const api = new Api();
    const login = await put('migris-login', { api });
    await write(login, EMAIL, 'jonas@gmial.com');
    await press(login, 'Send code');
    await press(login, 'Yes, correct it');
    await reads(login, 'We sent a code to jonas@gmail.com.');
    expect(asked(api)).to.deep.equal(['jonas@gmail.com']);
  });

  it('may send it as written', async () => {
    const api = new Api();
    const login = await put('migris-login', { api });
    await write(login, EMAIL, 'jonas@gmial.com');
    await press(login, 'Send code');
    await press(login, 'No, send as written');
    await reads(login, 'We sent a code to jonas@gmial.com.');
    expect(asked(api)).to.deep.equal(['jonas@gmial.com']);
  });

  it('is not asked a second time where sending as written failed', async () => {
    const api = new Api({ 'signIn.request': offline });
    const login = await put('migris-login', { api });
    await write(login, EMAIL, 'jonas@gmial.com');
    await press(login, 'Send code');
    await press(login, 'No, send as written');
    await reads(login, 'There is no internet connection.');
    api.answers = {};
    await press(login, 'Send code');
    await reads(login, 'We sent a code to jonas@gmial.com.');
  });

  it('may correct it by hand, and what is then in the field is sent', async () => {
    const api = new Api();
    const login = await put('migris-login', { api });
    await write(login, EMAIL, 'jonas@gmial.com');
    await press(login, 'Send code');
    await eventually(() => byRole(login, 'button', 'Yes, correct it'));
    await write(login, EMAIL, 'petras@example.lt');
    await press(login, 'No, send as written');
    await reads(login, 'We sent a code to petras@example.lt.');
    expect(asked(api)).to.deep.equal(['petras@example.lt']);
  });

  it('is not asked any more when the field is emptied meanwhile', async () => {
    const login = await put('migris-login', { api: new Api() });
    await write(login, EMAIL, 'jonas@gmial.com');
    await press(login, 'Send code');
    await eventually(() => byRole(login, 'button', 'Yes, correct it'));
    await write(login, EMAIL, '');
    await press(login, 'No, send as written');
    await reads(login, 'Enter your e-mail address.');
    expect(allByRole(login, 'button', 'Yes, correct it')).to.deep.equal([]);
  });

  it('keeps the focus while the code is being sent', async () => {
    const login = await put('migris-login', { api: new Api({ 'signIn.request': () => new Promise(() => {}) }) });
    await write(login, EMAIL, 'jonas@gmial.com');
    await press(login, 'Send code');
    await press(login, 'Yes, correct it');
    await eventually(() => byRole(login, 'button', 'Please wait…'));
    await eventually(() => expect(login.contains(focused()) || login.shadowRoot?.contains(focused())).to.equal(true));
    expect(byLabel(login, EMAIL).value).to.equal('jonas@gmail.com');
  });

  for (const right of ['jonas@gmail.com', 'jonas@gmx.de', 'jonas@mail.com', 'jonas@ymail.com', 'jonas@inbox.lv']) {
    it(`is not asked about ${right}`, async () => {
      const api = new Api();
      const login = await put('migris-login', { api });
      await write(login, EMAIL, right);
      await press(login, 'Send code');
      await reads(login, `We sent a code to ${right}.`);
    });
  }
});
