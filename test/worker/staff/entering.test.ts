import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../support/worker/clock.js';
import { rows } from '../../support/worker/rows.js';
import { someone } from '../../support/worker/site.js';
import { Desk, grantRole, office, staffOf } from '../../support/worker/staff.js';
import { somebody, someCode, Visitor } from '../../support/worker/visitor.js';

test('a member of staff who comes to the desk through VIISP is told who works here, for which office, until when', async () => {
  const desk = await staffOf(await office(), 'supervisor', {
    office: 'kaunas',
    chosen: somebody(someCode(), 'ONA', 'TARNAUTĖ'),
  });
  const now = desk.site.clock.now();
  expect((await desk.act('me', undefined)).data).toEqual({
    accountId: desk.accountId,
    givenNames: 'Ona',
    surname: 'Tarnautė',
    office: 'kaunas',
    officeName: { lt: 'Kauno skyrius', en: 'Kaunas office' },
    role: 'supervisor',
    idleAt: now + 15 * MINUTE_MS,
    expiresAt: now + 8 * HOUR_MS,
    now,
  });
});

test('whoever comes without a role is told the id of the account to give to the operator, and nothing else', async () => {
  const desk = new Desk(await office());
  await desk.enter();
  expect((await desk.act('me', undefined)).error?.refusal).toBe('not_staff');
  const { data } = await desk.session();
  expect(data.accountId).toMatch(/^[0-9a-f-]{36}$/);
  await grantRole(data.accountId as string, 'clerk');
  expect((await desk.act('me', undefined)).data.role).toBe('clerk');
});

test('a role is good at the desk only: not in the session of a page, nor in one by e-mail', async () => {
  const both = await office();
  const chosen = somebody(someCode(), 'ONA', 'TARNAUTĖ');
  const desk = await staffOf(both, 'supervisor', { chosen });
  const page = new Visitor(both);
  await page.settle(chosen, someone());
  expect((await page.session()).data).not.toHaveProperty('accountId');
  const [{ id } = { id: '' }] = await rows<{ id: string }>('SELECT id FROM account WHERE email = ?', page.email);
  expect(id).toBe(desk.accountId);
  expect((await page.call('staff.me', {})).error?.refusal).toBe('not_staff');
});

test('a desk is left after 15 minutes without a call, and after 8 hours whatever happens', async () => {
  const both = await office();
  const [idle, busy] = [await staffOf(both), await staffOf(both)];
  const end = both.site.clock.now() + 8 * HOUR_MS;
  both.site.clock.pass(15 * MINUTE_MS - 1);
  expect((await busy.act('me', undefined)).status).toBe(200);
  both.site.clock.pass(1);
  expect((await idle.act('me', undefined)).error?.refusal).toBe('signed_out');
  while (both.site.clock.now() + 14 * MINUTE_MS < end) {
    both.site.clock.pass(14 * MINUTE_MS);
    expect((await busy.act('me', undefined)).status).toBe(200);
  }
  both.site.clock.set(end - 1);
  expect((await busy.act('me', undefined)).data).toMatchObject({ idleAt: end, expiresAt: end });
  both.site.clock.set(end);
  expect((await busy.act('me', undefined)).error?.refusal).toBe('signed_out');
});

test('nobody edits their own account from the desk, not even what is theirs to change', async () => {
  const both = await office();
  const chosen = somebody(someCode(), 'ONA', 'TARNAUTĖ');
  await new Visitor(both).settle(chosen, someone());
  const desk = await staffOf(both, 'clerk', { chosen });
  expect((await desk.update({ phone: '+37061299999' })).error?.refusal).toBe('own_account');
  expect((await desk.profile()).data.phone).toBe('+37061234567');
  expect((await desk.endOthers()).data).toEqual({ ended: 1 });
});
