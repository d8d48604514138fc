import { describe, expect, test } from 'vitest';
import { SWITCHES, type SwitchName, switchesFor } from '../../../demo/viisp/switches.js';
import { logged } from '../../support/worker/canary.js';
import { failBefore } from '../../support/worker/faults.js';
import { newAttempt } from '../../support/worker/page.js';
import { number, sessions } from '../../support/worker/rows.js';
import { someone } from '../../support/worker/site.js';
import { handoffOf, somebody, someCode, together, Visitor } from '../../support/worker/visitor.js';

/** What no answer at all looks like; everything else is an answer that must not be believed. */
const SILENT = ['slow', 'dead'];
/** Slow is slower than we wait; a test need not. */
const wait = async () => {
  throw new TypeError('the connection was closed');
};
const failures = () => number(`SELECT count(*) FROM event WHERE kind = 'viisp_failed'`);

function refusalOf(name: SwitchName): string {
  return SILENT.includes(name) ? 'viisp_unavailable' : 'viisp_failed';
}

describe('BI-54 BI-55 BI-56 BI-57 BI-58 BI-59 BI-60 BI-61 BI-62 BI-63 BI-65 F32: whatever is wrong with what VIISP says of a person', () => {
  test.each(switchesFor('data'))(
    '%s: nobody is let in, it is on record once, and the e-mail way stays open',
    async (name) => {
      const both = await together({}, { wait });
      both.simulator.switches.data = name;
      const visitor = new Visitor(both);
      const handoff = await visitor.away(somebody(someCode(), 'RASA', 'NAUJOKĖ'));
      const before = await Promise.all([sessions(), failures(), number('SELECT count(*) FROM account')]);
      const { error } = await visitor.finish(handoff);
      expect(error?.refusal).toBe(refusalOf(name));
      const [open, failed, accounts] = before;
      expect([await sessions(), await failures()]).toEqual([open, failed + 1]);
      expect(await number('SELECT count(*) FROM account')).toBe(accounts);
      expect(both.asked.filter((action) => action === 'getAuthenticationData').length).toBe(1);
      // The data is told once, so the hand-off is over; so is not the e-mail way.
      expect((await visitor.finish(handoff)).error?.refusal).toBe('viisp_expired');
      expect((await visitor.signIn(someone())).status).toBe(200);
    },
  );
});

describe('T-xsw T-alg T-xxe F32: whatever is wrong with the ticket that VIISP gives', () => {
  test.each(switchesFor('ticket'))('%s: nobody is sent anywhere, and it is on record once', async (name) => {
    const both = await together({}, { wait });
    both.simulator.switches.ticket = name;
    const visitor = new Visitor(both);
    const before = await failures();
    const { error } = await visitor.start();
    expect(error?.refusal).toBe(refusalOf(name));
    if (SILENT.includes(name)) expect(error?.retryAfter).toBeGreaterThan(0);
    expect(await failures()).toBe(before + 1);
    expect(await number('SELECT count(*) FROM viisp_flow WHERE ticket_hash IS NULL')).toBe(0);
    // Asked twice only where there was no answer.
    expect(both.asked.length).toBe(SILENT.includes(name) ? 2 : 1);
    both.simulator.switches.ticket = null;
    expect((await visitor.start()).status).toBe(200);
  });
});

test('every switch of the simulator is met in one place or the other', () => {
  const met = new Set([...switchesFor('data'), ...switchesFor('ticket')]);
  expect(SWITCHES.map(({ name }) => name).filter((name) => !met.has(name))).toEqual([]);
  expect(met.size).toBeGreaterThan(20);
});

test('F7: when the database fails after VIISP has told who it is, the person hears that it is over and not to try again', async () => {
  const both = await together();
  const visitor = new Visitor(both);
  const handoff = await visitor.away(somebody(someCode(), 'RASA', 'NAUJOKĖ'));
  const attempt = newAttempt();
  let batches = 0;
  both.site.meddle = failBefore(({ what }) => what === 'batch' && ++batches === 2, 'D1_ERROR: no');
  const before = await failures();
  expect((await visitor.finish(handoff, { attempt })).error?.refusal).toBe('viisp_failed');
  expect((await visitor.finish(handoff, { attempt })).error?.refusal).toBe('viisp_expired');
  expect(await failures()).toBe(before + 1);
});

test('a failed attempt that is repeated hears that it is over', async () => {
  const both = await together();
  both.simulator.switches.data = 'fault';
  const visitor = new Visitor(both);
  const handoff = await visitor.away(somebody(someCode(), 'RASA', 'NAUJOKĖ'));
  const attempt = newAttempt();
  expect((await visitor.finish(handoff, { attempt })).error?.refusal).toBe('viisp_failed');
  expect((await visitor.finish(handoff, { attempt })).error?.refusal).toBe('viisp_expired');
});

test('a person who turns back at VIISP is not signed in and can begin again', async () => {
  const visitor = new Visitor(await together());
  const handoff = await visitor.away({ go: 'cancel' });
  expect((await visitor.finish(handoff)).error?.refusal).toBe('viisp_failed');
  expect((await visitor.arrive(somebody(someCode(), 'RASA', 'NAUJOKĖ'))).status).toBe(200);
});

test('a person whom VIISP sends back without a ticket is not signed in either', async () => {
  const both = await together();
  const visitor = new Visitor(both);
  const { data } = await visitor.start();
  await visitor.depart(data.ticket);
  const form = await visitor.choose(data.ticket);
  form.delete('ticket');
  const response = await visitor.back(form);
  const { error } = await visitor.finish(handoffOf(response));
  expect(error?.refusal).toBe('viisp_failed');
  expect(both.asked).toEqual(['initAuthentication']);
});

test('a means that is not offered any more is refused, however well the answer is signed', async () => {
  const both = await together();
  const visitor = new Visitor(both);
  const handoff = await visitor.away(somebody(someCode(), 'RASA', 'NAUJOKĖ'));
  both.site.env.VIISP = JSON.stringify({ ...JSON.parse(both.site.env.VIISP), providers: ['auth.lt.identity.card'] });
  expect((await visitor.finish(handoff)).error?.refusal).toBe('viisp_failed');
});

test('a signature that is not accepted here is refused, and accepted where it is', async () => {
  const both = await together({ accepts: ['rsa-sha256'] });
  expect((await new Visitor(both).start()).error?.refusal).toBe('viisp_failed');
  both.simulator.switches.signature = 'rsa-sha256';
  expect((await new Visitor(both).arrive(somebody(someCode(), 'RASA', 'NAUJOKĖ'))).status).toBe(200);
});

test('T-canary: a failure is logged without a word from outside', async () => {
  const both = await together();
  both.simulator.switches.data = 'fault';
  await new Visitor(both).arrive(somebody(someCode(), 'SLAPTAVARDĖ', 'SLAPTAPAVARDĖ'));
  expect(logged().join()).toContain('viisp_failed');
  expect(logged().join()).not.toMatch(/slapta/i);
});
