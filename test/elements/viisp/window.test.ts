import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { Output } from '../../../elements/internal/connection.js';
import { type Answers, offline, ona, refusing, VIISP } from '../../support/elements/api.js';
import { clear, cornerName, focusOn, press, put, reads, textOf } from '../../support/elements/page.js';
import { allByRole, byRole, eventually } from '../../support/elements/query.js';
import { backAt, bothWays, keepHere, letGo, type Sent } from '../../support/elements/viisp.js';
import { en, refusalWords } from '../../support/elements/words.js';

const known = { ...ona, email: 'ona@example.lt', complete: true };
const close = (account: Element) => press(byRole(account, 'dialog'), en.close);
const pressEscape = () => sendKeys({ press: 'Escape' });

describe('a person who closes the window on the way through VIISP', () => {
  let sent: Sent[] = [];
  beforeEach(() => {
    sent = keepHere();
  });
  afterEach(() => {
    clear();
    letGo();
  });

  async function leaving(answers: Answers) {
    const api = bothWays(answers);
    const account = await put('migris-account', { api });
    await press(account, en.signIn);
    await press(account, en.viispButton);
    await focusOn(() => byRole(account, 'heading', en.viispTitle));
    return { account, api };
  }

  for (const [how, shut] of [
    ['Escape', pressEscape],
    ['its button', close],
  ] as const) {
    it(`stays on the page when it is closed with ${how}, and finds the ways behind the button`, async () => {
      let answer: () => void = () => {};
      const start = { action: VIISP, ticket: 'late', expiresAt: 0, now: Date.now() };
      const { account, api } = await leaving({
        'viisp.start': () => new Promise((done) => (answer = () => done(start))),
      });
      await eventually(() => expect(api.to('viisp.start')).to.have.length(1));
      await shut(account);
      await eventually(() => expect(account.shadowRoot?.querySelector('migris-login')).to.equal(null));
      await focusOn(() => byRole(account, 'button', en.signIn));
      answer();
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(sent).to.deep.equal([]);
      await press(account, en.signIn);
      await eventually(() => byRole(account, 'heading', en.howTitle));
    });
  }

  it('may leave again afterwards, once, however late the first answer comes', async () => {
    let late: () => void = () => {};
    const start = { action: VIISP, ticket: 'late', expiresAt: 0, now: Date.now() };
    const { account, api } = await leaving({ 'viisp.start': () => new Promise((done) => (late = () => done(start))) });
    await eventually(() => expect(api.to('viisp.start')).to.have.length(1));
    await pressEscape();
    await focusOn(() => byRole(account, 'button', en.signIn));
    delete api.answers['viisp.start'];
    await press(account, en.signIn);
    await press(account, en.viispButton);
    await eventually(() => expect(sent).to.have.length(1));
    late();
    await new Promise((resolve) => setTimeout(resolve, 50));
    account.connection.wait({});
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sent).to.have.length(1);
    expect(api.to('viisp.start')).to.have.length(2);
  });

  it('is signed in all the same when the answer of VIISP was being redeemed', async () => {
    let answer: () => void = () => {};
    const api = bothWays();
    api.person = known;
    const won = (await api.answer(`${api.base}/viisp.finish`, {}, {})) as Output<'viisp.finish'>;
    api.answers['viisp.finish'] = () => new Promise((done) => (answer = () => done(won)));
    const account = await backAt('migris-account', api);
    await reads(account, en.returning);
    await pressEscape();
    await focusOn(() => byRole(account, 'button', en.signIn));
    answer();
    await eventually(() => cornerName(account, 'Ona Petrauskienė'));
  });

  it('does not meet an old failure again, in the window or in the page', async () => {
    const connection = await bothWays({ 'viisp.start': refusing({ refusal: 'viisp_unavailable' }) }).connect();
    const login = await put('migris-login', { connection });
    const account = await put('migris-account', { connection });
    await press(account, en.signIn);
    await press(account, en.viispButton);
    await reads(account, refusalWords('viisp_unavailable'));
    await pressEscape();
    await eventually(() => byRole(login, 'heading', en.howTitle));
    expect(textOf(login)).not.to.contain(en.stopTitle);
    await press(account, en.signIn);
    await eventually(() => byRole(account, 'heading', en.howTitle));
    expect(allByRole(account, 'alert')).to.deep.equal([]);
  });

  it('does not meet the failure of an answer again that was refused', async () => {
    const account = await backAt('migris-account', bothWays({ 'viisp.finish': refusing({ refusal: 'viisp_failed' }) }));
    await reads(account, refusalWords('viisp_failed'));
    await pressEscape();
    await focusOn(() => byRole(account, 'button', en.signIn));
    await press(account, en.signIn);
    await eventually(() => byRole(account, 'heading', en.howTitle));
  });

  it('F8: finds an answer again that could not be redeemed without a connection', async () => {
    const api = bothWays({ 'viisp.finish': offline });
    api.person = known;
    const account = await backAt('migris-account', api);
    await reads(account, en.offline);
    await pressEscape();
    await focusOn(() => byRole(account, 'button', en.signIn));
    delete api.answers['viisp.finish'];
    await press(account, en.signIn);
    await press(account, en.retry);
    await eventually(() => cornerName(account, 'Ona Petrauskienė'));
  });
});
