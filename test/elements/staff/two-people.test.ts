import { expect } from 'chai';
import { dossier, erasure, merge, merged, twin, zukauskas } from '../../../demo/playground/desk-people.js';
import { refusing } from '../../support/elements/api.js';
import { choose, deskApi, openPerson, sitDown } from '../../support/elements/desk.js';
import { clear, errorBox, focusOn, press, reads, textOf } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { en } from '../../support/elements/words.js';

type Work = typeof merge;

async function decideOn(request: Work) {
  const api = deskApi({
    'staff.requests': () => ({ requests: [request], open: 1, next: null, now: Date.now() }),
    'staff.decide': () => request,
  });
  const desk = await sitDown(api);
  await press(desk, en.desk.working(1));
  await press(desk, `${en.requestKinds[request.kind]}: Jonas Zukauskas`);
  return { api, desk };
}

async function openedWith(change: Partial<typeof dossier>) {
  const api = deskApi({ 'staff.read': () => ({ ...dossier, ...change }) });
  const desk = await sitDown(api);
  await openPerson(desk);
  return { api, desk };
}

describe('a supervisor who decides what a colleague proposed', () => {
  afterEach(clear);

  for (const [request, ask, yes] of [
    [
      merge,
      en.work.mergeSure(`Jonas Žukauskas (${twin.email})`, `Jonas Zukauskas (${zukauskas.email})`),
      en.work.mergeYes,
    ],
    [erasure, en.work.eraseSure(`Jonas Zukauskas (${zukauskas.email})`), en.work.eraseYes],
  ] as const) {
    it(`reads who asks for it, why and in which case, and looks once more: ${request.kind}`, async () => {
      const { api, desk } = await decideOn(request);
      await reads(desk, new RegExp(`${en.work.proposedBy} *Vilnius office *, *20 Nov 2026`));
      await reads(desk, new RegExp(`${en.desk.reason} ?${en.desk.reasons.visit}`));
      await reads(desk, new RegExp(`${en.work.caseNumber} ?M-2026/17`));
      await press(desk, en.work.approve);
      await focusOn(() => byRole(desk, 'heading', ask));
      await press(desk, en.act.cancel);
      await focusOn(() => byRole(desk, 'button', en.work.approve));
      expect(api.to('staff.decide')).to.have.length(0);
      await press(desk, en.work.approve);
      await press(desk, yes);
      await reads(desk, en.work.done.approved);
      expect(api.to('staff.decide').map(({ input }) => input)).to.deep.equal([{ request: request.id, approve: true }]);
    });
  }

  it('opens either account of a merge', async () => {
    const { api, desk } = await decideOn(merge);
    await press(desk, en.work.openOther);
    await eventually(() => expect(api.to('staff.read')[0]?.input).to.deep.equal({ id: twin.id, reason: 'duty' }));
  });
});

describe('a supervisor who sees the account of a merge', () => {
  afterEach(clear);

  it('is led from the merged account to the one that is left', async () => {
    const { api, desk } = await openedWith({
      ...twin,
      surname: 'Zukauskas',
      status: 'merged',
      mergedInto: zukauskas.id,
      requests: [merged],
    });
    await reads(desk, en.person.mergedInto(zukauskas.id));
    api.answers['staff.read'] = () => dossier;
    await press(desk, en.person.openKept);
    await eventually(() =>
      expect(api.to('staff.read').at(-1)?.input).to.include({ id: zukauskas.id, reason: 'visit' }),
    );
    await focusOn(() => byRole(desk, 'heading', 'Jonas Zukauskas'));
    expect(textOf(desk)).not.to.contain(en.person.mergedInto(zukauskas.id));
  });

  it('finds the proposal that waits, at the account that joins too, and is not offered another one', async () => {
    const { desk } = await openedWith({ ...twin, surname: 'Zukauskas', requests: [merge] });
    for (const act of [en.acts.askMerge.button, en.acts.askErasure.button])
      expect(allByRole(desk, 'button', act)).to.have.length(0);
    await press(desk, en.requestKinds.merge);
    await reads(desk, en.work.proposedBy);
    byRole(desk, 'button', en.work.approve);
    byRole(desk, 'button', en.work.openKept);
    expect(allByRole(desk, 'button', en.work.openOther)).to.have.length(0);
  });

  it('takes the merge back there, for a reason that is looked over, and sees the account as it is then', async () => {
    const { api, desk } = await openedWith({ requests: [merged] });
    api.answers['staff.undoMerge'] = () => ({ ...merged, status: 'withdrawn', undone: true });
    await press(desk, en.requestKinds.merge);
    expect((await eventually(() => byLabel(desk, en.desk.caseNumber))).value).to.equal('V-12');
    await reads(desk, en.desk.becauseShown);
    await choose(desk, en.desk.reason, '');
    await press(desk, en.work.undo);
    await focusOn(() => errorBox(desk));
    await choose(desk, en.desk.reason, 'complaint');
    api.answers['staff.read'] = () => ({ ...dossier, requests: [{ ...merged, status: 'withdrawn', undone: true }] });
    await press(desk, en.work.undo);
    await reads(desk, en.work.done.undone);
    await reads(desk, new RegExp(`${en.requestKinds.merge} ?– merge undone`));
    expect(api.to('staff.undoMerge')[0]?.input).to.deep.equal({
      request: merged.id,
      reason: 'complaint',
      caseNumber: 'V-12',
    });
  });
});

describe('a member of staff whose role is taken', () => {
  afterEach(clear);

  for (const what of ['staff.block', 'staff.read', 'staff.search', 'staff.requests'] as const) {
    it(`sees nothing of people any more after ${what}, and reads who gives a role`, async () => {
      const { api, desk } = await openedWith({});
      const gone = refusing({ refusal: 'not_staff' });
      Object.assign(api.answers, { 'staff.me': gone, [what]: gone });
      const read = { level: 3, idToken: null, expiresAt: 0, idleAt: 0, now: 0, accountId: 'account-9' };
      api.answers['session.read'] = () => ({ ...read, person: { ...zukauskas } as never });
      if (what === 'staff.block') {
        await press(desk, en.acts.block.button);
        ((await eventually(() => byLabel(desk, en.desk.reason))).form as HTMLFormElement).requestSubmit();
      } else if (what === 'staff.requests') await press(desk, en.desk.working(3));
      else {
        await press(desk, en.person.back);
        await press(desk, what === 'staff.read' ? 'Jonas Zukauskas' : en.find.go);
      }
      await focusOn(() => byRole(desk, 'heading', en.desk.noRoleTitle));
      await reads(desk, 'account-9');
      expect(textOf(desk)).not.to.match(/Zukauskas|jonas@/);
    });
  }
});
