import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { SWITCHES, type SwitchName, switchesFor } from '../../../demo/viisp/switches.js';
import type { TicketStore } from '../../../demo/viisp/tickets.js';
import { choose, dataRequest, keys, sign, signIn, simulator, ticketFrom, ticketRequest, verified } from './client.js';

const CODE = '38409152012';
const FORGED = '38409152010';

/** An answer as it comes over the wire. */
interface Came {
  status: number;
  type: string;
  bytes: Uint8Array;
  text: string;
  waited: number;
  /** What the platform's signature is over, when it verifies. */
  over: string | undefined;
}

const count = ({ text }: Came, what: string) => text.split(what).length - 1;

/** What each switch promises of an answer. `code` is the personal code or the ticket, `forged` what a forger made of it. */
const promises: Record<SwitchName, (came: Came, code: string, forged: string) => void> = {
  fault: (came) =>
    expect([came.status, came.text.includes('<soap:Fault>'), came.text.includes('<detail>')]).toEqual([
      500,
      true,
      false,
    ]),
  'fault-signature': (came) => expect([came.status, count(came, 'ns:invalidSignatureException')]).toEqual([500, 1]),
  'fault-xml': (came) => expect([came.status, count(came, 'ns:invalidXmlException')]).toEqual([500, 1]),
  html: (came) =>
    expect([came.status, came.type, came.text.slice(0, 15)]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<!doctype html>',
    ]),
  huge: (came) => {
    expect(came.bytes.length).toBeGreaterThanOrEqual(300 * 1024);
    expect(came.over).toBeDefined();
  },
  encoding: (came) => {
    expect(came.type).toBe('text/xml; charset=ISO-8859-13');
    expect(came.text).toMatch(/^<\?xml version="1.0" encoding="ISO-8859-13"\?>/);
  },
  slow: (came) => {
    expect(came.waited).toBe(12_000);
    expect(came.over).toBeDefined();
  },
  dead: (came) => expect([came.status, came.type]).toEqual([502, 'text/html; charset=utf-8']),
  empty: (came) => expect([came.status, came.bytes.length]).toEqual([200, 0]),
  cut: (came) => {
    expect(came.text).toMatch(/^<soap:Envelope /);
    expect(came.text).not.toContain('</soap:Envelope>');
  },
  changed: (came, _code, forged) => {
    expect(came.text).toContain(`>${forged}<`);
    expect(came.over).toBeUndefined();
  },
  wrapping: (came, code, forged) => {
    expect(came.over).toContain(`>${code}<`);
    expect(bodyOf(came.text)).toContain(`>${forged}<`);
  },
  'wrapping-inside': (came, code, forged) => {
    expect(came.over).toContain(`>${code}<`);
    expect(bodyOf(came.text)).toMatch(new RegExp(`id="evil".*>${forged}<.*<Object>.*>${code}<`, 's'));
  },
  'other-key': (came, code) => {
    expect(came.over).toBeUndefined();
    expect(came.text).toContain(`>${code}<`);
  },
  'key-info': (came, code) => {
    expect(came.over).toBeUndefined();
    expect(came.text).toContain(`>${code}<`);
  },
  unsigned: (came, code) => {
    expect(count(came, '<Signature')).toBe(0);
    expect(bodyOf(came.text)).toContain(`>${code}<`);
  },
  'duplicate-id': (came, _code, forged) => {
    expect(count(came, 'id="uniqueId"')).toBe(2);
    expect(bodyOf(came.text)).toContain(`>${forged}<`);
  },
  'two-signatures': (came, code) => {
    expect(count(came, '<SignedInfo>')).toBe(2);
    expect(came.over).toContain(`>${code}<`);
  },
  'two-signed-infos': (came, _code, forged) => {
    expect([count(came, '<Signature '), count(came, '<SignedInfo>')]).toEqual([1, 2]);
    expect(bodyOf(came.text)).toContain(`>${forged}<`);
  },
  'digest-comment': (came, _code, forged) => {
    expect(came.text).toMatch(/<DigestValue><!--[\w+/=]{28}-->[\w+/=]{28}<\/DigestValue>/);
    expect(bodyOf(came.text)).toContain(`>${forged}<`);
  },
  doctype: (came, code) =>
    expect(came.text).toMatch(new RegExp(`^<!DOCTYPE soap:Envelope \\[<!ENTITY code "${code}">\\]>.*>&code;<`, 's')),
  comment: (came, code) => {
    expect(came.text).toContain(`>${code.slice(0, 3)}<!---->${code.slice(3)}<`);
    expect(came.over).toContain(`>${code}<`);
  },
  transform: (came) =>
    expect(came.text).toContain('<Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116">'),
  hmac: (came) =>
    expect(came.text).toMatch(/SignatureMethod Algorithm="[^"]+#hmac-sha1"\/>.*<SignatureValue>[\w+/=]{28}</s),
  'other-answer': (came) => expect(came.over).toBeDefined(),
  'custom-data': (came, code) => {
    expect(came.over).toContain(`>${code}<`);
    expect(came.over).toContain('<authentication:customData>c3RhdGUtb3RoZXI<');
  },
  'no-personal-code': (came) => {
    expect(came.over).toContain('>firstName<');
    expect(came.over).not.toContain('lt-personal-code');
  },
};

