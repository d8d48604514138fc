import { expect, test } from 'vitest';
import { ANSWER_MAX, exchange } from '../../../../worker/viisp/soap/exchange.js';

const message = { url: 'https://viisp.example/auth', action: 'urn:do', xml: '<ą/>', within: 1000 };
const XML = { 'content-type': 'text/xml; charset=utf-8' };

function answered(body: BodyInit | null, headers: Record<string, string> = XML) {
  return exchange(async () => new Response(body, { headers }), message);
}

function bytes(...values: number[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(values);
}

/** A body that comes in pieces, and says whether anybody still wanted the rest. */
function inPieces(piece: Uint8Array, most: number) {
  const state = { sent: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (state.sent === most) return controller.close();
      state.sent += 1;
      controller.enqueue(piece);
    },
    cancel() {
      state.cancelled = true;
    },
  });
  return { body, state };
}

test('a message goes as SOAP 1.1 wants it: POST, text/xml in UTF-8, its action in quotation marks', async () => {
  const asked: Request[] = [];
  await exchange(async (request) => {
    asked.push(request);
    return new Response('<a/>');
  }, message);
  const [request] = asked;
  expect(request?.method).toBe('POST');
  expect(request?.url).toBe(message.url);
  expect(request?.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  expect(request?.headers.get('soapaction')).toBe('"urn:do"');
  expect(request?.redirect).toBe('manual');
  expect(await request?.text()).toBe('<ą/>');
});

test('an answer of 256 KB is read whole, and one of a byte more is not', async () => {
  expect((await answered('x'.repeat(ANSWER_MAX))).text).toHaveLength(256 * 1024);
  await expect(answered('x'.repeat(ANSWER_MAX + 1))).rejects.toMatchObject({ kind: 'refused', why: 'too_large' });
});

test('an endless answer is read no further than 256 KB', async () => {
  const { body, state } = inPieces(new Uint8Array(16 * 1024).fill(32), Number.POSITIVE_INFINITY);
  await expect(answered(body)).rejects.toMatchObject({ why: 'too_large' });
  expect(state.cancelled).toBe(true);
  expect(state.sent).toBeLessThan(22);
});

test('BI-65: an answer that is not UTF-8, or says that it is not, is refused', async () => {
  for (const [body, headers] of [
    [bytes(0x3c, 0xff, 0x3e), XML],
    [bytes(0xc0, 0xbc), XML],
    [bytes(0xed, 0xa0, 0x80), XML],
    [bytes(0xff, 0xfe, 0x3c, 0), XML],
    ['<a/>', { 'content-type': 'text/xml; charset=ISO-8859-13' }],
    ['<a/>', { 'content-type': 'text/xml;charset="windows-1257"' }],
    ['<a/>', { 'content-type': 'text/xml; action=x; Charset = utf-16' }],
  ] as const)
    await expect(answered(body, headers)).rejects.toMatchObject({ kind: 'refused', why: 'encoding' });
});

test('UTF-8 is read however it is announced, and a byte order mark is no part of it', async () => {
  for (const type of [
    'text/xml',
    'text/xml; charset=UTF-8',
    'application/xml; charset="utf-8"',
    'text/xml; charset=utf8',
  ])
    expect((await answered('<ą/>', { 'content-type': type })).text).toBe('<ą/>');
  expect((await answered(bytes(0xef, 0xbb, 0xbf, 0x3c))).text).toBe('<');
});

test('the time counts until the last byte: whoever begins to answer and then waits is given up on', async () => {
  let enqueue = (_: Uint8Array) => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      enqueue = (piece) => controller.enqueue(piece);
    },
  });
  const slow = exchange(async () => new Response(body), { ...message, within: 40 });
  enqueue(bytes(0x3c));
  await expect(slow).rejects.toMatchObject({ kind: 'unavailable', why: 'timeout' });
});

test('a connection that breaks in the middle of an answer is no answer', async () => {
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.error(new Error('reset'));
    },
  });
  await expect(answered(body)).rejects.toMatchObject({ kind: 'unavailable', why: 'no_connection' });
});
