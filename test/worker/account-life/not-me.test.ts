import { describe, expect, test } from 'vitest';
import { FROZEN_MS } from '../../../schema/limits.js';
import { CONNECTION_LOST, failAfter } from '../../support/worker/faults.js';
import { life, noticesTo, resident } from '../../support/worker/life.js';
import { Page } from '../../support/worker/page.js';
import { change, eventsOfAccount, number, rows } from '../../support/worker/rows.js';
import { race, SEEDS } from '../../support/worker/seeds.js';

const reports = (id: string) =>
  rows('SELECT kind, status, asked_by FROM request WHERE account_id = ? ORDER BY rowid', id);
const REPORT = { kind: 'not_me', status: 'open', asked_by: 'person' };
const openSessions = (id: string) =>
  number('SELECT count(*) FROM session WHERE account_id = ? AND ended_at IS NULL', id);

async function everywhere() {
  const one = await resident();
  const other = new Page(one.site);
  await other.signIn(one.email);
  return { ...one, other };
}

describe('a person who says that it was not them', () => {
  test('is signed out everywhere, contact data is frozen for a week, and staff are told', async () => {
    const { site, page, other, email, id } = await everywhere();
    const { data } = await life(page, 'notMe');
    const now = site.clock.now();
    expect(data).toEqual({ ended: 2, frozenUntil: now + FROZEN_MS, now });
    for (const one of [page, other]) expect((await one.session()).error?.refusal).toBe('signed_out');
    expect(await rows('SELECT frozen_until FROM account WHERE id = ?', id)).toEqual([
      { frozen_until: now + FROZEN_MS },
    ]);
    expect(await reports(id)).toEqual([REPORT]);
    expect((await eventsOfAccount(id)).slice(-3)).toEqual(['not_me', 'session_ended', 'session_ended']);
    expect(await noticesTo(site, email)).toEqual(['MIGRIS: gavome pranešimą „Tai ne aš“']);
    expect(site.mailbox.mails.at(-1)?.text).toMatch(/2026 m\. lapkričio 9 d\./);
  });

  test('can sign in again and say so again: it is one report that waits', async () => {
    const { site, page, email, id } = await everywhere();
    await life(page, 'notMe');
    site.clock.pass(1000);
    await page.signIn(email);
    // The first week counts: nobody freezes an account for ever.
    const frozenUntil = site.clock.now() - 1000 + FROZEN_MS;
    expect((await life(page, 'notMe')).data).toMatchObject({ ended: 1, frozenUntil });
    expect(await reports(id)).toEqual([REPORT]);
    await change("UPDATE request SET status = 'done' WHERE account_id = ?", id);
    await page.signIn(email);
    await life(page, 'notMe');
    expect(await reports(id)).toEqual([{ ...REPORT, status: 'done' }, REPORT]);
  });

  test('hears the right number though the answer of the database was lost', async () => {
    const { site, page, id } = await everywhere();
    site.meddle = failAfter((call) => call.what === 'batch', CONNECTION_LOST);
    expect((await life(page, 'notMe')).data.ended).toBe(2);
    expect(await reports(id)).toEqual([REPORT]);
    expect((await eventsOfAccount(id)).filter((kind) => kind === 'session_ended')).toHaveLength(2);
  });

  test('in two windows 20 times at once leaves one report, one record and nobody signed in', async () => {
    for (const seed of SEEDS.slice(0, 5)) {
      const { site, page, other, email, id } = await everywhere();
      const runs = Array.from({ length: 20 }, (_, index) => () => life(index % 2 ? page : other, 'notMe'));
      const answers = await race(runs, seed);
      const ended = answers.reduce((sum, { data }) => sum + (data?.ended ?? 0), 0);
      expect(ended).toBe(2);
      const others = answers.flatMap(({ error }) => (error ? [error.refusal] : []));
      expect(others.filter((refusal) => refusal !== 'signed_out')).toEqual([]);
      expect(await openSessions(id)).toBe(0);
      expect(await reports(id)).toEqual([REPORT]);
      expect((await eventsOfAccount(id)).filter((kind) => kind === 'not_me')).toHaveLength(1);
      expect(await noticesTo(site, email)).toHaveLength(1);
    }
  });

  test('leaves it all as it is when the record cannot be written', async () => {
    const { page, id } = await everywhere();
    await change("CREATE TRIGGER broken BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no'); END");
    try {
      expect((await life(page, 'notMe')).error?.refusal).toBe('try_again');
    } finally {
      await change('DROP TRIGGER broken');
    }
    expect(await openSessions(id)).toBe(2);
    expect(await reports(id)).toEqual([]);
  });
});
