import { beforeAll, describe, expect, test } from 'vitest';
import { ERASURE_WAIT_MS } from '../../../schema/limits.js';
import { healthDoor } from '../../../worker/health.js';
import { noteDated, noteOutside } from '../../../worker/restore/notes.js';
import { sweep } from '../../../worker/sweep.js';
import { HOUR_MS, MINUTE_MS } from '../../support/worker/clock.js';
import { failBefore } from '../../support/worker/faults.js';
import { accountOf, life, OFFICES } from '../../support/worker/life.js';
import { Page } from '../../support/worker/page.js';
import { change, eventsOfAccount, number, rows } from '../../support/worker/rows.js';
import { type Site, someone } from '../../support/worker/site.js';
import { remember, travelTo } from '../../support/worker/time-travel.js';
import { somebody, someCode, together, Visitor } from '../../support/worker/visitor.js';

const NEW_KEYS = `test-3:${'C'.repeat(43)},test-2:${'B'.repeat(43)},test-1:${'A'.repeat(43)}`;
const statusOf = async (id: string) =>
  (await rows<{ status: string }>('SELECT status FROM account WHERE id = ?', id))[0]?.status;
const refusalOf = async (call: Promise<{ error: { refusal: string | null } | undefined }>) =>
  (await call).error?.refusal;

let site: Site;

/** A person, their page, and their account. */
interface Person {
  page: Page;
  email: string;
  id: string;
}

async function person(): Promise<Person> {
  const [page, email] = [new Page(site), someone()];
  await page.signIn(email);
  await page.complete();
  return { page, email, id: await accountOf(email) };
}

let stayed: Person;
let left: Person;
let erased: Person;
let withdrew: Person;
let clerk: Person;
let blocked: Person;
let moved: Person;
let erasesAt: number;
let late: Page;
let unused: Page;
let visitor: Visitor;
let lateCode: string;
let unusedCode: string;
let handoff: string;

/** Who there is at the moment that will come back. */
async function peopleBefore() {
  [stayed, left, erased] = [await person(), await person(), await person()];
  [withdrew, clerk, blocked, moved] = [await person(), await person(), await person(), await person()];
  for (const one of [erased, withdrew]) ({ erasesAt } = (await life(one.page, 'erase')).data);
  site.clock.pass(ERASURE_WAIT_MS - 30 * MINUTE_MS);
  for (const one of [stayed, left, withdrew]) await one.page.signIn(one.email);
  await change(
    "INSERT INTO staff (account_id, office, role, granted_at, granted_by) VALUES (?, 'vilnius', 'supervisor', 1, 'operator')",
    clerk.id,
  );
  [late, unused] = [new Page(site), new Page(site)];
  await late.ask(someone());
  await unused.ask(someone());
  [lateCode, unusedCode] = [await site.codeOf(late.email), await site.codeOf(unused.email)];
  handoff = await visitor.away(somebody(someCode(), 'RASA', 'NAUJOKĖ'));
}

/** What happens in the hour that will be lost. Roles, blocks and addresses change as the procedures of staff change them. */
async function hourOfLife() {
  await left.page.leave();
  await late.type(lateCode);
  await visitor.finish(handoff);
  await life(withdrew.page, 'withdrawErasure');
  // As a sweep leaves it that was cut short before its batch.
  await noteDated(site, 'erased', { id: withdrew.id, date: erasesAt });
  await noteOutside(site, 'staff-revoked', clerk.id);
  await change('UPDATE staff SET revoked_at = ? WHERE account_id = ?', site.clock.now(), clerk.id);
  await noteOutside(site, 'blocked', blocked.id);
  await change("UPDATE account SET status = 'blocked' WHERE id = ?", blocked.id);
  await change('UPDATE account SET email = ? WHERE id = ?', someone(), moved.id);
  site.clock.pass(HOUR_MS - 40 * MINUTE_MS);
  await stayed.page.session();
  site.clock.pass(20 * MINUTE_MS);
  await sweep(site.env, site.clock.now());
}

beforeAll(async () => {
  const both = await together({}, {}, { OFFICES });
  site = both.site;
  visitor = new Visitor(both);
  await peopleBefore();
  const moment = await remember();
  await hourOfLife();
  expect(await statusOf(erased.id)).toBe('erased');
  expect((await stayed.page.session()).status).toBe(200);
  await travelTo(moment);
  expect(await statusOf(erased.id)).toBe('active');
  Object.assign(site.env, { EPOCH: '2026-11-02-1', KEYS: NEW_KEYS });
});

