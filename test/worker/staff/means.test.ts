import { expect, test } from 'vitest';
import { change, rows } from '../../support/worker/rows.js';
import { Desk, grantRole, office } from '../../support/worker/staff.js';
import { type Chosen, handoffOf, somebody, Visitor } from '../../support/worker/visitor.js';

const CARD = 'auth.lt.government.employee.card';
const employee: Chosen = { person: 'employee', means: CARD };

/** What the simulator was asked for on the way of a desk or of a page. */
async function askedFor(desk: boolean): Promise<string> {
  const both = await office();
  let text = '';
  const { outside } = both.site;
  both.site.outside = async (request) => {
    text += await request.clone().text();
    return outside(request);
  };
  await new Visitor(both).start({ desk });
  return text;
}

test('whoever goes to the desk is offered a card of the state and what tells the personal code, and nothing else', async () => {
  const asked = await askedFor(true);
  const told = (name: string) =>
    [...asked.matchAll(new RegExp(`<[^>]*${name}>([^<]*)<`, 'g'))].map(([, value]) => value);
  expect(told('authenticationProvider')).toEqual([
    CARD,
    'auth.lt.identity.card',
    'auth.lt.bank',
    'auth.signatureProvider',
  ]);
  expect(told('authenticationAttribute')).toEqual(['lt-personal-code', 'lt-government-employee-code']);
});

test('whoever signs in elsewhere is asked for no code of a card of the state', async () => {
  const asked = await askedFor(false);
  expect(asked).not.toContain('government');
  expect(asked).toContain('eidas-eid');
});

test('a member of staff is the same person by card, by bank and on a page: the personal code wins', async () => {
  const both = await office();
  const ids = new Set<string>();
  for (const means of [CARD, 'auth.lt.bank', 'auth.signatureProvider']) {
    const desk = new Desk(both);
    expect((await desk.enter({ person: 'employee', means })).status).toBe(200);
    ids.add(desk.accountId);
  }
  expect(ids.size).toBe(1);
  const page = new Visitor(both);
  await page.arrive({ person: 'employee', means: 'auth.lt.bank' });
  const [row] = await rows<{ account_id: string }>('SELECT account_id FROM session ORDER BY rowid DESC LIMIT 1');
  expect(row?.account_id).toBe([...ids][0]);
});

test('a card that tells the code of the employee alone opens the desk to the same person each time', async () => {
  const both = await office();
  const chosen = { ...somebody('MD-12345', 'ONA', 'TARNAUTĖ'), means: CARD };
  const [one, two] = [new Desk(both), new Desk(both)];
  await one.enter(chosen);
  await two.enter(chosen);
  expect(one.accountId).toMatch(/^[0-9a-f-]{36}$/);
  expect(two.accountId).toBe(one.accountId);
  await grantRole(one.accountId, 'clerk');
  expect((await two.act('me', undefined)).data.role).toBe('clerk');
});

test.each([
  ['a means of another country', false, { person: 'eidas', means: 'auth.eidas' }],
  ['a card of the state, on the way of a page', true, employee],
])('VIISP vouches in vain for whoever comes by what was not offered on that way: %s', async (_what, desk, chosen) => {
  const visitor = new Visitor(await office());
  const { data } = await visitor.start({ desk });
  await visitor.depart(data.ticket);
  const handoff = handoffOf(await visitor.back(await visitor.choose(data.ticket, chosen)));
  await change('UPDATE viisp_flow SET desk = NOT desk WHERE rowid = (SELECT max(rowid) FROM viisp_flow)');
  expect((await visitor.finish(handoff)).error?.refusal).toBe('viisp_failed');
});

test('a card of the state is no way in for the page of a person', async () => {
  const visitor = new Visitor(await office());
  const { data } = await visitor.start();
  await visitor.depart(data.ticket);
  expect((await visitor.choose(data.ticket, employee)).get('customData')).toBeNull();
});