function bodyOf(xml: string): string {
  return xml.slice(xml.indexOf('<soap:Body>'), xml.indexOf('</soap:Body>'));
}

async function came(answer: Response, waited: number): Promise<Came> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  const { status, headers } = answer;
  return { status, type: headers.get('content-type') ?? '', bytes, text, waited, over: await verified(text) };
}

async function ask(where: Awaited<ReturnType<typeof simulator>>, xml: string): Promise<Came> {
  const body = sign(xml, (await keys).client.privatePem);
  const answer = await where.it.fetch(new Request('http://127.0.0.1:8790/soap', { method: 'POST', body }));
  return came(answer, where.clock.waited);
}

describe('each switch does to the answer with data what it says (T-xsw, T-xxe, T-alg, BI-54 to BI-65)', () => {
  for (const name of switchesFor('data')) {
    it(`${name}, for one sign-in and for all`, async () => {
      const one = await simulator();
      const ticket = await ticketFrom(one.it);
      await choose(one.it, ticket, { switch: name });
      promises[name](await ask(one, dataRequest(ticket)), CODE, FORGED);
      const all = await simulator();
      all.it.switches.data = name;
      const other = await ticketFrom(all.it);
      await choose(all.it, other);
      promises[name](await ask(all, dataRequest(other)), CODE, FORGED);
    });
  }
});

describe('each switch does to the answer with a ticket what it says', () => {
  for (const name of switchesFor('ticket')) {
    it(`${name}`, async () => {
      const where = await simulator();
      where.it.switches.ticket = name;
      const answer = await ask(where, ticketRequest());
      const ticket = await ticketIn(answer.text, where.tickets);
      promises[name](answer, ticket.code, ticket.forged);
    });
  }
});

/** The ticket of an answer, as the simulator knows it, and what a forger made of it. */
async function ticketIn(xml: string, tickets: TicketStore): Promise<{ code: string; forged: string }> {
  const all = xml.replace('<!---->', '').match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
  const found = { code: '', forged: '' };
  for (const each of all) found[(await tickets.read(each)) ? 'code' : 'forged'] = each;
  return found;
}

it('the message in another encoding is the right one in that encoding', async () => {
  const { it: platform } = await simulator();
  platform.switches.data = 'encoding';
  const ticket = await ticketFrom(platform);
  await choose(platform, ticket, { means: 'auth.signatureProvider' });
  const body = sign(dataRequest(ticket), (await keys).client.privatePem);
  const answer = await platform.fetch(new Request('http://127.0.0.1:8790/soap', { method: 'POST', body }));
  const text = new TextDecoder('iso-8859-13').decode(await answer.arrayBuffer());
  expect(text).toContain('ŽĄSINAS-ŠIŪKŠTA');
  expect(await verified(text)).toContain('ŽĄSINAS-ŠIŪKŠTA');
});

it('the foreign transform and the HMAC are signed over as they stand: only a list of allowed algorithms stops them', async () => {
  const { it: platform } = await simulator();
  platform.switches.data = 'hmac';
  const { text } = await signIn(platform);
  const info = new DOMParser().parseFromString(text, 'text/xml').getElementsByTagName('SignatureValue')[0];
  const canonical = (text.match(/<SignedInfo>.*<\/SignedInfo>/s)?.[0] ?? '')
    .replace(
      '<SignedInfo>',
      '<SignedInfo xmlns="http://www.w3.org/2000/09/xmldsig#" xmlns:authentication="http://www.epaslaugos.lt/services/authentication">',
    )
    .replace(/<(\w+)([^<>]*)\/>/g, '<$1$2></$1>');
  const secret = new TextEncoder().encode((await keys).platform.publicPem.replace(/(.{64})(?=.)/g, '$1\n'));
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(canonical));
  expect(info?.textContent).toBe(Buffer.from(mac).toString('base64'));
});

it('the switches are set by JSON: wrong names change nothing, the table names every one', async () => {
  const { it: platform } = await simulator();
  const at = 'http://127.0.0.1:8790/viisp-simulator/switches';
  const set = (body: unknown) => platform.fetch(new Request(at, { method: 'POST', body: JSON.stringify(body) }));
  expect((await set({ data: 'html', ticket: 'dead' })).status).toBe(200);
  expect(platform.switches).toEqual({ data: 'html', ticket: 'dead', signature: 'rsa-sha1' });
  for (const wrong of [{ data: null, ticket: 'custom-data' }, { data: 'constructor' }, { other: 1 }, [], null, 'x']) {
    expect((await set(wrong)).status).toBe(400);
  }
  expect(platform.switches).toEqual({ data: 'html', ticket: 'dead', signature: 'rsa-sha1' });
  const { can } = await (await platform.fetch(new Request(at))).json<{ can: Record<string, string[]> }>();
  expect(can.data).toEqual(SWITCHES.map(({ name }) => name));
  expect(can.ticket).toHaveLength(SWITCHES.length - 2);
  await set({ data: null, ticket: null });
  expect((await signIn(platform)).status).toBe(200);
});
