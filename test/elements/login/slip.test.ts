import { expect } from 'chai';
import { Api, jonas, offline, silent } from '../../support/elements/api.js';
import { clear, focused, focusOn, press, put, reads, textOf, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { listen } from '../../support/elements/voice.js';
import { en, sentTo } from '../../support/elements/words.js';

const asked = (api: Api) => api.to('signIn.request').map(({ input }) => input.email);

describe('a person whose address looks mistyped', () => {
  afterEach(clear);

  it('is asked once, with the focus on the answer', async () => {
    const api = new Api();
    const login = await put('migris-login', { api });
    const { said } = listen(login);
    await write(login, en.email, 'jonas@gmial.com');
    await press(login, en.sendCode);
    await focusOn(() => byRole(login, 'button', en.typoYes));
    // Heard once: with the answer that has the focus.
    expect(focused().ariaDescribedByElements?.[0]?.textContent).to.equal(en.typo('jonas@gmail.com'));
    expect(said).to.deep.equal([]);
    expect(asked(api)).to.deep.equal([]);
  });

  it('takes the suggestion, and the code goes there', async () => {
    const api = new Api();
    const login = await put('migris-login', { api });
    await write(login, en.email, 'jonas@gmial.com');
    await press(login, en.sendCode);
    await press(login, en.typoYes);
    await reads(login, sentTo('jonas@gmail.com'));
    expect(asked(api)).to.deep.equal(['jonas@gmail.com']);
  });

  it('reads the question alone where the address was wrong in another way before', async () => {
    const login = await put('migris-login', { api: new Api() });
    await write(login, en.email, 'jonas@');
    await press(login, en.sendCode);
    await reads(login, en.problems.email_invalid);
    await write(login, en.email, 'jonas@gmial.com');
    await press(login, en.sendCode);
    await reads(login, en.typo('jonas@gmail.com'));
    expect(textOf(login)).not.to.contain(en.problems.email_invalid);
    expect(byLabel(login, en.email).getAttribute('aria-invalid')).to.equal(null);
  });

  it('may send it as written', async () => {
    const api = new Api();
    const login = await put('migris-login', { api });
    await write(login, en.email, 'jonas@gmial.com');
    await press(login, en.sendCode);
    await press(login, en.typoNo);
    await reads(login, sentTo('jonas@gmial.com'));
    expect(asked(api)).to.deep.equal(['jonas@gmial.com']);
  });

  it('is not asked a second time where sending as written failed', async () => {
    const api = new Api({ 'signIn.request': offline });
    const login = await put('migris-login', { api });
    await write(login, en.email, 'jonas@gmial.com');
    await press(login, en.sendCode);
    await press(login, en.typoNo);
    await reads(login, en.offline);
    await write(login, en.email, 'jonas@gmial.co');
    await write(login, en.email, 'jonas@gmial.com');
    api.answers = {};
    await press(login, en.sendCode);
    await reads(login, sentTo('jonas@gmial.com'));
  });

  it('is not asked while a code is on its way to another address', async () => {
    const login = await put('migris-login', { api: new Api({ 'signIn.request': silent }) });
    await write(login, en.email, 'jonas@example.lt');
    await press(login, en.sendCode);
    await eventually(() => byRole(login, 'button', en.busy));
    await write(login, en.email, 'jonas@gmial.com');
    await press(login, en.busy);
    await login.updateComplete;
    expect(allByRole(login, 'button', en.typoYes)).to.deep.equal([]);
    byRole(login, 'button', en.busy);
  });

  it('may correct it by hand, and what is then in the field is sent', async () => {
    const api = new Api();
    const login = await put('migris-login', { api });
    await write(login, en.email, 'jonas@gmial.com');
    await press(login, en.sendCode);
    await eventually(() => byRole(login, 'button', en.typoYes));
    await write(login, en.email, 'petras@example.lt');
    await eventually(() => expect(allByRole(login, 'button', en.typoYes)).to.deep.equal([]));
    await press(login, en.sendCode);
    await reads(login, sentTo('petras@example.lt'));
    expect(asked(api)).to.deep.equal(['petras@example.lt']);
  });

  it('is not asked any more when the field is emptied meanwhile', async () => {
    const login = await put('migris-login', { api: new Api() });
    await write(login, en.email, 'jonas@gmial.com');
    await press(login, en.sendCode);
    await eventually(() => byRole(login, 'button', en.typoYes));
    await write(login, en.email, '');
    await press(login, en.sendCode);
    await reads(login, en.problems.email_required);
    expect(allByRole(login, 'button', en.typoYes)).to.deep.equal([]);
  });

  it('keeps the focus while the code is being sent', async () => {
    const login = await put('migris-login', { api: new Api({ 'signIn.request': () => new Promise(() => {}) }) });
    await write(login, en.email, 'jonas@gmial.com');
    await press(login, en.sendCode);
    await press(login, en.typoYes);
    await eventually(() => byRole(login, 'button', en.busy));
    await eventually(() => expect(login.contains(focused()) || login.shadowRoot?.contains(focused())).to.equal(true));
    expect(byLabel(login, en.email).value).to.equal('jonas@gmail.com');
  });

  it('leaves no question behind for whoever comes next', async () => {
    const api = new Api();
    const login = await put('migris-login', { api });
    await write(login, en.email, 'jonas@gmial.com');
    await press(login, en.sendCode);
    await eventually(() => byRole(login, 'button', en.typoYes));
    const { connection } = login;
    connection.update({ ...jonas });
    await reads(login, en.signedInAs('Jonas Žukauskas'));
    await connection.end().catch(() => {});
    await eventually(() => byRole(login, 'button', en.sendCode));
    expect(textOf(login)).not.to.contain('jonas@gmail.com');
  });

  it('is told first what is no address at all', async () => {
    const login = await put('migris-login', { api: new Api() });
    await write(login, en.email, 'jonas z@gmial.com');
    await press(login, en.sendCode);
    await reads(login, en.problems.email_invalid);
    expect(allByRole(login, 'button', en.typoYes)).to.deep.equal([]);
  });

  for (const right of ['jonas@gmail.com', 'jonas@gmx.de', 'jonas@mail.com', 'jonas@ymail.com', 'jonas@inbox.lv']) {
    it(`is not asked about ${right}`, async () => {
      const api = new Api();
      const login = await put('migris-login', { api });
      await write(login, en.email, right);
      await press(login, en.sendCode);
      await reads(login, sentTo(right));
    });
  }
});
