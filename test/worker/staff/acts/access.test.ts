import { expect, test } from 'vitest';
import { accountRow, counter, inTheMiddle, versionOf, viispPerson } from '../../../support/worker/counter.js';
import { Page } from '../../../support/worker/page.js';
import { change, number, rows } from '../../../support/worker/rows.js';
import { someone } from '../../../support/worker/site.js';
import { accountOf, BECAUSE, recordOf, revokeRole } from '../../../support/worker/staff.js';
import { Visitor } from '../../../support/worker/visitor.js';

const openSessions = (id: string) =>
  number('SELECT count(*) FROM session WHERE account_id = ? AND ended_at IS NULL', id);

async function addPasskey(id: string) {
  await change(
    `INSERT INTO passkey (id, account_id, public_key, counter, name, created_at) VALUES (?, ?, 'k', 0, 'telefonas', 1)`,
    crypto.randomUUID(),
    id,
  );
  await change('UPDATE session SET level = 2, confirmed_at = created_at WHERE account_id = ?', id);
}

test('a clerk confirms an identity at a visit: level 2, on record with the document, and the person is told', async () => {
  const { clerk, id, email } = await counter();
  const visit = { id, version: 1, document: 'passport' as const, ...BECAUSE };
  expect((await clerk.act('confirmIdentity', visit)).data).toMatchObject({ level: 2, version: 2 });
  expect((await recordOf(id)).at(-1)).toMatchObject({
    kind: 'identity_confirmed',
    facts: { office: 'vilnius', document: 'passport', fields: ['level'], ...BECAUSE },
  });
  expect((await clerk.site.mailsTo(email)).at(-1)?.subject).toContain('tapatybė patvirtinta');
});

test('whom VIISP knows stays at level 3, and whoever gave no name cannot be confirmed', async () => {
  const { both, clerk } = await counter();
  const { id } = await viispPerson(both);
  const visit = { id, version: await versionOf(id), document: 'passport' as const, ...BECAUSE };
  expect((await clerk.act('confirmIdentity', visit)).data).toMatchObject({ level: 3 });
  const again = { ...visit, version: await versionOf(id) };
  expect((await clerk.act('revokeIdentity', { id, version: again.version, ...BECAUSE })).error?.refusal).toBe(
    'changed_meanwhile',
  );
  const page = new Page(both.site);
  await page.signIn(someone());
  const nameless = { ...visit, id: await accountOf(page.email), version: 0 };
  expect((await clerk.act('confirmIdentity', nameless)).error?.refusal).toBe('profile_incomplete');
});

test('a confirmation is taken back: level 1, no passkeys, and an open session is worth level 1', async () => {
  const { clerk, page, id, email } = await counter();
  await clerk.act('confirmIdentity', { id, version: 1, document: 'passport', ...BECAUSE });
  await addPasskey(id);
  expect((await page.session()).data.level).toBe(2);
  const { data } = await clerk.act('revokeIdentity', { id, version: 2, ...BECAUSE });
  expect(data).toMatchObject({ level: 1, passkeys: 0 });
  expect((await page.session()).data.level).toBe(1);
  expect((await clerk.site.mailsTo(email)).at(-1)?.subject).toContain('atšauktas');
});

test('lost passkeys are removed: the level of the account stays, that of the session falls', async () => {
  const { clerk, page, id } = await counter();
  expect((await clerk.act('removePasskeys', { id, version: 1, ...BECAUSE })).error?.refusal).toBe('changed_meanwhile');
  await clerk.act('confirmIdentity', { id, version: 1, document: 'passport', ...BECAUSE });
  await addPasskey(id);
  const { data } = await clerk.act('removePasskeys', { id, version: 2, ...BECAUSE });
  expect(data).toMatchObject({ level: 2, passkeys: 0 });
  expect((await page.session()).data.level).toBe(1);
  expect((await recordOf(id)).at(-1)?.kind).toBe('passkeys_removed');
});

