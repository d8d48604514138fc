import { expect, test } from 'vitest';
import { accountRow, inTheMiddle, personAt } from '../../../support/worker/counter.js';
import { tally } from '../../../support/worker/crowd.js';
import { rows } from '../../../support/worker/rows.js';
import { race, SEEDS } from '../../../support/worker/seeds.js';
import { somewhere } from '../../../support/worker/site.js';
import { BECAUSE, office, recordOf, revokeRole, staffOf } from '../../../support/worker/staff.js';

const WAIT_MS = 14 * 24 * 3_600_000;

async function asked() {
  const both = await office();
  const asker = await staffOf(both, 'supervisor');
  const decider = await staffOf(both, 'supervisor', { office: 'kaunas' });
  const person = await personAt(both);
  const { data } = await asker.act('askErasure', { id: person.id, ...BECAUSE });
  return { both, asker, decider, ...person, request: data.id };
}

test('two supervisors let an account wait for its erasure: the person is told until when, and can withdraw it', async () => {
  const { both, asker, decider, page, id, email, request } = await asked();
  expect((await accountRow(id)).erases_at).toBeNull();
  const { data } = await decider.act('decide', { request, approve: true });
  expect(data).toMatchObject({ kind: 'erasure', status: 'done', answeredOffice: { lt: 'Kauno skyrius' } });
  expect((await accountRow(id)).erases_at).toBe(both.site.clock.now() + WAIT_MS);
  const record = await recordOf(id);
  expect(record.find(({ kind }) => kind === 'erasure_proposed')?.actor).toBe(`staff:${asker.accountId}`);
  expect(record.find(({ kind }) => kind === 'erasure_asked')).toMatchObject({
    actor: `staff:${decider.accountId}`,
    facts: { office: 'kaunas', reason: 'visit' },
  });
  const mail = (await both.site.mailsTo(email)).at(-1);
  expect(mail?.subject).toContain('bus ištrinta');
  expect(mail?.text).toContain('darbuotojai nusprendė');
  expect(mail?.text).toContain('Kauno skyrius');
  expect((await page.call('account.withdrawErasure', {})).status).toBe(200);
  expect((await accountRow(id)).erases_at).toBeNull();
});

test('whoever asked cannot approve; declined, nothing happens; what waits already is not asked for', async () => {
  const { asker, decider, id, request } = await asked();
  expect((await asker.act('decide', { request, approve: true })).error?.refusal).toBe('second_person_needed');
  expect((await asker.act('askErasure', { id, ...BECAUSE })).error?.refusal).toBe('request_open');
  expect((await decider.act('decide', { request, approve: false })).data.status).toBe('declined');
  expect((await accountRow(id)).erases_at).toBeNull();
  const { data } = await asker.act('askErasure', { id, ...BECAUSE });
  await decider.act('decide', { request: data.id, approve: true });
  expect((await asker.act('askErasure', { id, ...BECAUSE })).error?.refusal).toBe('request_open');
});

test('an account of staff is not erased, nor the own one', async () => {
  const { asker, decider } = await asked();
  const staff = await asker.act('askErasure', { id: decider.accountId, ...BECAUSE });
  expect(staff.error?.refusal).toBe('changed_meanwhile');
  expect((await asker.act('askErasure', { id: asker.accountId, ...BECAUSE })).error?.refusal).toBe('own_account');
});

test('T-revoke-now: a supervisor whose role is taken meanwhile decides nothing', async () => {
  const { decider, id, request } = await asked();
  inTheMiddle(decider, () => revokeRole(decider.accountId));
  expect((await decider.act('decide', { request, approve: true })).error?.refusal).toBe('not_staff');
  expect((await accountRow(id)).erases_at).toBeNull();
  expect(await rows('SELECT status FROM request WHERE id = ?', request)).toEqual([{ status: 'open' }]);
});

test('of 20 askings at once one waits for a colleague', async () => {
  for (const seed of SEEDS.slice(0, 3)) {
    const both = await office();
    const [one, two] = [await staffOf(both, 'supervisor'), await staffOf(both, 'supervisor')];
    const { id } = await personAt(both);
    const answers = await race(
      Array.from(
        { length: 20 },
        (_, index) => () => (index % 2 ? one : two).act('askErasure', { id, ...BECAUSE }, { ip: somewhere() }),
      ),
      seed,
    );
    expect(tally(answers)).toEqual({ 'signed in': 1, request_open: 19 });
    expect(await rows('SELECT 1 FROM request WHERE account_id = ?', id)).toHaveLength(1);
  }
});
