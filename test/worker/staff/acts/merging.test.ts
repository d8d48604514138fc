import { expect, test } from 'vitest';
import { sweep } from '../../../../worker/sweep.js';
import { accountRow, inTheMiddle, personAt, versionOf, viispPerson } from '../../../support/worker/counter.js';
import { tally } from '../../../support/worker/crowd.js';
import { Page } from '../../../support/worker/page.js';
import { change, rows } from '../../../support/worker/rows.js';
import { race, SEEDS } from '../../../support/worker/seeds.js';
import { someone, somewhere } from '../../../support/worker/site.js';
import { BECAUSE, type Desk, office, recordOf, staffOf } from '../../../support/worker/staff.js';
import { type Together, Visitor } from '../../../support/worker/visitor.js';

const DAY_MS = 24 * 3_600_000;

/** Two supervisors of two offices, and two accounts of one person. */
async function pair(names: object = { surname: 'Petraitienė' }) {
  const both = await office();
  const asker = await staffOf(both, 'supervisor');
  const decider = await staffOf(both, 'supervisor', { office: 'kaunas' });
  return { both, asker, decider, kept: await personAt(both), other: await personAt(both, names) };
}

async function merged(all: Awaited<ReturnType<typeof pair>>) {
  const { data } = await all.asker.act('askMerge', { id: all.kept.id, other: all.other.id, ...BECAUSE });
  const answer = await all.decider.act('decide', { request: data.id, approve: true });
  return { ...all, request: data.id, answer };
}

/** Signs in anew; gives the answer. */
async function enter(both: Together, email: string) {
  await change('DELETE FROM rate_bucket');
  const page = new Page(both.site);
  await page.ask(email);
  const mails = await both.site.mailsTo(email);
  return { page, ...(await page.type(mails.findLast(({ text }) => /^\d{8}/.test(text))?.text.slice(0, 8))) };
}

const undo = (desk: Desk, request: string) => desk.act('undoMerge', { request, ...BECAUSE }, { ip: somewhere() });

test('two supervisors merge two accounts of one person: the kept address signs in to the kept one, the other stays reserved, and everybody is told', async () => {
  const { both, kept, other, answer, asker, decider } = await merged(await pair());
  expect(answer.data).toMatchObject({ kind: 'merge', status: 'done', own: false, other: { status: 'merged' } });
  expect(answer.data.undoUntil).toBe(both.site.clock.now() + 30 * DAY_MS);
  for (const { page } of [kept, other]) expect((await page.session()).error?.refusal).toBe('signed_out');
  for (const { email } of [kept, other]) {
    expect((await both.site.mailsTo(email)).at(-1)?.subject).toContain('sujungtos');
  }
  const { data } = await enter(both, kept.email);
  expect(data.person).toMatchObject({ email: kept.email, surname: 'Petraitis', complete: true });
  expect((await enter(both, other.email)).error?.refusal).toBe('email_left');
  const [on, beside] = [await recordOf(kept.id), await recordOf(other.id)];
  expect(on.find(({ kind }) => kind === 'merge_asked')?.actor).toBe(`staff:${asker.accountId}`);
  const act = { actor: `staff:${decider.accountId}`, kind: 'accounts_merged' };
  expect(on.find(({ kind }) => kind === 'accounts_merged')).toMatchObject({ ...act, facts: { from: other.id } });
  expect(beside.find(({ kind }) => kind === 'accounts_merged')).toMatchObject({ ...act, facts: { into: kept.id } });
});

test('whom VIISP knows lends level and names to the account that is kept, and gets them back', async () => {
  const all = await pair();
  const citizen = await viispPerson(all.both);
  const { both, kept, decider, request } = await merged({ ...all, other: citizen as never });
  expect(await accountRow(kept.id)).toMatchObject({ level: 3, surname: 'Naujokė', email: kept.email });
  const arrived = new Visitor(both);
  expect((await arrived.arrive(citizen.chosen)).data.person).toMatchObject({ email: kept.email, level: 3 });
  expect((await undo(decider, request)).status).toBe(200);
  expect(await accountRow(kept.id)).toMatchObject({ level: 1, surname: 'Petraitis' });
  expect((await arrived.session()).error?.refusal).toBe('signed_out');
  expect((await new Visitor(both).arrive(citizen.chosen)).data.person).toMatchObject({ email: citizen.email });
});

test('whoever asked cannot approve, and a clerk neither asks nor decides', async () => {
  const { both, asker, kept, other } = await pair();
  const ask = { id: kept.id, other: other.id, ...BECAUSE };
  const { data } = await asker.act('askMerge', ask);
  expect((await asker.act('decide', { request: data.id, approve: true })).error?.refusal).toBe('second_person_needed');
  expect((await asker.act('decide', { request: data.id, approve: false })).error?.refusal).toBe('second_person_needed');
  const clerk = await staffOf(both);
  expect((await clerk.act('askMerge', ask)).error?.refusal).toBe('role_too_low');
  expect((await clerk.act('decide', { request: data.id, approve: true })).error?.refusal).toBe('role_too_low');
  expect((await accountRow(other.id)).status).toBe('active');
});

