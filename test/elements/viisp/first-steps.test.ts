import { expect } from 'chai';
import { CODE, ona, refusing } from '../../support/elements/api.js';
import { clear, errorBox, focusOn, press, put, reads, textOf, write } from '../../support/elements/page.js';
import { byLabel, byRole, eventually } from '../../support/elements/query.js';
import { pass, restoreTime } from '../../support/elements/time.js';
import { backAt, bothWays, keepHere, letGo } from '../../support/elements/viisp.js';
import { en, refusalWords, sentTo } from '../../support/elements/words.js';

async function toCode(login: HTMLElement): Promise<void> {
  await press(login, en.sendCode);
  await focusOn(() => byLabel(login, en.code));
}

async function toPhone(login: HTMLElement): Promise<void> {
  await toCode(login);
  await write(login, en.code, CODE);
  await press(login, en.next);
  await focusOn(() => byRole(login, 'heading', en.phoneTitle));
}

describe('a person who comes through VIISP for the first time', () => {
  beforeEach(() => {
    keepHere();
  });
  afterEach(() => {
    clear();
    letGo();
    restoreTime();
  });

  it('gives an address, its code and a phone number, one question a screen, and is signed in', async () => {
    const api = bothWays();
    const heard: string[] = [];
    for (const name of ['migris-profile-saved', 'migris-signed-in'] as const)
      document.body.addEventListener(name, () => heard.push(name), { once: true });
    const login = await backAt('migris-login', api);
    await focusOn(() => byRole(login, 'heading', en.addressTitle));
    await reads(login, en.step(1, 3));
    await reads(login, `${en.nameFromViisp} Ona Petrauskienė`);
    expect(byLabel(login, en.email).value).to.equal('ona@example.lt');
    await toCode(login);
    await reads(login, en.step(2, 3));
    await reads(login, sentTo('ona@example.lt'));
    await write(login, en.code, CODE);
    await press(login, en.next);
    await focusOn(() => byRole(login, 'heading', en.phoneTitle));
    await reads(login, en.step(3, 3));
    expect(byLabel(login, en.phone).value).to.equal('+37061234567');
    expect(heard).to.deep.equal([]);
    await press(login, en.next);
    await reads(login, en.signedInAs('Ona Petrauskienė'));
    expect(heard).to.deep.equal(['migris-profile-saved', 'migris-signed-in']);
    expect(api.to('profile.complete')[0]?.input).to.deep.equal({ phone: '+37061234567', language: 'en' });
    expect(api.to('signIn.request')).to.deep.equal([]);
  });

  it('is asked about an address that looks mistyped, and what is chosen stands in the field', async () => {
    const api = bothWays();
    const login = await backAt('migris-login', api);
    await write(login, en.email, 'ona@gmial.com');
    await press(login, en.sendCode);
    await focusOn(() => byRole(login, 'button', en.typoYes));
    await reads(login, en.typo('ona@gmail.com'));
    expect(api.to('email.request')).to.deep.equal([]);
    await press(login, en.typoYes);
    await reads(login, sentTo('ona@gmail.com'));
    expect(api.to('email.request').map(({ input }) => input.email)).to.deep.equal(['ona@gmail.com']);
    await press(login, en.changeAddress);
    expect((await eventually(() => byLabel(login, en.email))).value).to.equal('ona@gmail.com');
  });

  it('proves the mailbox in the own session', async () => {
    const api = bothWays();
    const login = await backAt('migris-login', api);
    await toPhone(login);
    const [request] = api.to('email.request');
    const [confirm] = api.to('email.confirm');
    expect(request?.input).to.include({ email: 'ona@example.lt', locale: 'en' });
    expect(confirm?.input).to.include({ email: 'ona@example.lt', code: CODE, challenge: 'A'.repeat(43), sends: 1 });
    for (const call of [request, confirm]) {
      expect(call?.headers.authorization).to.equal(`DPoP ${'T'.repeat(43)}`);
      expect(call?.input).not.to.have.property('device');
    }
  });

  it('finds each step again after a reload, with what was typed', async () => {
    const api = bothWays();
    let login = await backAt('migris-login', api);
    const reload = async () => {
      clear();
      login = await put('migris-login', { api });
    };
    await write(login, en.email, 'ona@work.lt');
    await reload();
    expect((await eventually(() => byLabel(login, en.email))).value).to.equal('ona@work.lt');
    await toCode(login);
    await reload();
    await reads(login, sentTo('ona@work.lt'));
    await write(login, en.code, CODE);
    await press(login, en.next);
    await write(login, en.phone, '+37060000000');
    await reload();
    expect((await eventually(() => byLabel(login, en.phone))).value).to.equal('+37060000000');
    await press(login, en.next);
    await reads(login, en.signedInAs('Ona Petrauskienė'));
    expect(api.to('viisp.finish')).to.have.length(1);
    expect(sessionStorage.getItem(`migris ${api.base}`)).not.to.match(/ona|Petrausk|AAAA|\+370/i);
  });

  it('finds nothing of whoever was here before, by the next name or by the same', async () => {
    for (const surname of ['Kazlauskaitė', 'Petrauskienė']) {
      const api = bothWays();
      const first = await backAt('migris-login', api);
      await write(first, en.email, 'secret@example.lt');
      clear();
      api.person = { ...ona, surname };
      const next = await backAt('migris-login', api);
      await reads(next, surname);
      expect((await eventually(() => byLabel(next, en.email))).value).to.equal('ona@example.lt');
      clear();
    }
  });

  it('sees no draft of another person in another tab’s session', async () => {
    const api = bothWays();
    const first = await backAt('migris-login', api);
    await write(first, en.email, 'secret@example.lt');
    clear();
    await api.leaveSession({ ...ona, surname: 'Kazlauskaitė' });
    const next = await put('migris-login', { api });
    expect((await eventually(() => byLabel(next, en.email))).value).to.equal('');
  });

  it('may sign out at each step, and leaves nothing behind', async () => {
    for (const go of [async () => {}, toCode, toPhone]) {
      const api = bothWays();
      const login = await backAt('migris-login', api);
      await eventually(() => byLabel(login, en.email));
      await go(login);
      await press(login, en.signOut);
      await focusOn(() => byLabel(login, en.email));
      expect(byLabel(login, en.email).value).to.equal('');
      expect(sessionStorage.getItem(`migris ${api.base}`)).not.to.match(/ona|AAAA|\+370/i);
      clear();
    }
  });

  it('is told what is wrong with an address or a number, at the field and in a summary', async () => {
    const api = bothWays();
    const login = await backAt('migris-login', api);
    await write(login, en.email, ' ');
    await press(login, en.sendCode);
    await focusOn(() => errorBox(login));
    await reads(login, en.problems.email_required);
    api.answers['email.request'] = refusing({ fields: { email: 'email_invalid' } });
    await write(login, en.email, 'ona@');
    await press(login, en.sendCode);
    await reads(login, en.problems.email_invalid);
    expect(byLabel(login, en.email).getAttribute('aria-invalid')).to.equal('true');
    delete api.answers['email.request'];
    await write(login, en.email, 'ona@example.lt');
    await toPhone(login);
    await write(login, en.phone, '');
    await press(login, en.next);
    await reads(login, en.problems.phone_required);
    api.answers['profile.complete'] = refusing({ fields: { phone: 'phone_invalid' } });
    await write(login, en.phone, '12');
    await press(login, en.next);
    await reads(login, en.rareProblems.phone_invalid);
    expect(byLabel(login, en.phone).value).to.equal('12');
    expect(api.to('profile.complete')).to.have.length(1);
  });

  it('F18: may press twice on every step: one mail, one proof, one account', async () => {
    const api = bothWays();
    const login = await backAt('migris-login', api);
    const twice = async (name: string) => {
      const button = await eventually(() => byRole(login, 'button', name));
      button.click();
      button.click();
    };
    await twice(en.sendCode);
    await write(login, en.code, CODE);
    await twice(en.next);
    await eventually(() => byRole(login, 'heading', en.phoneTitle));
    await twice(en.next);
    await reads(login, en.signedInAs('Ona Petrauskienė'));
    for (const path of ['email.request', 'email.confirm', 'profile.complete'] as const)
      expect(api.to(path), path).to.have.length(1);
  });

  it('has the whole code screen: wrong codes, one more mail, the end of the hour, another address', async () => {
    const api = bothWays();
    const login = await backAt('migris-login', api);
    await toCode(login);
    await write(login, en.code, '00000000');
    await press(login, en.next);
    await reads(login, refusalWords('code_wrong', { left: 4 }));
    pass(31_000);
    await press(login, en.resend);
    await eventually(() => expect(api.to('email.resend')).to.have.length(1));
    pass(3_700_000);
    // In use in another tab, or the session would have ended before the hour.
    Object.assign(login.connection, { used: Date.now(), ends: Date.now() + 3_700_000 });
    await press(login, en.newCode);
    await eventually(() => expect(api.to('email.request')).to.have.length(2));
    await press(login, en.changeAddress);
    await focusOn(() => byRole(login, 'heading', en.addressTitle));
    expect(byLabel(login, en.email).value).to.equal('ona@example.lt');
    expect(api.to('signIn.resend')).to.deep.equal([]);
  });

  for (const refusal of ['email_taken', 'account_blocked'] as const) {
    it(`is back at the address, with its words, when ${refusal} is found behind the code`, async () => {
      const api = bothWays({ 'email.confirm': refusing({ refusal }) });
      const login = await backAt('migris-login', api);
      await toCode(login);
      await write(login, en.code, CODE);
      await press(login, en.next);
      await reads(login, refusalWords(refusal));
      await focusOn(() => errorBox(login));
      expect(byLabel(login, en.email).value).to.equal('ona@example.lt');
      expect(textOf(login)).not.to.contain(en.codeTitle);
    });
  }

  it('takes the same steps in the code element and in the profile', async () => {
    for (const tag of ['migris-otp', 'migris-profile'] as const) {
      const element = await backAt(tag);
      await focusOn(() => byRole(element, 'heading', en.addressTitle));
      await toPhone(element);
      clear();
      letGo();
    }
  });
});
