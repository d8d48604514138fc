import { expect } from 'chai';
import { correction, erasure, me, merge, merged, report, zukauskas } from '../../../demo/playground/desk-people.js';
import { Trouble } from '../../../elements/internal/trouble.js';
import { type Answers, refusing, silent } from '../../support/elements/api.js';
import { choose, deskApi, sitDown } from '../../support/elements/desk.js';
import { clear, errorBox, expectFocus, focusOn, press, reads, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { en } from '../../support/elements/words.js';

type Work = typeof merge;

async function workOn(request: Work, answers: Answers = {}) {
  const api = deskApi({
    'staff.requests': () => ({ requests: [request], open: 1, next: null, now: Date.now() }),
    ...answers,
  });
  const desk = await sitDown(api);
  await press(desk, en.desk.working(1));
  await open(desk, request);
  return { api, desk };
}

async function open(desk: HTMLElement, { kind }: Work): Promise<void> {
  await press(desk, `${en.requestKinds[kind]}: Jonas Zukauskas`);
  await focusOn(() => byRole(desk, 'heading', en.requestKinds[kind]));
}

const page = (requests: Work[], next: string | null) => ({ requests, open: 1, next, now: 0 });

/** The list of one request, with the next one on its way behind it, and what is answered from then on. */
async function withMoreOnItsWay(
  [first, second]: [Work, Work],
  then: () => ReturnType<typeof page> | Promise<never>,
  answers: Answers = {},
) {
  const { api, desk } = await workOn(first, { 'staff.requests': () => page([first], 'page 2'), ...answers });
  await press(desk, en.person.back);
  let arrive = () => {};
  const more = new Promise<ReturnType<typeof page>>((resolve) => {
    arrive = () => resolve(page([second], null));
  });
  api.answers['staff.requests'] = ({ after }) => (after ? more : then());
  await press(desk, en.find.more);
  await eventually(() => expect(api.to('staff.requests').at(-1)?.input).to.include({ after: 'page 2' }));
  return { api, desk, arrive };
}

describe('a member of staff who answers what waits', () => {
  afterEach(clear);

  it('grants a correction by the document that was seen, and finds the list as it is then', async () => {
    const { api, desk } = await workOn(correction, {
      'staff.answerCorrection': () => ({ ...correction, status: 'done' }),
    });
    await reads(desk, correction.why as string);
    // What the person has is not what was seen.
    expect(byLabel(desk, en.work.seen).value).to.equal('');
    await press(desk, en.act.review);
    await focusOn(() => errorBox(desk));
    await reads(desk, `${en.work.seen}: ${en.rareProblems.document_required}`);
    await choose(desk, en.work.seen, 'identity_card');
    await write(desk, en.work.answer, 'Pataisyta.');
    await press(desk, en.act.review);
    await focusOn(() => byRole(desk, 'heading', en.act.reviewTitle));
    await reads(desk, en.desk.documents.identity_card);
    expect(api.to('staff.answerCorrection')).to.have.length(0);
    api.answers['staff.requests'] = () => ({ requests: [], open: 0, next: null, now: 0 });
    await press(desk, en.work.grant);
    await reads(desk, en.work.done.granted);
    await focusOn(() => byRole(desk, 'heading', en.work.title));
    expect(api.to('staff.answerCorrection')[0]?.input).to.deep.equal({
      request: correction.id,
      grant: true,
      document: 'identity_card',
      answer: 'Pataisyta.',
    });
    await reads(desk, en.work.none);
    byRole(desk, 'button', en.desk.working(0));
  });

  it('declines only with words for the person', async () => {
    const { api, desk } = await workOn(correction, { 'staff.answerCorrection': () => correction });
    await press(desk, en.work.decline);
    await focusOn(() => errorBox(desk));
    await reads(desk, en.rareProblems.words_required);
    expect(api.to('staff.answerCorrection')).to.have.length(0);
    await write(desk, en.work.answer, 'Atvykite su pasu.');
    await press(desk, en.work.decline);
    await reads(desk, en.work.done.declined);
    expect(api.to('staff.answerCorrection')[0]?.input).to.deep.equal({
      request: correction.id,
      grant: false,
      answer: 'Atvykite su pasu.',
    });
  });

  it('is told when a colleague was first, and keeps what was typed', async () => {
    const { desk } = await workOn(correction, { 'staff.answerCorrection': refusing({ refusal: 'already_answered' }) });
    await write(desk, en.work.answer, 'Pataisyta.');
    await choose(desk, en.work.seen, 'passport');
    await press(desk, en.act.review);
    await press(desk, en.work.grant);
    await focusOn(() => errorBox(desk));
    await reads(desk, en.staffRefusals.already_answered());
    await press(desk, en.act.edit);
    await focusOn(() => byRole(desk, 'heading', en.requestKinds.correction));
    expect(byLabel(desk, en.work.answer).value).to.equal('Pataisyta.');
  });

  it('closes a report', async () => {
    const { api, desk } = await workOn(report, { 'staff.closeReport': () => report });
    await reads(desk, `${en.find.name} Jonas Zukauskas`);
    await press(desk, en.work.close);
    await reads(desk, en.work.done.closed);
    expect(api.to('staff.closeReport')[0]?.input).to.deep.equal({ request: report.id });
  });

  it('approves or declines a merge that a colleague asked for, with both accounts in view', async () => {
    const { api, desk } = await workOn(merge, { 'staff.decide': () => merge });
    await reads(desk, 'j.zukauskas@example.com');
    await press(desk, en.work.approve);
    await press(desk, en.work.mergeYes);
    await reads(desk, en.work.done.approved);
    expect(api.to('staff.decide')[0]?.input).to.deep.equal({ request: merge.id, approve: true });
  });

  it('decides nothing that was asked for by the same person', async () => {
    const { desk } = await workOn({ ...erasure, own: true });
    await reads(desk, en.work.ownDecision);
    expect(allByRole(desk, 'button', en.work.approve)).to.have.length(0);
  });

  it('who is a clerk decides no merge and no erasure', async () => {
    const { desk } = await workOn(erasure, { 'staff.me': () => ({ ...me, role: 'clerk' }) });
    await reads(desk, en.work.supervisorOnly);
    expect(allByRole(desk, 'button', en.work.approve)).to.have.length(0);
  });

  it('answers nothing about the own account', async () => {
    const { desk } = await workOn({ ...correction, person: { ...zukauskas, id: me.accountId } });
    await reads(desk, en.person.own);
    expect(allByRole(desk, 'button', en.work.grant)).to.have.length(0);
  });

  it('takes a merge back with a reason', async () => {
    const { api, desk } = await workOn(merged, { 'staff.undoMerge': () => merged });
    await press(desk, en.work.undo);
    await focusOn(() => errorBox(desk));
    await choose(desk, en.desk.reason, 'complaint');
    await press(desk, en.work.undo);
    await reads(desk, en.work.done.undone);
    expect(api.to('staff.undoMerge')[0]?.input).to.deep.equal({ request: merged.id, reason: 'complaint' });
  });

  it('opens the account of a request for the reason that the request has', async () => {
    const { api, desk } = await workOn(correction);
    await press(desk, en.work.openPerson);
    await focusOn(() => byRole(desk, 'heading', 'Jonas Zukauskas'));
    expect(api.to('staff.read')[0]?.input).to.deep.equal({ id: zukauskas.id, reason: 'correction' });
    await press(desk, en.person.back);
    await focusOn(() => byRole(desk, 'heading', en.work.title));
  });

  it('goes back to the list where it was left, whose buttons say whose requests they open', async () => {
    const { desk } = await workOn(correction);
    expect(allByRole(desk, 'table').filter((table) => table.querySelector('migris-desk-request'))).to.have.length(0);
    await press(desk, en.person.back);
    await focusOn(() => byRole(desk, 'button', `${en.requestKinds.correction}: Jonas Zukauskas`));
  });

  it('narrows the list by kind and status', async () => {
    const { api, desk } = await workOn(correction);
    await press(desk, en.person.back);
    await choose(desk, en.work.status, 'done');
    await choose(desk, en.work.kind, 'merge');
    await eventually(() =>
      expect(api.to('staff.requests').at(-1)?.input).to.deep.equal({ kind: 'merge', status: 'done' }),
    );
  });

  it('lists nothing of the choice before while the next one is on its way, nor when it fails', async () => {
    const { api, desk } = await workOn(correction);
    await press(desk, en.person.back);
    const row = () => allByRole(desk, 'button', `${en.requestKinds.correction}: Jonas Zukauskas`);
    expect(row()).to.have.length(1);
    let fail = () => {};
    api.answers['staff.requests'] = () =>
      new Promise((_, reject) => {
        fail = () => reject(new Trouble({}, true));
      });
    await choose(desk, en.work.status, 'done');
    await eventually(() => expect(api.to('staff.requests').at(-1)?.input).to.include({ status: 'done' }));
    await eventually(() => expect(row()).to.have.length(0));
    fail();
    await reads(desk, en.offline);
    expect(row()).to.have.length(0);
    api.answers['staff.requests'] = () => ({ requests: [merged], open: 1, next: null, now: 0 });
    await press(desk, en.desk.again);
    await eventually(() => byRole(desk, 'button', `${en.requestKinds.merge}: Jonas Zukauskas`));
  });

  it('asks anew where the choice was changed while more was on its way', async () => {
    const { api, desk, arrive } = await withMoreOnItsWay([correction, report], () => page([merged], null));
    const status = byLabel(desk, en.work.status);
    status.focus();
    await choose(desk, en.work.status, 'done');
    arrive();
    await eventually(() => byRole(desk, 'button', `${en.requestKinds.merge}: Jonas Zukauskas`));
    expect(api.to('staff.requests').at(-1)?.input).to.deep.equal({ status: 'done' });
    expect(allByRole(desk, 'button', `${en.requestKinds[report.kind]}: Jonas Zukauskas`)).to.have.length(0);
    await new Promise((done) => setTimeout(done, 50));
    expectFocus(status);
  });

  it('takes no later page for the first one where the choice was changed and changed back meanwhile', async () => {
    const { api, desk, arrive } = await withMoreOnItsWay([correction, report], silent);
    await choose(desk, en.work.status, 'done');
    await choose(desk, en.work.status, 'open');
    arrive();
    await eventually(() => expect(api.to('staff.requests').at(-1)?.input).to.deep.equal({ status: 'open' }));
    await reads(desk, en.loading);
    expect(allByRole(desk, 'button', `${en.requestKinds[report.kind]}: Jonas Zukauskas`)).to.have.length(0);
  });

  it('keeps the focus in a request that was opened while more was on its way', async () => {
    const { desk, arrive } = await withMoreOnItsWay([report, erasure], () => page([merge], null));
    await open(desk, report);
    const button = byRole(desk, 'button', en.work.close);
    button.focus();
    arrive();
    await new Promise((done) => setTimeout(done, 50));
    expectFocus(button);
  });

  it('lists anew what is left where a request was answered while more was on its way', async () => {
    const { api, desk, arrive } = await withMoreOnItsWay([report, erasure], () => page([merge], null), {
      'staff.closeReport': () => report,
    });
    await open(desk, report);
    await press(desk, en.work.close);
    await eventually(() => expect(api.to('staff.closeReport')).to.have.length(1));
    arrive();
    await reads(desk, en.work.done.closed);
    await eventually(() => byRole(desk, 'button', `${en.requestKinds.merge}: Jonas Zukauskas`));
    expect(allByRole(desk, 'button', `${en.requestKinds[report.kind]}: Jonas Zukauskas`)).to.have.length(0);
  });
});
