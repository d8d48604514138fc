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
import { en, lt, refusalWords } from '../../support/elements/words.js';

describe('a person who changes the language', () => {
  afterEach(clear);

  it('keeps what was typed, and an error on the screen is said in the new language', async () => {
    const login = await put('migris-login', { api: new Api({ 'signIn.request': offline }), locale: 'lt' });
    await write(login, lt.email, 'jonas@example.lt');
    await press(login, lt.sendCode);
    await reads(login, lt.offline);
    await write(login, lt.email, 'jonas@example.com');
    login.locale = 'en';
    await reads(login, en.offline);
    expect(byLabel(login, en.email).value).to.equal('jonas@example.com');
    expect(textOf(login)).not.to.contain('ryšio');
  });

  it('keeps the focus on an error', async () => {
    const login = await put('migris-login', { api: new Api(), locale: 'lt' });
    await press(login, lt.sendCode);
    const summary = await focusOn(() => errorBox(login));
    login.locale = 'en';
    await reads(login, en.problems.email_required);
    expectFocus(summary);
  });

  it('keeps a wrong code and the focus in its field', async () => {
    const api = new Api();
    api.leaveWaiting();
    const otp = await put('migris-otp', { api, locale: 'lt' });
    await write(otp, lt.code, '1111 2222');
    await press(otp, lt.next);
    await reads(otp, refusalWords('code_wrong', { left: 4 }, lt));
    byLabel(otp, lt.code).focus();
    otp.locale = 'en';
    await reads(otp, refusalWords('code_wrong', { left: 4 }));
    expect(byLabel(otp, en.code).value).to.equal('1111 2222');
    expectFocus(byLabel(otp, en.code));
  });

  it('changes it with the language of the page', async () => {
    document.documentElement.lang = 'lt';
    const login = await put('migris-login', { api: new Api(), locale: '' });
    await eventually(() => byLabel(login, lt.email));
    document.documentElement.lang = 'en-GB';
    await eventually(() => byLabel(login, en.email));
  });

  it('gets English on a page in a language that is not spoken here, and Lithuanian where the page says nothing', async () => {
    document.documentElement.lang = 'uk';
    const login = await put('migris-login', { api: new Api(), locale: '' });
    await eventually(() => byLabel(login, en.email));
    document.documentElement.lang = '';
    await eventually(() => byLabel(login, lt.email));
  });

  it('gets the language of the page inside a shadow root of the page’s own', async () => {
    document.documentElement.lang = 'en';
    const host = document.body.appendChild(document.createElement('div'));
    const login = await put('migris-login', { api: new Api(), locale: '' });
    host.attachShadow({ mode: 'open' }).append(login);
    await eventually(() => byLabel(host, en.email));
  });

  it('may have two languages on one page', async () => {
    const api = new Api();
    const connection = await api.connect();
    const lithuanian = await put('migris-login', { connection, locale: 'lt' });
    const english = await put('migris-login', { connection, locale: 'en' });
    await eventually(() => byLabel(lithuanian, lt.email));
    await eventually(() => byLabel(english, en.email));
  });

  it('hears every text in its own language', async () => {
    document.documentElement.lang = 'lt';
    const login = await put('migris-login', { api: new Api(), locale: 'en' });
    expect(languageOf(byRole(login, 'button', en.sendCode))).to.equal('en');
    login.locale = 'lt';
    expect(languageOf(await eventually(() => byRole(login, 'button', lt.sendCode)))).to.equal('lt');
    document.documentElement.lang = 'ru';
    login.locale = '';
    expect(languageOf(await eventually(() => byRole(login, 'button', en.sendCode)))).to.equal('en');
  });
});

/** The language in which a screen reader speaks it. */
function languageOf(element: Element): string {
  for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    if (at instanceof HTMLElement && at.lang) return at.lang;
  }
  return '';
}
