import { expect } from 'chai';
import { Api, jonas, offline, profile, refusing } from '../../support/elements/api.js';
import { clear, errorBox, focusOn, press, put, reads, tick, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { listen } from '../../support/elements/voice.js';

const PHONE = 'Phone number';

async function viewFor(api: Api, locale = 'en') {
  await api.leaveSession(jonas);
  const view = await put('migris-profile', { api, locale });
  await eventually(() => byRole(view, 'textbox'));
  return view;
}

describe('a person who looks at the account', () => {
  afterEach(clear);

  it('sees the names, since when they are locked and who may change them, and cannot type there', async () => {
    const view = await viewFor(new Api());
    await reads(view, /Name\(s\)\s+Jonas\s+Surname\(s\)\s+Žukauskas/);
    await reads(view, 'have been locked since 5 October 2026. Only staff of the migration services can change them.');
    await reads(view, /E-mail address\s+jonas@example\.lt/);
    expect(allByRole(view, 'textbox')).to.have.length(1);
  });

  it('reads it in Lithuanian', async () => {
    const view = await viewFor(new Api(), 'lt');
    await reads(view, 'Vardas ir pavardė užrakinti nuo 2026 m. spalio 5 d.');
  });

  it('saves the phone, the language and the notices, over the version that was read, and hears so', async () => {
    const api = new Api();
    const view = await viewFor(api);
    const { said } = listen(view);
    await write(view, PHONE, '+37069999999');
    const language = byLabel(view, 'Language in which you want to be served');
    language.value = 'ru';
    await tick(view, 'General information');
    await tick(view, 'Visit reservation');
    await press(view, 'Save');
    await eventually(() => expect(said).to.deep.equal(['Saved.']));
    expect(api.to('profile.update')[0]?.input).to.deep.equal({
      phone: '+37069999999',
      language: 'ru',
      notices: ['common'],
      version: 1,
    });
    await press(view, 'Save');
    await eventually(() => expect(said).to.deep.equal(['Saved.', 'Saved.']));
    expect(api.to('profile.update')[1]?.input.version).to.equal(2);
  });

  it('is told at the field what is wrong with the number, and keeps it', async () => {
    const api = new Api({ 'profile.update': refusing({ fields: { phone: 'phone_invalid' } }) });
    const view = await viewFor(api);
    await write(view, PHONE, '+370 1');
    await press(view, 'Save');
    await focusOn(() => errorBox(view));
    await reads(view, 'Phone number: Check the number');
    expect(byLabel(view, PHONE).value).to.equal('+370 1');
  });

  it('is told when another window saved meanwhile, keeps what was typed, and may save it over that', async () => {
    const api = new Api({ 'profile.update': refusing({ refusal: 'changed_meanwhile' }) });
    const view = await viewFor(api);
    await write(view, PHONE, '+37069999999');
    await tick(view, 'General information');
    api.answers = { ...api.answers, 'profile.read': () => ({ ...profile, phone: '+37061111111', version: 7 }) };
    await press(view, 'Save');
    await focusOn(() => errorBox(view));
    await reads(view, 'These details have just been changed in another window.');
    expect(byLabel(view, PHONE).value).to.equal('+37069999999');
    expect(byLabel(view, 'General information').checked).to.equal(true);
    api.answers = {};
    await press(view, 'Save');
    await reads(view, 'Saved.');
    const { phone, version } = api.to('profile.update')[1]?.input ?? {};
    expect({ phone, version }).to.deep.equal({ phone: '+37069999999', version: 7 });
  });

  it('keeps what was typed without a connection', async () => {
    const api = new Api({ 'profile.update': offline });
    const view = await viewFor(api);
    await write(view, PHONE, '+37069999999');
    await press(view, 'Save');
    await reads(view, 'There is no internet connection.');
    expect(byLabel(view, PHONE).value).to.equal('+37069999999');
    api.answers = {};
    await press(view, 'Save');
    await reads(view, 'Saved.');
  });

  it('may try again when the account could not be read, and keeps the focus', async () => {
    const api = new Api({ 'profile.read': offline });
    await api.leaveSession(jonas);
    const view = await put('migris-profile', { api });
    await reads(view, 'There is no internet connection.');
    api.answers = {};
    await press(view, 'Try again');
    await focusOn(() => byRole(view, 'heading', 'My account'));
    await reads(view, 'Žukauskas');
  });

  it('comes to the way in when the session has ended meanwhile', async () => {
    const api = new Api({ 'profile.update': refusing({ refusal: 'signed_out' }) });
    const view = await viewFor(api);
    await press(view, 'Save');
    await focusOn(() => byLabel(view, /^E-mail address/));
  });
});
