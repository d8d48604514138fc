import { expect } from 'chai';
import { Api, CODE, jonas, silent } from '../support/elements/api.js';
import { clear, focusOn, press, put, reads, write } from '../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../support/elements/query.js';
import { hurry, restoreTime } from '../support/elements/time.js';
import { en, lt, sentTo } from '../support/elements/words.js';

const { fetch: browserFetch } = window;

describe('an element on a page that is built by scripts', () => {
  beforeEach(() => {
    window.fetch = silent;
  });
  afterEach(() => {
    window.fetch = browserFetch;
    clear();
  });

  it('speaks the language that it was given before it came into the page, and the one that it is given later', async () => {
    const login = document.createElement('migris-login');
    login.locale = 'en';
    login.connection = await new Api().connect();
    document.body.append(login);
    await eventually(() => byLabel(login, en.email));
    login.setAttribute('locale', 'lt');
    await eventually(() => byLabel(login, lt.email));
    login.locale = 'en';
    await eventually(() => byLabel(login, en.email));
  });

  it('may be written as HTML', async () => {
    const place = document.body.appendChild(document.createElement('div'));
    place.append(
      document.createRange().createContextualFragment('<migris-login locale="en" email="jonas@example.lt">'),
    );
    const login = place.firstElementChild as Element;
    await eventually(() => expect(byLabel(login, en.email).value).to.equal('jonas@example.lt'));
  });

  it('keeps the step and what was typed when it is moved', async () => {
    const api = new Api();
    api.leaveWaiting();
    const otp = await put('migris-otp', { api });
    await write(otp, en.code, '1234');
    document.body.appendChild(document.createElement('main')).append(otp);
    await reads(otp, sentTo('jonas@example.lt'));
    expect(byLabel(otp, en.code).value).to.equal('1234');
  });

  it('tells of each thing once, however often it was moved', async () => {
    const api = new Api();
    api.person = jonas;
    const login = await put('migris-login', { api });
    const heard: string[] = [];
    login.addEventListener('migris-signed-in', ({ type }) => heard.push(type));
    for (let moves = 0; moves < 3; moves += 1) document.body.append(login);
    await write(login, en.email, 'jonas@example.lt');
    await press(login, en.sendCode);
    await write(login, en.code, CODE);
    await press(login, en.next);
    await reads(login, en.signedInAs(''));
    expect(heard).to.deep.equal(['migris-signed-in']);
  });

  it('tells once where it was moved before it showed anything', async () => {
    const api = new Api();
    await api.leaveSession(jonas);
    const login = document.createElement('migris-login');
    const heard: Event[] = [];
    login.addEventListener('migris-signed-in', (event) => heard.push(event));
    login.connection = await api.connect();
    document.body.append(login);
    login.remove();
    document.body.append(login);
    await reads(login, 'Jonas Žukauskas');
    expect(heard).to.have.length(1);
  });

  it('tells nothing while it is away, and what happened meanwhile when it is back', async () => {
    const api = new Api();
    await api.leaveSession(jonas);
    const login = await put('migris-login', { api });
    await reads(login, en.signedInAs(''));
    const heard: string[] = [];
    login.addEventListener('migris-signed-out', ({ type }) => heard.push(type));
    login.remove();
    await login.connection.end();
    expect(heard).to.deep.equal([]);
    document.body.append(login);
    await eventually(() => byLabel(login, en.email));
    expect(heard).to.deep.equal(['migris-signed-out']);
  });

  it('asks for nothing more when it is taken away', async () => {
    const waits = hurry();
    const api = new Api();
    api.leaveWaiting();
    const otp = await put('migris-otp', { api });
    otp.remove();
    restoreTime();
    expect(waits).to.include(2000);
    const before = api.to('signIn.delivery').length;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(api.to('signIn.delivery')).to.have.length(before);
  });

  it('opens its window again after it was moved with the window open', async () => {
    const account = await put('migris-account', { api: new Api() });
    await press(account, en.signIn);
    await focusOn(() => byLabel(account, en.email));
    document.body.appendChild(document.createElement('header')).append(account);
    expect(allByRole(account, 'dialog')).to.have.length(0);
    await press(account, en.signIn);
    await focusOn(() => byLabel(account, en.email));
    expect(byRole(account, 'dialog', en.signIn).matches(':modal')).to.equal(true);
  });

  it('learns the API from an address of any kind', async () => {
    const addresses = {
      '/door/trpc': '/door/trpc',
      'trpc/': '/trpc',
      'https://api.invalid/trpc/': 'https://api.invalid/trpc',
    };
    const base = document.head.appendChild(document.createElement('base'));
    base.href = '/';
    for (const [api, full] of Object.entries(addresses)) {
      const login = await put('migris-login', { attributes: { api } });
      expect(login.connection.base).to.equal(new URL(full, location.origin).href);
    }
    base.remove();
  });
});

describe('a person whose browser gives the focus to no button that is clicked', () => {
  afterEach(clear);

  /** As Safari does it. */
  async function click(root: Element, name: string): Promise<void> {
    (await eventually(() => byRole(root, 'button', name))).click();
  }

  it('is where the next step is all the same', async () => {
    const login = await put('migris-login', { api: new Api() });
    (await write(login, en.email, 'jonas@example.lt')).blur();
    await click(login, en.sendCode);
    await focusOn(() => byLabel(login, en.code));
    byLabel(login, en.code).blur();
    await click(login, en.changeAddress);
    await focusOn(() => byLabel(login, en.email));
    await click(login, en.sendCode);
    (await write(login, en.code, CODE)).blur();
    await click(login, en.next);
    await focusOn(() => byRole(login, 'heading', en.contactTitle));
  });
});
