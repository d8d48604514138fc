import { expect, test } from 'vitest';
import { Authenticator } from '../../../support/worker/authenticator.js';
import { accountRow, personAt } from '../../../support/worker/counter.js';
import { moveTo } from '../../../support/worker/mover.js';
import { Page } from '../../../support/worker/page.js';
import { Owner, withPasskey } from '../../../support/worker/passkey-owner.js';
import { change, rows } from '../../../support/worker/rows.js';
import { accountOf, BECAUSE, office, recordOf, staffOf } from '../../../support/worker/staff.js';

/** A person, and another account of theirs with a passkey that becomes part of it. */
async function merged() {
  const both = await office();
  const [asker, decider] = [await staffOf(both, 'supervisor'), await staffOf(both, 'supervisor', { office: 'kaunas' })];
  const kept = await personAt(both);
  const { owner } = await withPasskey({ site: both.site });
  const other = { email: owner.email, id: await accountOf(owner.email) };
  const { data } = await asker.act('askMerge', { id: kept.id, other: other.id, ...BECAUSE });
  expect((await decider.act('decide', { request: data.id, approve: true })).status).toBe(200);
  const undo = () => asker.act('undoMerge', { request: data.id, ...BECAUSE });
  await change('DELETE FROM rate_bucket');
  return { both, kept, other, undo };
}

const keysOf = async (id: string) => (await rows('SELECT id FROM passkey WHERE account_id = ?', id)).length;
const useOf = async (id: string) =>
  (await rows<{ use: string }>('SELECT "use" FROM identity WHERE account_id = ?', id)).map(({ use }) => use).sort();

test('a passkey of the other account is one of the kept account: a code alone does not change the address', async () => {
  const { both, kept, other } = await merged();
  expect([await keysOf(kept.id), await keysOf(other.id)]).toEqual([1, 0]);
  expect(await useOf(kept.id)).toEqual(['reserved', 'sign_in']);
  const page = new Page(both.site);
  await page.signIn(kept.email);
  expect((await page.profile()).data).toMatchObject({ passkeys: 1, stepUp: 'passkey' });
});

test('undone, the passkey and the address are the other account’s again', async () => {
  const { kept, other, undo } = await merged();
  expect((await undo()).status).toBe(200);
  expect([await keysOf(kept.id), await keysOf(other.id)]).toEqual([0, 1]);
  expect(await useOf(other.id)).toEqual(['sign_in']);
});

test('undone, an account that nobody confirmed has no passkey left, on record', async () => {
  const { both, kept, undo } = await merged();
  const page = new Owner(both.site);
  await page.signIn(kept.email);
  await change('DELETE FROM passkey WHERE account_id = ?', kept.id);
  await page.enrol(await Authenticator.make());
  expect(await keysOf(kept.id)).toBe(1);
  expect((await undo()).status).toBe(200);
  expect((await accountRow(kept.id)).level).toBe(1);
  expect(await keysOf(kept.id)).toBe(0);
  expect((await recordOf(kept.id)).filter(({ kind }) => kind === 'passkey_removed')).toHaveLength(1);
});

test('the other address can become the address of the kept account', async () => {
  const { both, kept, other } = await merged();
  await change('DELETE FROM passkey WHERE account_id = ?', kept.id);
  const page = new Page(both.site);
  await page.signIn(kept.email);
  expect((await moveTo(page, other.email)).data.profile.email).toBe(other.email);
});
