import { expect } from 'chai';
import { jonas, offline, ona, refusing, silent } from '../../support/elements/api.js';
import { clear, errorBox, focused, focusOn, press, put, reads } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { backAt, bothWays, comeBack, HANDED, keepHere, letGo, refuseOnce } from '../../support/elements/viisp.js';
import { listen } from '../../support/elements/voice.js';
import { en, refusalWords } from '../../support/elements/words.js';

const known = { ...ona, email: 'ona@example.lt', complete: true };

function news(): string[] {
  const heard: string[] = [];
  for (const name of ['migris-signed-in', 'migris-signed-out'] as const) {
    document.body.addEventListener(name, (event) => {
      heard.push('person' in event ? `${name} ${event.person.surname} ${event.restored}` : name);
    });
  }
  return heard;
}

describe('a person who comes back from VIISP', () => {
  beforeEach(() => {
    keepHere();
  });
  afterEach(() => {
    clear();
    letGo();
  });

  it('is signed in, which the page hears once, and reads so with the focus on it', async () => {
    const api = bothWays();
    api.person = known;
    const heard = news();
    const login = await backAt('migris-login', api);
    await reads(login, en.signedInAs('Ona Petrauskienė'));
    await eventually(() => expect(focused().textContent?.trim()).to.equal(en.signedInAs('Ona Petrauskienė')));
    // Nobody was signed in when the page was opened.
    expect(heard).to.deep.equal(['migris-signed-out', 'migris-signed-in Petrauskienė false']);
    const [finish, another] = api.to('viisp.finish');
    expect(finish?.input.handoff).to.equal(HANDED);
    expect(finish?.input.attempt).to.match(/^[\w-]{22}$/);
    expect(finish?.headers).not.to.have.property('authorization');
    expect(finish?.input).not.to.have.property('device');
    expect(another).to.equal(undefined);
  });

  it('finds the page under its own address again, and the browser’s past no longer', async () => {
    const api = bothWays();
    api.person = known;
    const connection = await api.connect();
    connection.wait({ fragment: '#visits' });
    history.replaceState({ own: 1 }, '', location.href);
    const before = history.length;
    const login = await backAt('migris-login', api);
    await reads(login, en.signedInAs('Ona Petrauskienė'));
    expect(location.hash).to.equal('#visits');
    expect(history.length).to.equal(before);
    expect(JSON.stringify({ ...sessionStorage })).not.to.contain(HANDED);
  });

  it('T-ticket F31: has the answer redeemed once, however many elements the page has', async () => {
    const api = bothWays();
    api.person = known;
    comeBack();
    const connection = api.connection();
    const elements = await Promise.all(
      (['migris-login', 'migris-otp', 'migris-profile', 'migris-account'] as const).map((tag) =>
        put(tag, { connection }),
      ),
    );
    await connection.restore();
    for (const element of elements) await reads(element, /Ona (.{0,40} Surname\(s\) )?Petrauskienė/);
    expect(api.to('viisp.finish')).to.have.length(1);
    expect(elements.at(-1)?.shadowRoot?.querySelector('dialog')?.open).to.equal(false);
  });

  it('finds the window of the corner open where nothing else on the page shows the way in', async () => {
    const account = await backAt('migris-account');
    await focusOn(() => byRole(account, 'heading', en.addressTitle));
    expect(byRole(account, 'dialog', en.signIn).matches(':modal')).to.equal(true);
  });

  it('finds the window open though the page changes its language while it opens', async () => {
    comeBack();
    const connection = bothWays().connection();
    const account = Object.assign(document.createElement('migris-account'), { connection, locale: 'lt' });
    document.body.append(account);
    await Promise.resolve();
    account.locale = 'en';
    await connection.restore();
    await eventually(() => expect(byRole(account, 'dialog', en.signIn).matches(':modal')).to.equal(true));
    account.remove();
  });

  it('is not sent off again by an element that speaks to another API', async () => {
    const [own, other] = [bothWays(), bothWays()];
    own.person = known;
    comeBack(HANDED, 'other.invalid');
    const stranger = await put('migris-login', { api: other });
    byLabel(stranger, en.email);
    expect(other.calls.map(({ path }) => path)).not.to.include.members(['viisp.start']);
    expect(other.to('viisp.finish')).to.have.length(0);
    expect(location.hash).to.contain(HANDED);
    comeBack();
    await reads(await put('migris-login', { api: own }), en.signedInAs('Ona Petrauskienė'));
  });

  it('finds no window open where the way in stands in the page', async () => {
    for (const tag of ['migris-login', 'migris-otp', 'migris-profile'] as const) {
      comeBack();
      const connection = await bothWays({ 'viisp.finish': refusing({ refusal: 'viisp_failed' }) }).connect();
      const element = await put(tag, { connection });
      const account = await put('migris-account', { connection });
      await reads(element, refusalWords('viisp_failed'));
      expect(account.shadowRoot?.querySelector('dialog')?.open).to.equal(false);
      clear();
    }
  });

  it('is in the account, with the window closed again, when all data is known', async () => {
    const api = bothWays();
    api.person = known;
    const account = await backAt('migris-account', api);
    await reads(account, 'Ona Petrauskienė');
    await eventually(() => expect(account.shadowRoot?.querySelector('dialog')?.open).to.equal(false));
  });

  for (const refusal of ['viisp_failed', 'viisp_expired'] as const) {
    it(`is told what to do after ${refusal}, and may go to VIISP again`, async () => {
      const api = bothWays({ 'viisp.finish': refusing({ refusal }) });
      const login = await backAt('migris-login', api);
      await reads(login, refusalWords(refusal));
      await focusOn(() => errorBox(login));
      await press(login, en.leaveAgain);
      await eventually(() => expect(api.to('viisp.start')).to.have.length(1));
      expect(api.to('viisp.finish')).to.have.length(1);
    });
  }

  it('may take the way by e-mail after a failure, which a reload does not bring back', async () => {
    const api = bothWays({ 'viisp.finish': refusing({ refusal: 'viisp_failed' }) });
    const login = await backAt('migris-login', api);
    await press(login, en.byEmail);
    await focusOn(() => byLabel(login, en.email));
    clear();
    byLabel(await put('migris-login', { api }), en.email);
    expect(api.to('viisp.finish')).to.have.length(1);
  });

  it('is told that the account is blocked, and is not sent round again', async () => {
    const login = await backAt('migris-login', bothWays({ 'viisp.finish': refusing({ refusal: 'account_blocked' }) }));
    await reads(login, refusalWords('account_blocked'));
    expect(allByRole(login, 'button').map(({ textContent }) => textContent?.trim())).to.deep.equal([en.goBack]);
    await press(login, en.goBack);
    await eventually(() => byRole(login, 'heading', en.howTitle));
  });

  it('hears that the answer is being checked', async () => {
    comeBack();
    const connection = bothWays({ 'viisp.finish': silent }).connection();
    const login = document.createElement('migris-login');
    document.body.append(Object.assign(login, { connection, locale: 'en' }));
    await focusOn(() => byRole(login, 'heading', en.viispTitle));
    const said = () => allByRole(login, 'status').map(({ textContent }) => textContent?.trim());
    await eventually(() => expect(said()).to.include(en.returning));
  });

  it('hears after a failure only what went wrong, and not that the way begins anew', async () => {
    comeBack();
    const connection = bothWays({ 'viisp.finish': refusing({ refusal: 'viisp_failed' }) }).connection();
    const login = document.createElement('migris-login');
    document.body.append(Object.assign(login, { connection, locale: 'en' }));
    const { said } = listen(login);
    await connection.restore();
    await focusOn(() => errorBox(login));
    expect(said.join()).to.contain(refusalWords('viisp_failed'));
    expect(said.join()).not.to.contain(en.leaving);
  });

  it('is told that a hand-off which is none is past', async () => {
    const api = bothWays({ 'viisp.finish': refusing({ fields: { handoff: 'invalid' } }) });
    await reads(await backAt('migris-login', api), refusalWords('viisp_expired'));
  });

  it('F32: goes to VIISP again when it did not answer: it tells who somebody is only once', async () => {
    const api = bothWays({ 'viisp.finish': refusing({ refusal: 'viisp_unavailable' }) });
    const login = await backAt('migris-login', api);
    await reads(login, refusalWords('viisp_unavailable'));
    await press(login, en.retry);
    await eventually(() => expect(api.to('viisp.start')).to.have.length(1));
    expect(api.to('viisp.finish')).to.have.length(1);
  });

  for (const refusal of ['try_again', 'too_many_calls'] as const) {
    it(`F32: may try the same answer again after ${refusal}, as the same attempt`, async () => {
      const api = bothWays();
      api.person = known;
      refuseOnce(api, refusal);
      const login = await backAt('migris-login', api);
      await reads(login, refusalWords(refusal));
      await press(login, en.retry);
      await reads(login, en.signedInAs('Ona Petrauskienė'));
      const [first, second] = api.to('viisp.finish').map(({ input }) => input);
      expect(second).to.deep.equal(first);
    });
  }

  it('F8: may reload the page after a lost answer, and finds the same attempt made again', async () => {
    const api = bothWays({ 'viisp.finish': offline });
    api.person = known;
    await reads(await backAt('migris-login', api), en.offline);
    expect(location.hash).to.equal('');
    clear();
    delete api.answers['viisp.finish'];
    await reads(await put('migris-login', { api }), en.signedInAs('Ona Petrauskienė'));
    const [first, second] = api.to('viisp.finish').map(({ input }) => input);
    expect(second).to.deep.equal(first);
  });
});

