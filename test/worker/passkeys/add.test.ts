import { describe, expect, test } from 'vitest';
import { FRESH_MS, PASSKEY_MS, PASSKEYS_PER_ACCOUNT } from '../../../schema/limits.js';
import { type Algorithm, Authenticator, type Facts } from '../../support/worker/authenticator.js';
import { CONNECTION_LOST, failAfter } from '../../support/worker/faults.js';
import { Owner, withPasskey } from '../../support/worker/passkey-owner.js';
import { change, eventsOf, number, rows } from '../../support/worker/rows.js';
import { PORTAL, Site } from '../../support/worker/site.js';

const passkeysOf = (email: string) =>
  number('SELECT count(*) FROM passkey JOIN account ON account.id = account_id WHERE email = ?', email);
const subjects = async ({ site, email }: Owner) => (await site.mailsTo(email)).map(({ subject }) => subject);

describe('a person whom staff confirmed', () => {
  test.each<Algorithm>(['ES256', 'RS256', 'EdDSA'])('adds a passkey that signs by %s', async (algorithm) => {
    const owner = await Owner.arrive();
    const authenticator = await Authenticator.make(algorithm);
    const at = owner.site.clock.now();
    const { data } = await owner.enrol(authenticator);
    expect(data.passkeys).toEqual([{ id: authenticator.id, name: 'Telefonas', createdAt: at, lastUsedAt: null }]);
    expect((await owner.passkeys()).data).toEqual({
      passkeys: data.passkeys,
      site: 'api.test',
      allowed: true,
      now: at,
    });
    expect((await owner.prove(authenticator)).data.level).toBe(2);
  });

  test('is told by mail, and it is on record', async () => {
    const { owner } = await withPasskey();
    expect((await subjects(owner)).at(-1)).toBe('MIGRIS: prie Jūsų paskyros pridėtas prieigos raktas');
    expect((await eventsOf(owner.email)).at(-1)).toBe('passkey_added');
    expect(await number('SELECT count(*) FROM waiting_notice')).toBe(0);
  });

  test('is asked for a passkey of this site that knows its owner, and for no certificate', async () => {
    const { owner, authenticator } = await withPasskey({ site: new Site({ PASSKEY_SITE: 'test' }) });
    await owner.prove(authenticator);
    const [account] = await rows<{ id: string }>('SELECT id FROM account WHERE email = ?', owner.email);
    const { options } = (await owner.creation()).data;
    expect(options).toMatchObject({
      rp: { id: 'test', name: 'MIGRIS' },
      user: { name: owner.email, displayName: 'Jonas Petraitis' },
      pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
      excludeCredentials: [{ type: 'public-key', id: authenticator.id, transports: ['hybrid', 'internal'] }],
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      attestation: 'none',
    });
    expect(JSON.stringify(options)).not.toContain(account?.id);
  });

  test('may have one that speaks for itself, and none with a certificate or a made-up statement', async () => {
    const owner = await Owner.arrive();
    const key = await Authenticator.make();
    for (const attestation of ['certificate', 'made-up'] as const)
      expect((await owner.enrol(key, { attestation })).error?.refusal).toBe('passkey_refused');
    expect((await owner.enrol(key, { attestation: 'self' })).status).toBe(200);
  });

  test('hears the same when the first reply was lost, and has one passkey', async () => {
    const owner = await Owner.arrive();
    const made = await (await Authenticator.make()).create((await owner.creation()).data.options);
    const first = await owner.add(made);
    expect((await owner.add(made)).data).toEqual(first.data);
    expect(await eventsOf(owner.email)).toEqual(['account_created', 'signed_in', 'profile_completed', 'passkey_added']);
  });

  test('has one passkey, one record and one notice though the database lost its answer', async () => {
    const owner = await Owner.arrive();
    const made = await (await Authenticator.make()).create((await owner.creation()).data.options);
    owner.site.meddle = failAfter((call) => call.what === 'batch', CONNECTION_LOST);
    expect((await owner.add(made)).data.passkeys).toHaveLength(1);
    expect((await eventsOf(owner.email)).filter((kind) => kind === 'passkey_added')).toHaveLength(1);
    expect((await subjects(owner)).filter((subject) => subject.includes('raktas'))).toHaveLength(1);
  });

  test(`has at most ${PASSKEYS_PER_ACCOUNT}`, async () => {
    const { owner, authenticator } = await withPasskey();
    await owner.prove(authenticator);
    for (let index = 1; index < PASSKEYS_PER_ACCOUNT; index += 1)
      expect((await owner.enrol(await Authenticator.make())).status).toBe(200);
    expect((await owner.creation()).error?.refusal).toBe('passkey_refused');
    expect(await passkeysOf(owner.email)).toBe(PASSKEYS_PER_ACCOUNT);
  });

  test('gets one passkey from 20 answers to one challenge', async () => {
    const owner = await Owner.arrive();
    const { options } = (await owner.creation()).data;
    const made = await Promise.all(
      Array.from({ length: 20 }, async () => (await Authenticator.make()).create(options)),
    );
    const answers = await Promise.all(made.map((each) => owner.add(each)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await passkeysOf(owner.email)).toBe(1);
  });

  test('gets one first passkey from two pages at once: whoever is second must prove the first', async () => {
    const owner = await Owner.arrive();
    const other = new Owner(owner.site);
    await other.signIn(owner.email);
    const made = await Promise.all(
      [owner, other].map(async (page) => (await Authenticator.make()).create((await page.creation()).data.options)),
    );
    expect((await owner.add(made[0])).status).toBe(200);
    expect((await other.add(made[1])).error?.refusal).toBe('passkey_needed');
    const third = await Owner.arrive({ site: owner.site });
    const fourth = new Owner(owner.site);
    await fourth.signIn(third.email);
    const both = await Promise.all(
      [third, fourth].map(async (page) => (await Authenticator.make()).create((await page.creation()).data.options)),
    );
    await Promise.all([third.add(both[0]), fourth.add(both[1])]);
    expect(await passkeysOf(third.email)).toBe(1);
  });
});

describe('nobody adds a passkey', () => {
  test('before staff confirmed who it is, or after they took that back', async () => {
    const owner = await Owner.arrive();
    const made = await (await Authenticator.make()).create((await owner.creation()).data.options);
    await change('UPDATE account SET level = 1 WHERE email = ?', owner.email);
    expect((await owner.creation()).error?.refusal).toBe('level_too_low');
    expect((await owner.add(made)).error?.refusal).toBe('level_too_low');
    expect(await passkeysOf(owner.email)).toBe(0);
  });

  test('with a sign-in older than 15 minutes, or without the passkey that there is', async () => {
    const { owner } = await withPasskey();
    expect((await owner.creation()).error?.refusal).toBe('passkey_needed');
    const late = await Owner.arrive();
    late.site.clock.pass(FRESH_MS);
    expect((await late.creation()).error?.refusal).toBe('step_up_needed');
  });

  test('later than the five minutes of its challenge', async () => {
    const owner = await Owner.arrive();
    const made = await (await Authenticator.make()).create((await owner.creation()).data.options);
    owner.site.clock.pass(PASSKEY_MS);
    expect((await owner.add(made)).error?.refusal).toBe('passkey_refused');
  });

  const wrong: [string, Facts][] = [
    ['for another challenge', { challenge: 'A'.repeat(43) }],
    ['of a page that is not registered', { origin: 'https://evil.test' }],
    ['of another portal than the page', { origin: PORTAL }],
    ['for another site', { site: 'evil.test' }],
    ['that asked nobody', { flags: 0x40 }],
    ['that did not look who it was', { flags: 0x41 }],
    ['that has no key', { flags: 0x05 }],
    ['that was to prove something', { type: 'webauthn.get' }],
    ['that is no CBOR', { more: { attestationObject: 'AAAA' } }],
    ['that is no JSON', { more: { clientDataJSON: 'AAAA' } }],
  ];
  test.each(wrong)('with an answer %s', async (_what, facts) => {
    const owner = await Owner.arrive();
    expect((await owner.enrol(await Authenticator.make(), facts)).error?.refusal).toBe('passkey_refused');
    expect(await passkeysOf(owner.email)).toBe(0);
  });

  test('that somebody else has already, or under another id', async () => {
    const { owner, authenticator } = await withPasskey();
    const thief = await Owner.arrive({ site: owner.site });
    expect((await thief.enrol(authenticator)).error?.refusal).toBe('passkey_refused');
    const made = await (await Authenticator.make()).create((await thief.creation()).data.options);
    expect((await thief.add({ ...made, id: 'another' })).error?.refusal).toBe('passkey_refused');
    expect([await passkeysOf(owner.email), await passkeysOf(thief.email)]).toEqual([1, 0]);
  });

  test('without a name, or with a field that is not theirs', async () => {
    const owner = await Owner.arrive();
    const made = await (await Authenticator.make()).create((await owner.creation()).data.options);
    expect((await owner.add(made, '  ')).error?.fields).toEqual({ name: 'words_required' });
    expect((await owner.call('passkey.add', { credential: made, name: 'a', level: 3 })).error?.refusal).toBe(
      'field_locked',
    );
  });
});
