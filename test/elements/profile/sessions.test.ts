import { expect } from 'chai';
import { words as sessions } from '../../../elements/words/en/sessions.js';
import { Api, hereNow, jonas, offline, refusing } from '../../support/elements/api.js';
import { clear, expectFocus, focusOn, press, put, reads, textOf } from '../../support/elements/page.js';
import { allByRole, byRole, eventually } from '../../support/elements/query.js';
import { listen } from '../../support/elements/voice.js';
import { en, lt } from '../../support/elements/words.js';

const here = hereNow();
const phone = {
  ...here,
  id: 'P'.repeat(43),
  current: false,
  portal: { lt: 'Leidimai', en: 'Permits' },
  host: 'leidimai.example',
  contact: 'pagalba@leidimai.example',
  device: { browser: 'Safari', system: 'iOS' },
  method: 'viisp' as const,
  lastUsedAt: Date.now() - 4 * 60_000,
};
const unknown = { ...phone, id: 'U'.repeat(43), device: null, contact: null, method: 'email' as const };

/** The account of somebody who is signed in elsewhere too; what is ended leaves the list. */
async function opened(others = [phone, unknown], locale = 'en') {
  let open = [here, ...others];
  const api = new Api({
    'session.list': () => ({ sessions: open, now: Date.now() }),
    'session.end': ({ id } = {}) => {
      open = open.filter((session) => session.id !== id);
      return { endedAt: Date.now() };
    },
    'session.endOthers': () => {
      const ended = open.length - 1;
      open = [here];
      return { ended };
    },
  });
  await api.leaveSession(jonas);
  const account = await put('migris-profile', { api, locale });
  const words = locale === 'en' ? en : lt;
  await press(account, words.pageTitles.sessions);
  await eventually(() => byRole(account, 'heading', words.sessionsTitle));
  await eventually(() => expect(allByRole(account, 'listitem')).to.have.length(1 + others.length));
  return { api, account, ends: () => allByRole(account, 'button', new RegExp(`^${words.endSession}: `)) };
}

describe('the list of sessions', () => {
  afterEach(clear);

  it('tells device, site, way and last use of each, and which one is this', async () => {
    const { account, ends } = await opened();
    const [first, second, third] = allByRole(account, 'listitem').map((item) => textOf(item).replace(/\s+/g, ' '));
    expect(first).to.contain('Chrome, Linux').and.contain(en.thisDevice).and.contain(en.wayUsed.email);
    expect(second).to.contain('Safari, iOS').and.contain('Permits (leidimai.example)').and.contain(en.wayUsed.viisp);
    expect(second).to.contain(en.lastUsed('4 minutes ago')).and.contain(en.siteHelp);
    expect(third).to.contain(en.unknownDevice);
    const names = ends().map((button) => (button as HTMLElement & { computedName: string }).computedName);
    expect(names).to.deep.equal(['Sign out: Safari, iOS, Permits', `Sign out: ${en.unknownDevice}, Permits`]);
    expect(byRole(account, 'link', `${en.siteHelp}: Permits`).getAttribute('href')).to.equal(
      'mailto:pagalba@leidimai.example',
    );
  });

  it('names sites and times in the page’s language', async () => {
    const { account } = await opened([phone], 'lt');
    await reads(account, 'Leidimai (leidimai.example)');
    await reads(account, lt.lastUsed('prieš 4 minutes'));
  });

  it('lets one be ended: it goes, that is said, and the focus is on the list', async () => {
    const { api, account, ends } = await opened();
    const { said } = listen(account);
    ends()[0]?.click();
    await focusOn(() => byRole(account, 'heading', en.sessionsTitle));
    await eventually(() => expect(said).to.deep.equal([en.sessionEnded('Safari, iOS, Permits')]));
    expect(api.to('session.end').map(({ input }) => input)).to.deep.equal([{ id: phone.id }]);
    expect(ends()).to.have.length(1);
    for (const item of allByRole(account, 'listitem')) expect(textOf(item)).not.to.contain('Safari');
  });

  it('asks once before all others are ended', async () => {
    const { api, account } = await opened();
    await press(account, en.endOthers);
    await focusOn(() => byRole(account, 'button', en.sureYes));
    await press(account, en.sureNo);
    await focusOn(() => byRole(account, 'button', en.endOthers));
    expect(api.to('session.endOthers')).to.have.length(0);
    await press(account, en.endOthers);
    const { said } = listen(account);
    await press(account, en.sureYes);
    await focusOn(() => byRole(account, 'heading', en.sessionsTitle));
    await eventually(() => expect(said).to.deep.equal([en.othersEnded(2)]));
    expect(api.to('session.endOthers')).to.have.length(1);
    await reads(account, en.onlyThis);
    expect(allByRole(account, 'button', en.endOthers)).to.have.length(0);
  });

  it('keeps what could not be ended, and says why', async () => {
    const { api, account, ends } = await opened();
    api.answers['session.end'] = offline;
    ends()[1]?.click();
    await eventually(() => expectFocus(byRole(account, 'alert').parentElement as Element));
    await reads(account, sessions.offline);
    expect(ends()).to.have.length(2);
  });

  it('looks again where a session had ended meanwhile', async () => {
    const { api, account, ends } = await opened();
    api.answers['session.end'] = refusing({ refusal: 'session_unknown' });
    api.answers['session.list'] = () => ({ sessions: [here], now: Date.now() });
    ends()[0]?.click();
    await reads(account, en.rareRefusals.session_unknown());
    await eventually(() => expect(ends()).to.have.length(0));
  });

  it('can be asked for again where it could not be read, and says so where an older API does not know it', async () => {
    const api = new Api({ 'session.list': offline });
    await api.leaveSession(jonas);
    const account = await put('migris-profile', { api });
    await press(account, en.pageTitles.sessions);
    await reads(account, sessions.offline);
    api.answers = { 'session.list': refusing({ code: 'NOT_FOUND' }) };
    await press(account, en.retry);
    await reads(account, en.listUnknown);
  });
});