test('a merge that is declined changes nothing, and can be asked for again', async () => {
  const { asker, decider, kept, other } = await pair();
  const ask = { id: kept.id, other: other.id, ...BECAUSE };
  const { data } = await asker.act('askMerge', ask);
  expect((await asker.act('askMerge', ask)).error?.refusal).toBe('request_open');
  const { data: declined } = await decider.act('decide', { request: data.id, approve: false });
  expect(declined.status).toBe('declined');
  expect((await recordOf(kept.id)).at(-1)?.kind).toBe('proposal_declined');
  expect((await asker.act('askMerge', ask)).status).toBe(200);
  expect((await other.page.session()).status).toBe(200);
});

test('accounts that cannot become one are refused: two that VIISP knows, a blocked one, one of staff, the same one, the own one', async () => {
  const { both, asker, decider, kept, other } = await pair();
  const [one, two] = [await viispPerson(both), await viispPerson(both)];
  const ask = (id: string, second: string) => asker.act('askMerge', { id, other: second, ...BECAUSE });
  expect((await ask(one.id, two.id)).error?.refusal).toBe('merge_impossible');
  expect((await ask(kept.id, decider.accountId)).error?.refusal).toBe('merge_impossible');
  expect((await ask(kept.id, asker.accountId)).error?.refusal).toBe('own_account');
  expect((await ask(kept.id, kept.id)).error?.fields).toEqual({ other: 'invalid' });
  await asker.act('block', { id: other.id, version: 1, ...BECAUSE });
  expect((await ask(kept.id, other.id)).error?.refusal).toBe('merge_impossible');
});

test('an account that was blocked after the asking is not merged', async () => {
  const { asker, decider, kept, other } = await pair();
  const { data } = await asker.act('askMerge', { id: kept.id, other: other.id, ...BECAUSE });
  await asker.act('block', { id: other.id, version: 1, ...BECAUSE });
  const answer = await decider.act('decide', { request: data.id, approve: true });
  expect(answer.error?.refusal).toBe('merge_impossible');
  expect((await accountRow(other.id)).status).toBe('blocked');
});

test('a merge is decided once: of 20 answers by two supervisors at once one counts', async () => {
  for (const seed of SEEDS.slice(0, 4)) {
    const { both, asker, decider, kept, other } = await pair();
    const third = await staffOf(both, 'supervisor', { office: 'warsaw' });
    const { data } = await asker.act('askMerge', { id: kept.id, other: other.id, ...BECAUSE });
    const answers = await race(
      Array.from(
        { length: 20 },
        (_, index) => () =>
          (index % 2 ? decider : third).act(
            'decide',
            { request: data.id, approve: index % 3 > 0 },
            { ip: somewhere() },
          ),
      ),
      seed,
    );
    expect(tally(answers)).toEqual({ 'signed in': 1, already_answered: 19 });
    const [row] = await rows<{ status: string }>('SELECT status FROM request WHERE id = ?', data.id);
    expect((await accountRow(other.id)).status).toBe(row?.status === 'done' ? 'merged' : 'active');
    const merges = (await recordOf(kept.id)).filter(({ kind }) => kind === 'accounts_merged');
    expect(merges).toHaveLength(row?.status === 'done' ? 1 : 0);
  }
});

test('an e-mail change in the middle of a merge: the merge waits for another look, and loses no address', async () => {
  const { asker, decider, kept, other } = await pair();
  const { data } = await asker.act('askMerge', { id: kept.id, other: other.id, ...BECAUSE });
  const address = someone();
  const { data: asking } = await other.page.call<{ challenge: string }>('email.request', { email: address });
  const code = (await asker.site.mailsTo(address)).at(-1)?.text.slice(0, 8);
  inTheMiddle(decider, async () => {
    decider.site.meddle = (_call, run) => run();
    const input = { challenge: asking.challenge, email: address, code, attempt: 'a'.repeat(22) };
    expect((await other.page.call('email.confirm', input)).status).toBe(200);
  });
  expect((await decider.act('decide', { request: data.id, approve: true })).error?.refusal).toBe('changed_meanwhile');
  expect((await accountRow(other.id)).status).toBe('active');
  expect((await decider.act('decide', { request: data.id, approve: true })).status).toBe(200);
  expect((await enter({ site: asker.site } as Together, address)).error?.refusal).toBe('email_left');
  expect(await rows('SELECT 1 FROM identity WHERE account_id = ?', kept.id)).toHaveLength(3);
  const reserved = await rows('SELECT 1 FROM identity WHERE account_id = ? AND left_at IS NOT NULL', kept.id);
  expect(reserved).toEqual([]);
});

test('a merge is undone: each address leads to its own account again, and both are told', async () => {
  const all = await merged(await pair());
  const { both, kept, other, asker, request } = all;
  const { data } = await undo(asker, request);
  expect(data).toMatchObject({ status: 'withdrawn', undoUntil: null });
  expect((await both.site.mailsTo(other.email)).at(-1)?.subject).toContain('atšauktas');
  const { data: first } = await enter(both, kept.email);
  expect(first.person).toMatchObject({ email: kept.email, surname: 'Petraitis' });
  const { data: second } = await enter(both, other.email);
  expect(second.person).toMatchObject({ email: other.email, surname: 'Petraitienė' });
  expect(await rows('SELECT details FROM request WHERE id = ?', request)).toEqual([
    { details: '{"reason":"visit","caseNumber":"M-2026/17"}' },
  ]);
  expect((await undo(asker, request)).error?.refusal).toBe('undo_over');
  expect((await recordOf(other.id)).map(({ kind }) => kind)).toContain('merge_undone');
});

