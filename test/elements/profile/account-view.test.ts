import { expect } from 'chai';
import { type Answers, Api, jonas, offline, profile, refusing } from '../../support/elements/api.js';
import { held, rest } from '../../support/elements/held.js';
import { clear, errorBox, focusOn, press, put, reads, textOf, tick, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { listen } from '../../support/elements/voice.js';
import { en, lt, refusalWords } from '../../support/elements/words.js';

async function viewFor(api: Api, locale = 'en') {
  await api.leaveSession(jonas);
  const view = await put('migris-profile', { api, locale });
  await eventually(() => byRole(view, 'textbox'));
  return view;
}

/** An account that is being read anew, because its owner came back to it. */
async function beingRead(stored: () => typeof profile, answers: Answers) {
  const api = new Api();
  const view = await viewFor(api);
  const { hold, arrive, waiting } = held();
  api.answers = { 'profile.read': () => hold(stored()), ...answers };
  await press(view, en.pageTitles.history);
  await press(view, en.toAccount);
  const asked = () => eventually(() => expect(waiting).to.have.length(1));
  await asked();
  return { api, view, answered: () => asked().then(arrive) };
}

describe('a person who looks at the account', () => {
  afterEach(clear);

  it('sees the names, since when they are locked and who may change them, and cannot type there', async () => {
    const view = await viewFor(new Api());
    await reads(view, `${en.givenNames} Jonas ${en.setBy.person}, 5 October 2026`);
    await reads(view, `${en.surname} Žukauskas Vilnius office, 2 November 2026`);
    await reads(view, en.lockedSince('5 October 2026'));
    await reads(view, `${en.email} jonas@example.lt`);
    expect(allByRole(view, 'textbox')).to.have.length(1);
  });

  it('sees how to sign in, and how VIISP becomes a second way', async () => {
    const ways = () => ({
      email: true,
      viisp: true,
      portal: { lt: 'MIGRIS', en: 'MIGRIS' },
      mailDomain: 'migris.example',
    });
    const view = await viewFor(new Api({ 'signIn.ways': ways }));
    await reads(view, `${en.emailFixed} ${en.changeEmail} ${en.ways} ${en.wayNames.email} ${en.addViisp}`);
  });

  it('hears nothing of VIISP where that is no way in, or where nobody can tell', async () => {
    for (const answers of [{}, { 'signIn.ways': refusing({}) }]) {
      const api = new Api(answers);
      const view = await viewFor(api);
      await eventually(() => expect(api.to('signIn.ways')).to.have.length(1));
      expect(textOf(view)).not.to.contain('VIISP');
      clear();
    }
  });

  it('sees that the names are of VIISP, and that the address is for letters where it signs nobody in', async () => {
    const api = new Api({ 'profile.read': () => ({ ...profile, ways: ['viisp'] }) });
    const view = await viewFor(api);
    await reads(view, en.namesFromViisp);
    await reads(view, `${en.emailForNews} ${en.changeEmail} ${en.ways} ${en.wayNames.viisp}`);
    expect(textOf(view)).not.to.contain(en.lockedSince('5 October 2026'));
    expect(textOf(view)).not.to.contain(en.addViisp);
  });

  it('sees both ways where both sign in', async () => {
    const view = await viewFor(new Api({ 'profile.read': () => ({ ...profile, ways: ['email', 'viisp'] }) }));
    await reads(view, `${en.emailFixed} ${en.changeEmail} ${en.ways} ${en.wayNames.email} ${en.wayNames.viisp}`);
  });

  it('reads it in Lithuanian', async () => {
    const view = await viewFor(new Api(), 'lt');
    await reads(view, lt.lockedSince('2026 m. spalio 5 d.'));
  });

  it('saves the phone, the language and the notices, over the version that was read, and hears so', async () => {
    const api = new Api();
    const view = await viewFor(api);
    const { said } = listen(view);
    await write(view, en.phone, '+37069999999');
    const language = byLabel(view, en.language);
    language.value = 'ru';
    await tick(view, en.noticeNames.common);
    await tick(view, en.noticeNames.visit);
    await press(view, en.save);
    await eventually(() => expect(said).to.deep.equal([en.saved]));
    expect(api.to('profile.update')[0]?.input).to.deep.equal({
      phone: '+37069999999',
      language: 'ru',
      notices: ['common'],
      version: 1,
    });
    await write(view, en.phone, '+37068888888');
    await press(view, en.save);
    await eventually(() => expect(said).to.deep.equal([en.saved, en.saved]));
    expect(api.to('profile.update')[1]?.input).to.deep.equal({ phone: '+37068888888', version: 2 });
  });

  it('is told at the field what is wrong with the number, and keeps it', async () => {
    const api = new Api({ 'profile.update': refusing({ fields: { phone: 'phone_invalid' } }) });
    const view = await viewFor(api);
    await write(view, en.phone, '+370 1');
    await press(view, en.save);
    await focusOn(() => errorBox(view));
    await reads(view, `${en.phone}: ${en.rareProblems.phone_invalid}`);
    expect(byLabel(view, en.phone).value).to.equal('+370 1');
  });

  it('is told when another window saved meanwhile, keeps what was typed, and may save it over that', async () => {
    const api = new Api({ 'profile.update': refusing({ refusal: 'changed_meanwhile' }) });
    const view = await viewFor(api);
    await write(view, en.phone, '+37069999999');
    await tick(view, en.noticeNames.common);
    api.answers = { ...api.answers, 'profile.read': () => ({ ...profile, phone: '+37061111111', version: 7 }) };
    await press(view, en.save);
    await focusOn(() => errorBox(view));
    await reads(view, refusalWords('changed_meanwhile'));
    expect(byLabel(view, en.phone).value).to.equal('+37069999999');
    expect(byLabel(view, en.noticeNames.common).checked).to.equal(true);
    await reads(view, en.elsewhere('+37061111111'));
    api.answers = {};
    await press(view, en.save);
    await reads(view, en.saved);
    const { phone, version } = api.to('profile.update')[1]?.input ?? {};
    expect({ phone, version }).to.deep.equal({ phone: '+37069999999', version: 7 });
  });

  it('keeps what was just saved, although the account was being read at that moment', async () => {
    let stored = profile;
    const { api, view, answered } = await beingRead(() => stored, {
      'profile.update': (change) => {
        stored = { ...profile, ...(change as object), version: 2 };
        return stored;
      },
    });
    await write(view, en.phone, '+37069999999');
    await press(view, en.save);
    await reads(view, en.saved);
    await answered();
    await answered();
    await rest();
    expect(byLabel(view, en.phone).value).to.equal('+37069999999');
    expect(textOf(view)).not.to.contain(en.elsewhere('+37061234567'));
    await write(view, en.phone, '+37068888888');
    await press(view, en.save);
    await eventually(() => expect(api.to('profile.update')[1]?.input.version).to.equal(2));
  });

  it('sees what another window saved, although the account was being read before that', async () => {
    let stored = profile;
    const { view, answered } = await beingRead(() => stored, {
      'profile.update': refusing({ refusal: 'changed_meanwhile' }),
    });
    stored = { ...profile, phone: '+37061111111', version: 7 };
    await write(view, en.phone, '+37069999999');
    await press(view, en.save);
    await reads(view, refusalWords('changed_meanwhile'));
    await answered();
    await answered();
    await reads(view, en.elsewhere('+37061111111'));
    expect(byLabel(view, en.phone).value).to.equal('+37069999999');
  });

  it('does not put back what another window changed and nobody touched here, and sees it', async () => {
    const api = new Api({ 'profile.update': refusing({ refusal: 'changed_meanwhile' }) });
    const view = await viewFor(api);
    await write(view, en.phone, '+37069999999');
    const elsewhere = { ...profile, language: 'ru' as const, notices: ['common' as const], version: 7 };
    api.answers = { ...api.answers, 'profile.read': () => elsewhere };
    await press(view, en.save);
    await focusOn(() => errorBox(view));
    expect(byLabel(view, en.language).value).to.equal('ru');
    expect(byLabel(view, en.noticeNames.common).checked).to.equal(true);
    expect(byLabel(view, en.phone).value).to.equal('+37069999999');
    api.answers = {};
    await press(view, en.save);
    await reads(view, en.saved);
    expect(api.to('profile.update')[1]?.input).to.deep.equal({ phone: '+37069999999', version: 7 });
  });

  it('writes nothing where nothing was touched, not even a language that was never chosen', async () => {
    const api = new Api({ 'profile.read': () => ({ ...profile, language: null }) });
    const view = await viewFor(api);
    await press(view, en.save);
    await reads(view, en.saved);
    expect(api.to('profile.update')).to.have.length(0);
  });

  it('keeps what was typed and not saved while another page of the account is open', async () => {
    const view = await viewFor(new Api());
    await write(view, en.phone, '+37069999999');
    await tick(view, en.noticeNames.common);
    await press(view, en.pageTitles.history);
    await eventually(() => byRole(view, 'heading', en.pageTitles.history));
    expect(allByRole(view, 'textbox')).to.have.length(0);
    await press(view, en.toAccount);
    await focusOn(() => byRole(view, 'button', en.pageTitles.history));
    expect(byLabel(view, en.phone).value).to.equal('+37069999999');
    expect((byRole(view, 'checkbox', en.noticeNames.common) as HTMLInputElement).checked).to.equal(true);
  });

  it('keeps what was typed without a connection', async () => {
    const api = new Api({ 'profile.update': offline });
    const view = await viewFor(api);
    await write(view, en.phone, '+37069999999');
    await press(view, en.save);
    await reads(view, en.offline);
    expect(byLabel(view, en.phone).value).to.equal('+37069999999');
    api.answers = {};
    await press(view, en.save);
    await reads(view, en.saved);
  });

  it('may try again when the account could not be read, and keeps the focus', async () => {
    const api = new Api({ 'profile.read': offline });
    await api.leaveSession(jonas);
    const view = await put('migris-profile', { api });
    await reads(view, en.offline);
    api.answers = {};
    await press(view, en.retry);
    await focusOn(() => byRole(view, 'heading', en.account));
    await reads(view, 'Žukauskas');
  });

  it('comes to the way in when the session has ended meanwhile', async () => {
    const api = new Api({ 'profile.update': refusing({ refusal: 'signed_out' }) });
    const view = await viewFor(api);
    await write(view, en.phone, '+37069999999');
    await press(view, en.save);
    await focusOn(() => byLabel(view, en.email));
  });
});
