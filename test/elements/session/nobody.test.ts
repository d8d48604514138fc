import { expect } from 'chai';
import { SignedOutEvent } from '../../../elements/internal/events.js';
import { Api, jonas, offline, refusing } from '../../support/elements/api.js';
import { clear, put, reads } from '../../support/elements/page.js';
import { byRole, eventually } from '../../support/elements/query.js';
import { hurry, restoreTime } from '../../support/elements/time.js';
import { listen } from '../../support/elements/voice.js';
import { en } from '../../support/elements/words.js';

let stop = new AbortController();

/** Who came and went, as the page hears it. */
function hear(): string[] {
  const heard: string[] = [];
  for (const name of ['migris-signed-in', 'migris-signed-out'] as const)
    document.body.addEventListener(name, ({ type, restored }) => heard.push(`${type} ${restored}`), {
      signal: stop.signal,
    });
  return heard;
}

describe('a page that is opened where nobody is signed in', () => {
  beforeEach(() => {
    stop = new AbortController();
  });
  afterEach(() => {
    stop.abort();
    restoreTime();
    clear();
  });

  it('hears so, without a word to the person', async () => {
    const heard = hear();
    const account = await put('migris-account', { api: new Api() });
    const { said } = listen(account);
    await eventually(() => expect(heard).to.deep.equal(['migris-signed-out true']));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(said).to.deep.equal([]);
    expect(new SignedOutEvent().restored).to.equal(false);
  });

  it('hears so where the session was ended elsewhere', async () => {
    const heard = hear();
    const api = new Api({ 'session.read': refusing({ refusal: 'signed_out' }) });
    await api.leaveSession(jonas);
    const connection = api.connection();
    const account = await put('migris-account', { connection });
    const { said } = listen(account);
    await connection.restore();
    await eventually(() => expect(heard).to.deep.equal(['migris-signed-out true']));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(said).to.deep.equal([]);
    expect(document.querySelector('migris-account')?.shadowRoot?.querySelector('dialog')?.open).to.equal(false);
    byRole(account, 'button', en.signIn);
  });

  it('hears nothing as long as the API does not answer, and then who it is', async () => {
    const heard = hear();
    const api = new Api({ 'session.read': offline });
    await api.leaveSession(jonas);
    const connection = api.connection();
    const login = await put('migris-login', { connection });
    const waits = hurry();
    await connection.restore();
    await reads(login, en.email);
    expect(waits).to.include(10_000);
    expect(heard).to.deep.equal([]);
    api.answers = {};
    await eventually(() => expect(heard).to.deep.equal(['migris-signed-in true']));
  });
});
