import { describe, expect, test } from 'vitest';
import { FRESH_MS } from '../../../schema/limits.js';
import { type AccountField, policy, type Rule } from '../../../schema/policy.js';
import { life, resident } from '../../support/worker/life.js';
import { askToMove } from '../../support/worker/mover.js';
import { change } from '../../support/worker/rows.js';
import { BECAUSE, office, staffOf } from '../../support/worker/staff.js';

/** Changes the table while something is done. */
async function withRule(field: AccountField, by: string, more: Partial<Rule>, work: () => Promise<unknown>) {
  const kept = policy[field];
  const other = kept.map((rule) => (rule.by === by ? { ...rule, ...more } : rule));
  Object.assign(policy, { [field]: other });
  try {
    await work();
  } finally {
    Object.assign(policy, { [field]: kept });
  }
}

describe('the table is what the API enforces: once it says something else,', () => {
  test('a higher level shuts out whoever was let in', async () => {
    const { page, email } = await resident();
    await withRule('phone', 'profile.update', { level: 2 }, async () => {
      expect((await page.update({ phone: '+37061111111' })).error?.refusal).toBe('level_too_low');
      expect((await page.update({ language: 'en' })).data).toBeTruthy();
    });
    await withRule('status', 'account.erase', { level: 2 }, async () => {
      expect((await life(page, 'erase')).error?.refusal).toBe('level_too_low');
    });
    await withRule('email', 'email.confirm', { level: 2 }, async () => {
      expect((await askToMove(page, 'other@example.lt')).error?.refusal).toBe('level_too_low');
    });
    await withRule('email', 'signIn.verify', { level: 2 }, async () => {
      expect((await page.signIn(`new-${email}`)).error).toBeTruthy();
    });
  });

  test('one need more is asked for, and one less is not', async () => {
    const { page, site, id } = await resident();
    site.clock.pass(FRESH_MS + 1000);
    await withRule('language', 'profile.update', { needs: ['fresh'] }, async () => {
      expect((await page.update({ language: 'en' })).error?.refusal).toBe('step_up_needed');
    });
    await withRule('status', 'account.erase', { needs: [] }, async () => {
      expect((await life(page, 'erase')).data).toBeTruthy();
    });
    await change('UPDATE account SET frozen_until = ? WHERE id = ?', site.clock.now() + 10_000, id);
    expect((await page.update({ phone: '+37061111111' })).error?.refusal).toBe('contact_frozen');
    await withRule('phone', 'profile.update', { needs: [] }, async () => {
      expect((await page.update({ phone: '+37061111111' })).data).toBeTruthy();
    });
  });

  test('staff are held to it too', async () => {
    const both = await office();
    const { id } = await resident(both.site);
    const clerk = await staffOf(both);
    const act = { id, version: (await clerk.look(id)).data.version, ...BECAUSE };
    await withRule('status', 'staff.block', { needs: ['document'] }, async () => {
      expect((await clerk.act('block', act)).error?.fields).toEqual({ document: 'document_required' });
    });
    await withRule('status', 'staff.block', { needs: ['second_person'] }, async () => {
      expect((await clerk.act('block', act)).status).toBe(500);
    });
    expect((await clerk.act('block', act)).data.status).toBe('blocked');
  });
});
