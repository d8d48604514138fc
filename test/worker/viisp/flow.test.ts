import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../support/worker/clock.js';
import { tally } from '../../support/worker/crowd.js';
import { failBefore } from '../../support/worker/faults.js';
import { change, rows } from '../../support/worker/rows.js';
import { API, HOME, PORTAL } from '../../support/worker/site.js';
import { handoffOf, somebody, someCode, together, VIISP, Visitor } from '../../support/worker/visitor.js';

const anybody = () => somebody(someCode(), 'RASA', 'NAUJOKĖ');

describe('whoever begins', () => {
  test('is told where to go with which ticket, and the way back is to the page that began', async () => {
    const visitor = new Visitor(await together());
    const { data } = await visitor.start({ returnTo: `${HOME}/application/?step=2#/old` });
    expect(data).toMatchObject({ action: `${API}/viisp/leave`, expiresAt: visitor.site.clock.now() + 15 * MINUTE_MS });
    const left = await visitor.depart(data.ticket);
    expect([left.status, left.headers.get('location')]).toEqual([307, `${VIISP}/portal`]);
    expect(left.headers.get('set-cookie')).toMatch(
      /^__Host-viisp-[\w-]{8}=[\w-]{36}; Path=\/; Max-Age=900; Secure; HttpOnly; SameSite=None$/,
    );
    const response = await visitor.back(await visitor.choose(data.ticket));
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toMatch(
      /^https:\/\/migris\.test\/application\/\?step=2#migris-viisp@api\.test=/,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    [`${PORTAL}/`],
    ['https://migris.test.evil.example/'],
    ['https://user:word@migris.test/'],
    ['javascript:alert(1)'],
    ['//migris.test/'],
    [''],
    [`${HOME}/${'x'.repeat(2048)}`],
  ])('cannot be sent back to %s', async (returnTo) => {
    const both = await together();
    const { error } = await new Visitor(both).start({ returnTo });
    expect(error?.fields).toEqual({ returnTo: 'invalid' });
    expect(both.asked).toEqual([]);
  });

  test('needs a proof, and a Worker where VIISP is set up', async () => {
    const both = await together();
    expect((await new Visitor(both).start({}, { proof: null })).error?.refusal).toBe('proof_refused');
    const nowhere = await together({}, {}, { VIISP: '' });
    expect((await new Visitor(nowhere).start()).error?.refusal).toBe('viisp_unavailable');
    expect((await new Visitor(nowhere).call<{ viisp: boolean }>('signIn.ways', {})).data.viisp).toBe(false);
    expect((await new Visitor(both).call<{ viisp: boolean }>('signIn.ways', {})).data.viisp).toBe(true);
  });

  test('is stopped after 300 times in an hour from one network', async () => {
    const both = await together();
    const visitor = new Visitor(both);
    await visitor.start();
    await change(`UPDATE rate_bucket SET n = 299 WHERE k LIKE 'viisp:%'`);
    expect(tally([await visitor.start(), await visitor.start()])).toEqual({ 'signed in': 1, too_many_calls: 1 });
    expect(both.asked.length).toBe(2);
    expect((await new Visitor(both).start()).status).toBe(200);
  });

  test('leaves by the address that VIISP sends back to: no other one sees the cookie of the way out', async () => {
    const both = await together({ postback: 'https://door.test/viisp/return' });
    expect((await new Visitor(both).start()).data.action).toBe('https://door.test/viisp/leave');
  });

  test('T-d1-shape: leaves neither the ticket nor the state in the database', async () => {
    const visitor = new Visitor(await together());
    const { data } = await visitor.start();
    const form = await visitor.choose(data.ticket);
    const flows = JSON.stringify(await rows('SELECT * FROM viisp_flow'));
    for (const [, value] of form) expect(flows).not.toContain(value);
  });
});

describe('the way out', () => {
  test('T-login-csrf: is open to a browser on the page that began, and to no other', async () => {
    const visitor = new Visitor(await together());
    const { data } = await visitor.start();
    for (const origin of [PORTAL, 'null', 'https://evil.test', HOME.toUpperCase()])
      expect((await visitor.depart(data.ticket, { origin })).status).toBe(403);
    expect(visitor.cookies).toEqual([]);
    expect((await visitor.depart(data.ticket)).status).toBe(307);
  });

  test('is closed with a ticket that nobody got, or once the time is over', async () => {
    const visitor = new Visitor(await together());
    expect((await visitor.depart(crypto.randomUUID())).status).toBe(400);
    const { data } = await visitor.start();
    visitor.site.clock.pass(15 * MINUTE_MS);
    expect((await visitor.depart(data.ticket)).status).toBe(400);
  });

  test('T-ticket-swap: whoever was lured to VIISP with somebody else’s ticket is brought back to nobody', async () => {
    const both = await together();
    const [attacker, victim] = [new Visitor(both), new Visitor(both)];
    const { data } = await attacker.start();
    await attacker.depart(data.ticket);
    const form = await victim.choose(data.ticket, anybody());
    const response = await victim.back(form);
    expect([response.status, response.headers.get('location')]).toEqual([403, null]);
    const own = await victim.start();
    await victim.depart(own.data.ticket);
    expect((await victim.back(form)).status).toBe(403);
  });
});

describe('the way back', () => {
  test('stores nothing, and gives the page a hand-off that nobody can read', async () => {
    const visitor = new Visitor(await together());
    const { data } = await visitor.start();
    await visitor.depart(data.ticket);
    const form = await visitor.choose(data.ticket);
    const before = JSON.stringify(await rows('SELECT * FROM viisp_flow'));
    const handoff = handoffOf(await visitor.back(form));
    expect(JSON.stringify(await rows('SELECT * FROM viisp_flow'))).toBe(before);
    expect(handoff).toMatch(/^test-2\.[\w-]{16}\.[\w-]+$/);
    expect(handoff).not.toContain(data.ticket);
  });

  test.each([
    ['with a state that nobody gave', { customData: 'A'.repeat(43) }],
    ['with another ticket', { ticket: crypto.randomUUID() }],
    ['without a state', { customData: '' }],
    ['with a state that is too long', { customData: 'A'.repeat(513) }],
  ])('leads nowhere %s', async (_, changed) => {
    const visitor = new Visitor(await together());
    const { data } = await visitor.start();
    await visitor.depart(data.ticket);
    const form = await visitor.choose(data.ticket);
    for (const [name, value] of Object.entries(changed)) form.set(name, value as string);
    const response = await visitor.back(form);
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
    const text = await response.text();
    expect(text).toContain('lang="lt"');
    expect(text).toContain('Grįžkite į svetainę');
    expect(text).toContain('Go back to the site');
  });

  test('is by a form POST of at most 16 KB and by nothing else', async () => {
    const visitor = new Visitor(await together());
    expect((await visitor.back('{}', { 'content-type': 'application/json' })).status).toBe(415);
    expect((await visitor.back(new URLSearchParams({ ticket: 'x'.repeat(17_000) }))).status).toBe(413);
    const { returnDoor } = await import('../../../worker/viisp/return.js');
    const get = await returnDoor(new Request('https://api.test/viisp/return?ticket=x'), visitor.site.env);
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('F6: when the database does not answer, people are told what to do', async () => {
    const visitor = new Visitor(await together());
    const { data } = await visitor.start();
    const form = await visitor.choose(data.ticket);
    visitor.site.meddle = failBefore('d1', 'D1_ERROR: no');
    expect((await visitor.back(form)).status).toBe(503);
  });
});
