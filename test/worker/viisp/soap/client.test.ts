import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { echo, requestAnswer, requestTicket, SoapFailure } from '../../../../worker/viisp/soap/client.js';
import { VARDENIS, VARDENIS_ANSWER } from '../../../support/worker/viisp/contents.js';
import { platformWith } from '../../../support/worker/viisp/platform.js';
import { envelope, key, signedMessage } from '../../../support/worker/viisp/signer.js';
import { vectors } from '../../../support/worker/viisp/vectors.js';

const platform = platformWith();
const flow = { postback: 'https://migris.example/viisp/return', customData: 'state' };
const TICKET = 'dfa1339f-46b6-457d-a21d-2d7680389bfd';
const FAULT =
  '<soap:Fault><faultcode>soap:Server</faultcode><faultstring>Klaida: 33309240064</faultstring></soap:Fault>';

/** A platform that gives these answers in turn, and what it was asked. */
function answering(...answers: (() => Response | Promise<Response>)[]) {
  const asked: Request[] = [];
  const fetch = async (request: Request) => {
    const answer = answers[asked.length];
    asked.push(request);
    if (!answer) throw new Error('Asked once too often.');
    return answer();
  };
  return { fetch, asked };
}

function xml(text: string, init: ResponseInit = {}): () => Response {
  return () => new Response(text, { headers: { 'content-type': 'text/xml; charset=utf-8' }, ...init });
}

/** Waits, by the real clock, until so much was asked. */
async function times(asked: Request[], count: number): Promise<void> {
  while (asked.length < count) await scheduler.wait(1);
}

const never = () => new Promise<Response>(() => {});
const dead = () => Promise.reject(new TypeError('connect ECONNREFUSED'));

/** Everything but an answer, and what it is called. */
const FAILURES: [string, () => Response | Promise<Response>, object][] = [
  ['a refused connection', dead, { kind: 'unavailable', why: 'no_connection' }],
  ['HTTP 502', xml('<html>Bad gateway</html>', { status: 502 }), { kind: 'unavailable', why: 'status' }],
  ['HTTP 500 without a fault', xml('<html/>', { status: 500 }), { kind: 'unavailable', why: 'status' }],
  ['HTTP 404', xml('', { status: 404 }), { kind: 'unavailable', why: 'status' }],
  ['HTTP 503, long', xml('x'.repeat(300_000), { status: 503 }), { kind: 'unavailable', why: 'status' }],
  [
    'a redirect',
    xml('', { status: 302, headers: { location: 'https://x.example' } }),
    { kind: 'unavailable', why: 'status' },
  ],
  [
    'HTTP 500 with a signed answer',
    xml(vectors.ticketResponse, { status: 500 }),
    { kind: 'unavailable', why: 'status' },
  ],
];
const NOS: [string, () => Response, object][] = [
  ['F-fault: HTTP 500 with a fault', xml(envelope(FAULT), { status: 500 }), { kind: 'fault', why: 'other' }],
  ['a fault with HTTP 200', xml(envelope(FAULT)), { kind: 'fault', why: 'other' }],
  ...(['invalidSignatureException', 'invalidXmlException'] as const).map((name): [string, () => Response, object] => [
    `the fault ${name}`,
    xml(envelope(declared(name)), { status: 500 }),
    { kind: 'fault', why: name },
  ]),
  ['BI-65: HTML', xml('<!DOCTYPE html><p>Klaida</p>'), { kind: 'refused', why: 'markup' }],
  ['BI-65: nothing', xml(''), { kind: 'refused', why: 'markup' }],
  ['BI-65: 300 KB', xml('x'.repeat(300 * 1024)), { kind: 'refused', why: 'too_large' }],
];

