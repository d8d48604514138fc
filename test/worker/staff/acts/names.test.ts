import { expect, test } from 'vitest';
import { accountRow, counter, inTheMiddle, versionOf } from '../../../support/worker/counter.js';
import { tally } from '../../../support/worker/crowd.js';
import { CONNECTION_LOST, failAfter } from '../../../support/worker/faults.js';
import { change } from '../../../support/worker/rows.js';
import { race, SEEDS } from '../../../support/worker/seeds.js';
import { somewhere } from '../../../support/worker/site.js';
import { BECAUSE, recordOf, revokeRole, staffOf } from '../../../support/worker/staff.js';

const NEW = { givenNames: 'Jonas', surname: 'Petraitis-Žukas', document: 'passport' as const, ...BECAUSE };

test('a clerk corrects a name: it is on record with reason and document, the person is told by mail and never by name', async () => {
  const { clerk, page, id, email } = await counter();
  const { data } = await clerk.act('correctName', { id, version: await versionOf(id), ...NEW });
  expect(data).toMatchObject({ surname: 'Petraitis-Žukas', version: 2, own: false });
  expect(data.provenance.surname).toMatchObject({ by: 'staff', office: { lt: 'Vilniaus skyrius' } });
  expect(data.provenance.givenNames).toMatchObject({ by: 'person' });
  expect((await page.profile()).data).toMatchObject({ surname: 'Petraitis-Žukas', givenNames: 'Jonas' });
  const event = (await recordOf(id)).find(({ kind }) => kind === 'name_corrected');
  expect(event?.actor).toBe(`staff:${clerk.accountId}`);
  expect(event?.facts).toMatchObject({ office: 'vilnius', document: 'passport', ...BECAUSE });
  const mail = (await clerk.site.mailsTo(email)).at(-1);
  expect(mail?.subject).toContain('pataisytas');
  expect(mail?.text).toContain('Vilniaus skyrius');
  expect(mail?.text).not.toMatch(/Petrait|Jonas|Tarnaut/);
});

test('a clerk who corrects the surname alone is on record with the surname alone', async () => {
  const { clerk, id } = await counter();
  const before = JSON.parse((await accountRow(id)).provenance);
  const { givenNames, version } = (await clerk.look(id)).data;
  const name = { givenNames, surname: 'Petraitienė', document: 'passport' as const };
  await clerk.act('correctName', { id, version, ...name, ...BECAUSE });
  expect((await recordOf(id)).at(-1)?.facts.fields).toEqual(expect.arrayContaining(['surname']));
  expect((await recordOf(id)).at(-1)?.facts.fields).not.toContain('givenNames');
  const { givenNames: kept, surname } = JSON.parse((await accountRow(id)).provenance);
  expect([kept, surname.by]).toEqual([before.givenNames, 'staff']);
});

test('a one-name passport is corrected to no given name', async () => {
  const { clerk, id } = await counter();
  const one = { ...NEW, givenNames: null, surname: 'Sukarno' };
  expect((await clerk.act('correctName', { id, version: 1, ...one })).data).toMatchObject({ givenNames: null });
});

test.each([
  ['no reason', { reason: undefined }, 'reason', 'reason_required'],
  ['no document', { document: undefined }, 'document', 'document_required'],
  ['letters that no passport has there', { surname: 'Петров' }, 'surname', 'name_letters'],
  ['61 letters', { surname: 'A'.repeat(61) }, 'surname', 'name_too_long'],
  ['only spaces', { surname: '   ' }, 'surname', 'name_required'],
  ['a character that turns the line', { surname: 'Pet\u202Eras' }, 'surname', 'name_letters'],
  ['the name that is there', { surname: 'Petraitis' }, 'surname', 'name_unchanged'],
  ['a case number with a name in it', { caseNumber: 'Jonas Petraitis' }, 'caseNumber', 'case_number_invalid'],
])(
  'BI-50: a clerk who gives %s is told which field is wrong, and nothing changes',
  async (_, wrong, field, problem) => {
    const { clerk, id } = await counter();
    const answer = await clerk.act('correctName', { id, version: 1, ...NEW, ...wrong } as never);
    expect([answer.status, answer.error?.fields?.[field]]).toEqual([400, problem]);
    expect(await accountRow(id)).toMatchObject({ surname: 'Petraitis', version: 1 });
  },
);

