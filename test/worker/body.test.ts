import { describe, expect, test } from 'vitest';
import { BODY_MAX, readBody } from '../../worker/body.js';
import { logged } from '../support/worker/canary.js';
import { fastest } from '../support/worker/fastest.js';
import { Page, read } from '../support/worker/page.js';
import { refusedQuietly } from '../support/worker/quiet.js';
import { API, HOME, Site, someone, somewhere } from '../support/worker/site.js';

const json = { 'content-type': 'application/json' };

/** Posts a body as it is. */
function post(site: Site, path: string, body: BodyInit, headers: Record<string, string> = json) {
  const all = { origin: HOME, 'cf-connecting-ip': somewhere(), ...headers };
  return site.fetch(new Request(`${API}/trpc/${path}`, { method: 'POST', headers: all, body })).then(read);
}

/** A body of an unknown length, in pieces. */
function stream(size: number): ReadableStream<Uint8Array> {
  let left = size;
  return new ReadableStream({
    pull(controller) {
      const piece = Math.min(left, 1000);
      left -= piece;
      if (piece > 0) controller.enqueue(new Uint8Array(piece).fill(0x20));
      else controller.close();
    },
  });
}

describe('BI-41 T-csrf: whoever posts what a form of another site could post is refused', () => {
  test.each([
    ['as text', 'text/plain'],
    ['as a form', 'application/x-www-form-urlencoded'],
    ['as a form with files', 'multipart/form-data; boundary=x'],
    ['as text that says it is JSON', 'text/plain; application/json'],
    ['as JSON of another character set', 'application/json; charset=utf-16'],
    ['as a list of types', 'application/json, text/plain'],
    ['without saying what it is', ''],
  ])('%s', async (_how, type) => {
    const site = new Site();
    const body = JSON.stringify({ email: someone() });
    const answer = await refusedQuietly(body, () => post(site, 'signIn.request', body, { 'content-type': type }));
    expect(answer.status).toBe(415);
    expect(site.calls).toEqual([]);
  });
});

describe('BI-43: a body above 16 KB is refused', () => {
  const email = () => `"${someone()}"`;
  const filled = (size: number) => {
    const [head, tail] = [`{"email":${email()}`, '}'];
    return head + ' '.repeat(size - head.length - tail.length) + tail;
  };

  test('but one of 16 KB is read', async () => {
    expect((await post(new Site(), 'signIn.request', filled(BODY_MAX))).status).toBe(200);
  });

  test('when its length is given', async () => {
    const body = filled(BODY_MAX + 1);
    const headers = { ...json, 'content-length': String(body.length) };
    const site = new Site();
    expect((await refusedQuietly(body, () => post(site, 'signIn.request', body, headers))).status).toBe(413);
    expect(site.calls).toEqual([]);
  });

  test('when it is longer than it says, as soon as it is too long', async () => {
    const headers = { ...json, 'content-length': '20' };
    const body = stream(Number.MAX_SAFE_INTEGER);
    expect(await readBody(new Request(API, { method: 'POST', headers, body }))).toBe(413);
  });

  test('when its length is not given, as soon as it is too long', async () => {
    expect(await readBody(new Request(API, { method: 'POST', headers: json, body: stream(BODY_MAX + 1) }))).toBe(413);
    const endless = new Request(API, { method: 'POST', headers: json, body: stream(Number.MAX_SAFE_INTEGER) });
    expect(await readBody(endless)).toBe(413);
  });

  test('when it is packed', async () => {
    const packed = new Blob([filled(BODY_MAX)]).stream().pipeThrough(new CompressionStream('gzip'));
    const body = await new Response(packed).arrayBuffer();
    const answer = await post(new Site(), 'signIn.request', body, { ...json, 'content-encoding': 'gzip' });
    expect(answer.status).toBe(415);
  });
});

