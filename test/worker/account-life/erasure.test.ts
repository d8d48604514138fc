import { describe, expect, test } from 'vitest';
import { ERASURE_WAIT_MS } from '../../../schema/limits.js';
import { sweep } from '../../../worker/sweep.js';
import { CONNECTION_LOST, failAfter, failBefore } from '../../support/worker/faults.js';
import { accountOf, life, noted, noticesTo, OFFICES, resident, statusOf, waiting } from '../../support/worker/life.js';
import { Page } from '../../support/worker/page.js';
import { change, eventsOfAccount, everything, number, rows } from '../../support/worker/rows.js';
import { Site } from '../../support/worker/site.js';

/** Words of this file alone: what another one left is none of its business. */
const wish = { givenNames: 'Jonas', surname: 'Klaidauskas', why: 'Suklydau rašydamas.', document: 'passport' };
describe('a person who asks for the account to be erased', () => {
  test('is told when, by mail too, and stays signed in; asked again, the date stays', async () => {
    const { site, page, email, id } = await resident();
    const first = await life(page, 'erase');
    expect(first.data.erasesAt).toBe(site.clock.now() + ERASURE_WAIT_MS);
    site.clock.pass(1000);
    expect((await life(page, 'erase')).data.erasesAt).toBe(first.data.erasesAt);
    expect((await page.profile()).data.erasesAt).toBe(first.data.erasesAt);
    expect(await noticesTo(site, email)).toEqual(['MIGRIS: Jūsų paskyra bus ištrinta']);
    expect(site.mailbox.mails.at(-1)?.text).toMatch(/2026 m\. lapkričio 16 d\./);
    expect((await eventsOfAccount(id)).filter((kind) => kind === 'erasure_asked')).toHaveLength(1);
  });

  test('can withdraw it until the end, is told so, and nothing is erased', async () => {
    const { site, page, email, id } = await waiting();
    expect((await life(page, 'withdrawErasure')).data.erasesAt).toBeNull();
    expect((await life(page, 'withdrawErasure')).data.erasesAt).toBeNull();
    site.clock.pass(2000);
    await sweep(site.env, site.clock.now());
    expect(await statusOf(id)).toEqual({ status: 'active', erases_at: null });
    expect((await noticesTo(site, email)).at(-1)).toBe('MIGRIS: Jūsų paskyra nebus ištrinta');
    expect(await noted(id)).toEqual([`erasure-withdrawn:${id}`]);
    expect((await eventsOfAccount(id)).filter((kind) => kind === 'erasure_withdrawn')).toHaveLength(1);
  });

  test('can ask anew after that, and what was noted of the first time has its own date', async () => {
    const { page, id } = await resident();
    await life(page, 'erase');
    await life(page, 'withdrawErasure');
    await life(page, 'erase');
    expect(await noted(id)).toEqual([`erasure-withdrawn:${id}`]);
    expect((await statusOf(id))?.erases_at).not.toBeNull();
  });

  test('is told to try again while it cannot be noted outside, and nothing has changed', async () => {
    const { site, page, id } = await waiting();
    site.meddle = failBefore('kv', 'no');
    expect((await life(page, 'withdrawErasure')).error?.refusal).toBe('try_again');
    expect((await statusOf(id))?.erases_at).not.toBeNull();
  });
});

