import { expect } from 'chai';
import { Api, offline, refusing } from '../../support/elements/api.js';
import { clear, press, put, reads, textOf, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { en, refusalWords } from '../../support/elements/words.js';

const both = { email: true, viisp: true, portal: { lt: 'MIGRIS', en: 'MIGRIS' }, mailDomain: 'migris.example' };

describe('a person who chooses how to sign in', () => {
  afterEach(clear);

  it('sees both ways where the API says that both are set up', async () => {
    const login = await put('migris-login', { api: new Api({ 'signIn.ways': () => both }) });
    await eventually(() => byRole(login, 'button', en.viispButton));
    expect(allByRole(login, 'heading').map(({ textContent }) => textContent)).to.deep.equal([
      en.howTitle,
      en.emailWay,
      en.viispWay,
    ]);
    expect(textOf(login)).not.to.contain(en.step(1, 2));
  });

  it('sees e-mail alone where VIISP is not set up', async () => {
    const api = new Api();
    const login = await put('migris-login', { api });
    await eventually(() => expect(api.to('signIn.ways')).to.have.length(1));
    expect(textOf(login)).not.to.contain('VIISP');
    expect(textOf(login)).to.contain(en.step(1, 2));
  });

  it('sees e-mail alone where the API does not answer the question', async () => {
    const login = await put('migris-login', { api: new Api({ 'signIn.ways': refusing({}) }) });
    expect(byLabel(login, en.email).value).to.equal('');
    expect(allByRole(login, 'alert')).to.deep.equal([]);
  });

  it('keeps what was typed when the second way appears late', async () => {
    let answer: (ways: typeof both) => void = () => {};
    const api = new Api({ 'signIn.ways': () => new Promise((resolve) => (answer = resolve)) });
    const login = await put('migris-login', { api });
    const field = await write(login, en.email, 'jonas@exam');
    answer(both);
    await eventually(() => byRole(login, 'button', en.viispButton));
    expect(byLabel(login, en.email) === field).to.equal(true);
    expect(field.value).to.equal('jonas@exam');
    expect(field.matches(':focus')).to.equal(true);
  });
});

describe('a site that is not registered', () => {
  afterEach(clear);

  // This server answers pages of other origins too, but without the header that would let them read it, as the Worker does.
  const elsewhere = `http://127.0.0.1:${location.port}/trpc`;

  it('is named where the API can say so', async () => {
    const api = new Api({ 'signIn.request': refusing({ refusal: 'origin_unknown' }) });
    const login = await put('migris-login', { api });
    await write(login, en.email, 'jonas@example.lt');
    await press(login, en.sendCode);
    await reads(login, refusalWords('origin_unknown'));
  });

  it('is named where the browser keeps the answer from the page', async () => {
    expect(location.hostname).to.equal('localhost');
    const login = await put('migris-login', { attributes: { api: elsewhere } });
    await write(login, en.email, 'jonas@example.lt');
    await press(login, en.sendCode);
    await reads(login, refusalWords('origin_unknown'));
  });

  it('is not blamed where nobody answers at all', async () => {
    const login = await put('migris-login', { attributes: { api: 'http://127.0.0.1:1/trpc' } });
    await write(login, en.email, 'jonas@example.lt');
    await press(login, en.sendCode);
    await reads(login, en.offline);
  });

  it('is not blamed where whoever takes the call never answers', async () => {
    const { fetch } = window;
    window.fetch = () => new Promise(() => {});
    const api = new Api({ 'signIn.ways': offline, 'signIn.request': offline });
    const login = await put('migris-login', { api });
    try {
      await write(login, en.email, 'jonas@example.lt');
      await press(login, en.sendCode);
      await reads(login, en.offline);
    } finally {
      window.fetch = fetch;
    }
  });
});
