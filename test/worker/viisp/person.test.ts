import { describe, expect, test } from 'vitest';
import { shownName } from '../../../worker/viisp/person.js';
import { Page } from '../../support/worker/page.js';
import { change, number, rows } from '../../support/worker/rows.js';
import { Site, someone } from '../../support/worker/site.js';
import { somebody, someCode, together, Visitor } from '../../support/worker/visitor.js';

describe('a name that comes in capitals is shown as names are', () => {
  test.each([
    ['VARDENIS', 'Vardenis'],
    ['PAVARDENIS-ŽUKAUSKAS', 'Pavardenis-Žukauskas'],
    ['ONA MARIJA', 'Ona Marija'],
    ['ĖGLĖ  ŲLA ', 'Ėglė Ųla'],
    ['van der Berg', 'van der Berg'],
    ['Łucja', 'Łucja'],
    ['O', 'O'],
    ['ŽUKAUSKAS', 'Žukauskas'],
    ["O'BRIEN", 'O’Brien'],
  ])('%s as %s', (sent, shown) => {
    expect(shownName(sent)).toBe(shown);
  });

  test('without what nobody sees, and not longer than any name', () => {
    expect(shownName('PETR\u202EAS\u0000')).toBe('Petras');
    expect(shownName('A'.repeat(5000))?.length).toBe(240);
  });

  test('and nothing is no name', () => {
    expect([shownName(''), shownName('  '), shownName(null)]).toEqual([null, null, null]);
  });
});

test('a person with one name has it as the surname', async () => {
  const visitor = new Visitor(await together());
  const { data } = await visitor.arrive(somebody(someCode(), 'SUKARNO', ''));
  expect(data.person).toMatchObject({ givenNames: null, surname: 'Sukarno' });
});

test('an answer that lacks a name takes none away, and other capitals are no other name', async () => {
  const both = await together();
  const code = someCode();
  await new Visitor(both).arrive(somebody(code, 'JONAS', 'JONAITIS'));
  const changed = () => number(`SELECT count(*) FROM event WHERE kind = 'name_refreshed'`);
  const before = await changed();
  // As another means would have written it: the simulator knows capitals only.
  await change(
    `UPDATE identity SET names = json_set(names, '$.sent[0]', 'Jonas') WHERE names LIKE '%JONAITIS%' AND kind = 'viisp'`,
  );
  for (const [givenNames, surname] of [
    ['', 'JONAITIS'],
    ['JONAS', ''],
    ['JONAS', 'JONAITIS'],
  ] as const) {
    const { data } = await new Visitor(both).arrive(somebody(code, givenNames, surname));
    expect(data.person).toMatchObject({ givenNames: 'Jonas', surname: 'Jonaitis' });
  }
  expect(await changed()).toBe(before);
});

test('F34: an address that no code is sent to moves to the present key with its owner', async () => {
  const NEW = `new-2:${'E'.repeat(43)}`;
  const OLD = `old-2:${'F'.repeat(43)}`;
  const code = someCode();
  const email = someone();
  await new Visitor(await together({}, {}, { KEYS: OLD })).settle(somebody(code, 'RASA', 'RASAITĖ'), email);
  await new Visitor(await together({}, {}, { KEYS: `${NEW},${OLD}` })).arrive(somebody(code, 'RASA', 'RASAITĖ'));
  const late = new Visitor(await together({}, {}, { KEYS: NEW }));
  expect((await late.signIn(email)).error?.refusal).toBe('use_viisp');
});

test('what VIISP tells of address and phone is offered only where it can be one', async () => {
  const visitor = new Visitor(await together());
  const { data } = await visitor.arrive(somebody(someCode(), 'RASA', 'RASAITĖ', { email: 'no address', phone: '12' }));
  expect(data.suggested).toEqual({ email: null, phone: null });
});

test('F34: a person known under a retired key is known again, and moves to the present one with code and all', async () => {
  const NEW = `new-1:${'C'.repeat(43)}`;
  const OLD = `old-1:${'D'.repeat(43)}`;
  const code = someCode();
  await new Visitor(await together({}, {}, { KEYS: OLD })).arrive(somebody(code, 'RASA', 'RASAITĖ'));
  const before = await number('SELECT count(*) FROM account');
  await new Visitor(await together({}, {}, { KEYS: `${NEW},${OLD}` })).arrive(somebody(code, 'RASA', 'RASAITĖ'));
  expect(await number('SELECT count(*) FROM account')).toBe(before);
  const [row] = await rows<{ key: string; sealed: string }>(
    `SELECT "key", sealed FROM identity WHERE kind = 'viisp' ORDER BY rowid DESC LIMIT 1`,
  );
  expect([row?.key.split('.')[0], row?.sealed.split('.')[0]]).toEqual(['new-1', 'new-1']);
});

describe('whoever watches the service', () => {
  test('is told whether VIISP answers, which alone is no fault of ours', async () => {
    const { healthDoor } = await import('../../../worker/health.js');
    const up = await together();
    expect(await (await healthDoor(up.site.env, up.site.world)).json()).toMatchObject({ ok: true, viisp: true });
    const asked = up.asked.length;
    await healthDoor(up.site.env, up.site.world);
    expect(up.asked.length).toBe(asked);
    const wrong = await together({}, {}, { VIISP: '{}' });
    const told = await healthDoor(wrong.site.env, wrong.site.world);
    expect([told.status, await told.json()]).toMatchObject([200, { ok: true, viisp: false }]);
    const down = await together({ soap: 'https://nowhere.test/soap' });
    down.site.outside = () => Promise.reject(new TypeError('no'));
    const answer = await healthDoor(down.site.env, down.site.world);
    expect([answer.status, await answer.json()]).toMatchObject([200, { ok: true, viisp: false }]);
  });
});

test('an e-mail sign-in asks nobody outside', async () => {
  const both = await together();
  await new Page(both.site).signIn('somebody.else@example.lt');
  expect(both.asked).toEqual([]);
});

test('settings that cannot be used are told, and no call goes anywhere', async () => {
  const keys = [`MI${'A'.repeat(120)}`];
  const soap = 'https://viisp.test/';
  for (const VIISP of [
    '{',
    '{"pid":"x"}',
    JSON.stringify({ pid: 'x', soap: 'no', portal: 'no', keys }),
    JSON.stringify({ pid: 'x', soap, portal: soap, keys: ['zzz'] }),
    JSON.stringify({ pid: 'x', soap, portal: soap, keys }),
  ]) {
    const visitor = new Visitor({ ...(await together()), site: new Site({ VIISP, VIISP_KEY: 'x' }) });
    expect((await visitor.start()).status).toBe(500);
    expect((await visitor.call('signIn.ways', {})).data).toMatchObject({ viisp: false });
  }
});
