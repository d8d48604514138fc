import { expect } from 'chai';
import { type Answers, CODE, ona, profile, refusing, silent } from '../../support/elements/api.js';
import { clear, cornerName, errorBox, focusOn, press, put, reads, textOf, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { backAt, bothWays, keepHere, letGo } from '../../support/elements/viisp.js';
import { listen } from '../../support/elements/voice.js';
import { en, refusalWords } from '../../support/elements/words.js';

const meets = {
  email: 'jonas@example.lt',
  givenNames: 'Ona',
  surname: 'Petrauskas-Jonė',
  since: Date.UTC(2026, 2, 5, 12),
};
const own = { ...profile, ...ona, phone: null, ways: ['viisp' as const] };

async function met(answers: Answers = {}) {
  const api = bothWays({ 'email.confirm': () => ({ profile: own, meets }), ...answers });
  const login = await backAt('migris-login', api);
  await write(login, en.email, 'jonas@example.lt');
  await press(login, en.sendCode);
  await write(login, en.code, CODE);
  await press(login, en.next);
  await focusOn(() => byRole(login, 'heading', en.meetingTitle));
  return { api, login };
}

describe('a person from VIISP whose address has an account already', () => {
  beforeEach(() => {
    keepHere();
  });
  afterEach(() => {
    clear();
    letGo();
  });

  it('T-prehijack: sees both before anything is joined: the account, and who VIISP says it is', async () => {
    const { api, login } = await met();
    expect(textOf(login)).not.to.contain(en.step(2, 3));
    await reads(login, `${en.email} jonas@example.lt ${en.fullName} Ona Petrauskas-Jonė ${en.foundSince} 5 March 2026`);
    await reads(login, `${en.confirmed} ${en.fullName} Ona Petrauskienė`);
    await reads(login, en.joining);
    expect(api.to('email.link')).to.deep.equal([]);
  });

  it('joins them by a press of its own, once, and is signed in', async () => {
    const { api, login } = await met();
    const saved: string[] = [];
    document.body.addEventListener('migris-profile-saved', (event) => saved.push(event.person.surname ?? ''), {
      once: true,
    });
    const button = byRole(login, 'button', en.join);
    button.click();
    button.click();
    await reads(login, en.signedInAs('Ona Petrauskienė'));
    expect(api.to('email.link').map(({ input }) => input)).to.deep.equal([{ challenge: 'A'.repeat(43) }]);
    expect(saved).to.deep.equal(['Petrauskienė']);
    expect(api.to('profile.complete')).to.deep.equal([]);
    expect(sessionStorage.getItem(`migris ${api.base}`)).not.to.match(/jonas|AAAA/);
  });

  it('hears in the corner that they are joined, and no more of it once signed out', async () => {
    const api = bothWays({ 'email.confirm': () => ({ profile: own, meets }) });
    const account = await backAt('migris-account', api);
    const { said } = listen(account);
    await write(account, en.email, 'jonas@example.lt');
    await press(account, en.sendCode);
    await write(account, en.code, CODE);
    await press(account, en.next);
    await press(account, en.join);
    await eventually(() => expect(said).to.include(`${en.joined} ${en.signedIn}`));
    cornerName(account, 'Ona Petrauskienė').click();
    await press(account, en.signOut);
    await eventually(() => expect(said.at(-1)).to.equal(en.signedOut));
  });

  it('reads of an account that nobody finished that it has no name', async () => {
    const nameless = { ...meets, givenNames: null, surname: null };
    const { login } = await met({ 'email.confirm': () => ({ profile: own, meets: nameless }) });
    await reads(login, `${en.fullName} ${en.unnamed} ${en.foundSince}`);
  });

  it('is asked for a phone number where the account has none', async () => {
    const { login } = await met({ 'email.link': () => ({ ...own, email: 'jonas@example.lt', idToken: null }) });
    await press(login, en.join);
    await focusOn(() => byRole(login, 'heading', en.phoneTitle));
  });

  it('finds the question again after a reload', async () => {
    const { api } = await met();
    clear();
    const login = await put('migris-login', { api });
    await eventually(() => byRole(login, 'heading', en.meetingTitle));
    await press(login, en.join);
    await reads(login, en.signedInAs('Ona Petrauskienė'));
  });

  it('may enter another address instead', async () => {
    const { api, login } = await met();
    await press(login, en.otherAddress);
    await focusOn(() => byRole(login, 'heading', en.addressTitle));
    expect(byLabel(login, en.email).value).to.equal('jonas@example.lt');
    expect(api.to('email.link')).to.deep.equal([]);
  });

  it('may sign out instead, and leaves nothing of the account behind', async () => {
    const { api, login } = await met();
    await press(login, en.signOut);
    await focusOn(() => byLabel(login, en.email));
    expect(sessionStorage.getItem(`migris ${api.base}`)).not.to.match(/jonas|Petrauskas|AAAA/);
  });

  for (const refusal of ['code_expired', 'email_taken', 'changed_meanwhile'] as const) {
    it(`proves the mailbox again after ${refusal}`, async () => {
      const { login } = await met({ 'email.link': refusing({ refusal }) });
      await press(login, en.join);
      await reads(login, refusalWords(refusal));
      await focusOn(() => errorBox(login));
      byRole(login, 'heading', en.addressTitle);
    });
  }

  it('may try again where joining did not work just now', async () => {
    const { api, login } = await met({ 'email.link': refusing({ refusal: 'try_again' }) });
    await press(login, en.join);
    await reads(login, refusalWords('try_again'));
    delete api.answers['email.link'];
    await press(login, en.join);
    await reads(login, en.signedInAs('Ona Petrauskienė'));
  });

  it('cannot turn away from what is being joined', async () => {
    const { login } = await met({ 'email.link': silent });
    await press(login, en.join);
    await eventually(() => byRole(login, 'button', en.busy));
    await press(login, en.otherAddress);
    expect(textOf(login)).to.contain(en.meetingTitle);
  });
});

describe('a person whose address belongs to an account of VIISP', () => {
  beforeEach(() => {
    keepHere();
  });
  afterEach(() => {
    clear();
    letGo();
  });

  async function sentElsewhere() {
    const api = bothWays({ 'signIn.verify': refusing({ refusal: 'use_viisp' }) });
    api.leaveWaiting();
    const login = await put('migris-login', { api });
    await write(login, en.code, CODE);
    await press(login, en.next);
    await reads(login, refusalWords('use_viisp'));
    await focusOn(() => errorBox(login));
    return { api, login };
  }

  it('is told so behind the code, and goes to VIISP from there', async () => {
    const { api, login } = await sentElsewhere();
    expect(allByRole(login, 'button', en.newCode)).to.deep.equal([]);
    await press(login, en.viispButton);
    await eventually(() => expect(api.to('viisp.start')).to.have.length(1));
  });

  it('may go back to the choice of the ways', async () => {
    const { login } = await sentElsewhere();
    await press(login, en.changeAddress);
    await eventually(() => byRole(login, 'heading', en.howTitle));
    expect(byLabel(login, en.email).value).to.equal('jonas@example.lt');
  });
});
