import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../support/worker/clock.js';
import { tally } from '../../support/worker/crowd.js';
import { beginChange, confirmChange, elsewhere, knock, mover, moveTo, takeBack } from '../../support/worker/mover.js';
import { Page } from '../../support/worker/page.js';
import { change, eventsOf, number, rows } from '../../support/worker/rows.js';
import { race } from '../../support/worker/seeds.js';
import { PORTAL, someone, somewhere } from '../../support/worker/site.js';
import { somebody, someCode, together, Visitor } from '../../support/worker/visitor.js';

const WEEK_MS = 7 * 24 * HOUR_MS;

/** Somebody whose account was moved to another address; `thief` is signed in to it. */
async function robbed() {
  const thief = await mover();
  const [mine, theirs] = [thief.email, someone()];
  await moveTo(thief, theirs);
  return { thief, mine, theirs, site: thief.site };
}

test('whoever has the old mailbox takes the change back: everybody is out, nothing can be moved again, staff and both mailboxes know', async () => {
  const { thief, mine, theirs, site } = await robbed();
  const pending = await beginChange(thief, someone());
  const { page, answer } = await knock(site, mine);
  expect(answer.error?.refusal).toBe('email_moved');
  const frozenUntil = site.clock.now() + WEEK_MS;
  expect((await takeBack(page)).data).toEqual({ email: mine, frozenUntil, now: site.clock.now() });
  expect((await thief.session()).error?.refusal).toBe('signed_out');
  expect((await confirmChange(thief, pending)).error?.refusal).toBe('signed_out');
  const owner = (await knock(site, mine)).page;
  expect((await owner.profile()).data).toMatchObject({ email: mine, frozenUntil, surname: 'Petraitis' });
  expect((await owner.update({ phone: '+37061111111' })).error?.refusal).toBe('contact_frozen');
  expect((await knock(site, theirs)).answer.error?.refusal).toBe('email_left');
  expect((await eventsOf(mine)).slice(-4)).toEqual(['email_changed', 'email_taken_back', 'session_ended', 'signed_in']);
  const asked = await rows('SELECT kind, status, asked_by, details FROM request');
  expect(asked.at(-1)).toEqual({ kind: 'taken_back', status: 'open', asked_by: 'system', details: '{}' });
  const subject = async (address: string) => (await site.mailsTo(address)).map((mail) => mail.subject).join();
  expect(await subject(mine)).toContain('grąžintas ankstesnis el. pašto adresas');
  expect(await subject(theirs)).toContain('pakeitimas atšauktas');
});

test('a code that was asked for before, for yet another address, is worth nothing afterwards', async () => {
  const { thief, mine, site } = await robbed();
  const pending = await beginChange(thief, someone());
  await takeBack((await knock(site, mine)).page);
  await change('UPDATE account SET frozen_until = NULL');
  await change('UPDATE session SET ended_at = NULL');
  expect((await confirmChange(thief, pending)).error?.refusal).toBe('code_expired');
});

test('it can be taken back for 72 hours, not a millisecond longer', async () => {
  const { mine, site } = await robbed();
  site.clock.pass(72 * HOUR_MS - 1);
  const { page } = await knock(site, mine);
  site.clock.pass(1);
  expect((await takeBack(page)).error?.refusal).toBe('take_back_over');
  const again = await robbed();
  again.site.clock.pass(72 * HOUR_MS - 1);
  expect((await takeBack((await knock(again.site, again.mine)).page)).status).toBe(200);
});

describe('it is taken back by nobody', () => {
  test('who did not prove the mailbox, proved another one, or did so more than 15 minutes ago', async () => {
    const { mine, site } = await robbed();
    const page = new Page(site);
    await page.ask(mine);
    expect((await takeBack(page)).error?.refusal).toBe('code_expired');
    const other = (await knock(site, someone())).page;
    other.email = mine;
    expect((await takeBack(other)).error?.refusal).toBe('code_expired');
    const { page: late } = await knock(site, mine);
    site.clock.pass(HOUR_MS / 4);
    expect((await takeBack(late)).error?.refusal).toBe('code_expired');
    expect(await number('SELECT count(*) FROM account WHERE email = ?', mine)).toBe(0);
  });

  test('on another site than where it was proven', async () => {
    const { mine, site } = await robbed();
    const { page } = await knock(site, mine);
    const stranger = Object.assign(new Page(site, { origin: 'http://localhost:8000' }), {
      email: mine,
      challenge: page.challenge,
    });
    expect((await takeBack(stranger)).status).not.toBe(200);
    expect(await number('SELECT count(*) FROM account WHERE email = ?', mine)).toBe(0);
  });

  test('who signed in as always, or whose account is blocked', async () => {
    const page = await mover();
    expect((await takeBack(page)).error?.refusal).toBe('code_expired');
    const { mine, theirs, site } = await robbed();
    const { page: proven } = await knock(site, mine);
    await change("UPDATE account SET status = 'blocked' WHERE email = ?", theirs);
    expect((await takeBack(proven)).error?.refusal).toBe('take_back_over');
  });

  test('on another portal than the one where the mailbox was proven', async () => {
    const { mine, site } = await robbed();
    const { page } = await knock(site, mine);
    const elsewhere = new Page(site, { origin: PORTAL });
    Object.assign(elsewhere, { email: page.email, challenge: page.challenge });
    expect((await takeBack(elsewhere)).error?.refusal).toBe('code_expired');
    expect((await takeBack(page)).status).toBe(200);
  });

  test('without a proof, or with one that was used', async () => {
    const { mine, site } = await robbed();
    const { page } = await knock(site, mine);
    expect((await takeBack(page, { proof: null })).error?.refusal).toBe('proof_refused');
    const proof = { payload: { jti: 'the-same-name-again' } };
    expect((await takeBack(page, { proof })).status).toBe(200);
    await change('UPDATE account SET frozen_until = NULL');
    await moveTo((await knock(site, mine)).page, someone());
    page.challenge = (await knock(site, mine)).page.challenge;
    expect((await takeBack(page, { proof })).error?.refusal).toBe('proof_refused');
    expect(await number('SELECT count(*) FROM account WHERE email = ?', mine)).toBe(0);
    expect((await takeBack(page)).status).toBe(200);
  });
});

