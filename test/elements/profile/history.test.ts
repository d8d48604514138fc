import { expect } from 'chai';
import type { Output } from '../../../elements/internal/connection.js';
import { Api, jonas, offline } from '../../support/elements/api.js';
import { clear, focusOn, press, put, reads, textOf } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { en, lt } from '../../support/elements/words.js';

type Entry = Output<'account.history'>['entries'][number];

/** By the clock in Lithuania, two hours before that of Greenwich in November. */
const at = (hour: number) => Date.UTC(2026, 10, 20, hour - 2);
const signIn: Entry = {
  id: '00000000-0000-4000-8000-000000000001',
  at: at(9),
  kind: 'signed_in',
  by: 'person',
  office: null,
  portal: { lt: 'MIGRIS', en: 'MIGRIS' },
  host: 'www.migracija.lt',
  device: { browser: 'Firefox', system: 'Windows' },
  method: 'email',
  fields: [],
  reason: null,
};
const office = { lt: 'Vilniaus skyrius', en: 'Vilnius office' };
const nowhere = { portal: null, host: null, device: null, method: null };
const looked: Entry = {
  ...signIn,
  ...nowhere,
  id: '00000000-0000-4000-8000-000000000002',
  kind: 'account_viewed',
  by: 'staff',
  office,
  reason: 'visit',
};
const changed: Entry = {
  ...signIn,
  id: '00000000-0000-4000-8000-000000000003',
  at: at(-20),
  kind: 'profile_changed',
  fields: ['phone', 'notices'],
};
const unheardOf: Entry = {
  ...looked,
  at: at(-21),
  id: '00000000-0000-4000-8000-000000000004',
  kind: 'of_tomorrow',
  by: 'system',
};

async function opened(answers: Api['answers'] = {}, locale = 'en') {
  const api = new Api({
    'account.history': ({ after } = {}) =>
      after
        ? { entries: [changed, unheardOf], next: null, now: Date.now() }
        : { entries: [signIn, looked], next: 'older', now: Date.now() },
    'account.notMe': () => ({ ended: 2, frozenUntil: Date.now() + 7 * 86_400_000, now: Date.now() }),
    ...answers,
  });
  await api.leaveSession(jonas);
  const view = await put('migris-profile', { api, locale });
  await press(view, (locale === 'en' ? en : lt).pageTitles.history);
  return { api, view };
}

describe('the history of an account', () => {
  afterEach(clear);

  it('tells each day in plain sentences: how, where and with what, and which office looked and why', async () => {
    const { view } = await opened();
    await reads(view, `20 November 2026`);
    const [first, second] = (
      await eventually(() => {
        const items = allByRole(view, 'listitem');
        if (items.length < 2) throw new Error('not yet');
        return items;
      })
    ).map((item) => textOf(item).replace(/\s+/g, ' '));
    expect(first).to.contain(`09:00 ${en.signedInWith.email} Firefox, Windows, MIGRIS`);
    expect(second).to.contain('Vilnius office looked at your data: visit');
  });

  it('says that a session ended, and not that the person ended it, where a block, a merge or a new address did', async () => {
    const ended = { ...signIn, ...nowhere, kind: 'session_ended' };
    const entries = [
      { ...ended, by: 'system' as const },
      { ...ended, id: looked.id, by: 'person' as const },
    ];
    const { view } = await opened({ 'account.history': () => ({ entries, next: null, now: Date.now() }) });
    await reads(view, `09:00 ${en.endedByItself}`);
    const [first, second] = allByRole(view, 'listitem').map(textOf);
    expect(first).not.to.contain(en.happened.session_ended);
    expect(second).to.contain(en.happened.session_ended);
  });

  it('reads so in Lithuanian', async () => {
    const { view } = await opened({}, 'lt');
    await reads(view, 'Vilniaus skyrius peržiūrėjo Jūsų duomenis: vizitas');
  });

  it('shows older entries on the next page, with the focus on the first of them', async () => {
    const { api, view } = await opened();
    await press(view, en.showMore);
    await reads(view, `${en.happened.profile_changed}: ${en.changedFields.phone}, ${en.changedFields.notices}`);
    await reads(view, en.otherEntry);
    await focusOn(() => allByRole(view, 'listitem')[2] as Element);
    expect(api.to('account.history')[1]?.input).to.deep.equal({ after: 'older' });
    expect(allByRole(view, 'button', en.showMore)).to.have.length(0);
  });

  it('may be asked for again without a connection', async () => {
    const { api, view } = await opened({ 'account.history': offline });
    await reads(view, en.offline);
    api.answers = { ...api.answers, 'account.history': () => ({ entries: [], next: null, now: Date.now() }) };
    await press(view, en.retry);
    await reads(view, en.historyEmpty);
  });

  it('offers “this was not me” at a sign-in and not at what staff did, and says first what it does', async () => {
    const { api, view } = await opened();
    const buttons = await eventually(() => {
      const found = allByRole(view, 'button', new RegExp(`^${en.notMe}`));
      expect(found).to.have.length(1);
      return found;
    });
    buttons[0]?.click();
    await focusOn(() => byRole(view, 'heading', en.notMeTitle));
    for (const effect of en.notMeEffects) await reads(view, effect);
    expect(api.to('account.notMe')).to.have.length(0);
    await press(view, en.notMeNo);
    await focusOn(() => byRole(view, 'button', new RegExp(`^${en.notMe}`)));
  });

  it('ends in the way in, which says what was done', async () => {
    const { api, view } = await opened();
    let out = 0;
    view.addEventListener('migris-signed-out', () => {
      out += 1;
    });
    await press(view, new RegExp(`^${en.notMe}`));
    await press(view, en.notMeYes);
    await reads(view, en.rareRefusals.not_me());
    await focusOn(() => byLabel(view, en.email));
    expect(api.to('account.notMe')).to.have.length(1);
    expect(out).to.equal(1);
  });

  it('stays and says so where the report did not arrive', async () => {
    const { view } = await opened({ 'account.notMe': offline });
    await press(view, new RegExp(`^${en.notMe}`));
    await press(view, en.notMeYes);
    await reads(view, en.offline);
    byRole(view, 'button', en.notMeYes);
  });
});
