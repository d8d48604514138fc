import { expect } from 'chai';
import { colleagues, me } from '../../../demo/playground/desk-people.js';
import { type Answers, refusing } from '../../support/elements/api.js';
import { choose, deskApi, sitDown } from '../../support/elements/desk.js';
import { clear, errorBox, focusOn, press, reads, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole } from '../../support/elements/query.js';
import { en } from '../../support/elements/words.js';

const [own, tomas] = colleagues.colleagues;
const REVOKE = `${en.colleague.revoke}: Tomas Petraitis`;

async function meet(answers: Answers = {}) {
  const api = deskApi(answers);
  const desk = await sitDown(api);
  await press(desk, en.desk.colleagues);
  await reads(desk, 'Tomas Petraitis');
  return { api, desk };
}

describe('a supervisor among colleagues', () => {
  afterEach(clear);

  it('gives a role by the number of an account', async () => {
    const { api, desk } = await meet({ 'staff.grant': () => colleagues });
    await press(desk, en.colleague.grant);
    await focusOn(() => errorBox(desk));
    await reads(desk, `${en.desk.accountId}: ${en.rareProblems.account_number_required}`);
    await reads(desk, `${en.colleague.role}: ${en.rareProblems.role_required}`);
    expect(api.to('staff.grant')).to.have.length(0);
    await write(desk, en.desk.accountId, ' 66666666-6666-4666-8666-666666666666 ');
    await choose(desk, en.colleague.role, 'clerk');
    await press(desk, en.colleague.grant);
    await reads(desk, en.colleague.granted);
    expect(api.to('staff.grant')[0]?.input).to.deep.equal({
      account: '66666666-6666-4666-8666-666666666666',
      role: 'clerk',
    });
  });

  it('is told when there is no such account, and keeps the number', async () => {
    const { desk } = await meet({ 'staff.grant': refusing({ refusal: 'person_unknown' }) });
    await write(desk, en.desk.accountId, '66666666-6666-4666-8666-666666666666');
    await choose(desk, en.colleague.role, 'clerk');
    await press(desk, en.colleague.grant);
    await focusOn(() => errorBox(desk));
    await reads(desk, en.staffRefusals.person_unknown());
    expect(byLabel(desk, en.desk.accountId).value).to.match(/^6/);
  });

  it('hears what every column holds', async () => {
    const { desk } = await meet();
    byRole(desk, 'columnheader', en.colleague.acts);
    expect(allByRole(desk, 'columnheader', '')).to.have.length(0);
  });

  it('takes a role only when sure, and never the own one', async () => {
    const { api, desk } = await meet({ 'staff.revoke': () => ({ ...colleagues, colleagues: own ? [own] : [] }) });
    expect(allByRole(desk, 'button', /^Remove the role/)).to.have.length(1);
    await press(desk, REVOKE);
    await press(desk, en.desk.no);
    await focusOn(() => byRole(desk, 'button', REVOKE));
    await press(desk, REVOKE);
    await press(desk, en.desk.yes);
    await reads(desk, en.colleague.revoked('Tomas Petraitis'));
    expect(api.to('staff.revoke')[0]?.input).to.deep.equal({ account: tomas?.accountId });
  });

  it('who is a clerk sees them and changes nothing', async () => {
    const { desk } = await meet({ 'staff.me': () => ({ ...me, role: 'clerk' }) });
    expect(allByRole(desk, 'button', REVOKE)).to.have.length(0);
    expect(allByRole(desk, 'button', en.colleague.grant)).to.have.length(0);
  });
});