describe('when the 14 days are over', () => {
  test('the sweep erases everything that tells of the person, and not a moment earlier', async () => {
    const { site, page, email, id, erasesAt } = await waiting();
    await change(
      "UPDATE account SET given_names = 'Ona', surname = 'Vienintelė', phone = '+37061111111' WHERE id = ?",
      id,
    );
    await life(page, 'requestCorrection', wish);
    await change(
      "INSERT INTO passkey (id, account_id, public_key, counter, name, created_at) VALUES ('p', ?, 'k', 0, 'Mano', 1)",
      id,
    );
    await new Page(site).ask(email);
    await site.mailsTo(email);
    // A mail that arrives lets trouble go: it comes after it.
    await change(
      'INSERT INTO mail_trouble (k, error, n, at) SELECT "key", \'E\', 1, ? FROM identity WHERE account_id = ?',
      site.clock.now(),
      id,
    );
    await sweep(site.env, erasesAt - 1);
    expect((await statusOf(id))?.status).toBe('active');
    await sweep(site.env, erasesAt);
    expect(await statusOf(id)).toEqual({ status: 'erased', erases_at: null });
    expect(await everything()).not.toMatch(new RegExp(`${email}|Vienintelė|Klaidauskas|Suklydau|37061111111`));
    for (const table of ['identity', 'passkey'])
      expect(await number(`SELECT count(*) FROM ${table} WHERE account_id = ?`, id)).toBe(0);
    expect(await number('SELECT count(*) FROM mail_trouble')).toBe(0);
    expect(await rows('SELECT status, details, answer FROM request WHERE account_id = ?', id)).toEqual([
      { status: 'withdrawn', details: '{}', answer: null },
    ]);
    expect((await page.session()).error?.refusal).toBe('signed_out');
    expect((await eventsOfAccount(id)).slice(-2)).toEqual(['account_erased', 'session_ended']);
    expect(await noted(id)).toEqual([`erased:${id}`]);
  });

  test('its owner is told, once, though the answer of the database was lost', async () => {
    const { site, email, id, erasesAt } = await waiting();
    site.meddle = failAfter(
      (call) => call.statements.some((text) => /delete from "passkey"/.test(text)),
      CONNECTION_LOST,
    );
    await sweep(site.env, erasesAt);
    await sweep(site.env, erasesAt + 600_000);
    expect((await noticesTo(site, email)).filter((subject) => /ištrinta$/.test(subject))).toEqual([
      'MIGRIS: Jūsų paskyra bus ištrinta',
      'MIGRIS: Jūsų paskyra ištrinta',
    ]);
    expect((await eventsOfAccount(id)).filter((kind) => kind === 'account_erased')).toHaveLength(1);
  });

  test('the address is free: whoever signs in with it begins anew', async () => {
    const { site, email, id, erasesAt } = await waiting();
    await sweep(site.env, erasesAt);
    site.clock.set(erasesAt + 1000);
    const page = new Page(site);
    expect((await page.signIn(email)).data.person.complete).toBe(false);
    expect(await accountOf(email)).not.toBe(id);
    expect((await life(page, 'history')).data.entries.map(({ kind }) => kind)).toEqual([
      'signed_in',
      'account_created',
    ]);
  });

  test('a code that was under way signs nobody in to what is gone', async () => {
    const { site, email, id, erasesAt } = await waiting();
    const page = new Page(site);
    await page.ask(email);
    const code = await site.codeOf(email);
    await sweep(site.env, erasesAt);
    site.clock.set(erasesAt);
    expect((await page.type(code)).error?.refusal).toBe('code_expired');
    expect(await number('SELECT count(*) FROM session WHERE account_id = ? AND ended_at IS NULL', id)).toBe(0);
  });

  test('an account that staff blocked, or whose owner works at the desk, waits', async () => {
    const site = new Site({ OFFICES });
    const blocked = await waiting(site);
    await change("UPDATE account SET status = 'blocked' WHERE id = ?", blocked.id);
    const clerk = await waiting(site);
    await change(
      "INSERT INTO staff (account_id, office, role, granted_at, granted_by) VALUES (?, 'vilnius', 'clerk', 1, 'operator')",
      clerk.id,
    );
    await sweep(site.env, clerk.erasesAt);
    expect((await statusOf(blocked.id))?.status).toBe('blocked');
    expect((await statusOf(clerk.id))?.status).toBe('active');
    await change('UPDATE staff SET revoked_at = 2 WHERE account_id = ?', clerk.id);
    await sweep(site.env, clerk.erasesAt);
    expect((await statusOf(clerk.id))?.status).toBe('erased');
    expect(await number('SELECT count(*) FROM staff WHERE account_id = ?', clerk.id)).toBe(1);
  });

  test('nothing is erased that could not be noted outside, and others are not held up by one that fails', async () => {
    const site = new Site({ OFFICES });
    const [one, other] = [await waiting(site), await waiting(site)];
    site.meddle = failBefore((call) => call.what === 'put', 'no', 2);
    const now = other.erasesAt;
    await sweep(site.env, now);
    expect([(await statusOf(one.id))?.status, (await statusOf(other.id))?.status].sort()).toEqual(['active', 'erased']);
    await sweep(site.env, now);
    expect((await statusOf(one.id))?.status).toBe('erased');
  });

  test('the record comes with it or nothing is erased', async () => {
    const { site, id, erasesAt } = await waiting();
    await change("CREATE TRIGGER broken BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no'); END");
    try {
      await sweep(site.env, erasesAt);
    } finally {
      await change('DROP TRIGGER broken');
    }
    expect((await statusOf(id))?.status).toBe('active');
  });

  test('what was merged into the account is erased with it, on record, and what was not stays', async () => {
    const site = new Site({ OFFICES });
    const [kept, other, apart] = [await waiting(site), await resident(site), await resident(site)];
    await change("UPDATE account SET status = 'merged' WHERE id IN (?, ?)", other.id, apart.id);
    const merge =
      "INSERT INTO request (id, kind, account_id, other_id, asked_by, asked_at, status) VALUES (?, 'merge', ?, ?, 'staff:x', 1, ?)";
    await change(merge, crypto.randomUUID(), kept.id, other.id, 'done');
    await change(merge, crypto.randomUUID(), kept.id, apart.id, 'declined');
    await sweep(site.env, kept.erasesAt);
    expect((await statusOf(other.id))?.status).toBe('erased');
    expect(await number('SELECT count(*) FROM account WHERE email = ?', other.email)).toBe(0);
    expect(await eventsOfAccount(other.id)).toContain('account_erased');
    expect((await statusOf(apart.id))?.status).toBe('merged');
  });
});

test('what is due is found by its index', async () => {
  const { site, erasesAt } = await waiting();
  await site.watch(() => sweep(site.env, erasesAt - 1));
  const text = site.calls.flatMap(({ statements }) => statements).find((sql) => /erases_at <=/.test(sql)) as string;
  const plan = await rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, erasesAt, 50);
  expect(plan.map(({ detail }) => detail).join('\n')).toMatch(/SEARCH account USING INDEX account_erases/);
});