describe('BI-44: a body that is no plain JSON is refused', () => {
  const bytes = (...values: number[]) => new Uint8Array([0x22, ...values, 0x22]);
  const bad: [string, BodyInit][] = [
    ['a text of no JSON', 'jonas@example.lt'],
    ['a text that breaks off', '{"email":"jonas@example.lt"'],
    ['two values', '{"email":"jonas@example.lt"}{"email":"petras@example.lt"}'],
    ['a byte that is no UTF-8', bytes(0xff)],
    ['an overlong character', bytes(0xc0, 0xaf)],
    ['half a character as bytes', bytes(0xed, 0xa0, 0x80)],
    ['a byte-order mark', `${String.fromCodePoint(0xfeff)}{"email":"jonas@example.lt"}`],
    ['half a character', '{"email":"jonas\\ud800@example.lt"}'],
    ['half a character in a list', '{"email":["\\udfff"]}'],
    ['a key twice', '{"email":"jonas@example.lt","email":"petras@example.lt"}'],
    ['a key twice, once in disguise', '{"email":"jonas@example.lt","em\\u0061il":"petras@example.lt"}'],
    ['a key twice, far apart', '{"email":"jonas@example.lt","a":[":",":"],"b":{"c":1,"c":2}}'],
    ['not a number', '{"email":NaN}'],
    ['a comment', '{"email":"jonas@example.lt"/**/}'],
    ['a list', '["jonas@example.lt"]'],
    ['nothing at all', 'null'],
    ['a depth of 1,000', `${'['.repeat(1000)}${']'.repeat(1000)}`],
    ['a depth of 1,000 in a field', `{"email":${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}}`],
  ];
  test.each(bad)('%s', async (_what, body) => {
    const site = new Site();
    const answer = await refusedQuietly(body, () => post(site, 'signIn.request', body));
    expect(answer.status).toBe(400);
    expect(site.calls).toEqual([]);
    expect(logged().join()).not.toContain('jonas');
  });
});

test('BI-44: half a character is found wherever it stands, before any procedure sees it', async () => {
  for (const body of ['{"a":"\\ud800"}', '["x\\udc00"]', '{"a":[{"b":"\\ud800x"}]}', '"\\udfff"'])
    expect(await readBody(new Request(API, { method: 'POST', headers: json, body }))).toBe(400);
  const whole = '{"a":"\\ud83d\\ude42"}';
  expect(await readBody(new Request(API, { method: 'POST', headers: json, body: whole }))).toBe(whole);
});

test('a text that begins with a colon is no second key', async () => {
  const body = JSON.stringify({ phone: 'x', notices: ['visit', ':', ' :"', '\\":'], language: ':' });
  const request = new Request(API, { method: 'POST', headers: json, body });
  expect(await readBody(request)).toBe(body);
});

test('T-redos: 16 KB of quotes, backslashes or brackets are judged in a moment', async () => {
  for (const piece of ['"', '\\"', '"\\', '":', '[', '{"a":', '" :'] as const) {
    const body = piece.repeat(Math.floor(BODY_MAX / piece.length));
    const judged = async () =>
      expect(await readBody(new Request(API, { method: 'POST', headers: json, body }))).toBe(400);
    expect(await fastest(1000, judged)).toBeLessThan(1000);
  }
});

describe('T-batch BI-45: whoever sends many calls in one is refused', () => {
  const fifty = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [index, { email: someone() }]));
  const names = Array.from({ length: 50 }, () => 'signIn.request').join(',');
  test.each([
    ['the way tRPC does', `${names}?batch=1`, fifty],
    ['with one call in the batch', 'signIn.request?batch=1', { 0: { email: 'jonas@example.lt' } }],
    ['without saying that it is a batch', names, fifty],
    ['as a stream', `${names}?batch=1`, fifty],
  ])('%s', async (how, path, body) => {
    const site = new Site();
    const headers = how === 'as a stream' ? { ...json, 'trpc-accept': 'application/jsonl' } : json;
    const answer = await refusedQuietly(body, () => post(site, path, JSON.stringify(body), headers));
    expect([400, 404]).toContain(answer.status);
    expect(site.calls).toEqual([]);
  });

  test.each(['accept', 'trpc-accept'])('nobody gets a stream for one call, whatever %s says', async (name) => {
    const body = JSON.stringify({ email: someone() });
    const answer = await post(new Site(), 'signIn.request', body, { ...json, [name]: 'application/jsonl' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.data).toHaveProperty('challenge');
  });

  test('guessing codes, 50 at a time', async () => {
    const page = new Page(new Site());
    await page.ask(someone());
    const guess = { challenge: page.challenge, email: page.email, code: '00000000', attempt: 'A'.repeat(22) };
    const path = `${Array.from({ length: 50 }, () => 'signIn.verify').join(',')}?batch=1`;
    const body = JSON.stringify(Object.fromEntries(Array.from({ length: 50 }, (_, index) => [index, guess])));
    page.site.calls.length = 0;
    expect((await post(page.site, path, body)).status).toBe(400);
    expect(page.site.calls).toEqual([]);
  });
});
