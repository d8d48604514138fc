import { expect, test } from 'vitest';
import { accountRow, inTheMiddle, personAt } from '../../../support/worker/counter.js';
import { change } from '../../../support/worker/rows.js';
import { BECAUSE, office, revokeRole, staffOf } from '../../../support/worker/staff.js';
import { somebody, someCode } from '../../../support/worker/visitor.js';

/** A supervisor asks for an erasure, and another one may decide. */
async function asked(decider = somebody(someCode(), 'RASA', 'VADOVĖ')) {
  const both = await office();
  const asker = await staffOf(both, 'supervisor', { chosen: somebody(someCode(), 'ONA', 'TARNAUTĖ-ŽUKĖ') });
  const second = await staffOf(both, 'supervisor', { office: 'kaunas', chosen: decider });
  const { id } = await personAt(both);
  const { data } = await asker.act('askErasure', { id, ...BECAUSE });
  return { asker, second, id, request: data.id };
}

test('one person with two accounts, of a personal code and of a card, is no second person', async () => {
  const card = { ...somebody('MD-12345', 'ONA', 'TARNAUTĖ ŽUKĖ'), means: 'auth.lt.government.employee.card' };
  const { asker, second, id, request } = await asked(card);
  expect(second.accountId).not.toBe(asker.accountId);
  expect((await second.act('decide', { request, approve: true })).error?.refusal).toBe('second_person_needed');
  expect((await accountRow(id)).erases_at).toBeNull();
});

test('nor one who takes the name of the other in the middle of the call', async () => {
  const { asker, second, id, request } = await asked();
  inTheMiddle(second, () =>
    change(`UPDATE account SET given_names = 'Rasa', surname = 'Vadovė' WHERE id = ?`, asker.accountId),
  );
  expect((await second.act('decide', { request, approve: true })).error?.refusal).toBe('changed_meanwhile');
  expect((await accountRow(id)).erases_at).toBeNull();
});

test('what a supervisor asked for who is none any more is not approved, only declined', async () => {
  const { asker, second, id, request } = await asked();
  await revokeRole(asker.accountId);
  expect((await second.act('decide', { request, approve: true })).error?.refusal).toBe('proposer_left');
  expect((await accountRow(id)).erases_at).toBeNull();
  expect((await second.act('decide', { request, approve: false })).data.status).toBe('declined');
});

test.each([
  ['loses the role', (id: string) => revokeRole(id)],
  ['becomes a clerk', (id: string) => change(`UPDATE staff SET role = 'clerk' WHERE account_id = ?`, id)],
])('nor where whoever asked %s while it is approved', async (_what, lose) => {
  const { asker, second, id, request } = await asked();
  inTheMiddle(second, () => lose(asker.accountId));
  expect((await second.act('decide', { request, approve: true })).error?.refusal).toBe('changed_meanwhile');
  expect((await accountRow(id)).erases_at).toBeNull();
});
