import { describe, expect, it } from 'vitest';
import { Simulator } from '../../../demo/viisp/simulator.js';
import { MemoryTickets } from '../../../demo/viisp/tickets.js';
import vector01 from '../../support/worker/viisp/vectors/01-initAuthentication-request.xml?raw';
import vector03 from '../../support/worker/viisp/vectors/03-getAuthenticationData-request.xml?raw';
import clientPem from '../../support/worker/viisp/vectors/client-public.pem?raw';
import { asking, keys, PID, POSTBACK, post, request, sign, simulator, ticketRequest, type Variant } from './client.js';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';

describe('a client made with another toolkit is understood', () => {
  it('asks for a ticket and for data as the JDK signs (vectors 01 and 03)', async () => {
    const tickets = new MemoryTickets();
    const key = clientPem.replace(/-----[^-]+-----|\s/g, '');
    const clients = [{ pid: PID, key }];
    const it = new Simulator({ keys: { privateKey: (await keys).platform.privatePem }, clients }, tickets);
    const first = await post(it, vector01);
    expect([first.status, first.reason]).toEqual([200, null]);
    const unknown = await post(it, vector03);
    expect(unknown).toMatchObject({ status: 500, reason: 'the ticket is not known' });
    expect((await post(it, vector01.replace('0f8b1e', '0f8b1f'))).text).toContain('invalidSignatureException');
  });

  const variants: Record<string, Variant> = {
    'with SHA-1': {},
    'with SHA-256': { sha256: true },
    'without a list of prefixes': { prefixes: [] },
    'with the one transform of enveloped signatures': { transforms: [`${DSIG}enveloped-signature`], prefixes: [] },
    'with a prefix for the signature': { prefix: 'ds' },
    'with SHA-256, a prefix and one transform': {
      sha256: true,
      prefix: 'ds',
      prefixes: [],
      transforms: [`${DSIG}enveloped-signature`],
    },
  };
  for (const [name, variant] of Object.entries(variants)) {
    it(`signs ${name}`, async () => {
      const { it: platform } = await simulator();
      const { client, stranger } = await keys;
      const well = await post(platform, sign(ticketRequest(), client.privatePem, variant));
      expect([well.status, well.reason]).toEqual([200, null]);
      const changed = sign(ticketRequest(), client.privatePem, variant).replace('0f8b1e', '0f8b1f');
      expect((await post(platform, changed)).text).toContain('invalidSignatureException');
      const foreign = await post(platform, sign(ticketRequest(), stranger.privatePem, variant));
      expect(foreign.text).toContain('invalidSignatureException');
    });
  }

  it('may write any prefix and blanks between the elements', async () => {
    const { it: platform } = await simulator();
    const xml = ticketRequest().replaceAll('authentication:', 'aut:').replaceAll('xmlns:authentication', 'xmlns:aut');
    const spaced = xml.replaceAll('</aut:pid>', '</aut:pid>\n  ');
    expect((await post(platform, sign(spaced, (await keys).client.privatePem, { prefixes: ['aut'] }))).status).toBe(
      200,
    );
  });
});

