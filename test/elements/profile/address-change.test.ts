import { expect } from 'chai';
import { Api, CODE, jonas, offline, profile, refusing } from '../../support/elements/api.js';
import { clear, errorBox, focusOn, press, put, reads, tick, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { en, lt, refusalWords, sentTo } from '../../support/elements/words.js';

const NEW = 'naujas@example.lt';

/** The account of a person whose sign-in is as old as it says. */
async function opened(stepUp: 'fresh' | 'code', answers: Api['answers'] = {}) {
  const moved = { ...profile, email: NEW, version: 2 };
  let now = profile;
  const api = new Api({
    'profile.read': () => ({ ...now, stepUp }),
    'email.confirm': ({ code }) => {
      if (code !== CODE) return refusing({ refusal: 'code_wrong', triesLeft: 4 })();
      now = moved;
      return { profile: moved, meets: null };
    },
    ...answers,
  });
  await api.leaveSession(jonas);
  const view = await put('migris-profile', { api });
  await press(view, en.changeEmail);
  return { api, view };
}

async function askFor(view: Element, email: string): Promise<void> {
  await write(view, en.newAddress, email);
  await press(view, en.sendCode);
}

async function enterCode(view: Element, code: string): Promise<void> {
  await write(view, en.code, code);
  await press(view, en.next);
}

describe('a person who changes the e-mail address', () => {
  afterEach(clear);

  it('gives the new address and its code, sees the new address and hears so, with the focus on the heading', async () => {
    const { api, view } = await opened('fresh');
    const saved: string[] = [];
    view.addEventListener('migris-profile-saved', ({ person }) => saved.push(person.email ?? ''));
    await focusOn(() => byRole(view, 'heading', en.newAddressTitle));
    await askFor(view, NEW);
    await reads(view, sentTo(NEW));
    await enterCode(view, CODE);
    await reads(view, en.done.emailChanged);
    await reads(view, `${en.email} ${NEW}`);
    await focusOn(() => byRole(view, 'heading', en.account));
    expect(saved).to.deep.equal([NEW]);
    expect(api.to('email.confirm')[0]?.input).to.include({ email: NEW, code: CODE });
    expect(api.to('stepUp.request')).to.have.length(0);
  });

  it('proves first who is there where the sign-in is old, with a code to the present address', async () => {
    const { api, view } = await opened('code');
    await reads(view, en.proveByCode('jonas@example.lt'));
    expect(allByRole(view, 'textbox')).to.have.length(0);
    await press(view, en.sendCode);
    await enterCode(view, CODE);
    await focusOn(() => byRole(view, 'heading', en.newAddressTitle));
    expect(api.to('stepUp.request')[0]?.input).to.have.all.keys('locale', 'attempt');
    expect(api.to('stepUp.verify')[0]?.input).to.have.all.keys('challenge', 'code', 'attempt', 'sends');
  });

  it('is told of a wrong code there, and may go back to the account', async () => {
    const { view } = await opened('code');
    await press(view, en.sendCode);
    await enterCode(view, '00000000');
    await reads(view, refusalWords('code_wrong', { left: 4 }));
    await press(view, en.stepBack);
    await press(view, en.stepBack);
    await focusOn(() => byRole(view, 'button', en.changeEmail));
  });

  it('is told of a wrong code to the new address, and keeps on that screen', async () => {
    const { view } = await opened('fresh');
    await askFor(view, NEW);
    await enterCode(view, '00000000');
    await focusOn(() => errorBox(view));
    await reads(view, refusalWords('code_wrong', { left: 4 }));
    await enterCode(view, CODE);
    await reads(view, en.done.emailChanged);
  });

  for (const refusal of ['email_taken', 'contact_frozen', 'account_blocked'] as const) {
    it(`is back at the address as it was typed, with the words, after ${refusal} behind the code`, async () => {
      const { view } = await opened('fresh', { 'email.confirm': refusing({ refusal, retryAfter: 6 * 86_400 }) });
      await askFor(view, NEW);
      await enterCode(view, CODE);
      await focusOn(() => errorBox(view));
      await reads(view, en.accountRefusals[refusal]({ wait: en.days(6), left: 0, origin: '' }));
      expect(byLabel(view, en.newAddress).value).to.equal(NEW);
      // Only where another address helps is the field what is wrong.
      const invalid = byLabel(view, en.newAddress).getAttribute('aria-invalid');
      expect(invalid).to.equal(refusal === 'email_taken' ? 'true' : null);
    });
  }

  it('is asked once about an address that looks mistyped, and may correct it or not', async () => {
    const { api, view } = await opened('fresh', { 'email.request': offline });
    const asked = () => api.to('email.request').map(({ input }) => input.email);
    await askFor(view, 'naujas@gmial.com');
    await focusOn(() => byRole(view, 'button', en.typoYes));
    await reads(view, en.typo('naujas@gmail.com'));
    expect(asked()).to.deep.equal([]);
    await press(view, en.typoNo);
    await focusOn(() => errorBox(view));
    await press(view, en.sendCode);
    await eventually(() => expect(asked()).to.deep.equal(['naujas@gmial.com', 'naujas@gmial.com']));
    await askFor(view, 'naujas@gmai.com');
    delete api.answers['email.request'];
    await press(view, en.typoYes);
    await reads(view, sentTo('naujas@gmail.com'));
    expect(asked()).to.deep.equal(['naujas@gmial.com', 'naujas@gmial.com', 'naujas@gmail.com']);
  });

  it('is not asked about what stands in the field no more', async () => {
    const { view } = await opened('fresh');
    await askFor(view, 'naujas@gmial.com');
    await eventually(() => byRole(view, 'button', en.typoYes));
    await write(view, en.newAddress, NEW);
    await eventually(() => expect(allByRole(view, 'button', en.typoYes)).to.deep.equal([]));
    await press(view, en.sendCode);
    await reads(view, sentTo(NEW));
  });

  it('is asked again on the way back from a code that was sent as it was typed', async () => {
    const { view } = await opened('fresh');
    await askFor(view, 'naujas@gmial.com');
    await press(view, en.typoNo);
    await reads(view, sentTo('naujas@gmial.com'));
    await press(view, en.changeAddress);
    await press(view, en.sendCode);
    await reads(view, en.typo('naujas@gmail.com'));
  });

  it('is told that the present address is none to change to', async () => {
    const { view } = await opened('fresh', { 'email.request': refusing({ fields: { email: 'invalid' } }) });
    await askFor(view, 'jonas@example.lt');
    await focusOn(() => errorBox(view));
    await reads(view, `${en.newAddress}: ${en.sameAddress}`);
  });

  it('may type another address instead of the code', async () => {
    const { view } = await opened('fresh');
    await askFor(view, NEW);
    await reads(view, sentTo(NEW));
    await press(view, en.changeAddress);
    await focusOn(() => byRole(view, 'heading', en.newAddressTitle));
    expect(byLabel(view, en.newAddress).value).to.equal(NEW);
  });

  it('is told how long contact data is frozen in days, and keeps what was typed', async () => {
    const frozen = refusing({ refusal: 'contact_frozen', retryAfter: 5 * 86_400 });
    const { view } = await opened('fresh', { 'email.request': frozen });
    await askFor(view, NEW);
    await reads(view, en.days(5));
    expect(byLabel(view, en.newAddress).value).to.equal(NEW);
  });

  it('is told what is wrong with the address, and keeps it', async () => {
    const { view } = await opened('fresh', { 'email.request': refusing({ fields: { email: 'email_invalid' } }) });
    await askFor(view, 'naujas.example.lt');
    await focusOn(() => errorBox(view));
    await reads(view, en.problems.email_invalid);
    expect(byLabel(view, en.newAddress).value).to.equal('naujas.example.lt');
    await askFor(view, '');
    await reads(view, en.problems.email_required);
  });

  it('proves again where the proof grew old before the code came, and the same code then counts', async () => {
    let asked = 0;
    const { api, view } = await opened('fresh', {
      'email.confirm': () => {
        asked += 1;
        if (asked === 1) return refusing({ refusal: 'step_up_needed' })();
        return { profile: { ...profile, email: NEW }, meets: null };
      },
    });
    await askFor(view, NEW);
    await enterCode(view, CODE);
    await focusOn(() => byRole(view, 'heading', en.proveTitle));
    await press(view, en.sendCode);
    await enterCode(view, CODE);
    await reads(view, en.done.emailChanged);
    const [first, second] = api.to('email.confirm').map(({ input }) => input);
    expect(second).to.deep.equal(first);
  });

  it('goes on with the code after a reload of the tab', async () => {
    const { api, view } = await opened('fresh');
    await askFor(view, NEW);
    await eventually(() => byLabel(view, en.code));
    view.remove();
    const again = await put('migris-profile', { api });
    await eventually(() => byLabel(again, en.code));
    await enterCode(again, CODE);
    await reads(again, en.done.emailChanged);
  });

  it('leaves nothing of it in the tab after signing out, or going back', async () => {
    const { api, view } = await opened('fresh');
    await askFor(view, NEW);
    await eventually(() => byLabel(view, en.code));
    expect(sessionStorage.getItem(`migris ${api.base}`)).to.contain(NEW);
    await press(view, en.toAccount);
    await focusOn(() => byRole(view, 'button', en.changeEmail));
    expect(sessionStorage.getItem(`migris ${api.base}`)).not.to.contain(NEW);
    expect(api.to('email.confirm')).to.have.length(0);
  });

  it('is not offered it while contact data is frozen, and reads until when, in Lithuanian too', async () => {
    const frozenUntil = Date.UTC(2099, 10, 29, 12);
    const api = new Api({ 'profile.read': () => ({ ...profile, frozenUntil }) });
    await api.leaveSession(jonas);
    const view = await put('migris-profile', { api, locale: 'lt' });
    await reads(view, lt.frozen('2099 m. lapkričio 29 d. 14:00'));
    expect(allByRole(view, 'button', lt.changeEmail)).to.have.length(0);
    expect(allByRole(view, 'textbox')).to.have.length(0);
    await tick(view, lt.noticeNames.common);
    await press(view, lt.save);
    await reads(view, lt.saved);
    expect(api.to('profile.update')[0]?.input).not.to.have.any.keys('phone');
  });
});
