import { expect } from 'chai';
import type { SignedInEvent } from '../../../elements/internal/events.js';
import { Api, CODE, ID_TOKEN, jonas, newcomer, refusing } from '../../support/elements/api.js';
import { clear, press, put, reads, write } from '../../support/elements/page.js';
import { eventually } from '../../support/elements/query.js';
import { pass, restoreTime } from '../../support/elements/time.js';
import { en } from '../../support/elements/words.js';

/** What a page hears from now on. */
function listening(): SignedInEvent[] {
  const heard: SignedInEvent[] = [];
  document.body.addEventListener('migris-signed-in', (event) => heard.push(event));
  return heard;
}

async function signIn(login: HTMLElement): Promise<void> {
  await write(login, en.email, 'jonas@example.lt');
  await press(login, en.sendCode);
  await write(login, en.code, CODE);
  await press(login, en.next);
}

describe('the ID token for the page’s back end', () => {
  afterEach(() => {
    clear();
    restoreTime();
    document.body.replaceWith(document.createElement('body'));
  });

  it('comes with the news that somebody signed in, asked for with the nonce of the element', async () => {
    const api = new Api();
    api.person = jonas;
    const heard = listening();
    const login = await put('migris-login', { api, attributes: { nonce: 'n-1' } });
    await signIn(login);
    await eventually(() => expect(heard.map(({ idToken }) => idToken)).to.deep.equal([ID_TOKEN]));
    expect(api.to('signIn.verify')[0]?.input.nonce).to.equal('n-1');
    expect(api.to('signIn.request')[0]?.input).to.not.have.property('nonce');
    expect(api.to('session.idToken')).to.have.length(0);
  });

  it('comes only when the contact data is given', async () => {
    const api = new Api();
    await api.leaveSession(newcomer);
    const heard = listening();
    const form = await put('migris-profile', { api, attributes: { nonce: 'n-1' } });
    await write(form, en.surname, 'Kovalenko');
    await write(form, en.givenNames, 'Olena');
    await write(form, en.phone, '+380 44 123 45 67');
    await press(form, en.next);
    await press(form, en.next);
    await eventually(() => expect(heard.map(({ idToken }) => idToken)).to.deep.equal([ID_TOKEN]));
    expect(api.to('profile.complete')[0]?.input.nonce).to.equal('n-1');
  });

  it('is handed out while it is fresh, and not when it is about to expire', async () => {
    const api = new Api();
    await api.leaveSession(jonas);
    const connection = await api.connect();
    const heard = listening();
    pass(230_000);
    await put('migris-login', { connection });
    pass(20_000);
    await put('migris-account', { connection });
    expect(heard.map(({ idToken, restored }) => [idToken, restored])).to.deep.equal([
      [ID_TOKEN, true],
      [undefined, true],
    ]);
  });

  it('is got afresh by each element with its own nonce', async () => {
    const api = new Api();
    await api.leaveSession(jonas);
    const connection = await api.connect();
    const one = await put('migris-login', { connection, attributes: { nonce: 'n-1' } });
    const other = await put('migris-account', { connection, attributes: { nonce: 'n-2' } });
    const plain = await put('migris-login', { connection });
    expect(await one.idToken()).to.equal(ID_TOKEN);
    await other.idToken();
    await plain.idToken();
    expect(api.to('session.idToken').map(({ input }) => input.nonce)).to.deep.equal(['n-1', 'n-2', undefined]);
  });

  it('is asked for with the first nonce of a page that has several', async () => {
    const api = new Api();
    await api.leaveSession(jonas);
    const connection = api.connection();
    for (const nonce of ['', 'n-1', 'n-2']) await put('migris-login', { connection, attributes: { nonce } });
    await connection.restore();
    expect(api.to('session.read').map(({ input }) => input.nonce)).to.deep.equal(['n-1']);
  });

  it('cannot be got where nobody is signed in, or contact data is missing', async () => {
    const api = new Api({ 'session.idToken': refusing({ refusal: 'profile_incomplete' }) });
    const login = await put('migris-login', { api });
    expect(await login.idToken().catch(({ message }: Error) => message)).to.equal('signed_out');
    await api.leaveSession(newcomer);
    const form = await put('migris-profile', { api });
    expect(await form.idToken().catch(({ message }: Error) => message)).to.equal('profile_incomplete');
  });

  it('is not there with an older API, which signs the person in all the same', async () => {
    const api = new Api({
      'signIn.ways': () => ({ email: true, viisp: false }) as never,
      'signIn.verify': () => ({ token: 'T'.repeat(43), person: jonas, now: Date.now() }) as never,
    });
    const heard = listening();
    const login = await put('migris-login', { api });
    await signIn(login);
    await reads(login, en.signedInAs('Jonas Žukauskas'));
    expect(heard.map(({ idToken }) => idToken)).to.deep.equal([undefined]);
  });

  it('is forgotten with the session', async () => {
    const api = new Api();
    await api.leaveSession(jonas);
    const connection = await api.connect();
    expect(connection.idToken).to.equal(ID_TOKEN);
    await connection.end();
    expect(connection.idToken).to.equal(undefined);
  });
});
