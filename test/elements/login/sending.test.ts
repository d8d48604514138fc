import { expect } from 'chai';
import { Api, offline, refusing, sending, silent } from '../../support/elements/api.js';
import { clear, errorBox, expectFocus, focusOn, press, put, reads, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { hurry, restoreTime } from '../../support/elements/time.js';
import { listen } from '../../support/elements/voice.js';
import { en, refusalWords } from '../../support/elements/words.js';

const attempts = (api: Api) => api.to('signIn.request').map(({ input }) => input.attempt);

async function loginWith(api: Api, email = 'jonas@example.lt') {
  const login = await put('migris-login', { api });
  await write(login, en.email, email);
  return login;
}

describe('a person who sends the address', () => {
  afterEach(() => {
    clear();
    restoreTime();
  });

  it('goes on to the code, with the focus in its field', async () => {
    const login = await loginWith(new Api());
    await press(login, en.sendCode);
    await focusOn(() => byLabel(login, en.code));
    expect(byRole(login, 'heading').textContent).to.equal(en.codeTitle);
  });

  it('sends it in the language that is shown', async () => {
    const api = new Api();
    const login = await loginWith(api);
    await press(login, en.sendCode);
    await reads(login, en.sentTo);
    expect(api.to('signIn.request')[0]?.input.locale).to.equal('en');
  });

  it('sends it once with a double click, and keeps the focus on the button', async () => {
    const api = new Api({ 'signIn.request': silent });
    const login = await loginWith(api);
    const button = byRole(login, 'button', en.sendCode);
    button.focus();
    button.click();
    button.click();
    await eventually(() => byRole(login, 'button', en.busy)).then((busy) => busy.click());
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(api.to('signIn.request')).to.have.length(1);
    expectFocus(button);
    expect(button.ariaDisabled).to.equal('true');
  });

  it('is told that there is no connection, keeps what was typed, and tries again as the same attempt', async () => {
    const api = new Api({ 'signIn.request': offline });
    const login = await loginWith(api);
    await press(login, en.sendCode);
    await focusOn(() => errorBox(login));
    await reads(login, en.offline);
    expect(byLabel(login, en.email).value).to.equal('jonas@example.lt');
    api.answers = {};
    await press(login, en.sendCode);
    await reads(login, en.sentTo);
    const [first, second, ...more] = attempts(api);
    expect(first)
      .to.match(/^[\w-]{22}$/)
      .and.equal(second);
    expect(more).to.deep.equal([]);
  });

  it('makes another attempt with another address', async () => {
    const api = new Api({ 'signIn.request': offline });
    const login = await loginWith(api);
    await press(login, en.sendCode);
    await reads(login, en.offline);
    await write(login, en.email, 'petras@example.lt');
    await press(login, en.sendCode);
    await eventually(() => expect(attempts(api)).to.have.length(2));
    expect(new Set(attempts(api)).size).to.equal(2);
  });

  it('makes another attempt for the same address after going back from the code', async () => {
    const api = new Api();
    const login = await loginWith(api);
    await press(login, en.sendCode);
    await press(login, en.changeAddress);
    await press(login, en.sendCode);
    await eventually(() => expect(attempts(api)).to.have.length(2));
    expect(new Set(attempts(api)).size).to.equal(2);
  });

  it('is told after five seconds that the connection is slow, without having to press anything', async () => {
    const waits = hurry();
    const login = await loginWith(new Api({ 'signIn.request': silent }));
    const { said } = listen(login);
    await press(login, en.sendCode);
    await eventually(() => expect(said.join()).to.contain(en.slow));
    expect(waits).to.include(5000);
    expect(said).to.have.length(1);
  });

  it('is told of a fault with its number, and keeps what was typed', async () => {
    const login = await loginWith(new Api({ 'signIn.request': refusing({ requestId: '3f2c9a17-aaaa' }) }));
    await press(login, en.sendCode);
    await reads(login, en.fault('3f2c9a17'));
    expect(byLabel(login, en.email).value).to.equal('jonas@example.lt');
  });

  it('is told how long to wait when the address had its mails', async () => {
    const api = new Api({ 'signIn.request': refusing({ refusal: 'too_many_mails', retryAfter: 1500 }) });
    const login = await loginWith(api);
    await press(login, en.sendCode);
    await reads(login, refusalWords('too_many_mails', { wait: 1500 }));
  });

  it('is told at the field what the Worker finds wrong with the address', async () => {
    const api = new Api({ 'signIn.request': refusing({ fields: { email: 'email_local_unsupported' } }) });
    const login = await loginWith(api, 'jonąs@example.lt');
    await press(login, en.sendCode);
    await focusOn(() => errorBox(login));
    expect(byLabel(login, en.email).ariaInvalid).to.equal('true');
    expect(byRole(login, 'link', en.rareProblems.email_local_unsupported).textContent).to.contain(
      en.rareProblems.email_local_unsupported,
    );
  });

  it('is told of a fault where a newer Worker says no in a way that this page has no words for', async () => {
    const refusal = 'not_on_sundays' as 'try_again';
    const login = await loginWith(new Api({ 'signIn.request': refusing({ refusal, requestId: '3f2c9a17' }) }));
    await press(login, en.sendCode);
    await reads(login, en.fault('3f2c9a17'));
  });

  it('sees no old error beside a new one', async () => {
    const api = new Api({ 'signIn.request': offline });
    const login = await loginWith(api);
    await press(login, en.sendCode);
    await reads(login, en.offline);
    await write(login, en.email, '');
    await press(login, en.sendCode);
    await reads(login, en.problems.email_required);
    expect(allByRole(login, 'alert')).to.have.length(1);
  });

  it('may send it with Enter', async () => {
    const api = new Api({ 'signIn.request': () => sending() });
    const login = await loginWith(api);
    (byLabel(login, en.email).form as HTMLFormElement).requestSubmit();
    await focusOn(() => byLabel(login, en.code));
  });
});
