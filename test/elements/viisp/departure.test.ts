import { expect } from 'chai';
import { type Answers, offline, refusing, silent, VIISP } from '../../support/elements/api.js';
import { openPage } from '../../support/elements/frame.js';
import { clear, errorBox, focusOn, press, put, reads, textOf, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { hurry, restoreTime } from '../../support/elements/time.js';
import { bothWays, keepHere, letGo, type Sent } from '../../support/elements/viisp.js';
import { listen } from '../../support/elements/voice.js';
import { en, refusalWords } from '../../support/elements/words.js';

const { open } = IDBFactory.prototype;

async function pressed(answers: Answers = {}) {
  const api = bothWays(answers);
  const login = await put('migris-login', { api });
  await press(login, en.viispButton);
  return { api, login };
}

describe('a person who chooses VIISP', () => {
  let sent: Sent[] = [];
  beforeEach(() => {
    sent = keepHere();
  });
  afterEach(() => {
    clear();
    letGo();
    restoreTime();
    IDBFactory.prototype.open = open;
  });

  it('is sent there by a form, with the ticket in its body and nothing in an address', async () => {
    history.replaceState(null, '', '#visits');
    const { api } = await pressed();
    await eventually(() => expect(sent).to.have.length(1));
    expect(sent).to.deep.equal([{ action: VIISP, method: 'post', fields: { ticket: 'ticket-of-viisp' } }]);
    expect(api.to('viisp.start')[0]?.input).to.deep.equal({ returnTo: location.href.split('#')[0] });
  });

  it('T-ticket-swap: proves the page’s key, and shows no token', async () => {
    const { api } = await pressed();
    await eventually(() => expect(sent).to.have.length(1));
    const [call] = api.to('viisp.start');
    expect(call?.headers.dpop).to.match(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(call?.headers).not.to.have.property('authorization');
  });

  it('reads what happens meanwhile, with the focus on it', async () => {
    const api = bothWays({ 'viisp.start': silent });
    const login = await put('migris-login', { api });
    const { said } = listen(login);
    await press(login, en.viispButton);
    await focusOn(() => byRole(login, 'heading', en.viispTitle));
    await reads(login, en.leaving);
    expect(said).to.deep.equal([en.leaving]);
    expect(allByRole(login, 'heading')).to.have.length(1);
  });

  it('is told when it takes long', async () => {
    hurry();
    const { login } = await pressed({ 'viisp.start': silent });
    await reads(login, en.viispSlow);
    expect(textOf(login)).not.to.contain(en.slow);
  });

  it('F18: may press twice', async () => {
    const api = bothWays();
    const login = await put('migris-login', { api });
    const button = await eventually(() => byRole(login, 'button', en.viispButton));
    button.click();
    button.click();
    await eventually(() => expect(sent).to.have.length(1));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(sent).to.have.length(1);
    expect(api.to('viisp.start')).to.have.length(1);
  });

  it('finds the ways again when the browser brings the page back as it was left', async () => {
    const login = await put('migris-login', { api: bothWays() });
    await write(login, en.email, 'jonas@ex');
    await press(login, en.viispButton);
    await eventually(() => expect(sent).to.have.length(1));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect((await eventually(() => byLabel(login, en.email))).value).to.equal('jonas@ex');
    await press(login, en.viispButton);
    await eventually(() => expect(sent).to.have.length(2));
    expect(document.querySelectorAll('form')).to.have.length(1);
  });

  it('may turn back to e-mail while VIISP is still being asked, and is then not sent away any more', async () => {
    let answer: () => void = () => {};
    const start = { action: VIISP, ticket: 'late', expiresAt: 0, now: Date.now() };
    const { login, api } = await pressed({ 'viisp.start': () => new Promise((done) => (answer = () => done(start))) });
    await eventually(() => expect(api.to('viisp.start')).to.have.length(1));
    await press(login, en.byEmail);
    await focusOn(() => byLabel(login, en.email));
    answer();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sent).to.deep.equal([]);
  });

  it('is sent to no address but one of the web', async () => {
    for (const action of ['javascript:alert(1)', 'data:text/html,x', 'ftp://viisp.invalid/']) {
      const { login } = await pressed({
        'viisp.start': () => ({ action, ticket: 't', expiresAt: 0, now: Date.now() }),
      });
      await reads(login, en.fault(''));
      clear();
    }
    expect(sent).to.deep.equal([]);
  });

  it('is told that the browser keeps nothing, before anything is asked of VIISP, and may go on by e-mail', async () => {
    const api = bothWays();
    const login = await put('migris-login', { api });
    await write(login, en.email, 'jonas@exam');
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    await press(login, en.viispButton);
    await reads(login, en.nothingKept);
    await focusOn(() => errorBox(login));
    expect(allByRole(login, 'button').map(({ textContent }) => textContent?.trim())).to.deep.equal([en.byEmail]);
    await press(login, en.byEmail);
    await focusOn(() => byLabel(login, en.email));
    expect(byLabel(login, en.email).value).to.equal('jonas@exam');
    expect(api.to('viisp.start')).to.deep.equal([]);
  });

  it('finds the address that was sent already when turning back', async () => {
    const api = bothWays({ 'signIn.request': refusing({ refusal: 'try_again' }), 'viisp.start': offline });
    const login = await put('migris-login', { api });
    await write(login, en.email, 'jonas@example.lt');
    await press(login, en.sendCode);
    await reads(login, refusalWords('try_again'));
    await press(login, en.viispButton);
    await press(login, en.byEmail);
    expect((await eventually(() => byLabel(login, en.email))).value).to.equal('jonas@example.lt');
  });

  for (const refusal of ['viisp_unavailable', 'too_many_calls', 'origin_unknown', 'try_again'] as const) {
    it(`is told of ${refusal}, and may try again`, async () => {
      const { login, api } = await pressed({ 'viisp.start': refusing({ refusal, retryAfter: 60 }) });
      await reads(login, refusalWords(refusal, { wait: 60 }));
      await focusOn(() => errorBox(login));
      byRole(login, 'button', en.byEmail);
      api.answers = {};
      await press(login, en.retry);
      await eventually(() => expect(sent).to.have.length(1));
      expect(textOf(login)).not.to.contain(en.stopTitle);
    });
  }

  it('is told that VIISP cannot be used now, and nothing of an identity, when its ticket is worth nothing', async () => {
    const { login } = await pressed({ 'viisp.start': refusing({ refusal: 'viisp_failed' }) });
    await reads(login, refusalWords('viisp_unavailable'));
    byRole(login, 'button', en.retry);
    expect(textOf(login)).not.to.contain(refusalWords('viisp_failed'));
  });

  it('is not asked to correct the address of the page', async () => {
    const { login } = await pressed({
      'viisp.start': refusing({ fields: { returnTo: 'invalid' }, requestId: '3f2c9a17-0000' }),
    });
    await reads(login, en.fault('3f2c9a17'));
    expect(allByRole(login, 'link')).to.deep.equal([]);
  });

  it('is told that there is no connection, and may try again', async () => {
    const { login, api } = await pressed({ 'viisp.start': offline });
    await reads(login, en.offline);
    api.answers = {};
    await press(login, en.retry);
    await eventually(() => expect(sent).to.have.length(1));
  });

  it('leaves once from a page with two elements', async () => {
    const api = bothWays();
    const connection = await api.connect();
    const login = await put('migris-login', { connection });
    const otp = await put('migris-otp', { connection });
    await press(login, en.viispButton);
    await reads(otp, en.leaving);
    await eventually(() => expect(sent).to.have.length(1));
    expect(api.to('viisp.start')).to.have.length(1);
  });
});

describe('a page that embeds the bundle', () => {
  afterEach(clear);

  const ways = () => ({
    email: true,
    viisp: true,
    portal: { lt: 'MIGRIS', en: 'MIGRIS' },
    mailDomain: 'migris.example',
  });
  const startAt = (action: string) => () => ({ action, ticket: 't', expiresAt: 0, now: Date.now() });

  it('is left for VIISP, under the strictest policy too', async () => {
    const page = await openPage('strict');
    const action = `${location.origin}/test/support/elements/bare.html?viisp`;
    page.api.answers = { 'signIn.ways': ways, 'viisp.start': startAt(action) };
    await press(another(page.document), en.viispButton);
    await eventually(() => expect(page.location.href).to.equal(action));
  });

  it('is told which line its policy lacks where that forbids to leave', async () => {
    const page = await openPage('strict');
    page.api.answers = { 'signIn.ways': ways, 'viisp.start': startAt(VIISP) };
    const login = another(page.document);
    await press(login, en.viispButton);
    await reads(login, en.formBlocked('https://viisp.invalid'));
    await press(login, en.byEmail);
    await eventually(() => byLabel(login, en.email));
  });
});

/** One more login in a page: it asks for the ways anew. */
function another(page: Document): Element {
  const login = page.querySelector('migris-login')?.cloneNode() as Element;
  login.setAttribute('locale', 'en');
  page.body.append(login);
  return login;
}
