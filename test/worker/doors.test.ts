import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { healthDoor } from '../../worker/health.js';
import { guard, logged } from '../support/worker/canary.js';
import { failBefore } from '../support/worker/faults.js';
import { Page, read } from '../support/worker/page.js';
import { sessions } from '../support/worker/rows.js';
import { API, HOME, PORTAL, Site, someone, somewhere } from '../support/worker/site.js';

const SAFE = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
};

function send(site: Site, method: string, path: string, headers: Record<string, string> = {}, body?: string) {
  const all = { 'cf-connecting-ip': somewhere(), 'content-type': 'application/json', ...headers };
  return site.fetch(new Request(`${API}${path}`, { method, headers: all, ...(body !== undefined && { body }) }));
}

const ask = (site: Site, headers: Record<string, string>) =>
  send(site, 'POST', '/trpc/signIn.request', headers, JSON.stringify({ email: someone() }));

describe('T-origin: a page is served', () => {
  test.each([
    ['of a registered site', HOME],
    ['of another registered site', PORTAL],
    ['on a registered port', 'https://jobs.test:8443'],
    ['of the Worker itself', API],
  ])('%s', async (_what, origin) => {
    const answer = await ask(new Site(), { origin });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('vary')).toContain('Origin');
  });

  test('and so is a caller that is no page', async () => {
    const answer = await ask(new Site(), {});
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('T-origin BI-46: a page is refused', () => {
  const strangers: [string, string][] = [
    ['of no origin', 'null'],
    ['of a longer host', 'https://migris.test.evil.com'],
    ['of a host that ends alike', 'https://evil-migris.test'],
    ['of a subdomain', 'https://www.migris.test'],
    ['without encryption', 'http://migris.test'],
    ['on another port', 'https://migris.test:8443'],
    ['on the spelled-out port', 'https://migris.test:443'],
    ['with a dot at the end', 'https://migris.test.'],
    ['with a slash at the end', 'https://migris.test/'],
    ['in capitals', 'https://MIGRIS.test'],
    ['with a user name', 'https://migris.test@evil.com'],
    ['of two origins', `${HOME}, ${PORTAL}`],
    ['of everywhere', '*'],
    ['of an empty origin', ''],
    ['of a host that looks alike', 'https://xn--mgris-xjd.test'],
    ['of a host that looks alike, as no browser writes it', 'https://m\u00edgris.test'],
    ['of another ending', 'https://migris.tests'],
  ];
  test.each(strangers)('%s', async (_what, origin) => {
    const site = new Site();
    for (const method of ['POST', 'OPTIONS', 'GET']) {
      const body = method === 'POST' ? JSON.stringify({ email: someone() }) : undefined;
      const answer = await send(site, method, '/trpc/signIn.request', { origin }, body);
      expect(answer.status).toBe(403);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect((await read(answer)).error?.refusal).toBe('origin_unknown');
    }
    expect(site.calls).toEqual([]);
  });
});

describe('T-csrf', () => {
  test('a browser asks first, and is told which headers a page may send', async () => {
    const answer = await send(new Site(), 'OPTIONS', '/trpc/signIn.request', {
      origin: HOME,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,dpop,authorization',
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe(HOME);
    expect(answer.headers.get('access-control-allow-methods')).toBe('POST');
    expect(answer.headers.get('access-control-allow-headers')).toBe('authorization, content-type, dpop');
  });

  test('no answer sets a cookie, and a cookie signs nobody in', async () => {
    const page = new Page(new Site());
    const answers = [await page.ask(someone()), await page.type(await page.site.codeOf(page.email))];
    for (const { headers } of answers) expect(headers.has('set-cookie')).toBe(false);
    const cookie = await page.session({ token: null, headers: { cookie: `token=${page.token}` } });
    expect(cookie.error?.refusal).toBe('signed_out');
  });
});

test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'])('BI-42: whoever calls with %s is told to post', async (method) => {
  const site = new Site();
  const input = encodeURIComponent(JSON.stringify({ email: someone() }));
  for (const name of ['signIn.request', 'signIn.ways', 'session.read']) {
    const answer = await send(site, method, `/trpc/${name}?input=${input}`, { origin: HOME });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
  }
  expect(site.calls).toEqual([]);
});

test('T-headers: every answer, good or bad, is for this caller alone and can be no page', async () => {
  const site = new Site();
  const answers = [
    await ask(site, { origin: HOME }),
    await send(site, 'POST', '/trpc/signIn.request', { origin: HOME }, '{}'),
    await send(site, 'POST', '/trpc/signIn.request', { origin: HOME }, '{'),
    await send(site, 'POST', '/trpc/no.such', { origin: HOME }, '{}'),
    await send(site, 'POST', '/trpc/session.read', { origin: HOME }, '{}'),
    await send(site, 'GET', '/trpc/session.read', { origin: HOME }),
    await send(site, 'OPTIONS', '/trpc/session.read', { origin: HOME }),
    await ask(site, { origin: 'https://evil.test' }),
    await ask(new Site({ OLDEST_ELEMENTS: '1.0.0' }), {}),
    await send(new Site({ OLDEST_ELEMENTS: '1.0.0' }), 'POST', '/trpc/signIn.ways?v=0.9', { origin: HOME }, '{}'),
    await ask(new Site({ PORTALS: '[' }), { origin: HOME }),
    await send(site, 'POST', '/trpc/signIn.request', {}, '{'),
  ];
  const statuses = [200, 400, 400, 404, 401, 405, 204, 403, 200, 410, 503, 400];
  expect(answers.map(({ status }) => status)).toEqual(statuses);
  for (const { headers } of answers) {
    expect(Object.fromEntries(headers)).toMatchObject(SAFE);
    expect(headers.get('vary')).toContain('Origin');
    expect(headers.has('access-control-allow-credentials')).toBe(false);
  }
  for (const answer of answers.filter(({ status }) => status !== 204))
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
});

test('T-canary: what a caller writes into the path or the query stays out of the log and the answer', async () => {
  const secret = guard('jonas.petraitis@example.lt');
  for (const path of [`/trpc/${secret}`, `/trpc/signIn.request,${secret}`, `/trpc/signIn.ways?input=${secret}`]) {
    const answer = await send(new Site(), 'POST', path, { origin: HOME }, '{}');
    expect(await answer.text()).not.toContain(secret);
  }
  expect(logged().join()).not.toContain(secret);
});

test('T-canary: an unexpected fault says nothing but its number, lets nobody in, and has its number in the log', async () => {
  const page = new Page(new Site());
  await page.ask(someone());
  const code = await page.site.codeOf(page.email);
  const before = await sessions();
  page.site.meddle = async (call, run) => (call.binding === 'd1' ? ([] as never) : run());
  const answer = await page.type(code);
  expect([answer.status, answer.error?.refusal]).toEqual([500, null]);
  expect(JSON.parse(answer.text).error.message).toBe('fault');
  expect(answer.text).not.toMatch(/stack|TypeError|undefined|at /);
  expect(logged().map((line) => JSON.parse(line))).toContainEqual({
    level: 'error',
    what: 'fault',
    requestId: answer.error?.requestId,
    procedure: 'signIn.verify',
    refusal: 'INTERNAL_SERVER_ERROR',
    error: 'TypeError',
  });
  expect(await sessions()).toBe(before);
});

test('an answer names the call, so that a person can tell us which one failed', async () => {
  const answer = await read(await send(new Site(), 'POST', '/trpc/session.read', { origin: HOME }, '{}'));
  const id = answer.error?.requestId;
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(logged().some((line) => JSON.parse(line).requestId === id)).toBe(true);
});

describe('whoever watches the service', () => {
  test('is told that both stores answer', async () => {
    const answer = await exports.default.fetch(`${API}/healthz`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      ok: true,
      stores: { db: true, codes: true },
      settings: true,
      restored: true,
      viisp: null,
    });
  });

  test.each(['d1', 'kv'] as const)('is told with a 503 when %s does not', async (binding) => {
    const site = new Site();
    site.meddle = failBefore(binding, 'D1_ERROR: no');
    const answer = await healthDoor(site.env, site.world);
    expect(answer.status).toBe(503);
    const stores = { db: binding !== 'd1', codes: binding !== 'kv' };
    expect(await answer.json()).toEqual({ ok: false, stores, settings: true, restored: binding !== 'd1', viisp: null });
  });

  test.each([
    ['KEYS', 'bad'],
    ['PORTALS', '[{'],
    ['SIGNING_KEYS', '[]'],
    ['ISSUER', 'migris'],
    ['OLDEST_ELEMENTS', 'newest'],
    ['EPOCH', 'a/b'],
  ])('is told with a 503 when %s cannot be read', async (name, value) => {
    const answer = await healthDoor({ ...new Site().env, [name]: value }, new Site().world);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ ok: false, settings: false });
  });
});

test('the Worker as deployed answers at /trpc and leaves every other path to the files', async () => {
  const { default: worker } = await import('../../worker/index.js');
  const execution = createExecutionContext();
  const asked: string[] = [];
  const files = { fetch: async (request: Request) => new Response(void asked.push(new URL(request.url).pathname)) };
  const run = (path: string, method = 'GET') =>
    worker.fetch?.(new Request(`${API}${path}`, { method }) as never, { ...env, ASSETS: files as never }, execution);
  expect((await run('/trpc/signIn.ways'))?.status).toBe(405);
  for (const path of ['/', '/elements/migris.js', '/trpc', '/healthz/x']) await run(path);
  expect(asked).toEqual(['/', '/elements/migris.js', '/trpc', '/healthz/x']);
  await waitOnExecutionContext(execution);
});
