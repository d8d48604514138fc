import { getTableColumns } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { accounts } from '../../../schema/tables.js';
import { CONNECTION_LOST, failAfter } from '../../support/worker/faults.js';
import { Page } from '../../support/worker/page.js';
import { refusedQuietly } from '../../support/worker/quiet.js';
import { change, eventsOf, rows } from '../../support/worker/rows.js';
import { Site, someone } from '../../support/worker/site.js';
import type { Call } from '../../support/worker/taps.js';

async function signedIn() {
  const page = new Page(new Site());
  await page.signIn(someone());
  return page;
}

const batches = (call: Call) => call.what === 'batch';
const completions = async (page: Page) =>
  (await eventsOf(page.email)).filter((kind) => kind === 'profile_completed').length;

/** What was saved. The token beside it is signed anew each time. */
const saved = ({ data: { idToken: _, ...profile } }: Awaited<ReturnType<Page['complete']>>) => profile;

test('a person who gives the contact data sees it, with the names locked from now on', async () => {
  const page = await signedIn();
  const answer = await page.complete({ language: 'ru', notices: ['visit', 'common', 'visit'] });
  const set = { by: 'person', office: null, at: page.site.clock.now() };
  const profile = {
    email: page.email,
    level: 1,
    givenNames: 'Jonas',
    surname: 'Petraitis',
    phone: '+37061234567',
    language: 'ru',
    notices: ['visit', 'common'],
    namesLockedAt: page.site.clock.now(),
    version: 1,
    complete: true,
    ways: ['email'],
    provenance: { email: set, givenNames: set, surname: set, phone: set, language: set, notices: set },
    frozenUntil: null,
    erasesAt: null,
    passkeys: 0,
    stepUp: 'fresh',
  };
  expect(answer.data).toEqual({ ...profile, idToken: expect.stringMatching(/^eyJ/) });
  expect((await page.profile()).data).toEqual(profile);
  expect(await eventsOf(page.email)).toEqual(['account_created', 'signed_in', 'profile_completed']);
});

test('the record of it names the fields and none of the values', async () => {
  const page = await signedIn();
  await page.complete({ language: 'lt' });
  const [event] = await rows<{ facts: string }>(
    "SELECT facts FROM event WHERE kind = 'profile_completed' ORDER BY rowid DESC LIMIT 1",
  );
  expect(JSON.parse(event?.facts ?? '').fields).toEqual([
    'givenNames',
    'surname',
    'phone',
    'language',
    'namesLockedAt',
  ]);
  expect(event?.facts).not.toMatch(/Jonas|Petraitis|3706/);
});

test('a person who chooses nothing is told about everything but common messages', async () => {
  const page = await signedIn();
  expect((await page.complete()).data).toMatchObject({
    language: null,
    notices: ['visit', 'documents', 'application', 'mediation'],
  });
});

test('a person with one name only gives the surname, and no placeholder is stored', async () => {
  const page = await signedIn();
  expect((await page.complete({ givenNames: null, surname: 'Sukarno' })).data).toMatchObject({
    givenNames: null,
    surname: 'Sukarno',
    complete: true,
  });
});

describe('T-bopla: names are written once', () => {
  test('and whoever tries to write others is refused, and the attempt is on record', async () => {
    const page = await signedIn();
    await page.complete();
    const answer = await page.complete({ surname: 'Kitas' });
    expect([answer.status, answer.error?.refusal]).toEqual([400, 'field_locked']);
    expect(Object.keys(answer.error?.fields ?? {})).toEqual(['givenNames', 'surname']);
    expect((await page.profile()).data.surname).toBe('Petraitis');
    expect((await eventsOf(page.email)).at(-1)).toBe('field_refused');
  });

  test('also when staff corrected them meanwhile', async () => {
    const page = await signedIn();
    await page.complete();
    await change("UPDATE account SET surname = 'Petraitienė', version = 2 WHERE email = ?", page.email);
    expect((await page.complete()).error?.refusal).toBe('field_locked');
    expect((await page.profile()).data.surname).toBe('Petraitienė');
  });
});

