import { expect, test } from 'vitest';
import { tally } from '../../support/worker/crowd.js';
import { CONNECTION_LOST, failAfter } from '../../support/worker/faults.js';
import { beginChange, confirmChange, mover, moveTo } from '../../support/worker/mover.js';
import { newAttempt, Page } from '../../support/worker/page.js';
import { change, eventsOf, number } from '../../support/worker/rows.js';
import { race, SEEDS } from '../../support/worker/seeds.js';
import { someone, somewhere } from '../../support/worker/site.js';
import type { Call } from '../../support/worker/taps.js';

const changes = async (email: string) => (await eventsOf(email)).filter((kind) => kind === 'email_changed').length;

test('a code for another new address is worth nothing once the address has changed', async () => {
  const page = await mover();
  const [one, other] = [await beginChange(page, someone()), await beginChange(page, someone())];
  expect((await confirmChange(page, one)).status).toBe(200);
  expect((await confirmChange(page, other)).error?.refusal).toBe('code_expired');
  expect((await page.profile()).data.email).toBe(one.email);
});

test.each([
  ['the account changes', 'UPDATE account SET version = version + 1 WHERE email = ?'],
  [
    'the session is ended',
    'UPDATE session SET ended_at = 1 WHERE account_id = (SELECT id FROM account WHERE email = ?)',
  ],
  ['the account is blocked', "UPDATE account SET status = 'blocked' WHERE email = ?"],
])('the address stays where %s while it is being confirmed', async (_, meanwhile) => {
  const page = await mover();
  const one = await beginChange(page, someone());
  page.site.meddle = async (call, run) => {
    if (call.what === 'batch') await change(meanwhile, page.email);
    return run();
  };
  expect((await confirmChange(page, one)).error?.refusal).toBe('changed_meanwhile');
  expect(await number('SELECT count(*) FROM account WHERE email = ?', page.email)).toBe(1);
});

test('T-change-race: of 20 confirmations of two addresses at once, one statement decides', async () => {
  for (const seed of SEEDS.slice(0, 5)) {
    const page = await mover();
    const both = [await beginChange(page, someone()), await beginChange(page, someone())];
    const runs = Array.from({ length: 20 }, (_, index) => both[index % 2] as (typeof both)[0]);
    const answers = await race(
      runs.map((one) => () => confirmChange(page, one, newAttempt(), { ip: somewhere() })),
      seed,
    );
    expect(tally(answers)['signed in']).toBe(1);
    const now = (await page.profile()).data;
    expect(now.version).toBe(2);
    expect(await changes(now.email as string)).toBe(1);
    const active =
      "SELECT count(*) FROM identity WHERE use <> 'reserved' AND account_id = (SELECT id FROM account WHERE email = ?)";
    expect(await number(active, now.email)).toBe(1);
  }
});

test('T-change-race: of 20 confirmations of the same address at once, one counts; the same submission is answered alike', async () => {
  const page = await mover();
  const one = await beginChange(page, someone());
  const answers = await race(
    Array.from({ length: 20 }, () => () => confirmChange(page, one, newAttempt(), { ip: somewhere() })),
    7,
  );
  expect(tally(answers)['signed in']).toBe(1);
  expect(await changes(one.email)).toBe(1);
  const next = await beginChange(page, someone());
  const attempt = newAttempt();
  const same = await race(
    Array.from({ length: 20 }, () => () => confirmChange(page, next, attempt, { ip: somewhere() })),
    8,
  );
  expect(tally(same)).toEqual({ 'signed in': 20 });
  expect(await changes(next.email)).toBe(2);
});

test('F27: two people who move to one address at once: one has it, the other hears that it is taken', async () => {
  const first = await mover();
  const second = await mover(first.site);
  const email = someone();
  const one = await beginChange(first, email);
  const two = await beginChange(second, email);
  const answers = await Promise.all([confirmChange(first, one), confirmChange(second, two)]);
  expect(tally(answers)).toEqual({ 'signed in': 1, email_taken: 1 });
  expect(await number('SELECT count(*) FROM account WHERE email = ?', email)).toBe(1);
});

test('F28: a code for the old address that is on its way signs nobody in any more', async () => {
  const page = await mover();
  const old = page.email;
  const thief = new Page(page.site);
  await thief.ask(old);
  const code = await page.site.codeOf(old);
  await moveTo(page, someone());
  expect((await thief.type(code)).error?.refusal).toBe('email_moved');
});

test('T-audit: when the record of it cannot be written, the address stays', async () => {
  const page = await mover();
  const one = await beginChange(page, someone());
  await change("CREATE TRIGGER broken BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no'); END");
  try {
    expect((await confirmChange(page, one)).error?.refusal).toBe('try_again');
  } finally {
    await change('DROP TRIGGER broken');
  }
  expect((await page.profile()).data).toMatchObject({ email: page.email, version: 1 });
  expect((await confirmChange(page, one)).data.profile.email).toBe(one.email);
});

test('F10: an answer of the database that is lost changes nothing twice', async () => {
  const page = await mover();
  const one = await beginChange(page, someone());
  page.site.meddle = failAfter((call: Call) => call.what === 'batch', CONNECTION_LOST, 2);
  expect((await confirmChange(page, one)).data.profile).toMatchObject({ email: one.email, version: 2 });
  expect(await changes(one.email)).toBe(1);
});