function declared(name: string): string {
  const detail = `<ns:${name} xmlns:ns="http://www.epaslaugos.lt/services/authentication"/>`;
  return FAULT.replace('</soap:Fault>', `<detail>${detail}</detail></soap:Fault>`);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test('a person gets the ticket that the platform signed', async () => {
  const { fetch, asked } = answering(xml(vectors.ticketResponse));
  expect(await requestTicket(fetch, platform, flow)).toBe(TICKET);
  expect(asked).toHaveLength(1);
});

test('what the platform says of a person is read', async () => {
  const { fetch, asked } = answering(xml(await signedMessage({ content: VARDENIS })));
  expect(await requestAnswer(fetch, platformWith({ keys: [key.pinned] }), TICKET)).toEqual(VARDENIS_ANSWER);
  expect(asked).toHaveLength(1);
});

test.each(FAILURES)(
  '%s: a ticket is asked for once more, under another id, what is said of a person is not',
  async (_, answer, failure) => {
    const twice = answering(answer, xml(vectors.ticketResponse));
    expect(await requestTicket(twice.fetch, platform, flow)).toBe(TICKET);
    const [first = '', second = ''] = await Promise.all(twice.asked.map((request) => request.text()));
    expect(idOf(first)).not.toBe(idOf(second));
    const thrice = answering(answer, answer, xml(vectors.ticketResponse));
    await refused(requestTicket(thrice.fetch, platform, flow), failure);
    expect(thrice.asked).toHaveLength(2);
    const once = answering(answer, xml(vectors.bankResponse));
    await refused(requestAnswer(once.fetch, platform, TICKET), failure);
    expect(once.asked).toHaveLength(1);
  },
);

test.each(NOS)('%s is a no, and is not asked about again', async (_, answer, failure) => {
  const ticket = answering(answer, xml(vectors.ticketResponse));
  await refused(requestTicket(ticket.fetch, platform, flow), failure);
  expect(ticket.asked).toHaveLength(1);
  const data = answering(answer);
  await refused(requestAnswer(data.fetch, platform, TICKET), failure);
});

async function refused(asked: Promise<unknown>, failure: object): Promise<void> {
  const error = await asked.then(
    () => undefined,
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(SoapFailure);
  expect({ kind: error.kind, why: error.why }).toEqual(failure);
  // It goes to the log: nothing of what came over the wire may be in it.
  expect(`${error.message} ${error.cause}`).not.toMatch(/Klaida|33309240064|ECONNREFUSED/);
}

function idOf(message: string): string | undefined {
  return message.match(/ id="(_[^"]{36})"/)?.[1];
}

test('a platform that never answers is given up on after ten seconds, and not asked again, because the person waits too', async () => {
  const data = answering(never);
  const answer = refused(requestAnswer(data.fetch, platform, TICKET), { kind: 'unavailable', why: 'timeout' });
  await times(data.asked, 1);
  await vi.advanceTimersByTimeAsync(9999);
  expect(data.asked[0]?.signal.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await answer;
  expect(data.asked[0]?.signal.aborted).toBe(true);
  const tickets = answering(never, never);
  const ticket = refused(requestTicket(tickets.fetch, platform, flow), { kind: 'unavailable', why: 'timeout' });
  await times(tickets.asked, 1);
  await vi.advanceTimersByTimeAsync(10_000);
  await ticket;
  expect(tickets.asked.length).toBe(1);
});

test('the echo answers well, badly or not at all within three seconds, and never throws', async () => {
  const well = envelope('<h:echoResponse xmlns:h="http://viisp.ivpk.lt/systemHealth">ok</h:echoResponse>');
  expect(await echo(answering(xml(well)).fetch, platform.soap)).toBe(true);
  for (const answer of [
    xml(well, { status: 500 }),
    xml('<html/>'),
    xml(envelope(FAULT)),
    xml('x'.repeat(300_000)),
    dead,
  ])
    expect(await echo(answering(answer).fetch, platform.soap)).toBe(false);
  expect(await echo(answering(xml(well)).fetch, 'no address')).toBe(false);
  const { fetch, asked } = answering(never);
  const answered = echo(fetch, platform.soap);
  await times(asked, 1);
  expect(asked[0]?.headers.get('soapaction')).toBe('"getEcho"');
  await vi.advanceTimersByTimeAsync(3000);
  expect(await answered).toBe(false);
});
