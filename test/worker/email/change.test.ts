import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../support/worker/clock.js';
import { askToMove, beginChange, confirmChange, elsewhere, knock, mover, moveTo } from '../../support/worker/mover.js';
import { otherThan } from '../../support/worker/page.js';
import { change, number, rows } from '../../support/worker/rows.js';
import { someone } from '../../support/worker/site.js';
import { somebody, someCode, together, Visitor } from '../../support/worker/visitor.js';

const QUARTER_MS = HOUR_MS / 4;

test('a person moves to a new address: here they stay signed in, elsewhere they are not, and both mailboxes hear of it', async () => {
  const page = await mover();
  const [old, email] = [page.email, someone()];
  const other = await elsewhere(page);
  const answer = await moveTo(page, email);
  expect(answer.data).toMatchObject({ meets: null, profile: { email, version: 2, ways: ['email'] } });
  expect(answer.data.profile.provenance.email).toEqual({ by: 'person', office: null, at: page.site.clock.now() });
  expect((await page.session()).status).toBe(200);
  expect((await other.session()).error?.refusal).toBe('signed_out');
  const told = async (address: string) => (await page.site.mailsTo(address)).at(-1);
  expect((await told(email))?.subject).toContain('pakeistas Jūsų paskyros el. pašto adresas');
  expect((await told(old))?.text).toContain('Pakeitimą galite atšaukti iki');
  for (const mail of [await told(old), await told(email)]) expect(mail?.text).not.toMatch(/@|http|Petraitis/);
  expect(await number('SELECT count(*) FROM waiting_notice')).toBe(0);
});

test('from then on the new address signs in and the old one does not; after 72 hours it only says so', async () => {
  const page = await mover();
  const [old, email] = [page.email, someone()];
  await moveTo(page, email);
  expect((await knock(page.site, email)).answer.data.person.surname).toBe('Petraitis');
  expect((await knock(page.site, old)).answer.error?.refusal).toBe('email_moved');
  page.site.clock.pass(72 * HOUR_MS - 1);
  expect((await knock(page.site, old)).answer.error?.refusal).toBe('email_moved');
  page.site.clock.pass(HOUR_MS);
  expect((await knock(page.site, old)).answer.error?.refusal).toBe('email_left');
  expect(await number('SELECT count(*) FROM account WHERE email IN (?, ?)', old, email)).toBe(1);
});

test('an address that was left stays reserved: nobody else gets it, its own account does', async () => {
  const page = await mover();
  const [old, email] = [page.email, someone()];
  await moveTo(page, email);
  const stranger = await mover(page.site);
  expect((await moveTo(stranger, old)).error?.refusal).toBe('email_taken');
  expect((await moveTo(page, old)).data.profile).toMatchObject({ email: old });
  expect((await knock(page.site, old)).answer.status).toBe(200);
  expect((await knock(page.site, email)).answer.error?.refusal).toBe('email_moved');
});

test('a person who came through VIISP changes the address; it still opens no session', async () => {
  const visitor = new Visitor(await together());
  await visitor.arrive(somebody(someCode(), 'RASA', 'NAUJOKĖ'));
  const [old, email] = [someone(), someone()];
  await visitor.prove(old);
  expect((await moveTo(visitor, email)).data.profile).toMatchObject({ email, ways: ['viisp'] });
  expect((await knock(visitor.site, email)).answer.error?.refusal).toBe('use_viisp');
  expect((await knock(visitor.site, old)).answer.error?.refusal).toBe('email_moved');
});

