import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { Page } from '../../support/worker/page.js';
import { change, number, rows } from '../../support/worker/rows.js';
import { someone } from '../../support/worker/site.js';
import { accountOf, Desk, office, recordOf, revokeRole, staffOf } from '../../support/worker/staff.js';

async function people() {
  const both = await office();
  const chief = await staffOf(both, 'supervisor');
  const newcomer = new Desk(both);
  await newcomer.enter();
  return { both, chief, newcomer };
}

function postOf(accountId: string) {
  return rows(
    'SELECT office, role, granted_by, revoked_at IS NOT NULL AS revoked FROM staff WHERE account_id = ?',
    accountId,
  );
}

test('a supervisor makes somebody a colleague, changes what they are, and takes the role, each on record', async () => {
  const { chief, newcomer } = await people();
  const account = newcomer.accountId;
  const granted = await chief.act('grant', { account, role: 'clerk' });
  expect(granted.data.colleagues.map(({ accountId, role }) => [accountId, role])).toContainEqual([account, 'clerk']);
  expect((await newcomer.act('me', undefined)).data).toMatchObject({ office: 'vilnius', role: 'clerk' });
  await chief.act('grant', { account, role: 'supervisor' });
  expect((await newcomer.act('me', undefined)).data.role).toBe('supervisor');
  const revoked = await chief.act('revoke', { account });
  expect(revoked.data.colleagues.map(({ accountId }) => accountId)).not.toContain(account);
  expect((await newcomer.act('me', undefined)).error?.refusal).toBe('not_staff');
  expect((await recordOf(account)).slice(-3)).toEqual([
    { kind: 'staff_granted', actor: `staff:${chief.accountId}`, facts: { office: 'vilnius', role: 'clerk' } },
    { kind: 'staff_granted', actor: `staff:${chief.accountId}`, facts: { office: 'vilnius', role: 'supervisor' } },
    { kind: 'staff_revoked', actor: `staff:${chief.accountId}`, facts: { office: 'vilnius' } },
  ]);
});

test('a restore of the database gives no role back: that it was taken is noted outside, until it is granted again', async () => {
  const { chief, newcomer } = await people();
  const account = newcomer.accountId;
  await chief.act('grant', { account, role: 'clerk' });
  await chief.act('revoke', { account });
  expect(await env.CODES.get(`staff-revoked:${account}`)).not.toBeNull();
  await chief.act('grant', { account, role: 'clerk' });
  expect(await env.CODES.get(`staff-revoked:${account}`)).toBeNull();
});

test('a clerk changes nobody’s role', async () => {
  const { both, newcomer } = await people();
  const clerk = await staffOf(both, 'clerk');
  const account = newcomer.accountId;
  for (const answer of [await clerk.act('grant', { account, role: 'clerk' }), await clerk.act('revoke', { account })])
    expect(answer.error?.refusal).toBe('role_too_low');
  expect(await postOf(account)).toEqual([]);
});

test('nobody changes their own role', async () => {
  const { chief } = await people();
  const account = chief.accountId;
  for (const answer of [await chief.act('grant', { account, role: 'clerk' }), await chief.act('revoke', { account })])
    expect(answer.error?.refusal).toBe('own_account');
  expect(await postOf(account)).toMatchObject([{ role: 'supervisor', revoked: 0 }]);
});

test('a supervisor has no say over another office', async () => {
  const { both, chief } = await people();
  const elsewhere = await staffOf(both, 'clerk', { office: 'kaunas' });
  const account = elsewhere.accountId;
  for (const answer of [
    await chief.act('grant', { account, role: 'supervisor' }),
    await chief.act('revoke', { account }),
  ])
    expect(answer.error?.fields).toEqual({ account: 'in_another_office' });
  expect(await postOf(account)).toMatchObject([{ office: 'kaunas', role: 'clerk', revoked: 0 }]);
  const { data } = await chief.act('colleagues', undefined);
  expect(data.colleagues.every((colleague) => colleague.office === 'vilnius')).toBe(true);
  expect(data.colleagues.map(({ accountId }) => accountId)).not.toContain(account);
  await revokeRole(account);
  expect((await chief.act('grant', { account, role: 'clerk' })).status).toBe(200);
});

test('only somebody whom VIISP told of gets a role, in an account that is active', async () => {
  const { both, chief, newcomer } = await people();
  const page = new Page(both.site);
  await page.signIn(someone());
  const byMail = await accountOf(page.email);
  expect((await chief.act('grant', { account: byMail, role: 'clerk' })).error?.fields).toEqual({
    account: 'never_through_viisp',
  });
  const nobody = crypto.randomUUID();
  expect((await chief.act('grant', { account: nobody, role: 'clerk' })).error?.refusal).toBe('person_unknown');
  await change(`UPDATE account SET status = 'blocked' WHERE id = ?`, newcomer.accountId);
  const blocked = await chief.act('grant', { account: newcomer.accountId, role: 'clerk' });
  expect(blocked.error?.refusal).toBe('person_unknown');
  expect(await number('SELECT count(*) FROM staff WHERE account_id IN (?, ?)', byMail, newcomer.accountId)).toBe(0);
});

describe('T-race: a role', () => {
  test('granted 20 times at once is granted once', async () => {
    const { chief, newcomer } = await people();
    const account = newcomer.accountId;
    const answers = await Promise.all(Array.from({ length: 20 }, () => chief.act('grant', { account, role: 'clerk' })));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect((await recordOf(account)).filter(({ kind }) => kind === 'staff_granted').length).toBe(1);
  });

  test('is not granted by a supervisor whose own is taken between the call and the batch', async () => {
    const { chief, newcomer } = await people();
    chief.site.meddle = async (call, run) => {
      if (call.what === 'batch') await revokeRole(chief.accountId);
      return run();
    };
    const { error } = await chief.act('grant', { account: newcomer.accountId, role: 'clerk' });
    chief.site.meddle = (_call, run) => run();
    expect(error?.refusal).toBe('not_staff');
    expect(await postOf(newcomer.accountId)).toEqual([]);
    expect((await recordOf(newcomer.accountId)).map(({ kind }) => kind)).not.toContain('staff_granted');
  });

  test('is not granted where the record cannot be written', async () => {
    const { chief, newcomer } = await people();
    await change(`CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
    const { error } = await chief.act('grant', { account: newcomer.accountId, role: 'clerk' });
    await change('DROP TRIGGER full');
    expect([error?.refusal, await postOf(newcomer.accountId)]).toEqual(['try_again', []]);
  });
});