test('nobody corrects their own name, nor one of an account that is not there', async () => {
  const { clerk } = await counter();
  const own = await clerk.act('correctName', { id: clerk.accountId, version: 0, ...NEW });
  expect([own.status, own.error?.refusal]).toEqual([403, 'own_account']);
  const none = await clerk.act('correctName', { id: crypto.randomUUID(), version: 0, ...NEW });
  expect([none.status, none.error?.refusal]).toEqual([404, 'person_unknown']);
});

test('a person cannot correct a name by the procedure of staff, nor can staff from an ordinary session', async () => {
  const { page, id } = await counter();
  const answer = await page.call('staff.correctName', { id, version: 1, ...NEW });
  expect(answer.error?.refusal).toBe('not_staff');
  expect(await accountRow(id)).toMatchObject({ surname: 'Petraitis' });
});

test('a clerk who saw an older account is told, and nothing is overwritten', async () => {
  const { clerk, page, id } = await counter();
  await page.update({ language: 'en' });
  const answer = await clerk.act('correctName', { id, version: 1, ...NEW });
  expect([answer.status, answer.error?.refusal]).toEqual([409, 'changed_meanwhile']);
  expect(await accountRow(id)).toMatchObject({ surname: 'Petraitis', version: 2 });
});

test('T-audit F37: when the record cannot be written, the name is not changed and nobody is told', async () => {
  const { clerk, id, email } = await counter();
  const before = (await clerk.site.mailsTo(email)).length;
  await change(
    "CREATE TRIGGER broken BEFORE INSERT ON event WHEN NEW.kind = 'name_corrected' BEGIN SELECT RAISE(ABORT, 'no'); END",
  );
  try {
    expect((await clerk.act('correctName', { id, version: 1, ...NEW })).error?.refusal).toBe('try_again');
  } finally {
    await change('DROP TRIGGER broken');
  }
  expect(await accountRow(id)).toMatchObject({ surname: 'Petraitis', version: 1 });
  expect((await clerk.site.mailsTo(email)).length).toBe(before);
});

test('T-revoke-now: a role that is taken between the reading and the writing changes nothing', async () => {
  const { clerk, id } = await counter();
  inTheMiddle(clerk, () => revokeRole(clerk.accountId));
  const answer = await clerk.act('correctName', { id, version: 1, ...NEW });
  expect([answer.status, answer.error?.refusal]).toEqual([403, 'not_staff']);
  expect(await accountRow(id)).toMatchObject({ surname: 'Petraitis', version: 1 });
  expect((await recordOf(id)).map(({ kind }) => kind)).not.toContain('name_corrected');
});

test('F10: a clerk notices nothing when an answer of the database is lost, and it is one record and one mail', async () => {
  const { clerk, id, email } = await counter();
  const before = (await clerk.site.mailsTo(email)).length;
  clerk.site.meddle = failAfter(({ what }) => what === 'batch', CONNECTION_LOST, 2);
  expect((await clerk.act('correctName', { id, version: 1, ...NEW })).data).toMatchObject({ version: 2 });
  expect((await recordOf(id)).filter(({ kind }) => kind === 'name_corrected')).toHaveLength(1);
  expect((await clerk.site.mailsTo(email)).length).toBe(before + 1);
});

test('of 20 corrections and blocks at once by two clerks one holds, and the others are told', async () => {
  for (const seed of SEEDS.slice(0, 4)) {
    const { both, clerk, id } = await counter();
    const other = await staffOf(both, 'supervisor', { office: 'kaunas' });
    const runs = Array.from(
      { length: 20 },
      (_, index) => async () =>
        index % 2
          ? clerk.act('correctName', { id, version: 1, ...NEW }, { ip: somewhere() })
          : other.act('block', { id, version: 1, ...BECAUSE }, { ip: somewhere() }),
    );
    expect(tally(await race<Awaited<ReturnType<(typeof runs)[0]>>>(runs, seed))).toEqual({
      'signed in': 1,
      changed_meanwhile: 19,
    });
    const row = await accountRow(id);
    expect([row.version, row.status === 'blocked'] as const).toEqual([2, row.surname === 'Petraitis']);
    const done = (await recordOf(id)).filter(({ kind }) => ['name_corrected', 'account_blocked'].includes(kind));
    expect(done).toHaveLength(1);
    expect(await clerk.site.env.CODES.get(`blocked:${id}`)).toBe(row.status === 'blocked' ? '1' : null);
  }
});
