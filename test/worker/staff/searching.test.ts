import { beforeAll, describe, expect, test } from 'vitest';
import { fold, folded, foldedRest } from '../../../schema/folded.js';
import { Page } from '../../support/worker/page.js';
import { change, rows } from '../../support/worker/rows.js';
import { someone } from '../../support/worker/site.js';
import { BECAUSE, type Desk, office, recordOf, revokeRole, staffOf } from '../../support/worker/staff.js';
import { somebody, someCode, Visitor } from '../../support/worker/visitor.js';

let desk: Desk;

/** People behind the Worker's back: id, given names, surname, phone. */
const PEOPLE = [
  ['jonas', 'Jonas', 'Žukauskas', '+37061100001'],
  ['egle', 'Eglė', 'Žukauskaitė-Petraitienė', '+37061100002'],
  ['petras', 'Petras', 'Jonaitis', '+37061100003'],
  ['li', 'Wei', 'Li', '+37061100004'],
  ['lina', 'Lina', 'Liutkutė', '+37061100005'],
  ['single', null, 'Sukarno', '+37061100006'],
  ['olena', 'Olena', 'O’Brien', '+37061100007'],
  ['ona', 'Ona Marija', 'Šimkutė', '+37061100008'],
  ['percent', 'Kita', 'Kitaitė', '+37061100009'],
] as const;

async function add(id: string, givenNames: string | null, surname: string | null, phone: string | null = null) {
  await change(
    'INSERT INTO account (id, email, level, given_names, surname, phone, created_at) VALUES (?, ?, 1, ?, ?, ?, 1)',
    id,
    `${id}@example.lt`,
    givenNames,
    surname,
    phone,
  );
}

async function find(text: string, by: 'name' | 'email' | 'phone' | 'personalCode' = 'name', after?: string) {
  return desk.act('search', { by, text, ...BECAUSE, ...(after !== undefined && { after }) });
}

async function idsOf(text: string): Promise<string[]> {
  return (await find(text)).data.people.map(({ id }) => id);
}

beforeAll(async () => {
  // Whoever another file left in the same store is found by nothing here.
  await change(`UPDATE account SET given_names = NULL, surname = 'Likutis', phone = NULL`);
  desk = await staffOf(await office());
  for (const [id, givenNames, surname, phone] of PEOPLE) await add(id, givenNames, surname, phone);
});

describe('a clerk finds people by name', () => {
  test.each([
    ['zukauskas', ['jonas']],
    ['Žukauskas', ['jonas']],
    ['ŽUKAUSK', ['egle', 'jonas']],
    ['zukauskas jonas', ['jonas']],
    ['Jonas Žukauskas', ['jonas']],
    ['jon žuk', ['jonas']],
    ['petraitiene', ['egle']],
    ['zukauskaite-petraitiene', ['egle']],
    ['egle petraitiene', ['egle']],
    ['petrait egle', ['egle']],
    ['jonai petras', ['petras']],
    ['jon', ['petras', 'jonas']],
    ['li', ['li']],
    ['ž', 'search_text_short'],
    ['zu ka', 'search_text_short'],
    ['Wei Li', ['li']],
    ['li wei', ['li']],
    ['liu', ['lina']],
    ['sukarno', ['single']],
    ["o'brien", ['olena']],
    ['brien', ['olena']],
    ['marija', ['ona']],
    ['ona marija simkute', ['ona']],
    ['ona marija', ['ona']],
    ['jonas petraitis', []],
    ['zuk jonaitis', []],
    ['%', 'search_text_required'],
    ['kit%', []],
    ['k_t', []],
    ["' OR 1=1 --", []],
    ['   ', 'search_text_required'],
    ['--', 'search_text_required'],
  ])('%s', async (text, ids) => {
    const { data, error } = await find(text);
    if (typeof ids === 'string') expect(error?.fields).toEqual({ text: ids });
    else expect(data.people.map(({ id }) => id)).toEqual(ids);
  });

  test('in the same letters that the database folds', async () => {
    const names = ['ŁĄČĘĖĮŠŲŪŽ', 'Ößmann (Å)', 'D’Ārzemē-Ņģ.ķļ', 'Zoé  Müller', 'Ñandú Çelik Øst'];
    for (const name of names) {
      await change(`UPDATE account SET surname = ? WHERE id = 'percent'`, name);
      const [row] = await rows<{ s: string; rest: string }>(
        `SELECT ${text(folded('surname'))} AS s, ${text(foldedRest('surname'))} AS rest FROM account WHERE id = 'percent'`,
      );
      expect(row?.s).toBe(fold(name));
      expect(row?.rest).toBe(fold(name).replace(/^\S+ /, ''));
    }
  });
});

