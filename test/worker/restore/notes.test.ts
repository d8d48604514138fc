import { expect, test } from 'vitest';
import { counter, versionOf } from '../../support/worker/counter.js';
import { noted } from '../../support/worker/life.js';
import { change } from '../../support/worker/rows.js';
import { BECAUSE, staffOf } from '../../support/worker/staff.js';

test('a note that a colleague made true while it was taken away stands again', async () => {
  const { clerk, id } = await counter();
  clerk.site.meddle = async (call, run) => {
    if (call.binding === 'kv' && call.what === 'delete')
      await change("UPDATE account SET status = 'blocked' WHERE id = ?", id);
    return run();
  };
  expect((await clerk.act('block', { id, version: 7, ...BECAUSE })).error?.refusal).toBe('changed_meanwhile');
  expect(await noted(id)).toEqual([`blocked:${id}`]);
});

test('a store that fails behind a refusal does not hide why it was refused', async () => {
  const { both, clerk, id } = await counter();
  clerk.site.meddle = (call, run) =>
    call.binding === 'kv' && call.what === 'delete' ? Promise.reject(new Error('down')) : run();
  expect((await clerk.act('block', { id, version: 7, ...BECAUSE })).error?.refusal).toBe('changed_meanwhile');
  clerk.site.meddle = (_call, run) => run();
  const chief = await staffOf(both, 'supervisor');
  const elsewhere = await staffOf(both, 'clerk', { office: 'kaunas' });
  clerk.site.meddle = (call, run) =>
    call.binding === 'kv' && call.what === 'delete' ? Promise.reject(new Error('down')) : run();
  const { error } = await chief.act('revoke', { account: elsewhere.accountId });
  expect(error?.fields).toEqual({ account: 'in_another_office' });
});

test('an account is blocked once and unblocked once: who does it again is told that it has changed', async () => {
  const { clerk, id } = await counter();
  const now = async () => ({ id, version: await versionOf(id), ...BECAUSE });
  expect((await clerk.act('unblock', await now())).error?.refusal).toBe('changed_meanwhile');
  expect((await clerk.act('block', await now())).data.status).toBe('blocked');
  expect((await clerk.act('block', await now())).error?.refusal).toBe('changed_meanwhile');
  expect(await noted(id)).toEqual([`blocked:${id}`]);
  expect((await clerk.act('unblock', await now())).data.status).toBe('active');
  expect((await clerk.act('unblock', await now())).error?.refusal).toBe('changed_meanwhile');
  expect(await noted(id)).toEqual([]);
});

test('a person whose account is blocked while they save changes nothing', async () => {
  const { page, id } = await counter();
  page.site.meddle = async (call, run) => {
    if (call.what === 'batch') await change("UPDATE account SET status = 'blocked' WHERE id = ?", id);
    return run();
  };
  expect((await page.update({ phone: '+37061111111' })).error?.refusal).toBe('changed_meanwhile');
  page.site.meddle = (_call, run) => run();
  await change("UPDATE account SET status = 'active' WHERE id = ?", id);
  expect((await page.profile()).data).toMatchObject({ phone: '+37061234567', version: 1 });
});