describe('a person who presses [Toliau] again', () => {
  test('after a lost answer hears the same, and it is one record', async () => {
    const page = await signedIn();
    const first = await page.complete();
    const again = await page.complete();
    expect(saved(again)).toEqual(saved(first));
    expect(await completions(page)).toBe(1);
    expect(await eventsOf(page.email)).not.toContain('field_refused');
  });

  test('20 times at once with the same data hears 20 times the same, and it is one record', async () => {
    const page = await signedIn();
    const answers = await Promise.all(Array.from({ length: 20 }, () => page.complete()));
    expect(new Set(answers.map((answer) => `${answer.status} ${JSON.stringify(saved(answer))}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(await completions(page)).toBe(1);
    expect(await eventsOf(page.email)).not.toContain('field_refused');
  });

  test('with another phone number is not told that it was saved', async () => {
    const page = await signedIn();
    await page.complete();
    const answer = await page.complete({ phone: '+37069999999' });
    expect([answer.status, answer.error?.refusal]).toEqual([409, 'changed_meanwhile']);
    expect(await eventsOf(page.email)).not.toContain('field_refused');
  });
});

test('F10: a person notices nothing when the answer of the database is lost, and it is one record', async () => {
  const page = await signedIn();
  page.site.meddle = failAfter(batches, CONNECTION_LOST, 2);
  expect((await page.complete()).data).toMatchObject({ surname: 'Petraitis', version: 1 });
  expect(await completions(page)).toBe(1);
});

test('T-audit F11: when the record cannot be written, the data is not either', async () => {
  const page = await signedIn();
  await change("CREATE TRIGGER broken BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no'); END");
  try {
    expect((await page.complete()).error?.refusal).toBe('try_again');
  } finally {
    await change('DROP TRIGGER broken');
  }
  expect((await page.profile()).data).toMatchObject({ surname: null, phone: null, version: 0, complete: false });
  expect((await page.complete()).status).toBe(200);
});

describe('T-bopla BI-49: a person who also writes', () => {
  const forbidden: [string, unknown][] = [
    ['role', 'staff'],
    ['accountId', '00000000-0000-0000-0000-000000000000'],
    ['id', 'x'],
    ['email', 'other@example.lt'],
    ['emailKey', 'x'],
    ['level', 3],
    ['status', 'active'],
    ['namesLockedAt', null],
    ['version', 0],
    ['createdAt', 0],
    ['firstName', 'Jonas'],
    ['personalCode', '33309240064'],
    ['__proto__', { level: 3 }],
    ['constructor', { level: 3 }],
  ];

  test.each(forbidden)('%s is refused whole, and the attempt is on record', async (field, value) => {
    const page = await signedIn();
    const own = `"givenNames":"Jonas","surname":"Petraitis","phone":"+37061234567"`;
    const body = `{${own},"${field}":${JSON.stringify(value)}}`;
    const answer = await refusedQuietly(body, () => page.call('profile.complete', body));
    expect([answer.status, answer.error?.refusal]).toEqual([400, 'field_locked']);
    expect(Object.entries(answer.error?.fields ?? {})).toEqual([[field, 'unrecognised_field']]);
    expect((await page.profile()).data).toMatchObject({ complete: false, level: 1, version: 0 });
    expect(await eventsOf(page.email)).toEqual(['account_created', 'signed_in', 'field_refused']);
    const [event] = await rows<{ facts: string }>('SELECT facts FROM event ORDER BY rowid DESC LIMIT 1');
    const ours = Object.hasOwn(getTableColumns(accounts), field);
    expect(JSON.parse(event?.facts ?? '')).toEqual(ours ? { fields: [field], others: 0 } : { fields: [], others: 1 });
  });

  test('a thousand fields leaves a short record, without a word of the caller', async () => {
    const page = await signedIn();
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`field-${index}-${'x'.repeat(20)}`, 1]));
    expect((await page.complete(many)).error?.refusal).toBe('field_locked');
    const [event] = await rows<{ facts: string }>('SELECT facts FROM event ORDER BY rowid DESC LIMIT 1');
    expect(JSON.parse(event?.facts ?? '')).toEqual({ fields: [], others: 20 });
  });

  test('and cannot be recorded, is asked to try again', async () => {
    const page = await signedIn();
    await change("CREATE TRIGGER broken BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no'); END");
    try {
      expect((await page.complete({ level: 3 })).error?.refusal).toBe('try_again');
    } finally {
      await change('DROP TRIGGER broken');
    }
  });
});
