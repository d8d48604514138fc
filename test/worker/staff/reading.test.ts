import { expect, test } from 'vitest';
import { MINUTE_MS } from '../../support/worker/clock.js';
import { versionOf } from '../../support/worker/counter.js';
import { Page } from '../../support/worker/page.js';
import { change, number } from '../../support/worker/rows.js';
import { someone } from '../../support/worker/site.js';
import { accountOf, BECAUSE, office, recordOf, revokeRole, staffOf } from '../../support/worker/staff.js';
import { somebody, someCode, Visitor } from '../../support/worker/visitor.js';

async function deskAndPerson() {
  const both = await office();
  const desk = await staffOf(both);
  const page = new Page(both.site);
  await page.signIn(someone());
  await page.complete({ givenNames: 'Jonas', surname: 'Žukauskas' });
  return { both, desk, page, id: await accountOf(page.email) };
}

test('a clerk sees a person as a whole: data with who set it, sessions, requests and history', async () => {
  const { desk, page, id } = await deskAndPerson();
  const now = desk.site.clock.now();
  await change(
    `INSERT INTO request (id, kind, account_id, asked_by, asked_at, details) VALUES ('r-1', 'correction', ?, 'person', ?, ?)`,
    ...[id, now, JSON.stringify({ givenNames: 'Jonas', surname: 'Žukas', why: 'Vestuvės', document: 'passport' })],
  );
  await change(
    `UPDATE account SET provenance = json_set(provenance, '$.surname', json(?)) WHERE id = ?`,
    '{"by":"staff","office":"kaunas","at":7}',
    id,
  );
  const { data } = await desk.look(id);
  expect(data).toMatchObject({
    ...{ id, email: page.email, givenNames: 'Jonas', surname: 'Žukauskas', level: 1, status: 'active', version: 1 },
    ...{ phone: '+37061234567', ways: ['email'], passkeys: 0, mail: null, own: false, formerEmail: false },
    ...{ frozenUntil: null, erasesAt: null, namesLockedAt: now, now },
    provenance: {
      surname: { by: 'staff', office: { lt: 'Kauno skyrius', en: 'Kaunas office' }, at: 7 },
      phone: { by: 'person', office: null, at: now },
    },
    sessions: [{ portal: { lt: 'MIGRIS' }, method: 'email', level: 1, createdAt: now }],
    requests: [
      {
        ...{ id: 'r-1', kind: 'correction', status: 'open', askedBy: 'person', own: false, surname: 'Žukas' },
        ...{ why: 'Vestuvės', document: 'passport', reason: null, undoUntil: null, other: null },
        person: { id, surname: 'Žukauskas' },
      },
    ],
  });
  expect(data.history.map(({ kind }) => kind)).toContain('account_viewed');
  expect(data.history.find(({ kind }) => kind === 'account_viewed')).toMatchObject({
    by: 'staff',
    office: { en: 'Vilnius office' },
    reason: 'visit',
  });
  expect(JSON.stringify(data)).not.toMatch(/token|thumbprint|"key"|sealed/i);
});