test('a blocked account: its sessions end, a code opens nothing, and it opens again once unblocked', async () => {
  const { both, clerk, page, id, email } = await counter();
  const { data } = await clerk.act('block', { id, version: 1, ...BECAUSE });
  expect(data).toMatchObject({ status: 'blocked', sessions: [] });
  expect((await page.session()).error?.refusal).toBe('signed_out');
  expect(await clerk.site.env.CODES.get(`blocked:${id}`)).toBe('1');
  await change('DELETE FROM rate_bucket');
  const again = new Page(both.site);
  await again.ask(email);
  const code = (await clerk.site.mailsTo(email)).findLast(({ text }) => /^\d{8}/.test(text))?.text.slice(0, 8);
  expect((await again.type(code)).error).toMatchObject({ refusal: 'account_blocked' });
  expect(await openSessions(id)).toBe(0);
  await clerk.act('unblock', { id, version: 2, ...BECAUSE });
  expect(await clerk.site.env.CODES.get(`blocked:${id}`)).toBeNull();
  await change('DELETE FROM rate_bucket');
  const last = new Page(both.site);
  await last.ask(email);
  const next = (await clerk.site.mailsTo(email)).findLast(({ text }) => /^\d{8}/.test(text))?.text.slice(0, 8);
  expect((await last.type(next)).status).toBe(200);
  const kinds = (await recordOf(id)).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['account_blocked', 'sign_in_blocked', 'account_unblocked']));
});

test('a blocked account: the way through VIISP opens nothing either', async () => {
  const { both, clerk } = await counter();
  const { id, chosen } = await viispPerson(both);
  await clerk.act('block', { id, version: await versionOf(id), ...BECAUSE });
  expect((await new Visitor(both).arrive(chosen)).error?.refusal).toBe('account_blocked');
  expect(await openSessions(id)).toBe(0);
});

test('a note outside is taken back when the block was not made', async () => {
  const { clerk, id } = await counter();
  expect((await clerk.act('block', { id, version: 7, ...BECAUSE })).error?.refusal).toBe('changed_meanwhile');
  expect(await clerk.site.env.CODES.get(`blocked:${id}`)).toBeNull();
});

test('a clerk ends all sessions of a person, who is told', async () => {
  const { clerk, page, id, email } = await counter();
  const { data } = await clerk.act('endSessions', { id, ...BECAUSE });
  expect(data.sessions).toEqual([]);
  expect((await page.session()).error?.refusal).toBe('signed_out');
  const facts = { office: 'vilnius', ...BECAUSE };
  expect((await recordOf(id)).find(({ kind }) => kind === 'sessions_ended')?.facts).toEqual(facts);
  expect((await clerk.site.mailsTo(email)).at(-1)?.subject).toContain('prisijungimai');
});

test('T-revoke-now: a clerk whose role is taken meanwhile ends no session', async () => {
  const { clerk, page, id } = await counter();
  inTheMiddle(clerk, () => revokeRole(clerk.accountId));
  expect((await clerk.act('endSessions', { id, ...BECAUSE })).error?.refusal).toBe('not_staff');
  expect((await page.session()).status).toBe(200);
});

test('a person is told of acts of staff in the language of service', async () => {
  const { clerk, page, id, email } = await counter();
  await page.update({ language: 'ru' });
  await clerk.act('endSessions', { id, ...BECAUSE });
  expect((await clerk.site.mailsTo(email)).at(-1)?.text).toContain('Vilnius office');
});

test.each(['revokeIdentity', 'block', 'unblock', 'removePasskeys'] as const)(
  'nobody does %s to their own account',
  async (what) => {
    const { clerk } = await counter();
    const answer = await clerk.act(what, { id: clerk.accountId, version: 0, ...BECAUSE });
    expect(answer.error?.refusal).toBe('own_account');
    expect(await accountRow(clerk.accountId)).toMatchObject({ status: 'active', level: 3 });
    expect(await rows('SELECT id FROM passkey WHERE account_id = ?', clerk.accountId)).toEqual([]);
  },
);
