import { describe, expect, it } from 'vitest';
import { asking, choose, dataFor, keys, post, sign, simulator, ticketFrom, ticketRequest } from './client.js';

const BASE = 'http://127.0.0.1:8790/viisp-simulator';

function portal(fields: Record<string, string>, headers: Record<string, string> = {}): Request {
  return new Request(`${BASE}/portal`, { method: 'POST', body: new URLSearchParams(fields), headers });
}

it('the portal opens by POST as by GET, in the language of the browser or the one that was chosen', async () => {
  const { it: platform } = await simulator();
  const ticket = await ticketFrom(platform);
  const posted = await (await platform.fetch(portal({ ticket }))).text();
  expect(posted).toContain('<html lang="lt">');
  expect(posted).toContain('Tai simuliatorius, ne VIISP.');
  const english = { 'accept-language': 'de, en-GB;q=0.8, lt;q=0.5' };
  const got = await platform.fetch(new Request(`${BASE}/portal?ticket=${ticket}`, { headers: english }));
  expect(await got.text()).toContain('This is a simulator, not VIISP.');
  expect(await (await platform.fetch(portal({ ticket, lang: 'lt' }, english))).text()).toContain('<html lang="lt">');
});

it('no page may be framed, run a script from elsewhere, or be kept', async () => {
  const { it: platform } = await simulator();
  const ticket = await ticketFrom(platform);
  for (const answer of [await platform.fetch(portal({ ticket })), await choose(platform, ticket)]) {
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; style-src 'self'; script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await answer.text()).not.toMatch(/<script>| on\w+=| style=/);
  }
});

it('only the means are offered that the client asked for', async () => {
  const { it: platform } = await simulator();
  const some = ticketRequest({ inside: asking('authenticationProvider', 'auth.eidas', 'auth.lt.bank') });
  const page = await (await platform.fetch(portal({ ticket: await ticketFrom(platform, some) }))).text();
  expect([...page.matchAll(/name="means" value="([^"]+)"/g)].map(([, name]) => name)).toEqual([
    'any',
    'auth.lt.bank',
    'auth.eidas',
  ]);
  const ticket = await ticketFrom(platform, some);
  expect((await choose(platform, ticket, { means: 'auth.signatureProvider' })).status).toBe(422);
  const any = await (await platform.fetch(portal({ ticket: await ticketFrom(platform) }))).text();
  expect(any.match(/name="means"/g)).toHaveLength(7);
});

it('the first means of the person that the client accepts will do, and where there is none, that is said', async () => {
  const { it: platform } = await simulator();
  const some = ticketRequest({ inside: asking('authenticationProvider', 'auth.signatureProvider', 'auth.eidas') });
  for (const [person, provider] of [
    ['citizen', 'auth.signatureProvider'],
    ['eidas', 'auth.eidas'],
  ] as const) {
    const ticket = await ticketFrom(platform, some);
    await choose(platform, ticket, { person, means: 'any' });
    expect((await dataFor(platform, ticket)).text).toContain(`Provider>${provider}<`);
  }
  const none = await choose(platform, await ticketFrom(platform, some), { person: 'e-resident', means: 'any' });
  expect([none.status, (await none.text()).includes('Svetainė nepriima nė vienos')]).toEqual([422, true]);
});

describe('a choice that cannot be is asked for again, and the ticket stays good', () => {
  const cases: [string, Record<string, string>, string][] = [
    ['nobody', { person: '' }, 'Pasirinkite asmenį.'],
    ['no means', { means: '' }, 'Pasirinkite, kaip patvirtinama tapatybė.'],
    ['a nameless person', { person: 'own', givenNames: ' ' }, 'Įveskite vardą ir pavardę.'],
    [
      'a means that the person does not have',
      { person: 'eidas' },
      'Jis gali rinktis: Kitos ES valstybės priemonė (eIDAS).',
    ],
  ];
  for (const [name, fields, words] of cases) {
    it(name, async () => {
      const { it: platform } = await simulator();
      const ticket = await ticketFrom(platform);
      const answer = await choose(platform, ticket, fields);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain(words);
      expect((await choose(platform, ticket)).status).toBe(200);
    });
  }
});

