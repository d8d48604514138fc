import { expect } from 'chai';
import { Api, CODE, jonas, newcomer, offline, refusing } from '../../support/elements/api.js';
import { clear, cornerName, focusOn, press, put, reads, textOf, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { hurry, restoreTime } from '../../support/elements/time.js';
import { en, refusalWords } from '../../support/elements/words.js';

const ended = refusing({ refusal: 'signed_out' });

describe('a session that ends without the person’s doing', () => {
  afterEach(clear);

  it('is told where the person was, in the window of the account, with the focus on the way in', async () => {
    const api = new Api();
    await api.leaveSession(jonas);
    const account = await put('migris-account', { api });
    (await eventually(() => cornerName(account, 'Jonas Žukauskas'))).click();
    await press(account, en.account);
    await eventually(() => byLabel(account, en.phone));
    api.answers = { 'profile.update': ended };
    await write(account, en.phone, '+37069999999');
    await press(account, en.save);
    await focusOn(() => byLabel(account, en.email));
    await reads(account, refusalWords('signed_out'));
    expect(byRole(account, 'dialog', en.signIn).matches(':modal')).to.equal(true);
  });

  it('is told in the contact form, and what was typed is there after signing in again', async () => {
    const api = new Api();
    await api.leaveSession(newcomer);
    const form = await put('migris-profile', { api });
    await write(form, en.givenNames, 'Olena');
    await write(form, en.surname, 'Kovalenko');
    await write(form, en.phone, '+380 44 123 45 67');
    await press(form, en.next);
    await eventually(() => byRole(form, 'heading', en.reviewTitle));
    api.answers = { 'profile.complete': ended };
    await press(form, en.next);
    await focusOn(() => byLabel(form, en.email));
    await reads(form, refusalWords('signed_out'));
    api.answers = {};
    await write(form, en.email, 'jonas@example.lt');
    await press(form, en.sendCode);
    await write(form, en.code, CODE);
    await press(form, en.next);
    await reads(form, 'Kovalenko');
  });

  it('is told to whoever opens the page later, calmly', async () => {
    const api = new Api({ 'session.read': ended });
    await api.leaveSession(jonas);
    const login = await put('migris-login', { api });
    await reads(login, refusalWords('signed_out'));
    byLabel(login, en.email);
    expect(allByRole(login, 'alert')).to.have.length(0);
  });

  it('is asked about again where the answer did not come, and until then nobody is taken for signed out', async () => {
    const api = new Api();
    await api.leaveSession(jonas);
    const connection = await api.connect();
    const login = await put('migris-login', { connection });
    await reads(login, en.signedInAs('Jonas Žukauskas'));
    const heard: string[] = [];
    login.addEventListener('migris-signed-out', ({ type }) => heard.push(type));
    api.answers = { 'session.read': offline };
    const waits = hurry();
    await connection.restore();
    expect(connection.person).to.deep.equal(jonas);
    expect(waits).to.include(10_000);
    api.answers = {};
    restoreTime();
    await eventually(() => expect(api.to('session.read').length).to.be.at.least(3));
    expect(heard).to.deep.equal([]);
  });
});

describe('a computer that others use too', () => {
  afterEach(clear);

  it('shows nobody what the person before typed as a name', async () => {
    const api = new Api();
    await api.leaveSession(newcomer);
    const connection = await api.connect();
    const form = await put('migris-profile', { connection });
    await write(form, en.givenNames, 'Olena');
    await write(form, en.surname, 'Kovalenko');
    await write(form, en.phone, '+380 44 123 45 67');
    await press(form, en.next);
    await eventually(() => byRole(form, 'heading', en.reviewTitle));
    api.answers = { 'session.read': ended };
    await connection.restore();
    api.answers = {};
    api.person = { ...newcomer, email: 'petras@example.lt' };
    await write(form, en.email, 'petras@example.lt');
    await press(form, en.sendCode);
    await write(form, en.code, CODE);
    await press(form, en.next);
    expect((await eventually(() => byLabel(form, en.givenNames))).value).to.equal('');
    expect(textOf(form)).not.to.contain('Kovalenko');
  });

  it('lets a person sign out before the contact data is given, and forgets what was typed', async () => {
    const api = new Api();
    await api.leaveSession(newcomer);
    const form = await put('migris-profile', { api });
    await write(form, en.surname, 'Kovalenko');
    await press(form, en.signOut);
    await focusOn(() => byLabel(form, en.email));
    expect(api.to('session.end')).to.have.length(1);
    expect(sessionStorage.getItem(`migris ${api.base}`)).not.to.contain('Kovalenko');
  });
});