test('a look is on record before anything is shown, with office, reason and case number', async () => {
  const { desk, id } = await deskAndPerson();
  await desk.look(id);
  expect((await recordOf(id)).at(-1)).toEqual({
    kind: 'account_viewed',
    actor: `staff:${desk.accountId}`,
    facts: { office: 'vilnius', ...BECAUSE },
  });
  expect((await desk.call('staff.read', { id })).error?.fields).toEqual({ reason: 'reason_required' });
  await change(`CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
  const refused = await desk.look(id);
  await change('DROP TRIGGER full');
  expect([refused.error?.refusal, refused.data]).toEqual(['try_again', undefined]);
});

test('staff read the case number and the document in the history of an account; its owner does not', async () => {
  const { desk, page, id } = await deskAndPerson();
  const identified = { id, version: await versionOf(id), document: 'passport' as const, ...BECAUSE };
  const { data } = await desk.act('confirmIdentity', identified);
  const at = (kind: string, entries: { kind: string }[]) => entries.find((entry) => entry.kind === kind);
  expect(at('identity_confirmed', data.history)).toMatchObject({ document: 'passport', caseNumber: 'M-2026/17' });
  const { data: own } = await page.call<{ data: { history: { kind: string }[] } }>('account.export', undefined);
  const { data: read } = await page.call<{ entries: { kind: string }[] }>('account.history', {});
  for (const entries of [read.entries, own.data.history]) {
    expect(at('identity_confirmed', entries)).toMatchObject({ reason: 'visit' });
    expect(JSON.stringify(entries)).not.toMatch(/M-2026|caseNumber|"document"/);
  }
});

test('nothing is shown, and nothing recorded, of an account that is not there, or erased', async () => {
  const { desk, id } = await deskAndPerson();
  const before = await number('SELECT count(*) FROM event');
  expect((await desk.look(crypto.randomUUID())).error?.refusal).toBe('person_unknown');
  await change(`UPDATE account SET status = 'erased' WHERE id = ?`, id);
  expect((await desk.look(id)).error?.refusal).toBe('person_unknown');
  expect(await number('SELECT count(*) FROM event')).toBe(before);
  await change(`UPDATE account SET status = 'merged' WHERE id = ?`, id);
  expect((await desk.look(id)).data.status).toBe('merged');
});

test('a person without a role sees nobody, whatever their level and wherever they come from', async () => {
  const { both, page, id } = await deskAndPerson();
  const visitor = new Visitor(both);
  await visitor.arrive(somebody(someCode(), 'PETRAS', 'PETRAITIS'));
  for (const who of [page, visitor])
    expect((await who.call('staff.read', { id, ...BECAUSE })).error?.refusal).toBe('not_staff');
  expect((await recordOf(id)).map(({ kind }) => kind)).not.toContain('account_viewed');
});

test('T-revoke-now: a role that is taken is gone with the next call, and inside the one that runs', async () => {
  const { desk, id } = await deskAndPerson();
  expect((await desk.look(id)).status).toBe(200);
  const before = await recordOf(id);
  desk.site.meddle = async (call, run) => {
    if (call.what === 'batch') await revokeRole(desk.accountId);
    return run();
  };
  const late = await desk.look(id);
  desk.site.meddle = (_call, run) => run();
  expect([late.error?.refusal, late.data]).toEqual(['not_staff', undefined]);
  expect((await desk.look(id)).error?.refusal).toBe('not_staff');
  expect(await recordOf(id)).toEqual(before);
});

test.each([
  ['their session is ended', `UPDATE session SET ended_at = 1 WHERE account_id = ?`],
  ['their account is blocked', `UPDATE account SET status = 'blocked' WHERE id = ?`],
  ['they are moved to another office', `UPDATE staff SET office = 'kaunas' WHERE account_id = ?`],
])('a clerk is shown nothing in a call during which %s', async (_what, sql) => {
  const { desk, id } = await deskAndPerson();
  desk.site.meddle = async (call, run) => {
    if (call.what === 'batch') await change(sql, desk.accountId);
    return run();
  };
  const late = await desk.look(id);
  desk.site.meddle = (_call, run) => run();
  expect([late.error?.refusal, late.data]).toEqual(['not_staff', undefined]);
});

test('a member of staff may look at the own account, is told that it is so, and leaves a trace like anybody', async () => {
  const { desk } = await deskAndPerson();
  expect((await desk.look(desk.accountId)).data.own).toBe(true);
  expect((await recordOf(desk.accountId)).at(-1)?.kind).toBe('account_viewed');
});

test('a desk session in the list of sessions is told apart, and does not push out others once it idled away', async () => {
  const both = await office();
  const chosen = somebody(someCode(), 'ONA', 'TARNAUTĖ');
  const desk = await staffOf(both, 'clerk', { chosen });
  both.site.clock.pass(14 * MINUTE_MS);
  const pages = [];
  for (let each = 0; each < 9; each += 1) {
    const page = new Visitor(both);
    await page.arrive(chosen);
    pages.push(page);
  }
  const { data } = await (pages[0] as Visitor).sessions();
  expect(data.sessions.filter(({ desk: at }) => at).length).toBe(1);
  both.site.clock.pass(MINUTE_MS);
  await new Visitor(both).arrive(chosen);
  expect((await (pages[0] as Visitor).session()).status).toBe(200);
  expect((await desk.act('me', undefined)).error?.refusal).toBe('signed_out');
});