describe('somebody who comes back from VIISP where another is signed in', () => {
  afterEach(() => {
    clear();
    letGo();
  });

  it('takes the place of the one before, whose session ends', async () => {
    const api = bothWays();
    await api.leaveSession(jonas);
    const heard = news();
    comeBack();
    const connection = api.connection();
    const login = await put('migris-login', { connection });
    await connection.restore();
    api.person = known;
    await reads(login, en.signedInAs('Ona Petrauskienė'));
    expect(api.to('session.end')).to.have.length(1);
    expect(heard).to.deep.equal([
      'migris-signed-in Žukauskas true',
      'migris-signed-out',
      'migris-signed-in Petrauskienė false',
    ]);
  });

  for (const refusal of ['viisp_expired', 'signed_out', 'proof_refused'] as const) {
    it(`leaves the session of the one before alone when ${refusal} comes back`, async () => {
      const api = bothWays({ 'viisp.finish': refusing({ refusal }) });
      await api.leaveSession(jonas);
      comeBack();
      const connection = await api.connect();
      const login = await put('migris-login', { connection });
      await reads(login, refusalWords(refusal));
      await press(login, en.close);
      await reads(login, en.signedInAs('Jonas Žukauskas'));
      expect((await connection.call('session.read')).person.surname).to.equal('Žukauskas');
    });
  }
});