test('20 undoings at once undo once', async () => {
  for (const seed of SEEDS.slice(0, 3)) {
    const { kept, other, asker, request } = await merged(await pair());
    const answers = await race(
      Array.from({ length: 20 }, () => () => undo(asker, request)),
      seed,
    );
    expect(tally(answers)).toEqual({ 'signed in': 1, undo_over: 19 });
    expect(await rows('SELECT account_id FROM identity WHERE account_id IN (?, ?)', kept.id, other.id)).toHaveLength(2);
    expect((await recordOf(kept.id)).filter(({ kind }) => kind === 'merge_undone')).toHaveLength(1);
  }
});

test('a merge cannot be undone once the kept account has another address, nor after 30 days', async () => {
  const first = await merged(await pair());
  await change('UPDATE account SET email = ?, version = version + 1 WHERE id = ?', someone(), first.kept.id);
  expect((await undo(first.asker, first.request)).error?.refusal).toBe('undo_over');
  const second = await merged(await pair());
  await change('UPDATE request SET answered_at = answered_at - ? WHERE id = ?', 30 * DAY_MS - 1, second.request);
  expect((await undo(second.asker, second.request)).status).toBe(200);
  const third = await merged(await pair());
  await change('UPDATE request SET answered_at = answered_at - ? WHERE id = ?', 30 * DAY_MS, third.request);
  expect((await undo(third.asker, third.request)).error?.refusal).toBe('undo_over');
  expect((await accountRow(third.other.id)).status).toBe('merged');
});

test('a merge cannot be undone once something that moved is not there any more', async () => {
  const { kept, other, asker, request } = await merged(await pair());
  await change('DELETE FROM identity WHERE account_id = ? AND rowid = (SELECT max(rowid) FROM identity)', kept.id);
  expect((await undo(asker, request)).error?.refusal).toBe('undo_over');
  expect((await accountRow(other.id)).status).toBe('merged');
});

test('an identity that moved to another key of the ring goes back all the same', async () => {
  const { kept, other, asker, request } = await merged(await pair());
  await change(`UPDATE identity SET "key" = 'test-9.' || "key" WHERE account_id = ? AND created_at > 0`, kept.id);
  // Both were made in the same millisecond here, which never happens to two people: only what is as old may go back.
  const [first] = await rows<{ key: string }>('SELECT "key" FROM identity WHERE account_id = ? LIMIT 1', kept.id);
  await change('UPDATE identity SET created_at = created_at - 1 WHERE "key" = ?', first?.key);
  expect((await undo(asker, request)).status).toBe(200);
  expect(await rows('SELECT 1 FROM identity WHERE account_id = ?', other.id)).toHaveLength(1);
});

test('what waits for staff goes over with the account and comes back with it', async () => {
  const all = await pair();
  const wish = { givenNames: 'Ona', surname: 'Kita', why: 'Klaida.', document: 'passport' };
  await all.other.page.call('account.requestCorrection', wish);
  const whose = () => rows(`SELECT account_id AS id FROM request WHERE kind = 'correction' AND status = 'open'`);
  const { kept, other, asker, request } = await merged(all);
  expect(await whose()).toContainEqual({ id: kept.id });
  await undo(asker, request);
  expect(await whose()).toContainEqual({ id: other.id });
});

test('after 30 days nothing is left of the account that was merged, and its address stays reserved', async () => {
  const { both, kept, other, request } = await merged(await pair());
  const now = both.site.clock.now();
  await sweep(both.site.env, now + 30 * DAY_MS - 1);
  expect(await accountRow(other.id)).toMatchObject({ status: 'merged', surname: 'Petraitienė' });
  await sweep(both.site.env, now + 30 * DAY_MS);
  expect(await accountRow(other.id)).toMatchObject({ status: 'erased', surname: null, phone: null, email: null });
  expect(await rows('SELECT details, status FROM request WHERE id = ?', request)).toEqual([
    { details: '{}', status: 'done' },
  ]);
  expect((await recordOf(other.id)).at(-1)?.kind).toBe('account_erased');
  expect(await accountRow(kept.id)).toMatchObject({ status: 'active', surname: 'Petraitis' });
  expect((await enter(both, other.email)).error?.refusal).toBe('email_left');
});

test('nobody acts on an account that was merged', async () => {
  const { other, asker } = await merged(await pair());
  const version = await versionOf(other.id);
  expect((await asker.act('block', { id: other.id, version, ...BECAUSE })).error?.refusal).toBe('changed_meanwhile');
  const code = await asker.act('requestEmail', { id: other.id, email: someone(), ...BECAUSE });
  expect(code.error?.refusal).toBe('changed_meanwhile');
});
