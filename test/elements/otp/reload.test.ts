import { expect } from 'chai';
import { Api, jonas } from '../../support/elements/api.js';
import { clear, focused, focusOn, press, put, reads, write } from '../../support/elements/page.js';
import { byLabel, byRole, eventually } from '../../support/elements/query.js';
import { listen } from '../../support/elements/voice.js';

const CODE_FIELD = /^Temporary code/;
const EMAIL = /^E-mail address/;

describe('a person who reloads the page at the code', () => {
  afterEach(clear);

  it('finds the step again, in the login and in the code element alike', async () => {
    const api = new Api();
    const first = await put('migris-login', { api });
    await write(first, EMAIL, 'jonas@example.lt');
    await press(first, 'Send code');
    await reads(first, 'We sent a code to jonas@example.lt.');
    clear();
    for (const tag of ['migris-login', 'migris-otp'] as const) {
      const again = await put(tag, { api });
      await reads(again, 'We sent a code to jonas@example.lt.');
      await eventually(() => byLabel(again, CODE_FIELD));
      clear();
    }
    expect(api.to('signIn.request')).to.have.length(1);
  });

  it('begins again when the tab was closed', async () => {
    const otp = await put('migris-otp', { api: new Api() });
    await eventually(() => byLabel(otp, EMAIL));
  });

  it('may change the address there, and finds it filled in', async () => {
    const api = new Api();
    api.leaveWaiting();
    const otp = await put('migris-otp', { api });
    await press(otp, 'Change address');
    await focusOn(() => byLabel(otp, EMAIL));
    expect(byLabel(otp, EMAIL).value).to.equal('jonas@example.lt');
    await write(otp, EMAIL, 'petras@example.lt');
    await press(otp, 'Send code');
    await reads(otp, 'We sent a code to petras@example.lt.');
    await focusOn(() => byLabel(otp, CODE_FIELD));
  });

  it('finds nothing of the code’s secret in the tab after signing in', async () => {
    const api = new Api();
    api.leaveWaiting();
    const otp = await put('migris-otp', { api });
    await write(otp, CODE_FIELD, '12345678');
    await press(otp, 'Next');
    await reads(otp, 'Your contact details');
    expect(sessionStorage.getItem(`migris ${api.base}`)).not.to.match(/AAAA|jonas|KRT/);
  });

  it('goes on with the focus in the form after the code, in each element by itself', async () => {
    for (const tag of ['migris-login', 'migris-otp'] as const) {
      const api = new Api();
      api.leaveWaiting();
      const element = await put(tag, { api });
      await write(element, CODE_FIELD, '12345678');
      await press(element, 'Next');
      await focusOn(() => byRole(element, 'heading', 'Your contact details'));
      clear();
    }
  });

  it('goes on with the focus on the good news the second time', async () => {
    for (const tag of ['migris-login', 'migris-otp'] as const) {
      const api = new Api();
      api.person = jonas;
      api.leaveWaiting();
      const element = await put(tag, { api });
      const { said } = listen(element);
      await write(element, CODE_FIELD, '12345678');
      await press(element, 'Next');
      await reads(element, 'You are signed in as Jonas Žukauskas');
      await eventually(() => {
        if (focused().textContent?.trim() !== 'You are signed in as Jonas Žukauskas')
          throw new Error(focused().outerHTML);
      });
      expect(said).to.deep.equal([]);
      clear();
    }
  });

  it('may sign in where the browser keeps nothing for the page', async () => {
    const { getItem, setItem } = Storage.prototype;
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse });
    try {
      const api = new Api();
      const login = await put('migris-login', { api });
      await write(login, EMAIL, 'jonas@example.lt');
      await press(login, 'Send code');
      await write(login, CODE_FIELD, '12345678');
      await press(login, 'Next');
      await reads(login, 'Your contact details');
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem });
    }
  });
});