describe('nobody gets a code for a new address', () => {
  test('in a session that is older than 15 minutes', async () => {
    const page = await mover();
    page.site.clock.pass(QUARTER_MS);
    expect((await askToMove(page, someone())).error?.refusal).toBe('step_up_needed');
  });

  test('without the passkey, where there is one', async () => {
    const page = await mover();
    await change(
      `INSERT INTO passkey (id, account_id, public_key, counter, name, created_at)
       SELECT 'k-' || id, id, 'AA', 0, 'Phone', 0 FROM account WHERE email = ?`,
      page.email,
    );
    expect((await askToMove(page, someone())).error?.refusal).toBe('passkey_needed');
  });

  test('while the contact data is frozen, and hears how long', async () => {
    const page = await mover();
    const change1 = await beginChange(page, someone());
    await change('UPDATE account SET frozen_until = ?', page.site.clock.now() + 10_000);
    for (const answer of [await askToMove(page, someone()), await confirmChange(page, change1)])
      expect(answer.error).toMatchObject({ refusal: 'contact_frozen', retryAfter: 10 });
    expect((await page.update({ phone: '+37061111111' })).error).toMatchObject({
      refusal: 'contact_frozen',
      retryAfter: 10,
    });
    expect((await page.update({ language: 'en', phone: '+37061234567' })).status).toBe(200);
    page.site.clock.pass(10_000);
    expect((await page.update({ phone: '+37061111111' })).status).toBe(200);
  });

  test('that is the own one already', async () => {
    const page = await mover();
    expect((await askToMove(page, page.email.toUpperCase())).error?.fields).toEqual({ email: 'invalid' });
  });

  test('that became the own one since the code was asked for', async () => {
    const page = await mover();
    const email = someone();
    const [first, second] = [await beginChange(page, email), await beginChange(page, email)];
    expect((await confirmChange(page, first)).status).toBe(200);
    // Another code for it would have ended with the change: as if it had not.
    await change('UPDATE otp_challenge SET expires_at = expires_at + ?', HOUR_MS);
    page.site.clock.pass(1_000);
    expect((await confirmChange(page, second)).error?.fields).toEqual({ email: 'invalid' });
  });
});

test('a freeze that comes while the phone number is being saved stops it', async () => {
  const page = await mover();
  page.site.meddle = async (call, run) => {
    if (call.what === 'batch') await change('UPDATE account SET frozen_until = ?', page.site.clock.now() + 5_000);
    return run();
  };
  expect((await page.update({ phone: '+37061111111' })).error?.refusal).toBe('contact_frozen');
  expect((await page.profile()).data.phone).toBe('+37061234567');
});

test('T-enum-change: a taken address and a free one take the same path until the mailbox is proven', async () => {
  const page = await mover();
  const taken = (await mover(page.site)).email;
  await change('DELETE FROM rate_bucket');
  const trace = async (email: string) => {
    const calls = await page.site.watch(() => askToMove(page, email));
    return { calls, statements: page.site.calls.map(({ statements }) => statements.length) };
  };
  expect(await trace(taken)).toEqual(await trace(someone()));
  const { challenge } = (await askToMove(page, taken)).data;
  const code = await page.site.codeOf(taken);
  const wrong = { challenge, email: taken, code: otherThan(code) };
  expect((await confirmChange(page, wrong)).error).toMatchObject({ refusal: 'code_wrong', triesLeft: 4 });
  expect((await confirmChange(page, { ...wrong, code })).error?.refusal).toBe('email_taken');
  expect((await page.profile()).data).toMatchObject({ email: page.email, version: 1 });
});

test('a notice that the queue did not take goes out by itself a minute later', async () => {
  const { sweep } = await import('../../../worker/sweep.js');
  const page = await mover();
  const old = page.email;
  const one = await beginChange(page, someone());
  page.site.meddle = (call, run) => (call.binding === 'queue' ? Promise.reject(new Error('down')) : run());
  expect((await confirmChange(page, one)).status).toBe(200);
  page.site.meddle = (_, run) => run();
  const heard = async () => (await page.site.mailsTo(old)).length;
  const before = await heard();
  page.site.clock.pass(59_999);
  await sweep(page.site.env, page.site.clock.now());
  expect(await heard()).toBe(before);
  page.site.clock.pass(1);
  await sweep(page.site.env, page.site.clock.now());
  expect(await heard()).toBe(before + 1);
  expect(await rows('SELECT id FROM waiting_notice')).toEqual([]);
});