it('the way back is a form with ticket and customData, whatever stands in them', async () => {
  const { it: platform } = await simulator();
  const xml = ticketRequest({
    postback: 'https://migris.example/back?a=1&amp;b="2"',
    customData: '{"state":"&lt;x>"}',
  });
  const page = await (await choose(platform, await ticketFrom(platform, xml))).text();
  expect(page).toContain('<form id="back" method="post" action="https://migris.example/back?a=1&amp;b=&quot;2&quot;">');
  expect(page).toContain('name="customData" value="{&quot;state&quot;:&quot;&lt;x&gt;&quot;}"');
  expect(page).toContain('<script src="/viisp-simulator/simulator.js" defer></script>');
  const without = ticketRequest().replace(/<authentication:customData>.*?<\/authentication:customData>/, '');
  expect(await (await choose(platform, await ticketFrom(platform, without))).text()).not.toContain('customData');
});

it('what a person typed comes back as text, never as markup', async () => {
  const { it: platform } = await simulator();
  const ticket = await ticketFrom(platform);
  const own = { person: 'own', givenNames: '"><img src=x onerror=alert(1)>', means: '' };
  const page = await (await choose(platform, ticket, own)).text();
  expect(page).toContain('value="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"');
});

it('a ticket that is unknown, chosen or missing opens nothing', async () => {
  const { it: platform } = await simulator();
  const ticket = await ticketFrom(platform);
  await choose(platform, ticket);
  for (const each of [ticket, 'dfa1339f-46b6-457d-a21d-2d7680389bfd', '']) {
    const answer = await platform.fetch(portal({ ticket: each }));
    expect([answer.status, (await answer.text()).includes('Šis bilietas negalioja')]).toEqual([400, true]);
    expect((await choose(platform, each)).status).toBe(400);
  }
  expect((await dataFor(platform, ticket)).status).toBe(200);
});

it('the first page names every address and switches by a form', async () => {
  const { it: platform } = await simulator();
  const page = await (await platform.fetch(new Request(`${BASE}/`))).text();
  for (const address of ['soap', 'soap?wsdl', 'portal']) expect(page).toContain(`${BASE}/${address}`);
  const body = new URLSearchParams({ data: 'html', ticket: '', signature: 'rsa-sha256', lang: 'lt' });
  const saved = await platform.fetch(new Request(`${BASE}/`, { method: 'POST', body }));
  expect(await saved.text()).toContain('Išsaugota.');
  expect(platform.switches).toEqual({ data: 'html', ticket: null, signature: 'rsa-sha256' });
});

it('the WSDL names three operations, their order and this simulator, and other addresses answer 404 or 405', async () => {
  const { it: platform } = await simulator();
  const wsdl = await (await platform.fetch(new Request(`${BASE}/soap?wsdl`))).text();
  expect([...wsdl.matchAll(/<soap:operation soapAction="([^"]+)"/g)].map(([, action]) => action)).toEqual([
    'http://www.epaslaugos.lt/services/authenticationServiceProvider/initAuthentication',
    'http://www.epaslaugos.lt/services/authenticationServiceProvider/getAuthenticationData',
    'getEcho',
  ]);
  expect(wsdl).toContain(`<soap:address location="${BASE}/soap"/>`);
  expect(wsdl).toMatch(/name="pid".*name="serviceTarget".*name="postbackUrl".*name="customData".*ref="ds:Signature"/s);
  const status = async (path: string, method = 'GET') =>
    (await platform.fetch(new Request(`${BASE}${path}`, { method }))).status;
  expect(await status('/nowhere')).toBe(404);
  expect(await status('/portal/choose')).toBe(405);
  expect(await status('/soap', 'DELETE')).toBe(405);
  expect((await post(platform, sign(ticketRequest(), (await keys).client.privatePem))).status).toBe(200);
});