describe('a client that does something wrong is told as the real platform tells it', () => {
  const cases: [string, string, string][] = [
    ['no XML', 'hello', 'invalidXmlException'],
    ['an element that is not closed', ticketRequest().replace('</soapenv:Body>', ''), 'invalidXmlException'],
    ['a document type', `<!DOCTYPE x []>${ticketRequest()}`, 'invalidXmlException'],
    [
      'another envelope',
      ticketRequest().replaceAll('schemas.xmlsoap.org/soap/envelope/', 'www.w3.org/2003/05/soap-envelope'),
      'invalidXmlException',
    ],
    ['an unknown request', request('authenticationWish', asking('pid', PID)), 'invalidXmlException'],
    [
      'a wrong order',
      ticketRequest({ inside: asking('userInformation', 'email') + asking('authenticationAttribute', 'login') }),
      'invalidXmlException',
    ],
    ['no PID', request('authenticationRequest', asking('postbackUrl', POSTBACK)), 'invalidXmlException'],
    [
      'an unknown provider',
      ticketRequest({ inside: asking('authenticationProvider', 'auth.lt.bnak') }),
      'invalidXmlException',
    ],
    [
      'an unknown attribute',
      ticketRequest({ inside: asking('authenticationAttribute', 'shoe-size') }),
      'invalidXmlException',
    ],
    [
      'two tickets',
      request('authenticationDataRequest', asking('pid', PID) + asking('ticket', 'a', 'b')),
      'invalidXmlException',
    ],
    ['no signature', ticketRequest(), 'invalidSignatureException'],
  ];
  for (const [name, xml, fault] of cases) {
    it(`sends ${name}: ${fault}`, async () => {
      const { it: platform, notes } = await simulator();
      const answer = await post(platform, xml);
      expect(answer.status).toBe(500);
      expect(answer.text).toContain(
        `<detail><ns:${fault} xmlns:ns="http://www.epaslaugos.lt/services/authentication"/></detail>`,
      );
      expect(answer.reason).toBeTruthy();
      expect(notes).toEqual([`${fault}: ${answer.reason}`]);
    });
  }

  it('sends more than 256 KB, or what is not UTF-8: invalidXmlException', async () => {
    const { it: platform } = await simulator();
    const signed = sign(ticketRequest(), (await keys).client.privatePem);
    expect((await post(platform, signed.padEnd(256 * 1024 + 1))).text).toContain('invalidXmlException');
    const broken = new TextEncoder().encode(signed);
    broken[signed.indexOf('c3RhdGU')] = 0xff;
    expect((await post(platform, broken)).text).toContain('invalidXmlException');
  });

  const failures: [string, Parameters<typeof ticketRequest>[0]][] = [
    ['an unknown PID', { pid: 'VSID000000000114' }],
    ['a postbackUrl that is not registered', { postback: 'https://migris.example.evil.lt/viisp/return' }],
    ['a postbackUrl that continues a registered one', { postback: `${POSTBACK}/more` }],
    ['a postbackUrl that is no web address', { postback: 'javascript:alert(1)' }],
  ];
  for (const [name, more] of failures) {
    it(`names ${name}: a Fault without detail`, async () => {
      // What is no web address is refused even where any address is allowed.
      const { it: platform } = await simulator(more?.postback?.startsWith('http') ? [POSTBACK] : undefined);
      const answer = await post(platform, sign(ticketRequest(more), (await keys).client.privatePem));
      expect([answer.status, answer.text.includes('<detail>')]).toEqual([500, false]);
      expect(answer.text).toContain('<faultcode>soap:Server</faultcode>');
    });
  }

  it('may add a query to a registered postbackUrl', async () => {
    const { it: platform } = await simulator([POSTBACK]);
    const xml = ticketRequest({ postback: `${POSTBACK}?token=1&amp;b=2` });
    expect((await post(platform, sign(xml, (await keys).client.privatePem))).status).toBe(200);
  });

  it('moves the signed request aside and puts another in its place: invalidSignatureException (T-xsw)', async () => {
    const { it: platform } = await simulator();
    const signed = sign(ticketRequest(), (await keys).client.privatePem);
    const payload =
      signed.match(/<authentication:authenticationRequest.*<\/authentication:authenticationRequest>/s)?.[0] ?? '';
    const [signature = ''] = payload.match(/<Signature.*<\/Signature>/s) ?? [];
    const forged = payload.replace('uniqueNodeId', 'other').replace('0f8b1e', '0f8b1f');
    const moved = signed
      .replace(payload, () => forged)
      .replace('<soapenv:Header/>', () => `<soapenv:Header>${payload.replace(signature, '')}</soapenv:Header>`);
    expect((await post(platform, moved)).text).toContain('invalidSignatureException');
    const twice = moved.replace('id="other"', 'id="uniqueNodeId"');
    expect((await post(platform, twice)).reason).toContain('not unique');
  });
});

it('a health check is answered with what it said', async () => {
  const { it: platform } = await simulator();
  const xml =
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><echo xmlns="http://viisp.ivpk.lt/systemHealth">a &lt; ą</echo></s:Body></s:Envelope>';
  const answer = await post(platform, xml);
  expect(answer.status).toBe(200);
  expect(answer.text).toContain(
    '<ns3:echoResponse xmlns:ns3="http://viisp.ivpk.lt/systemHealth">a &lt; ą</ns3:echoResponse>',
  );
});