/** The words of a piece of SQL that holds no values. */
function text(sql: ReturnType<typeof folded>): string {
  return sql.queryChunks.map((chunk) => (chunk as { value: string[] }).value.join('')).join('');
}

describe('a clerk finds people by what is theirs', () => {
  test('an address, however it is written, and one that they have left', async () => {
    const page = new Page(desk.site);
    const email = someone();
    await page.signIn(email);
    const upper = await find(email.toUpperCase(), 'email');
    expect(upper.data.people).toMatchObject([{ email, formerEmail: false }]);
    await change(
      `UPDATE identity SET "use" = 'reserved', left_at = 1 WHERE account_id = (SELECT id FROM account WHERE email = ?)`,
      email,
    );
    expect((await find(email, 'email')).data.people).toMatchObject([{ email, formerEmail: true }]);
    expect((await find('nobody.at.all@example.lt', 'email')).data).toMatchObject({ people: [], total: 0, next: null });
    expect((await find('no address', 'email')).error?.fields).toEqual({ text: 'email_invalid' });
  });

  test('a phone number in any spelling', async () => {
    for (const spelling of ['+370 611 00001', '8 611 00001', '0 611 00001', '(+370) 611-00001'])
      expect([spelling, (await find(spelling, 'phone')).data?.people.map(({ id }) => id)]).toEqual([
        spelling,
        ['jonas'],
      ]);
    expect((await find('12', 'phone')).error?.fields).toEqual({ text: 'phone_invalid' });
  });

  test('a personal code, which is 11 digits and nothing else', async () => {
    const code = someCode();
    await new Visitor({ site: desk.site, simulator: desk.simulator, asked: [] }).arrive(
      somebody(code, 'RASA', 'RASAITĖ'),
    );
    const { data } = await find(`${code.slice(0, 5)} ${code.slice(5)}`, 'personalCode');
    expect(data.people).toMatchObject([{ surname: 'Rasaitė', level: 3 }]);
    expect((await find(someCode(), 'personalCode')).data.total).toBe(0);
    for (const wrong of ['4850312000', '485031200011', '4850312000a', 'PL/LT/1'])
      expect((await find(wrong, 'personalCode')).error?.fields).toEqual({ text: 'personal_code_invalid' });
  });
});

test('a person who is erased is found by nobody; one whose account became part of another is, and is said to be', async () => {
  await add('gone', 'Dingęs', 'Dingaitis', '+37061100099');
  await change(`UPDATE account SET status = 'merged' WHERE id = 'gone'`);
  expect((await find('dingaitis')).data.people).toMatchObject([{ id: 'gone', status: 'merged' }]);
  await change(`UPDATE account SET status = 'erased' WHERE id = 'gone'`);
  expect(await idsOf('dingaitis')).toEqual([]);
  expect((await find('+37061100099', 'phone')).data.total).toBe(0);
});

describe('a search is on record', () => {
  test('with how, why and how many fitted, and never what was typed', async () => {
    const before = (await recordOf(null)).length;
    await find('zukausk');
    await find('no.one.here@example.lt', 'email');
    const made = (await recordOf(null)).slice(before);
    const facts = { office: 'vilnius', ...BECAUSE };
    expect(made).toEqual([
      { kind: 'people_searched', actor: `staff:${desk.accountId}`, facts: { ...facts, way: 'name', hits: 2 } },
      { kind: 'people_searched', actor: `staff:${desk.accountId}`, facts: { ...facts, way: 'email', hits: 0 } },
    ]);
    expect(JSON.stringify(made)).not.toMatch(/zukausk|no\.one/i);
  });

  test('or nobody is shown: not without a reason, and not where the record cannot be written', async () => {
    const input = { by: 'name', text: 'zukausk' };
    expect((await desk.call('staff.search', input)).error?.fields).toEqual({ reason: 'reason_required' });
    const wrong = { ...input, ...BECAUSE, caseNumber: 'Jonas Žukauskas' };
    expect((await desk.call('staff.search', wrong)).error?.fields).toEqual({ caseNumber: 'case_number_invalid' });
    await change(`CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
    const refused = await find('zukausk');
    await change('DROP TRIGGER full');
    expect([refused.error?.refusal, refused.data]).toEqual(['try_again', undefined]);
  });

  test('and shows nobody to a clerk whose role is taken between the call and its answer', async () => {
    const late = await staffOf({ site: desk.site, simulator: desk.simulator, asked: [] });
    const records = (await recordOf(null)).length;
    late.site.meddle = async (call, run) => {
      if (call.what === 'batch') await revokeRole(late.accountId);
      return run();
    };
    const { error, data } = await late.act('search', { by: 'name', text: 'zukausk', ...BECAUSE });
    late.site.meddle = (_call, run) => run();
    expect([error?.refusal, data]).toEqual(['not_staff', undefined]);
    expect((await recordOf(null)).length).toBe(records);
  });
});
