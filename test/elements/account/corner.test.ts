import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { Api, CODE, jonas } from '../../support/elements/api.js';
import { clear, cornerName, focusOn, press, put, reads, write } from '../../support/elements/page.js';
import { byLabel, byRole, eventually } from '../../support/elements/query.js';
import { listen } from '../../support/elements/voice.js';
import { en, sentTo } from '../../support/elements/words.js';

function windowOf(account: HTMLElement): HTMLDialogElement {
  return account.shadowRoot?.querySelector('dialog') as HTMLDialogElement;
}

async function signInThrough(account: HTMLElement): Promise<void> {
  await press(account, en.signIn);
  await write(account, en.email, 'jonas@example.lt');
  await press(account, en.sendCode);
  await write(account, en.code, CODE);
  await press(account, en.next);
}

describe('the corner button', () => {
  afterEach(clear);

  it('opens the window, with the focus on the e-mail address', async () => {
    const account = await put('migris-account', { api: new Api() });
    await press(account, en.signIn);
    await focusOn(() => byLabel(account, en.email));
    expect(byRole(account, 'dialog', en.signIn).matches(':modal')).to.equal(true);
  });

  it('opens the window at the code that waits, with the focus in its field', async () => {
    const api = new Api();
    api.leaveWaiting();
    const account = await put('migris-account', { api });
    await press(account, en.signIn);
    await focusOn(() => byLabel(account, en.code));
  });

  it('has the focus again when the window is closed, by Escape and by its button', async () => {
    const account = await put('migris-account', { api: new Api() });
    for (const close of [() => sendKeys({ press: 'Escape' }), () => press(account, en.close)]) {
      await press(account, en.signIn);
      await focusOn(() => byLabel(account, en.email));
      await close();
      await focusOn(() => byRole(account, 'button', en.signIn));
      expect(windowOf(account).open).to.equal(false);
    }
  });

  it('keeps the step when the window is closed and opened again', async () => {
    const account = await put('migris-account', { api: new Api() });
    await press(account, en.signIn);
    await write(account, en.email, 'jonas@example.lt');
    await press(account, en.sendCode);
    await focusOn(() => byLabel(account, en.code));
    await sendKeys({ press: 'Escape' });
    await press(account, en.signIn);
    await focusOn(() => byLabel(account, en.code));
    await reads(account, sentTo('jonas@example.lt'));
  });

  it('becomes the person’s name, with the window closed, the focus on it, and the news told once', async () => {
    const api = new Api();
    api.person = jonas;
    const account = await put('migris-account', { api });
    const { said } = listen(account);
    await signInThrough(account);
    await focusOn(() => cornerName(account, 'Jonas Žukauskas'));
    expect(windowOf(account).open).to.equal(false);
    await eventually(() => expect(said).to.deep.equal([en.signedIn]));
    // Long enough for a screen reader, which does not hear what is gone at once.
    await new Promise((resolve) => setTimeout(resolve, 300));
    await reads(account, en.signedIn);
  });

  it('keeps the window open for the contact data the first time, and then closes it', async () => {
    const account = await put('migris-account', { api: new Api() });
    const { said } = listen(account);
    await signInThrough(account);
    await focusOn(() => byRole(account, 'heading', en.contactTitle));
    expect(windowOf(account).open).to.equal(true);
    await write(account, en.givenNames, 'Olena');
    await write(account, en.surname, 'Kovalenko');
    await write(account, en.phone, '+380 44 123 45 67');
    await press(account, en.next);
    await eventually(() => byRole(account, 'heading', en.reviewTitle));
    await press(account, en.next);
    await focusOn(() => cornerName(account, 'Olena Kovalenko'));
    expect(windowOf(account).open).to.equal(false);
    await eventually(() => expect(said).to.deep.equal([en.signedIn]));
  });

  it('shows who is signed in when the page is opened, and says nothing about it', async () => {
    const api = new Api();
    await api.leaveSession(jonas);
    const connection = api.connection();
    const account = await put('migris-account', { connection });
    byRole(account, 'button', en.signIn).focus();
    const { said } = listen(account);
    await connection.restore();
    const name = await eventually(() => cornerName(account, 'Jonas Žukauskas'));
    await focusOn(() => name);
    expect(said).to.deep.equal([]);
  });

  it('shows a person with one name by that name', async () => {
    const api = new Api();
    await api.leaveSession({ ...jonas, givenNames: null, surname: 'Suharto' });
    const account = await put('migris-account', { api });
    await eventually(() => cornerName(account, 'Suharto'));
  });

  it('takes the focus when the page gives it to the element', async () => {
    const account = await put('migris-account', { api: new Api() });
    account.focus();
    await focusOn(() => byRole(account, 'button', en.signIn));
  });
});
