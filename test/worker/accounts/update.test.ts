import { describe, expect, test } from 'vitest';
import { CONNECTION_LOST, failAfter } from '../../support/worker/faults.js';
import { Page } from '../../support/worker/page.js';
import { refusedQuietly } from '../../support/worker/quiet.js';
import { change, eventsOf, rows } from '../../support/worker/rows.js';
import { Site, someone } from '../../support/worker/site.js';
import type { Call } from '../../support/worker/taps.js';

async function complete() {
  const page = new Page(new Site());
  await page.signIn(someone());
  await page.complete();
  return page;
}

const batches = (call: Call) => call.what === 'batch';
const changes = async (page: Page) => (await eventsOf(page.email)).filter((kind) => kind === 'profile_changed').length;

test('a person may change phone, language and notices, each by itself, and each change is on record', async () => {
  const page = await complete();
  expect((await page.update({ phone: '0 612 34 568' })).data).toMatchObject({ phone: '+37061234568', version: 2 });
  expect((await page.update({ language: 'en' })).data).toMatchObject({ language: 'en', version: 3 });
  const last = await page.update({ notices: ['visit', 'visit'], version: 3 });
  expect(last.data).toMatchObject({ phone: '+37061234568', language: 'en', notices: ['visit'], version: 4 });
  expect((await page.profile()).data).toEqual(last.data);
  const facts = await rows<{ facts: string }>(
    `SELECT facts FROM event JOIN account ON account.id = account_id WHERE email = ? AND kind = 'profile_changed'
     ORDER BY event.rowid`,
    page.email,
  );
  expect(facts.map((row) => JSON.parse(row.facts).fields)).toEqual([['phone'], ['language'], ['notices']]);
  expect(JSON.stringify(facts)).not.toContain('3706');
});

test('a save that changes nothing is on no record, and one that changes a field names that field alone', async () => {
  const page = await complete();
  const { data } = await page.profile();
  const same = { phone: '+370 612 34567', notices: data.notices };
  expect((await page.update(same)).data).toMatchObject({ version: 1, language: null });
  expect([await changes(page), (await page.profile()).data.version]).toEqual([0, 1]);
  expect((await page.update({ ...same, language: 'en', version: 1 })).data).toMatchObject({ version: 2 });
  const [event] = await rows<{ facts: string }>(
    `SELECT facts FROM event JOIN account ON account.id = account_id WHERE email = ? AND kind = 'profile_changed'`,
    page.email,
  );
  expect(JSON.parse(event?.facts ?? '{}')).toEqual({ fields: ['language'] });
});

test('a person may turn all notices off', async () => {
  const page = await complete();
  expect((await page.update({ notices: [] })).data.notices).toEqual([]);
});

test('a person who has not given the contact data changes nothing', async () => {
  const page = new Page(new Site());
  await page.signIn(someone());
  const answer = await page.update({ language: 'en' });
  expect([answer.status, answer.error?.refusal]).toEqual([403, 'profile_incomplete']);
});

describe('F29: a person with two tabs', () => {
  test('is told in the second one that the data was changed, and nothing is overwritten', async () => {
    const page = await complete();
    await page.update({ phone: '+37061111111', version: 1 });
    const answer = await page.update({ phone: '+37062222222', version: 1 });
    expect([answer.status, answer.error?.refusal]).toEqual([409, 'changed_meanwhile']);
    expect((await page.profile()).data).toMatchObject({ phone: '+37061111111', version: 2 });
    expect(await changes(page)).toBe(1);
  });

  test('saves one of 20 changes made at once, and is told which', async () => {
    const page = await complete();
    const phones = Array.from({ length: 20 }, (_, index) => `+370612345${String(index).padStart(2, '0')}`);
    const answers = await Promise.all(phones.map((phone) => page.update({ phone, version: 1 })));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(answers.filter(({ error }) => error?.refusal === 'changed_meanwhile')).toHaveLength(19);
    expect((await page.profile()).data).toEqual(won[0]?.data);
    expect(await changes(page)).toBe(1);
  });

  test('hears only of what was really saved, also without naming a version', async () => {
    const page = await complete();
    const answers = await Promise.all(['en', 'ru', 'lt'].map((language) => page.update({ language })));
    const saved = answers.filter(({ status }) => status === 200);
    expect(await changes(page)).toBe(saved.length);
    expect((await page.profile()).data.version).toBe(1 + saved.length);
    for (const [index, language] of ['en', 'ru', 'lt'].entries())
      if (answers[index]?.status === 200) expect(answers[index]?.data.language).toBe(language);
  });
});

test('F10: a person notices nothing when the answer of the database is lost, and it is one record', async () => {
  const page = await complete();
  page.site.meddle = failAfter(batches, CONNECTION_LOST, 2);
  expect((await page.update({ language: 'en' })).data).toMatchObject({ language: 'en', version: 2 });
  expect(await changes(page)).toBe(1);
});

test('T-audit F11: when the record cannot be written, the change is not either', async () => {
  const page = await complete();
  await change("CREATE TRIGGER broken BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no'); END");
  try {
    expect((await page.update({ language: 'en' })).error?.refusal).toBe('try_again');
  } finally {
    await change('DROP TRIGGER broken');
  }
  expect((await page.profile()).data).toMatchObject({ language: null, version: 1 });
});

describe('T-bopla BI-49: a person who tries to change', () => {
  const forbidden: Record<string, unknown> = {
    givenNames: 'Petras',
    surname: 'Kitas',
    firstName: 'Petras',
    email: 'other@example.lt',
    level: 3,
    role: 'staff',
    status: 'active',
    accountId: 'x',
    namesLockedAt: null,
  };
  test.each(Object.entries(forbidden))('%s is refused whole, and the attempt is on record', async (field, value) => {
    const page = await complete();
    const answer = await refusedQuietly({ [field]: value }, () => page.update({ language: 'en', [field]: value }));
    expect([answer.status, answer.error?.refusal]).toEqual([400, 'field_locked']);
    expect(answer.error?.fields).toEqual({ [field]: 'unrecognised_field' });
    expect((await page.profile()).data).toMatchObject({ surname: 'Petraitis', language: null, level: 1, version: 1 });
    expect((await eventsOf(page.email)).at(-1)).toBe('field_refused');
  });
});

test.each([
  ['language', 'de'],
  ['language', null],
  ['notices', ['everything']],
  ['notices', 'visit'],
  ['notices', ['visit', 'common', 'documents', 'application', 'mediation', 'visit']],
  ['version', '1'],
  ['version', 1.5],
  ['version', Number.MAX_VALUE],
  ['phone', null],
  ['phone', 37061234567],
])('a person who sends %s as %j is told which field is wrong', async (field, value) => {
  const page = await complete();
  const answer = await refusedQuietly(value, () => page.update({ [field]: value }));
  expect([answer.status, answer.error?.refusal]).toEqual([400, null]);
  expect(answer.error?.fields).toEqual({ [field]: 'invalid' });
  expect((await page.profile()).data.version).toBe(1);
});
