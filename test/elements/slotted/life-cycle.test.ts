import { expect } from 'chai';
import { Api, jonas } from '../../support/elements/api.js';
import { clear, focusOn, press, put } from '../../support/elements/page.js';
import { byLabel, eventually } from '../../support/elements/query.js';
import { fillIn, inputFor, pageInput, pressEnter, putWith } from '../../support/elements/slotted.js';
import { en } from '../../support/elements/words.js';

const isPages = (field: Element, slot: string) => expect(field === pageInput(slot)).to.equal(true);

describe('an input of the page that comes and goes', () => {
  afterEach(clear);

  it('is there after a reload of the page in the step of the code', async () => {
    const api = new Api();
    api.leaveWaiting();
    const otp = document.createElement('migris-otp');
    Object.assign(otp, { connection: await api.connect(), locale: 'en' });
    otp.append(inputFor('code'));
    document.body.append(otp);
    await eventually(() => isPages(byLabel(otp, en.code), 'code'));
  });

  it('is never seen without its name and look', async () => {
    const api = new Api();
    const login = document.createElement('migris-login');
    Object.assign(login, { connection: await api.connect(), locale: 'en' });
    login.append(inputFor('email'));
    document.body.append(login);
    const naked: string[] = [];
    for (let seen = 0; seen < 3; ) {
      await new Promise(requestAnimationFrame);
      const input = pageInput('email');
      if (!input.checkVisibility()) continue;
      seen += 1;
      if (getComputedStyle(input).minHeight !== '44px' || !input.ariaLabel) naked.push(`frame ${seen}`);
    }
    expect(naked).to.deep.equal([]);
  });

  it('may come later, be replaced, and be taken away again', async () => {
    const login = await put('migris-login', { api: new Api(), locale: 'en' });
    const own = byLabel(login, en.email);
    login.append(inputFor('email'));
    await eventually(() => isPages(byLabel(login, en.email), 'email'));
    fillIn(pageInput('email'), 'jonas@example.lt');
    pageInput('email').replaceWith(inputFor('email'));
    await eventually(() => isPages(byLabel(login, en.email), 'email'));
    expect(pageInput('email').value).to.equal('jonas@example.lt');
    pageInput('email').remove();
    await eventually(() => expect(byLabel(login, en.email) === own).to.equal(true));
    expect(own.value).to.equal('jonas@example.lt');
    login.focus();
    await focusOn(() => own);
  });

  it('may do the same in the window of the corner', async () => {
    const account = await put('migris-account', { api: new Api(), locale: 'en' });
    await press(account, en.signIn);
    const own = await eventually(() => byLabel(account, en.email));
    account.append(inputFor('email'));
    await eventually(() => isPages(byLabel(account, en.email), 'email'));
    pageInput('email').replaceWith(inputFor('email'));
    await eventually(() => isPages(byLabel(account, en.email), 'email'));
    pageInput('email').remove();
    await eventually(() => expect(byLabel(account, en.email) === own).to.equal(true));
  });

  it('stays with an element that is moved or taken away for a while, with what was typed', async () => {
    const login = await putWith('migris-login', new Api(), ['email', 'code']);
    await eventually(() => isPages(byLabel(login, en.email), 'email'));
    fillIn(pageInput('email'), 'jonas@example.lt');
    document.body.appendChild(document.createElement('main')).append(login);
    expect(pageInput('email').value).to.equal('jonas@example.lt');
    login.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.body.append(login);
    await eventually(() => expect(byLabel(login, en.email).value).to.equal('jonas@example.lt'));
    pressEnter(pageInput('email'));
    await eventually(() => isPages(byLabel(login, en.code), 'code'));
  });

  it('is given back as it was when the person is signed in', async () => {
    const api = new Api();
    const login = await putWith('migris-login', api, ['email']);
    await eventually(() => isPages(byLabel(login, en.email), 'email'));
    login.connection.update(jonas);
    await eventually(() => expect(pageInput('email').outerHTML).to.equal('<input slot="email">'));
  });
});
