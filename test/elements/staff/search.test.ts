import { expect } from 'chai';
import { dossier, me, people, twin } from '../../../demo/playground/desk-people.js';
import { Trouble } from '../../../elements/internal/trouble.js';
import { offline, refusing, silent } from '../../support/elements/api.js';
import { choose, deskApi, searchFor, sitDown } from '../../support/elements/desk.js';
import { held, rest } from '../../support/elements/held.js';
import {
  clear,
  errorBox,
  expectFocus,
  focused,
  focusOn,
  press,
  reads,
  textOf,
  write,
} from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { en } from '../../support/elements/words.js';

const other = { ...twin, id: '99999999-9999-4999-8999-999999999999', givenNames: 'Ona', surname: 'Nauja' };

describe('a member of staff who searches', () => {
  afterEach(clear);

  it('must say what to find and why, before anything is asked', async () => {
    const api = deskApi();
    const desk = await sitDown(api);
    await press(desk, en.find.go);
    await focusOn(() => errorBox(desk));
    await reads(desk, `${en.desk.reason}: ${en.rareProblems.reason_required}`);
    expect(api.to('staff.search')).to.have.length(0);
  });

  it('finds people in a table, and hears how many', async () => {
    const api = deskApi();
    const desk = await sitDown(api);
    await searchFor(desk, '  zukauskas ');
    await focusOn(() => byRole(desk, 'heading', en.find.found(3)));
    expect(api.to('staff.search')[0]?.input).to.deep.equal({
      by: 'name',
      text: 'zukauskas',
      reason: 'visit',
      caseNumber: 'V-12',
    });
    await reads(desk, en.find.formerEmail);
  });

  it('searches by phone, e-mail or personal code as well', async () => {
    const api = deskApi();
    const desk = await sitDown(api);
    await choose(desk, en.find.by, 'personalCode');
    await reads(desk, en.find.hints.personalCode);
    await searchFor(desk, '33309240064');
    await eventually(() => expect(api.to('staff.search')[0]?.input).to.include({ by: 'personalCode' }));
  });

  it('keeps the reason for the next search of the case, and can change it', async () => {
    const api = deskApi();
    const desk = await sitDown(api);
    await searchFor(desk, 'zukauskas');
    await reads(desk, en.desk.because(en.desk.reasons.visit, 'V-12'));
    await write(desk, en.find.text, 'petraitis');
    await press(desk, en.find.go);
    await eventually(() =>
      expect(api.to('staff.search')[1]?.input).to.include({ reason: 'visit', caseNumber: 'V-12' }),
    );
    await press(desk, en.desk.changeBecause);
    await focusOn(() => byLabel(desk, en.desk.reason));
    await choose(desk, en.desk.reason, 'call');
    await press(desk, en.find.go);
    await eventually(() => expect(api.to('staff.search')[2]?.input).to.include({ reason: 'call' }));
    expect(api.to('staff.search')[2]?.input).not.to.have.property('caseNumber');
  });

  it('walks through the people with the arrow keys', async () => {
    const desk = await sitDown(deskApi());
    await searchFor(desk, 'zukauskas');
    const first = await eventually(() => byRole(desk, 'button', 'Jonas Zukauskas'));
    first.focus();
    const key = (name: string) =>
      focused().dispatchEvent(
        new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true }),
      );
    key('ArrowDown');
    expect(focused()).not.to.equal(first);
    key('ArrowUp');
    expectFocus(first);
    key('End');
    key('ArrowDown');
    expect(focused().closest('tr')?.nextElementSibling).to.equal(null);
  });

  it('sees more people page by page, and goes on with the first new one', async () => {
    const api = deskApi({
      'staff.search': ({ after }) =>
        after ? { people: [other], total: 4, next: null, now: 0 } : { people, total: 4, next: 'page 2', now: 0 },
    });
    const desk = await sitDown(api);
    await searchFor(desk, 'zukauskas');
    await press(desk, en.find.more);
    await focusOn(() => byRole(desk, 'button', 'Ona Nauja'));
    expect(api.to('staff.search')[1]?.input).to.include({ after: 'page 2', reason: 'visit' });
  });

  it('is told when nobody fits, when too many do, and without a connection; what was typed stays', async () => {
    const api = deskApi({ 'staff.search': () => ({ people: [], total: 0, next: null, now: 0 }) });
    const desk = await sitDown(api);
    await searchFor(desk, 'zu');
    await reads(desk, en.find.nothingHint);
    api.answers['staff.search'] = refusing({ fields: { text: 'search_text_short' } });
    await press(desk, en.find.go);
    await focusOn(() => errorBox(desk));
    await reads(desk, `${en.find.text}: ${en.rareProblems.search_text_short}`);
    api.answers['staff.search'] = refusing({ refusal: 'search_too_wide' });
    await press(desk, en.find.go);
    await focusOn(() => errorBox(desk));
    await reads(desk, en.staffRefusals.search_too_wide());
    expect(textOf(desk)).not.to.contain(en.find.nothingHint);
    api.answers['staff.search'] = offline;
    await press(desk, en.find.go);
    await reads(desk, en.offline);
    expect(byLabel(desk, en.find.text).value).to.equal('zu');
  });

  it('opens nobody of the search before while the next one is on its way', async () => {
    const api = deskApi();
    const desk = await sitDown(api);
    await searchFor(desk, 'zukauskas');
    await reads(desk, en.find.found(3));
    api.answers['staff.search'] = silent;
    await press(desk, en.find.go);
    await eventually(() => expect(api.to('staff.search')).to.have.length(2));
    await eventually(() => expect(allByRole(desk, 'button', 'Jonas Zukauskas')).to.have.length(0));
    expect(textOf(desk)).not.to.contain(en.find.found(3));
  });

  it('gets the answer to what was asked last, where more of the search before was still on its way', async () => {
    const { hold, arrive, waiting } = held();
    const api = deskApi({
      'staff.search': ({ text }) =>
        hold({ people: text === 'ona' ? [other] : people, total: 4, next: text === 'ona' ? null : 'page 2', now: 0 }),
    });
    const desk = await sitDown(api);
    await searchFor(desk, 'zukauskas');
    const came = async () => {
      await eventually(() => expect(waiting).to.have.length(1));
      arrive();
    };
    await came();
    await press(desk, en.find.more);
    await eventually(() => expect(waiting).to.have.length(1));
    await write(desk, en.find.text, 'ona');
    await press(desk, en.busy);
    await press(desk, en.busy);
    await came();
    await eventually(() => expect(api.to('staff.search').at(-1)?.input).to.include({ text: 'ona' }));
    expect(allByRole(desk, 'button', 'Jonas Zukauskas')).to.have.length(0);
    await came();
    await eventually(() => byRole(desk, 'button', 'Ona Nauja'));
    expect(allByRole(desk, 'button', 'Jonas Zukauskas')).to.have.length(0);
    expect(api.to('staff.search').map(({ input }) => [input.text, input.after])).to.deep.equal([
      ['zukauskas', undefined],
      ['zukauskas', 'page 2'],
      ['ona', undefined],
    ]);
  });

  it('is on record once where the button is pressed twice', async () => {
    const { hold, arrive, waiting } = held();
    const api = deskApi({ 'staff.search': () => hold({ people, total: 3, next: null, now: 0 }) });
    const desk = await sitDown(api);
    await searchFor(desk, 'zukauskas');
    await eventually(() => expect(waiting).to.have.length(1));
    await press(desk, en.busy);
    arrive();
    await focusOn(() => byRole(desk, 'heading', en.find.found(3)));
    expect(api.to('staff.search')).to.have.length(1);
  });

  it('opens whoever was chosen last, and nobody any more where the place was left', async () => {
    const { hold, arrive, waiting } = held();
    const api = deskApi({
      'staff.search': () => ({ people: [...people, other], total: 4, next: null, now: 0 }),
      'staff.read': ({ id }) =>
        hold({ ...dossier, id, ...(id === other.id && { givenNames: 'Ona', surname: 'Nauja' }) }),
    });
    const desk = await sitDown(api);
    await searchFor(desk, 'zukauskas');
    await press(desk, 'Jonas Zukauskas');
    await press(desk, 'Jonas Zukauskas');
    await eventually(() => expect(waiting).to.have.length(1));
    await press(desk, 'Ona Nauja');
    arrive();
    await eventually(() => expect(waiting).to.have.length(1));
    expect(allByRole(desk, 'heading', 'Jonas Zukauskas')).to.have.length(0);
    arrive();
    await focusOn(() => byRole(desk, 'heading', 'Ona Nauja'));
    expect(api.to('staff.read')).to.have.length(2);
    await press(desk, en.person.back);
    await press(desk, 'Jonas Zukauskas');
    await eventually(() => expect(waiting).to.have.length(1));
    await press(desk, en.desk.colleagues);
    arrive();
    await focusOn(() => byRole(desk, 'heading', en.colleague.title));
    expect(allByRole(desk, 'heading', 'Jonas Zukauskas')).to.have.length(0);
  });

  it('reads nothing about an account that was left before it could not be opened', async () => {
    let fail = () => {};
    const api = deskApi({
      'staff.read': () =>
        new Promise((_, reject) => {
          fail = () => reject(new Trouble({}, true));
        }),
    });
    const desk = await sitDown(api);
    await searchFor(desk, 'zukauskas');
    await press(desk, 'Jonas Zukauskas');
    await eventually(() => expect(api.to('staff.read')).to.have.length(1));
    await press(desk, en.desk.colleagues);
    fail();
    await focusOn(() => byRole(desk, 'heading', en.colleague.title));
    await rest();
    expect(textOf(desk)).not.to.contain(en.offline);
    // And the next one is opened.
    api.answers['staff.read'] = () => dossier;
    await press(desk, en.desk.searching);
    await press(desk, 'Jonas Zukauskas');
    await focusOn(() => byRole(desk, 'heading', 'Jonas Zukauskas'));
  });

  it('opens an account for the reason that was given last', async () => {
    const { hold, arrive, waiting } = held();
    const api = deskApi({ 'staff.read': () => hold(dossier) });
    const desk = await sitDown(api);
    await searchFor(desk, 'zukauskas');
    await press(desk, 'Jonas Zukauskas');
    await eventually(() => expect(waiting).to.have.length(1));
    await press(desk, en.desk.changeBecause);
    await choose(desk, en.desk.reason, 'call');
    await press(desk, en.find.go);
    await eventually(() => expect(api.to('staff.search')).to.have.length(2));
    await press(desk, 'Jonas Zukauskas');
    arrive();
    await eventually(() => expect(waiting).to.have.length(1));
    arrive();
    await focusOn(() => byRole(desk, 'heading', 'Jonas Zukauskas'));
    expect(api.to('staff.read').map(({ input }) => input.reason)).to.deep.equal(['visit', 'call']);
    await press(desk, en.person.back);
    await reads(desk, en.desk.because(en.desk.reasons.call, undefined));
  });

  it('asks nothing more when the place is gone', async () => {
    const { hold, arrive, waiting } = held();
    const api = deskApi({ 'staff.search': () => hold({ people, total: 3, next: null, now: 0 }) });
    const desk = await sitDown(api);
    await searchFor(desk, 'zukauskas');
    await eventually(() => expect(waiting).to.have.length(1));
    await write(desk, en.find.text, 'petraitis');
    await press(desk, en.busy);
    desk.remove();
    arrive();
    await rest();
    expect(api.to('staff.search')).to.have.length(1);
  });

  it('who was moved to another office meanwhile begins anew there', async () => {
    const api = deskApi({ 'staff.search': refusing({ refusal: 'not_staff' }) });
    const desk = await sitDown(api);
    api.answers['staff.me'] = () => ({ ...me, officeName: { lt: 'Kauno skyrius', en: 'Kaunas office' } });
    await searchFor(desk, 'zukauskas');
    await reads(desk, 'Kaunas office');
    expect((await eventually(() => byLabel(desk, en.find.text))).value).to.equal('');
  });

  it('comes back to the list that was left', async () => {
    const desk = await sitDown(deskApi());
    await searchFor(desk, 'zukauskas');
    await press(desk, 'Jonas Zukauskas');
    await focusOn(() => byRole(desk, 'heading', 'Jonas Zukauskas'));
    await press(desk, en.person.back);
    await reads(desk, en.find.found(3));
    expect(byLabel(desk, en.find.text).value).to.equal('zukauskas');
  });
});
