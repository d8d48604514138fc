import { expect } from 'chai';
import { Api, CODE, jonas, offline, profile, refusing } from '../../support/elements/api.js';
import { clear, focusOn, press, put, reads, write } from '../../support/elements/page.js';
import { allByRole, byRole, eventually } from '../../support/elements/query.js';
import { en, lt } from '../../support/elements/words.js';

const EVIL = '<script>alert(1)</script>';
const data = {
  format: 'migris-export/1',
  account: {
    surname: 'Žukauskas',
    givenNames: EVIL,
    createdAt: Date.UTC(2026, 9, 5, 12),
    phone: null,
    notices: ['visit'],
    provenance: { surname: { by: 'person', office: null, at: Date.UTC(2026, 9, 5, 12) } },
  },
  ways: [{ kind: 'email', use: 'sign_in', createdAt: Date.UTC(2026, 9, 5, 12), leftAt: null, code: null, names: null }],
  requests: [
    { kind: 'correction', status: 'withdrawn', askedAt: Date.UTC(2026, 9, 6), document: 'passport', answer: null },
  ],
  passkeys: [],
  history: [
    {
      id: '1',
      at: Date.UTC(2026, 9, 5, 12),
      kind: 'account_viewed',
      by: 'staff',
      office: { lt: 'Vilniaus skyrius', en: 'Vilnius office' },
      portal: null,
      host: null,
      device: null,
      method: null,
      fields: [],
      reason: 'visit',
    },
  ],
};
// Half past midnight there, and the day before where the clock is behind.
const ERASES = Date.UTC(2099, 11, 5, 22, 30);

async function opened(answers: Api['answers'] = {}, locale = 'en') {
  const api = new Api({
    'account.export': () => ({ at: Date.UTC(2026, 10, 22, 12), data }) as never,
    'account.erase': () => ({ erasesAt: ERASES, now: Date.now() }),
    'account.withdrawErasure': () => ({ erasesAt: null, now: Date.now() }),
    ...answers,
  });
  await api.leaveSession(jonas);
  const view = await put('migris-profile', { api, locale });
  await press(view, (locale === 'en' ? en : lt).pageTitles.data);
  return { api, view };
}

async function fileBehind(view: Element, name: string): Promise<{ text: string; file: string }> {
  const link = (await eventually(() => byRole(view, 'link', name))) as HTMLAnchorElement;
  return { text: await (await fetch(link.href)).text(), file: link.download };
}

describe('a person who wants the data', () => {
  afterEach(clear);

  it('gets all of it for programs, as it came', async () => {
    const { view } = await opened();
    await press(view, en.prepareExport);
    await reads(view, en.exportReady);
    const { text, file } = await fileBehind(view, en.exportJson);
    expect(JSON.parse(text)).to.deep.equal({ at: Date.UTC(2026, 10, 22, 12), data });
    expect(file).to.equal('my-data.json');
  });

  for (const [locale, words] of Object.entries({ en, lt })) {
    it(`gets a page to read in ${locale}, which loads and runs nothing and shows what was typed as text`, async () => {
      const { view } = await opened({}, locale);
      await press(view, words.prepareExport);
      const { text } = await fileBehind(view, words.exportPage);
      const page = new DOMParser().parseFromString(text, 'text/html');
      expect(page.documentElement.lang).to.equal(locale);
      expect(page.querySelectorAll('script, link, img, iframe')).to.have.length(0);
      expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).to.contain("default-src 'none'");
      expect(page.body.textContent).to.contain(EVIL).and.contain('Žukauskas');
      for (const told of [
        words.values.use?.sign_in,
        words.setBy.person,
        words.documents.passport,
        words.noticeNames.visit,
      ])
        expect(page.body.textContent).to.contain(told);
      expect(page.body.textContent).not.to.match(
        /sign_in|person|passport|visit(?!as)\b.*:|withdrawn|migris-export|null/,
      );
      expect(page.body.textContent).not.to.contain(words.names.passkeys);
      const told = locale === 'en' ? 'Vilnius office looked at your data: visit' : 'Vilniaus skyrius peržiūrėjo';
      expect(page.body.textContent).to.contain(told);
    });
  }

  it('proves first who is there where the API asks for it, and then gets it without pressing again', async () => {
    let asked = 0;
    const { api, view } = await opened({
      'account.export': () => {
        asked += 1;
        return asked === 1 ? refusing({ refusal: 'step_up_needed' })() : ({ at: Date.now(), data } as never);
      },
    });
    await press(view, en.prepareExport);
    await focusOn(() => byRole(view, 'heading', en.proveTitle));
    await press(view, en.sendCode);
    await write(view, en.code, CODE);
    await press(view, en.next);
    await reads(view, en.exportReady);
    expect(api.to('account.export')).to.have.length(2);
  });

  it('asks for the passkey where the account has one', async () => {
    const { view } = await opened({ 'account.export': refusing({ refusal: 'passkey_needed' }) });
    await press(view, en.prepareExport);
    await reads(view, en.proveByPasskey);
    byRole(view, 'button', en.usePasskey);
  });
});

describe('a person who wants the account erased', () => {
  afterEach(clear);

  it('reads what will happen before it is asked for, and may keep the account', async () => {
    const { api, view } = await opened();
    await press(view, en.eraseAccount);
    await focusOn(() => byRole(view, 'heading', en.erasureSure));
    for (const effect of en.erasureEffects) await reads(view, effect);
    await press(view, en.erasureNo);
    await focusOn(() => byRole(view, 'button', en.eraseAccount));
    expect(api.to('account.erase')).to.have.length(0);
  });

  it('sees the day over every page of the account, and takes it back from there', async () => {
    let erasesAt: number | null = null;
    const { view } = await opened({
      'profile.read': () => ({ ...profile, erasesAt }),
      'account.erase': () => {
        erasesAt = ERASES;
        return { erasesAt, now: Date.now() };
      },
      'account.withdrawErasure': () => {
        erasesAt = null;
        return { erasesAt, now: Date.now() };
      },
    });
    await press(view, en.eraseAccount);
    await press(view, en.erasureYes);
    await reads(view, en.done.erasureAsked);
    await press(view, en.pageTitles.history);
    await reads(view, en.erasing('6 December 2099, 00:30'));
    await press(view, en.keepAccount);
    await reads(view, en.done.erasureWithdrawn);
    expect(allByRole(view, 'button', en.keepAccount)).to.have.length(0);
  });

  it('is told where it could not be asked for, and nothing is shown as done', async () => {
    const { view } = await opened({ 'account.erase': offline });
    await press(view, en.eraseAccount);
    await press(view, en.erasureYes);
    await reads(view, en.offline);
    expect(allByRole(view, 'button', en.keepAccount)).to.have.length(0);
  });
});
