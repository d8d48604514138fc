import { describe, expect, test } from 'vitest';
import { FRESH_MS, PASSKEY_MS } from '../../../schema/limits.js';
import { Authenticator, type Facts } from '../../support/worker/authenticator.js';
import { verified } from '../../support/worker/back-end.js';
import { MINUTE_MS } from '../../support/worker/clock.js';
import { CONNECTION_LOST, failAfter } from '../../support/worker/faults.js';
import { Owner, withPasskey } from '../../support/worker/passkey-owner.js';
import { change, eventsOf, number, rows } from '../../support/worker/rows.js';
import { PORTAL } from '../../support/worker/site.js';

const used = async (email: string) => (await eventsOf(email)).filter((kind) => kind === 'passkey_used').length;
const levelOf = async (page: Owner) => (await page.session()).data.level;

describe('a person with a passkey', () => {
  test('raises this session alone to level 2 with it, is fresh for 15 minutes, and back ends hear how', async () => {
    const { owner, authenticator } = await withPasskey();
    const other = new Owner(owner.site);
    await other.signIn(owner.email);
    owner.site.clock.pass(MINUTE_MS);
    const now = owner.site.clock.now();
    const answer = await owner.confirm(await authenticator.get((await owner.request()).data.options), { nonce: 'n' });
    expect(answer.data).toEqual({ level: 2, freshUntil: now + FRESH_MS, idToken: expect.any(String), now });
    const { payload } = await verified(owner.site, owner.idToken);
    expect(payload).toMatchObject({ acr: '2', amr: ['email', 'otp', 'hwk'], nonce: 'n' });
    expect([await levelOf(owner), await levelOf(other)]).toEqual([2, 1]);
    expect((await owner.passkeys()).data.passkeys[0]?.lastUsedAt).toBe(now);
    expect(await used(owner.email)).toBe(1);
  });

  test('has a session of level 1 with the code alone, and must show the passkey for what matters most', async () => {
    const { owner, authenticator } = await withPasskey();
    const page = new Owner(owner.site);
    await page.signIn(owner.email);
    await page.freshIdToken();
    expect((await verified(page.site, page.idToken)).payload).toMatchObject({ acr: '1', amr: ['email', 'otp'] });
    expect((await page.profile()).data.stepUp).toBe('passkey');
    await page.prove(authenticator);
    expect((await page.profile()).data.stepUp).toBe('fresh');
    page.site.clock.pass(FRESH_MS);
    expect((await page.profile()).data.stepUp).toBe('passkey');
  });

  test('keeps level 3 where the session came through VIISP', async () => {
    const { owner, authenticator } = await withPasskey();
    await change("UPDATE session SET level = 3, method = 'auth.lt.bank'");
    expect((await owner.prove(authenticator)).data.level).toBe(3);
    expect(await levelOf(owner)).toBe(3);
  });

  test('is believed once though the database lost its answer', async () => {
    const { owner, authenticator } = await withPasskey();
    const signed = await authenticator.get((await owner.request()).data.options);
    owner.site.meddle = failAfter((call) => call.what === 'batch', CONNECTION_LOST);
    expect((await owner.confirm(signed)).status).toBe(200);
    expect(await used(owner.email)).toBe(1);
  });

  test('is believed once of 20 times that one answer is sent', async () => {
    const { owner, authenticator } = await withPasskey();
    const signed = await authenticator.get((await owner.request()).data.options);
    const answers = await Promise.all(Array.from({ length: 20 }, () => owner.confirm(signed)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await used(owner.email)).toBe(1);
    expect((await owner.confirm(signed)).error?.refusal).toBe('passkey_refused');
  });

  test('may have one that counts, which is believed only while it counts upwards', async () => {
    const owner = await Owner.arrive();
    const counting = await Authenticator.make();
    await owner.enrol(counting, { counter: 7 });
    expect((await owner.prove(counting, { counter: 9 })).status).toBe(200);
    for (const counter of [9, 8, 0])
      expect((await owner.prove(counting, { counter })).error?.refusal).toBe('passkey_refused');
    expect((await owner.prove(counting, { counter: 10 })).status).toBe(200);
    expect(await number('SELECT counter FROM passkey WHERE id = ?', counting.id)).toBe(10);
  });

  test('signs two hundred times, and every signature is read', async () => {
    const { owner, authenticator } = await withPasskey();
    const { options } = (await owner.request()).data;
    const { readAssertion } = await import('../../../worker/passkeys/webauthn.js');
    const [row] = await rows<{ public_key: string }>('SELECT public_key FROM passkey WHERE id = ?', authenticator.id);
    const key = { id: authenticator.id, publicKey: row?.public_key as string, counter: 0 };
    const expected = { challenge: options.challenge, origins: ['https://migris.test'], site: 'api.test' };
    const readings = await Promise.all(
      Array.from({ length: 200 }, async () => readAssertion(await authenticator.get(options), key, expected)),
    );
    expect(readings.filter((reading) => !('value' in reading))).toEqual([]);
  });
});

describe('nobody proves anything', () => {
  const wrong: [string, Facts][] = [
    ['to another challenge', { challenge: 'A'.repeat(43) }],
    ['on a page that is not registered', { origin: 'https://evil.test' }],
    ['on another portal than the page', { origin: PORTAL }],
    ['for another site', { site: 'evil.test' }],
    ['without being there', { flags: 0 }],
    ['without being looked at', { flags: 1 }],
    ['by what was to make a passkey', { type: 'webauthn.create' }],
    ['with a signature that is none', { more: { signature: 'MAYCAQECAQE' } }],
    ['with a signature that is cut', { more: { signature: 'MAYCAQEC' } }],
    ['with data that is cut', { more: { authenticatorData: 'AAAA' } }],
  ];
  test.each(wrong)('by an answer %s', async (_what, facts) => {
    const { owner, authenticator } = await withPasskey();
    expect((await owner.prove(authenticator, facts)).error?.refusal).toBe('passkey_refused');
    expect([await levelOf(owner), await used(owner.email)]).toEqual([1, 0]);
  });

  test('with the key of somebody else under the right id, or with the passkey of somebody else', async () => {
    const { owner, authenticator } = await withPasskey();
    const { options } = (await owner.request()).data;
    const stranger = await Authenticator.make();
    const forged = { ...(await stranger.get(options)), id: authenticator.id };
    expect((await owner.confirm(forged)).error?.refusal).toBe('passkey_refused');
    const other = await withPasskey({ site: owner.site });
    const theirs = await other.authenticator.get(options);
    expect((await owner.confirm(theirs)).error?.refusal).toBe('passkey_refused');
    expect(await levelOf(owner)).toBe(1);
  });

  test('with an answer to another session of theirs, or later than five minutes', async () => {
    const { owner, authenticator } = await withPasskey();
    const page = new Owner(owner.site);
    await page.signIn(owner.email);
    const signed = await authenticator.get((await owner.request()).data.options);
    await page.request();
    expect((await page.confirm(signed)).error?.refusal).toBe('passkey_refused');
    owner.site.clock.pass(PASSKEY_MS);
    expect((await owner.confirm(signed)).error?.refusal).toBe('passkey_refused');
  });

  test('with what was to be signed by a new passkey', async () => {
    const { owner, authenticator } = await withPasskey();
    await owner.prove(authenticator);
    const { options } = (await owner.creation()).data;
    expect((await owner.confirm(await authenticator.get({ ...options, rpId: 'api.test' }))).error?.refusal).toBe(
      'passkey_refused',
    );
  });

  test('once staff took back who they are, even with an answer that was under way', async () => {
    const { owner, authenticator } = await withPasskey();
    const signed = await authenticator.get((await owner.request()).data.options);
    await change('UPDATE account SET level = 1 WHERE email = ?', owner.email);
    expect((await owner.confirm(signed)).error?.refusal).toBe('level_too_low');
    expect((await owner.request()).error?.refusal).toBe('level_too_low');
  });

  test('without a passkey', async () => {
    const owner = await Owner.arrive();
    expect((await owner.request()).error?.refusal).toBe('passkey_refused');
  });
});
