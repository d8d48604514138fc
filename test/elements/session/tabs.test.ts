import { expect } from 'chai';
import { Trouble } from '../../../elements/internal/trouble.js';
import { Api, CODE, jonas, offline, refusing, silent } from '../../support/elements/api.js';
import { clear, cornerName, press, put, reads, write } from '../../support/elements/page.js';
import { byRole, eventually } from '../../support/elements/query.js';
import { listen } from '../../support/elements/voice.js';
import { en } from '../../support/elements/words.js';

const { fetch: browserFetch } = window;

describe('a session', () => {
  afterEach(() => {
    window.fetch = browserFetch;
    clear();
  });

  it('is found again when the page is opened, with one question for all elements', async () => {
    const api = new Api();
    await api.leaveSession(jonas);
    const connection = api.connection();
    const account = await put('migris-account', { connection });
    const login = await put('migris-login', { connection });
    await connection.restore();
    await eventually(() => cornerName(account, 'Jonas Žukauskas'));
    await reads(login, en.signedInAs('Jonas Žukauskas'));
    expect(api.to('session.read')).to.have.length(1);
  });

  it('is one for all elements with the same API', async () => {
    window.fetch = silent;
    const api = `${location.origin}/no-such-api`;
    const one = await put('migris-account', { attributes: { api } });
    const other = await put('migris-login', { attributes: { api: '/no-such-api' } });
    const third = await put('migris-login', { attributes: { api: '/no-such-api/' } });
    expect(one.connection === other.connection).to.equal(true);
    expect(one.connection === third.connection).to.equal(true);
    expect(one.connection.base).to.equal(api);
  });

  it('is not asked about where nobody was signed in', async () => {
    const api = new Api();
    await api.connect();
    expect(api.calls).to.deep.equal([]);
  });

  it('takes nobody for signed in where it cannot ask', async () => {
    const api = new Api({ 'session.read': offline });
    await api.leaveSession(jonas);
    expect((await api.connect()).person).to.equal(null);
  });

  it('begins in every tab at once', async () => {
    const api = new Api();
    api.person = jonas;
    const here = await put('migris-account', { api });
    const there = await put('migris-login', { api });
    await write(there, en.email, 'jonas@example.lt');
    await press(there, en.sendCode);
    await write(there, en.code, CODE);
    await press(there, en.next);
    await eventually(() => cornerName(here, 'Jonas Žukauskas'));
  });

  it('ends in every tab at once', async () => {
    const api = new Api();
    await api.leaveSession(jonas);
    const here = await put('migris-account', { api });
    await eventually(() => cornerName(here, 'Jonas Žukauskas'));
    const there = await api.connect();
    await there.end();
    await eventually(() => byRole(here, 'button', en.signIn));
    expect(api.to('session.end')).to.have.length(1);
  });

  it('that ended at the Worker ends here with the next call', async () => {
    const api = new Api();
    await api.leaveSession(jonas);
    const connection = await api.connect();
    api.answers = { 'profile.read': refusing({ refusal: 'signed_out' }) };
    await connection.call('profile.read').catch(() => {});
    expect(connection.person).to.equal(null);
    expect((await api.connect()).person).to.equal(null);
  });

  it('that has just begun is not ended by the late answer about the one before', async () => {
    const api = new Api();
    await api.leaveSession(jonas);
    let late = () => {};
    api.answers = {
      'session.read': () =>
        new Promise((_, reject) => {
          late = () => reject(new Trouble({ refusal: 'signed_out' }));
        }),
      'signIn.verify': () => ({
        token: 'N'.repeat(43),
        device: 'D'.repeat(43),
        idToken: null,
        expiresAt: 0,
        person: jonas,
        now: Date.now(),
      }),
    };
    const connection = api.connection();
    const account = await put('migris-account', { connection });
    const { said } = listen(account);
    const restored = connection.restore();
    await eventually(() => expect(api.to('session.read')).to.have.length(1));
    await press(account, en.signIn);
    await write(account, en.email, 'jonas@example.lt');
    await press(account, en.sendCode);
    await write(account, en.code, CODE);
    await press(account, en.next);
    await eventually(() => cornerName(account, 'Jonas Žukauskas'));
    late();
    await restored;
    expect(connection.person).to.deep.equal(jonas);
    expect(said).to.deep.equal([en.signedIn]);
  });
});

describe('a session where the browser keeps nothing', () => {
  const { open } = IDBFactory.prototype;
  beforeEach(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  afterEach(() => {
    IDBFactory.prototype.open = open;
    clear();
  });

  async function signedIn(api: Api) {
    const login = await put('migris-login', { api });
    await write(login, en.email, 'jonas@example.lt');
    await press(login, en.sendCode);
    await write(login, en.code, CODE);
    await press(login, en.next);
    await reads(login, en.signedInAs('Jonas Žukauskas'));
    return login;
  }

  it('lasts until the page is left', async () => {
    const api = new Api();
    api.person = jonas;
    const login = await signedIn(api);
    expect((await login.connection.call('profile.read')).surname).to.equal('Žukauskas');
    expect((await api.connect()).person).to.equal(null);
  });

  it('is not ended by another tab that signs in', async () => {
    const api = new Api();
    api.person = jonas;
    const first = await signedIn(api);
    await signedIn(api);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(first.connection.person).to.deep.equal(jonas);
    expect((await first.connection.call('profile.read')).surname).to.equal('Žukauskas');
  });
});
