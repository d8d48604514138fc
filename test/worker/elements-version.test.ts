import { describe, expect, test } from 'vitest';
import { isOutdated } from '../../worker/elements-version.js';
import { healthDoor } from '../../worker/health.js';
import { guard, logged } from '../support/worker/canary.js';
import { Page } from '../support/worker/page.js';
import { API, HOME, Site, someone, somewhere } from '../support/worker/site.js';

const versions: [string | null, string, boolean][] = [
  ['0.1.9', '0.2.0', true],
  ['0.2.0', '0.2.0', false],
  ['0.2.1', '0.2.0', false],
  ['0.10.0', '0.9.0', false],
  ['0.9.0', '0.10.0', true],
  ['1.0.0', '0.99.99', false],
  ['0.2', '0.2.0', false],
  ['0.2', '0.2.1', true],
  [null, '9.9.9', false],
  ['0.1.0', '', false],
  ['0.1.0', 'newest', false],
  ['0.1.0', '0.2.0-rc.1', false],
  ['', '0.2.0', false],
  ['latest', '0.2.0', false],
  ['0.1.0-rc.1', '0.2.0', false],
  ['0.1.0,9.0.0', '0.2.0', false],
  ['-1.0.0', '0.2.0', false],
  ['1e9', '0.2.0', false],
  ['9'.repeat(1000), '0.2.0', false],
];
test.each(versions)(
  'elements of version %j, where %j is the oldest that is served, are outdated: %j',
  (version, oldest, is) => {
    expect(isOutdated(version, oldest)).toBe(is);
  },
);

function call(site: Site, path: string, init: RequestInit = {}) {
  const headers = { origin: HOME, 'content-type': 'application/json', 'cf-connecting-ip': somewhere() };
  return site.fetch(new Request(`${API}/trpc/${path}`, { method: 'POST', headers, body: '{}', ...init }));
}

describe('elements that are too old', () => {
  const site = new Site({ OLDEST_ELEMENTS: '0.2.0' });

  test('are told so before anything else happens, in a way that their page can read', async () => {
    for (const path of ['signIn.ways', 'session.read', 'no.such']) {
      const answer = await call(site, `${path}?v=0.1.0`);
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([410, HOME]);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.json()).toMatchObject({ error: { data: { refusal: 'elements_outdated', httpStatus: 410 } } });
    }
    expect((await call(site, 'signIn.request?v=0.1.0', { body: 'x'.repeat(20_000) })).status).toBe(410);
    expect(site.calls).toEqual([]);
  });

  test('may ask first, as every page does', async () => {
    const headers = { origin: HOME, 'access-control-request-method': 'POST' };
    const answer = await call(site, 'signIn.ways?v=0.1.0', { method: 'OPTIONS', headers, body: null });
    expect(answer.status).toBe(204);
  });

  test('of a page that is not registered hear of that', async () => {
    const answer = await call(site, 'signIn.ways?v=0.1.0', { headers: { origin: 'https://evil.test' } });
    expect([answer.status, answer.headers.has('access-control-allow-origin')]).toEqual([403, false]);
  });

  test('are served while they are new enough, and so are callers that say nothing or nonsense', async () => {
    for (const query of ['?v=0.2.0', '?v=1.0.0', '', '?v=', '?v=x', '?v', '?w=0.1.0'])
      expect((await call(site, `signIn.ways${query}`)).status).toBe(200);
  });
});

test('a proof is for the address without the version', async () => {
  const page = new Page(new Site({ OLDEST_ELEMENTS: '0.2.0' }));
  await page.signIn(someone());
  const url = `${API}/trpc/session.read`;
  expect((await page.call('session.read?v=0.2.0', {}, { proof: { payload: { htu: url } } })).status).toBe(200);
  const other = await page.call('session.read?v=0.2.0', {}, { proof: { payload: { htu: `${url}?v=0.2.0` } } });
  expect(other.error?.refusal).toBe('proof_refused');
});

test('an oldest version that cannot be read keeps nobody out, and the operator is told', async () => {
  const site = new Site({ OLDEST_ELEMENTS: 'newest' });
  expect((await call(site, 'signIn.ways?v=0.0.1')).status).toBe(200);
  expect(await (await healthDoor(site.env, site.world)).json()).toMatchObject({ ok: false, settings: false });
});

test('T-canary: what stands in the query is not logged', async () => {
  const secret = guard('jonas.petraitis@example.lt');
  await call(new Site({ OLDEST_ELEMENTS: '0.2.0' }), `signIn.ways?v=0.1.0&x=${secret}`);
  expect(logged().join()).toContain('elements_outdated');
  expect(logged().join()).not.toContain(secret);
});
