import { exports } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { healthDoor } from '../../../worker/health.js';
import { verified, wellKnown } from '../../support/worker/back-end.js';
import { Page } from '../../support/worker/page.js';
import { API, Site, someone } from '../../support/worker/site.js';

const DOCUMENTS = ['openid-configuration', 'jwks.json', 'webauthn'];

describe.each(DOCUMENTS)('/.well-known/%s', (name) => {
  test('is read by anybody, from any page, and kept for ten minutes', async () => {
    const answer = await wellKnown(new Site(), name, { headers: { origin: 'https://anywhere.example' } });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=600',
      'content-type': 'application/json',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
  });

  test('is not sent again to whoever has it', async () => {
    const site = new Site();
    const etag = (await wellKnown(site, name)).headers.get('etag') as string;
    for (const known of [etag, `"x", ${etag}`, `W/${etag}`]) {
      const answer = await wellKnown(site, name, { headers: { 'if-none-match': known } });
      expect([answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect((await wellKnown(site, name, { headers: { 'if-none-match': '"x"' } })).status).toBe(200);
  });

  test('is described to whoever asks for its head, and nothing else can be done with it', async () => {
    const head = await wellKnown(new Site(), name, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('content-type')]).toEqual([200, '', 'application/json']);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const answer = await wellKnown(new Site(), name, { method });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    }
  });

  test('is answered by the Worker as deployed, without a look at any store', async () => {
    const answer = await exports.default.fetch(`${API}/.well-known/${name}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    const site = new Site();
    await wellKnown(site, name);
    expect(site.calls).toEqual([]);
  });

  test('is not made up where the settings cannot be read', async () => {
    const answer = await wellKnown(new Site({ SIGNING_KEYS: '[]', ISSUER: 'x', PORTALS: '[]' }), name);
    expect([answer.status, await answer.text()]).toEqual([503, '']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

test('the discovery document says all that a stock library needs, and names no door that there is none of', async () => {
  const document = (await (await wellKnown(new Site(), 'openid-configuration')).json()) as Record<string, unknown>;
  expect(document).toMatchObject({
    issuer: API,
    jwks_uri: `${API}/.well-known/jwks.json`,
    id_token_signing_alg_values_supported: ['ES256'],
    subject_types_supported: ['public'],
    response_types_supported: ['id_token'],
    acr_values_supported: ['1', '2', '3'],
    ui_locales_supported: ['lt', 'en'],
  });
  expect(Object.keys(document).filter((name) => name.endsWith('_endpoint'))).toEqual([]);
});

test('every claim of a token is announced', async () => {
  const page = new Page(new Site());
  await page.signIn(someone());
  await page.complete({ nonce: 'n', language: 'lt' });
  const { payload } = await verified(page.site, page.idToken);
  const { claims_supported: announced } = (await (await wellKnown(page.site, 'openid-configuration')).json()) as {
    claims_supported: string[];
  };
  expect(announced.sort()).toEqual(Object.keys(payload).sort());
});

describe('ISSUER', () => {
  test('is who vouches, wherever the page called', async () => {
    const issuer = 'https://id.migris.example';
    const page = new Page(new Site({ ISSUER: issuer }));
    await page.signIn(someone());
    await page.complete();
    expect((await verified(page.site, page.idToken, { issuer })).payload.iss).toBe(issuer);
    expect(await (await wellKnown(page.site, 'openid-configuration')).json()).toMatchObject({
      issuer,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
    });
  });

  test.each([
    'x',
    'https://id.example/',
    'https://id.example/path',
    'HTTPS://id.example',
    'ftp://id.example',
    'null',
    'https://id.example?x',
  ])('%s is no address to vouch from: the operator is told so, and nobody is served', async (issuer) => {
    const site = new Site({ ISSUER: issuer });
    expect(await (await healthDoor(site.env, site.world)).json()).toMatchObject({ ok: false, settings: false });
    expect((await new Page(site).ask(someone())).status).toBe(503);
  });
});
