import { expect } from 'chai';
import type { Output } from '../../../elements/internal/connection.js';
import { Api, jonas, offline } from '../../support/elements/api.js';
import { clear, focusOn, press, put, reads, textOf } from '../../support/elements/page.js';
import { byRole } from '../../support/elements/query.js';
import { en } from '../../support/elements/words.js';

type Request = Output<'account.requests'>['requests'][number];

const report: Request = {
  id: '1',
  kind: 'not_me',
  status: 'done',
  askedAt: Date.UTC(2026, 9, 5, 12),
  answeredAt: Date.UTC(2026, 9, 6, 12),
  office: { lt: 'Vilniaus skyrius', en: 'Vilnius office' },
  answer: 'Nobody else signed in.',
  givenNames: null,
  surname: null,
  why: null,
  document: null,
};
const correction: Request = {
  ...report,
  id: '2',
  kind: 'correction',
  status: 'withdrawn',
  office: null,
  answer: null,
  surname: 'Žukauskė',
  document: 'passport',
  why: 'A letter is missing.',
};

async function opened(requests: Request[], answers: Api['answers'] = {}) {
  const api = new Api({ 'account.requests': () => ({ requests, now: Date.now() }), ...answers });
  await api.leaveSession(jonas);
  const view = await put('migris-profile', { api, locale: 'en' });
  await press(view, en.pageTitles.requests);
  return { api, view };
}

describe('a person whose request or report was answered', () => {
  afterEach(clear);

  it('finds the answer in the account, with the office and the day', async () => {
    const { view } = await opened([report]);
    await focusOn(() => byRole(view, 'heading', en.pageTitles.requests));
    await reads(view, en.ownKinds.not_me);
    await reads(view, 'Nobody else signed in.');
    await reads(view, `${en.answeredBy} Vilnius office`);
    await reads(view, en.answeredOn('6 October 2026'));
    await reads(view, en.reportStatuses.done);
  });

  it('reads of a request that was withdrawn when that was, and no question of the form', async () => {
    const { view } = await opened([correction]);
    await reads(view, en.withdrawnOn('6 October 2026'));
    await reads(view, `${en.shownBy} ${en.documents.passport}`);
    expect(textOf(view)).not.to.contain(en.document).and.not.to.contain(en.answeredOn('6 October 2026'));
  });

  it('reads that there is none yet, and may try again where that could not be read', async () => {
    const { api, view } = await opened([], {});
    await reads(view, en.requestsEmpty);
    clear();
    const second = await opened([], { 'account.requests': offline });
    await reads(second.view, en.offline);
    second.api.answers['account.requests'] = () => ({ requests: [report], now: Date.now() });
    await press(second.view, en.retry);
    await reads(second.view, 'Nobody else signed in.');
    expect(api.to('account.requests').length).to.be.greaterThan(0);
  });
});
