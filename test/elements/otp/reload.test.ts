import { expect } from 'chai';
import { Api, jonas } from '../../support/elements/api.js';
import { clear, focused, focusOn, press, put, reads, write } from '../../support/elements/page.js';
import { byLabel, byRole, eventually } from '../../support/elements/query.js';
import { listen } from '../../support/elements/voice.js';
import { en, sentTo } from '../../support/elements/words.js';

describe('a person who reloads the page at the code', () => {
  afterEach(clear);

  it('finds the step again, in the login and in the code element alike', async () => {
    const api = new Api();
    const first = await put('migris-login', { api });
    await write(first, en.email, 'jonas@example.lt');
    await press(first, en.sendCode);
    await reads(first, sentTo('jonas@example.lt'));
    clear();
    for (const tag of ['migris-login', 'migris-otp'] as const) {
      const again = await put(tag, { api });
      await reads(again, sentTo('jonas@example.lt'));
      await eventually(() => byLabel(again, en.code));
      clear();
    }
    expect(api.to('signIn.request')).to.have.length(1);
  });

  it('begins again when the tab was closed', async () => {
    const otp = await put('migris-otp', { api: new Api() });
    await eventually(() => byLabel(otp, en.email));
  });

  it('may change the address there, and finds it filled in', async () => {
    const api = new Api();
    api.leaveWaiting();
    const otp = await put('migris-otp', { api });
    await press(otp, en.changeAddress);
    await focusOn(() => byLabel(otp, en.email));
    expect(byLabel(otp, en.email).value).to.equal('jonas@example.lt');
    await write(otp, en.email, 'petras@example.lt');
    await press(otp, en.sendCode);
    await reads(otp, sentTo('petras@example.lt'));
    await focusOn(() => byLabel(otp, en.code));
  });

  it('finds nothing of the code’s secret in the tab after signing in', async () => {
    const api = new Api();
    api.leaveWaiting();
    const otp = await put('migris-otp', { api });
    await write(otp, en.code, '12345678');
    await press(otp, en.next);
    await reads(otp, en.contactTitle);
    expect(sessionStorage.getItem(`migris ${api.base}`)).not.to.match(/AAAA|jonas|KRT/);
  });

  it('goes on with the focus in the form after the code, in each element by itself', async () => {
    for (const tag of ['migris-login', 'migris-otp'] as const) {
      const api = new Api();
      api.leaveWaiting();
      const element = await put(tag, { api });
      await write(element, en.code, '12345678');
      await press(element, en.next);
      await focusOn(() => byRole(element, 'heading', en.contactTitle));
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
      await write(element, en.code, '12345678');
      await press(element, en.next);
      await reads(element, en.signedInAs('Jonas Žukauskas'));
      await eventually(() => {
        if (focused().textContent?.trim() !== en.signedInAs('Jonas Žukauskas')) throw new Error(focused().outerHTML);
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
      await write(login, en.email, 'jonas@example.lt');
      await press(login, en.sendCode);
      await write(login, en.code, '12345678');
      await press(login, en.next);
      await reads(login, en.contactTitle);
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem });
    }
  });
});
