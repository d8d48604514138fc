import { expect } from 'chai';
import { Api, offline } from '../../support/elements/api.js';
import {
  clear,
  errorBox,
  expectFocus,
  focusOn,
  press,
  put,
  reads,
  textOf,
  write,
} from '../../support/elements/page.js';
import { byLabel, byRole, eventually } from '../../support/elements/query.js';

const LT = /^El\. pašto adresas/;
const EN = /^E-mail address/;

describe('a person who changes the language', () => {
  afterEach(clear);

  it('keeps what was typed, and an error on the screen is said in the new language', async () => {
    const login = await put('migris-login', { api: new Api({ 'signIn.request': offline }), locale: 'lt' });
    await write(login, LT, 'jonas@example.lt');
    await press(login, 'Siųsti kodą');
    await reads(login, 'Nėra interneto ryšio.');
    await write(login, LT, 'jonas@example.com');
    login.locale = 'en';
    await reads(login, 'There is no internet connection.');
    expect(byLabel(login, EN).value).to.equal('jonas@example.com');
    expect(textOf(login)).not.to.contain('ryšio');
  });

  it('keeps the focus on an error', async () => {
    const login = await put('migris-login', { api: new Api(), locale: 'lt' });
    await press(login, 'Siųsti kodą');
    const summary = await focusOn(() => errorBox(login));
    login.locale = 'en';
    await reads(login, 'Enter your e-mail address.');
    expectFocus(summary);
  });

  it('keeps a wrong code and the focus in its field', async () => {
    const api = new Api();
    api.leaveWaiting();
    const otp = await put('migris-otp', { api, locale: 'lt' });
    await write(otp, /^Laikinas kodas/, '1111 2222');
    await press(otp, 'Toliau');
    await reads(otp, 'Šis kodas neteisingas. Liko 4 bandymai.');
    byLabel(otp, /^Laikinas kodas/).focus();
    otp.locale = 'en';
    await reads(otp, 'This code is not right. You have 4 tries left.');
    expect(byLabel(otp, /^Temporary code/).value).to.equal('1111 2222');
    expectFocus(byLabel(otp, /^Temporary code/));
  });

  it('changes it with the language of the page', async () => {
    document.documentElement.lang = 'lt';
    const login = await put('migris-login', { api: new Api(), locale: '' });
    await eventually(() => byLabel(login, LT));
    document.documentElement.lang = 'en-GB';
    await eventually(() => byLabel(login, EN));
  });

  it('gets English on a page in a language that is not spoken here, and Lithuanian where the page says nothing', async () => {
    document.documentElement.lang = 'uk';
    const login = await put('migris-login', { api: new Api(), locale: '' });
    await eventually(() => byLabel(login, EN));
    document.documentElement.lang = '';
    await eventually(() => byLabel(login, LT));
  });

  it('gets the language of the page inside a shadow root of the page’s own', async () => {
    document.documentElement.lang = 'en';
    const host = document.body.appendChild(document.createElement('div'));
    const login = await put('migris-login', { api: new Api(), locale: '' });
    host.attachShadow({ mode: 'open' }).append(login);
    await eventually(() => byLabel(host, EN));
  });

  it('may have two languages on one page', async () => {
    const api = new Api();
    const connection = await api.connect();
    const lithuanian = await put('migris-login', { connection, locale: 'lt' });
    const english = await put('migris-login', { connection, locale: 'en' });
    await eventually(() => byLabel(lithuanian, LT));
    await eventually(() => byLabel(english, EN));
  });

  it('hears every text in its own language', async () => {
    document.documentElement.lang = 'lt';
    const login = await put('migris-login', { api: new Api(), locale: 'en' });
    expect(languageOf(byRole(login, 'button', 'Send code'))).to.equal('en');
    login.locale = 'lt';
    expect(languageOf(await eventually(() => byRole(login, 'button', 'Siųsti kodą')))).to.equal('lt');
    document.documentElement.lang = 'ru';
    login.locale = '';
    expect(languageOf(await eventually(() => byRole(login, 'button', 'Send code')))).to.equal('en');
  });
});

/** The language in which a screen reader speaks it. */
function languageOf(element: Element): string {
  for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    if (at instanceof HTMLElement && at.lang) return at.lang;
  }
  return '';
}