describe('after a restore, before it was dealt with', () => {
  test('nobody is signed in, neither who was nor who had signed out', async () => {
    for (const { page } of [stayed, left, withdrew]) {
      expect((await page.session()).error).toMatchObject({ httpStatus: 401, refusal: 'signed_out' });
      expect(await refusalOf(page.profile())).toBe('signed_out');
    }
  });

  test('no code signs anybody in, whether it was used or not, and none is used up by trying', async () => {
    const codes = () => rows('SELECT id, tries, consumed_at FROM otp_challenge ORDER BY id');
    const before = await codes();
    for (const answer of [await late.type(lateCode), await unused.type(unusedCode)])
      expect(answer.error).toMatchObject({ httpStatus: 503, refusal: 'code_not_ready' });
    expect(await codes()).toEqual(before);
    expect(await number('SELECT count(*) FROM session WHERE created_at = ?', site.clock.now())).toBe(0);
  });

  test('nobody comes in through VIISP, nor gets a new code', async () => {
    expect(await refusalOf(visitor.finish(handoff))).toBe('viisp_expired');
    expect(await refusalOf(new Page(site).ask(someone()))).toBe('try_again');
  });

  test('whoever watches the service is told with a 503', async () => {
    const answer = await healthDoor(site.env, site.world);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ ok: false, stores: { db: true, codes: true }, restored: false });
  });

  test('the door stays shut while the notes outside cannot be read, and nobody is erased meanwhile', async () => {
    site.meddle = failBefore((call) => call.what === 'list', 'no');
    await sweep(site.env, site.clock.now());
    site.meddle = (_call, run) => run();
    expect(await refusalOf(stayed.page.session())).toBe('signed_out');
    expect(await refusalOf(new Page(site).ask(someone()))).toBe('try_again');
    expect(await statusOf(withdrew.id)).toBe('active');
    expect((await healthDoor(site.env, site.world)).status).toBe(503);
  });
});

describe('once it was dealt with', () => {
  beforeAll(() => sweep(site.env, site.clock.now()));

  test('everybody is signed out, and can sign in again', async () => {
    for (const { page } of [stayed, left, withdrew]) expect(await refusalOf(page.session())).toBe('signed_out');
    expect(await number('SELECT count(*) FROM session WHERE ended_at IS NULL')).toBe(0);
    expect((await eventsOfAccount(stayed.id)).at(-1)).toBe('session_ended');
    const again = await new Page(site).signIn(stayed.email);
    expect(again.data.person).toMatchObject({ surname: 'Petraitis', complete: true });
    expect((await healthDoor(site.env, site.world)).status).toBe(200);
  });

  test('codes and ways to VIISP that were good are used up, those that had been used first of all', async () => {
    expect(await refusalOf(late.type(lateCode))).toMatch(/code_used|code_expired/);
    expect(await refusalOf(unused.type(unusedCode))).toMatch(/code_used|code_expired/);
    expect(await number('SELECT count(*) FROM otp_challenge WHERE consumed_at IS NULL')).toBe(0);
    expect(await refusalOf(visitor.finish(handoff))).toBe('viisp_expired');
  });

  test('who was erased is erased, and the address is nobody’s', async () => {
    expect(await statusOf(erased.id)).toBe('erased');
    expect(await number('SELECT count(*) FROM identity WHERE account_id = ?', erased.id)).toBe(0);
    expect(await number('SELECT count(*) FROM account WHERE email = ?', erased.email)).toBe(0);
    expect(await eventsOfAccount(erased.id)).toContain('account_erased');
  });

  test('who had withdrawn in time is not erased, also not by the old date', async () => {
    expect(await rows('SELECT status, erases_at FROM account WHERE id = ?', withdrew.id)).toEqual([
      { status: 'active', erases_at: null },
    ]);
    expect((await eventsOfAccount(withdrew.id)).at(-1)).toBe('erasure_withdrawn');
  });

  test('who lost the role or was blocked gets neither back', async () => {
    expect(await rows('SELECT 1 FROM staff WHERE account_id = ? AND revoked_at IS NULL', clerk.id)).toEqual([]);
    expect((await eventsOfAccount(clerk.id)).at(-1)).toBe('staff_revoked');
    expect(await statusOf(blocked.id)).toBe('blocked');
    expect((await new Page(site).signIn(blocked.email)).error?.refusal).toBe('account_blocked');
  });

  test('an address that was changed is the old one again: that hour is lost', async () => {
    expect(await accountOf(moved.email)).toBe(moved.id);
  });

  test('it is one record, and a second pass changes nothing', async () => {
    const seen = async () => [await rows('SELECT * FROM event'), await rows('SELECT * FROM account')];
    const before = await seen();
    await sweep(site.env, site.clock.now());
    expect(await seen()).toEqual(before);
    expect(await rows("SELECT actor, facts FROM event WHERE kind = 'restored'")).toEqual([
      { actor: 'system', facts: '{"epoch":"2026-11-02-1"}' },
    ]);
    expect(await rows('SELECT id FROM epoch ORDER BY id')).toEqual([{ id: '' }, { id: '2026-11-02-1' }]);
  });
});
