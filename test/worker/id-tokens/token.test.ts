import { describe, expect, test } from 'vitest';
import { claimsOf, settled, verified } from '../../support/worker/back-end.js';
import { guard, logged } from '../../support/worker/canary.js';
import { MINUTE_MS, SECOND_MS } from '../../support/worker/clock.js';
import { Page } from '../../support/worker/page.js';
import { rows } from '../../support/worker/rows.js';
import { API, Site, someone } from '../../support/worker/site.js';
import { somebody, someCode, together, Visitor } from '../../support/worker/visitor.js';

const NONCE = 'n-0S6_WzA2Mj';

test('a back end learns who signed in, how, when and for whom, from a token of five minutes', async () => {
  const page = new Page(new Site());
  await page.signIn(someone());
  const began = page.site.clock.now() / 1000;
  page.site.clock.pass(7 * SECOND_MS + 400);
  await page.complete({ nonce: NONCE, language: 'en' });
  const { payload, protectedHeader } = await verified(page.site, page.idToken);
  const [account] = await rows<{ id: string }>('SELECT id FROM account WHERE email = ?', page.email);
  const [session] = await rows<{ id: string }>(
    'SELECT token_hash AS id FROM session WHERE account_id = ?',
    account?.id,
  );
  expect(payload).toEqual({
    iss: API,
    aud: 'migris',
    sub: account?.id,
    iat: began + 7,
    exp: began + 307,
    auth_time: began,
    nonce: NONCE,
    acr: '1',
    amr: ['email', 'otp'],
    sid: session?.id,
    given_name: 'Jonas',
    family_name: 'Petraitis',
    name: 'Jonas Petraitis',
    email: page.email,
    email_verified: true,
    phone_number: '+37061234567',
    phone_number_verified: false,
    locale: 'en',
  });
  expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'JWT', kid: expect.stringMatching(/^[\w.-]+$/) });
});

test('nobody is vouched for before the contact data is given, and from then on every way in gives a token', async () => {
  const site = new Site();
  const page = new Page(site);
  const email = someone();
  expect((await page.signIn(email, { nonce: NONCE })).data.idToken).toBeNull();
  expect((await page.session({}, { nonce: NONCE })).data.idToken).toBeNull();
  expect((await page.freshIdToken({ nonce: NONCE })).error?.refusal).toBe('profile_incomplete');
  const given = [
    (await page.complete({ nonce: NONCE })).data.idToken,
    (await page.complete({ nonce: NONCE })).data.idToken,
    (await page.session({}, { nonce: NONCE })).data.idToken,
    (await page.freshIdToken({ nonce: NONCE })).data.idToken,
    (await new Page(site).signIn(email, { nonce: NONCE })).data.idToken,
  ];
  for (const token of given) expect((await verified(site, token)).payload.nonce).toBe(NONCE);
});

test('a fresh token is as old as it is, and the session keeps its own age', async () => {
  const page = await settled();
  const began = page.site.clock.now() / 1000;
  page.site.clock.pass(20 * MINUTE_MS);
  const { data } = await page.freshIdToken();
  expect(data).toEqual({
    idToken: page.idToken,
    expiresAt: page.site.clock.now() + 5 * MINUTE_MS,
    now: page.site.clock.now(),
  });
  expect(await claimsOf(page)).toMatchObject({ auth_time: began, iat: began + 1200, exp: began + 1500 });
});

test.each([
  ['4:59', 5 * MINUTE_MS - SECOND_MS, true],
  ['5:00', 5 * MINUTE_MS, false],
])('a token that is %s old', async (_clock, ms, good) => {
  const page = await settled();
  page.site.clock.pass(ms);
  const outcome = claimsOf(page).then(
    () => true,
    (error) => {
      expect(error.code).toBe('ERR_JWT_EXPIRED');
      return false;
    },
  );
  expect(await outcome).toBe(good);
});

test('a session that has ended, and a stolen token without its key, give no token', async () => {
  const page = await settled();
  const thief = new Page(page.site);
  expect((await thief.freshIdToken({}, { token: page.token as string })).error?.refusal).toBe('signed_out');
  await page.leave();
  expect((await page.freshIdToken()).error?.refusal).toBe('signed_out');
});

describe('a token says how surely the person is known', () => {
  test('through VIISP: level 3, and by which means', async () => {
    const both = await together();
    const visitor = new Visitor(both);
    const chosen = somebody(someCode(), 'RASA', 'NAUJOKĖ');
    expect((await visitor.arrive(chosen)).data.idToken).toBeNull();
    await visitor.prove(someone());
    await visitor.call('profile.complete', { phone: '+37061234567' });
    expect(await claimsOf(visitor)).toMatchObject({
      acr: '3',
      amr: ['viisp', 'auth.lt.bank'],
      family_name: 'Naujokė',
      email: visitor.email,
    });
    const again = new Visitor(both);
    const handoff = await again.away(chosen);
    await again.finish(handoff, { nonce: NONCE });
    expect(await claimsOf(again)).toMatchObject({ acr: '3', nonce: NONCE, sub: (await claimsOf(visitor)).sub });
  });

  test('by e-mail: level 1, also where the account has level 3', async () => {
    const both = await together();
    const email = someone();
    const page = new Page(both.site);
    await page.signIn(email);
    await page.complete();
    const visitor = new Visitor(both);
    await visitor.arrive(somebody(someCode(), 'RASA', 'NAUJOKĖ'));
    await visitor.prove(email);
    const linked = await visitor.call<{ idToken: string }>('email.link', {
      challenge: visitor.challenge,
      nonce: NONCE,
    });
    expect((await verified(both.site, linked.data.idToken)).payload).toMatchObject({ acr: '3', nonce: NONCE });
    const later = new Page(both.site);
    await later.signIn(email);
    expect(await rows('SELECT level FROM account WHERE email = ?', email)).toEqual([{ level: 3 }]);
    expect(await claimsOf(later)).toMatchObject({ acr: '1', amr: ['email', 'otp'], name: 'Rasa Naujokė' });
  });
});

test('a person with one name has a family name and no given name', async () => {
  const page = new Page(new Site());
  await page.signIn(someone());
  await page.complete({ givenNames: null, surname: 'Suharto' });
  const claims = await claimsOf(page);
  expect(claims).toMatchObject({ family_name: 'Suharto', name: 'Suharto' });
  expect(claims).not.toHaveProperty('given_name');
  expect(claims).not.toHaveProperty('locale');
});

test('what a person changes is in the next token', async () => {
  const page = await settled();
  await page.update({ phone: '+37069999999', language: 'ru' });
  await page.freshIdToken();
  expect(await claimsOf(page)).toMatchObject({ phone_number: '+37069999999', locale: 'ru' });
});

test('T-canary: neither the token nor what it says is logged, where it is given and where it is refused', async () => {
  const page = await settled();
  guard('Petraitis');
  guard('+37061234567');
  await page.freshIdToken({ nonce: guard('secret-nonce-of-a-page') });
  await page.freshIdToken({ nonce: guard('secret nonce of a page') });
  await page.leave();
  await page.freshIdToken();
  expect(logged().length).toBeGreaterThan(0);
});