test('100 times at once it is taken back once, and every caller with that challenge hears the same', async () => {
  const { mine, site } = await robbed();
  const { page } = await knock(site, mine);
  const answers = await race(
    Array.from({ length: 100 }, () => () => takeBack(page, { ip: somewhere() })),
    11,
  );
  expect(tally(answers)).toEqual({ 'signed in': 100 });
  expect(new Set(answers.map(({ data }) => data.frozenUntil)).size).toBe(1);
  expect((await eventsOf(mine)).filter((kind) => kind === 'email_taken_back')).toHaveLength(1);
  const own = 'account_id = (SELECT id FROM account WHERE email = ?)';
  expect(await number(`SELECT count(*) FROM request WHERE ${own}`, mine)).toBe(1);
  expect(await number(`SELECT count(*) FROM identity WHERE use = 'sign_in' AND ${own}`, mine)).toBe(1);
});

test('of an address that is taken back and moved on at once, the old mailbox has the last word', async () => {
  const { thief, mine, site } = await robbed();
  const onwards = await beginChange(thief, someone());
  const { page } = await knock(site, mine);
  await Promise.all([takeBack(page), confirmChange(thief, onwards)]);
  await takeBack(page);
  expect((await knock(site, mine)).answer.status).toBe(200);
  expect((await thief.session()).error?.refusal).toBe('signed_out');
});

test('A moved to B and on to C: A takes it back, and B cannot undo that', async () => {
  const { thief, mine: a, theirs: b, site } = await robbed();
  site.clock.pass(1000);
  const c = someone();
  await moveTo(thief, c);
  const atB = (await knock(site, b)).page;
  expect((await takeBack((await knock(site, a)).page)).data.email).toBe(a);
  expect((await takeBack(atB)).error?.refusal).toBe('take_back_over');
  expect((await knock(site, b)).answer.error?.refusal).toBe('email_left');
  expect((await knock(site, c)).answer.error?.refusal).toBe('email_left');
  expect((await knock(site, a)).answer.status).toBe(200);
});

test('A moved to B and on to C: when B takes it back, A still can, and C cannot', async () => {
  const { thief, mine: a, theirs: b, site } = await robbed();
  site.clock.pass(1000);
  const c = someone();
  await moveTo(thief, c);
  expect((await takeBack((await knock(site, b)).page)).data.email).toBe(b);
  expect((await knock(site, c)).answer.error?.refusal).toBe('email_left');
  expect((await takeBack((await knock(site, a)).page)).data.email).toBe(a);
  expect((await knock(site, b)).answer.error?.refusal).toBe('email_left');
});

test('an address beside VIISP comes back as what it was: it still opens no session', async () => {
  const visitor = new Visitor(await together());
  await visitor.arrive(somebody(someCode(), 'RASA', 'NAUJOKĖ'));
  const [mine, theirs] = [someone(), someone()];
  await visitor.prove(mine);
  await moveTo(visitor, theirs);
  expect((await takeBack((await knock(visitor.site, mine)).page)).status).toBe(200);
  expect((await knock(visitor.site, mine)).answer.error?.refusal).toBe('use_viisp');
});

test('T-audit: when the record cannot be written, nothing is taken back and everybody stays', async () => {
  const { thief, mine, theirs, site } = await robbed();
  const { page } = await knock(site, mine);
  await change("CREATE TRIGGER broken BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no'); END");
  try {
    expect((await takeBack(page)).error?.refusal).toBe('try_again');
  } finally {
    await change('DROP TRIGGER broken');
  }
  expect((await thief.profile()).data.email).toBe(theirs);
  expect((await elsewhere(Object.assign(new Page(site), { email: theirs }))).token).toBeDefined();
});
