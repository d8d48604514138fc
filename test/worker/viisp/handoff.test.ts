import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../support/worker/clock.js';
import { tally } from '../../support/worker/crowd.js';
import { CONNECTION_LOST, failAfter } from '../../support/worker/faults.js';
import { newAttempt } from '../../support/worker/page.js';
import { number, rows, sessions } from '../../support/worker/rows.js';
import { race, SEEDS } from '../../support/worker/seeds.js';
import { PORTAL, somewhere } from '../../support/worker/site.js';
import { somebody, someCode, together, Visitor } from '../../support/worker/visitor.js';

const anybody = () => somebody(someCode(), 'RASA', 'NAUJOKĖ');

describe('the hand-off', () => {
  test('T-ticket F31: replayed 50 times at once it opens one session, and VIISP is asked once', async () => {
    for (const seed of SEEDS.slice(0, 5)) {
      const both = await together();
      const visitor = new Visitor(both);
      const handoff = await visitor.away(anybody());
      const before = await sessions();
      const runs = Array.from({ length: 50 }, () => () => visitor.finish(handoff, {}, { ip: somewhere() }));
      const answers = await race(runs, seed);
      expect(tally(answers)).toEqual({ 'signed in': 1, viisp_expired: 49 });
      expect(await sessions()).toBe(before + 1);
      expect(both.asked.filter((action) => action === 'getAuthenticationData').length).toBe(1);
    }
  });

  test('T-lost-reply: one submission sent 50 times opens one session, and later answers are the same', async () => {
    const both = await together();
    const visitor = new Visitor(both);
    const handoff = await visitor.away(anybody());
    const attempt = newAttempt();
    const before = await sessions();
    const runs = Array.from({ length: 50 }, () => () => visitor.finish(handoff, { attempt }, { ip: somewhere() }));
    const answers = await race(runs, 7);
    expect(Object.keys(tally(answers)).sort()).toEqual(['signed in', 'try_again']);
    expect(await sessions()).toBe(before + 1);
    const again = await visitor.finish(handoff, { attempt });
    expect(again.data.token).toBe(answers.find(({ data }) => data)?.data.token);
    visitor.site.clock.pass(MINUTE_MS);
    expect((await visitor.finish(handoff, { attempt })).error?.refusal).toBe('viisp_expired');
    expect(both.asked.filter((action) => action === 'getAuthenticationData').length).toBe(1);
  });

  test('T-ticket-swap T-login-csrf F31: of another browser, page or site it is worth nothing, and then to nobody', async () => {
    const both = await together();
    for (const facts of [{}, { origin: PORTAL }]) {
      const attacker = new Visitor(both);
      const handoff = await attacker.away(anybody());
      const before = await sessions();
      const key = 'origin' in facts ? await attacker.key : undefined;
      const other = new Visitor(both, { ...facts, ...(key && { key }) });
      expect((await other.finish(handoff)).error?.refusal).toBe('viisp_expired');
      expect((await attacker.finish(handoff)).error?.refusal).toBe('viisp_expired');
      expect(await sessions()).toBe(before);
    }
    expect(both.asked.filter((action) => action === 'getAuthenticationData')).toEqual([]);
  });

  test('BI-64: is good until 15:00.000, and then no more', async () => {
    const both = await together();
    const [early, late] = [new Visitor(both), new Visitor(both)];
    const began = both.site.clock.now();
    const [first, second] = [await early.away(anybody()), await late.away(anybody())];
    both.site.clock.set(began + 15 * MINUTE_MS - 1);
    expect((await early.finish(first)).status).toBe(200);
    both.site.clock.set(began + 15 * MINUTE_MS);
    expect((await late.finish(second)).error?.refusal).toBe('viisp_expired');
    expect(both.asked.filter((action) => action === 'getAuthenticationData').length).toBe(1);
  });

  test.each([
    ['changed by one character', (text: string) => `${text.slice(0, -2)}${text.endsWith('AA') ? 'BB' : 'AA'}`],
    ['made of another key', (text: string) => text.replace('test-2', 'test-9')],
    ['made up', () => `test-2.${'A'.repeat(16)}.${'A'.repeat(90)}`],
  ])('%s is refused', async (_, change) => {
    const visitor = new Visitor(await together());
    const handoff = await visitor.away(anybody());
    expect((await visitor.finish(change(handoff))).error?.refusal).toBe('viisp_expired');
    expect((await visitor.finish(handoff)).status).toBe(200);
  });

  test('a seal of ours for another purpose is no hand-off', async () => {
    const visitor = new Visitor(await together());
    await visitor.arrive(anybody());
    const [row] = await rows<{ sealed: string }>(
      `SELECT sealed FROM identity WHERE kind = 'viisp' ORDER BY rowid DESC`,
    );
    expect((await visitor.finish(row?.sealed ?? '')).error?.refusal).toBe('viisp_expired');
  });

  test('F10: when the connection to the database breaks after each step, the person is signed in once all the same', async () => {
    const both = await together();
    for (const index of [0, 1]) {
      const visitor = new Visitor(both);
      const handoff = await visitor.away(anybody());
      let seen = -1;
      const which = ({ binding, what }: { binding: string; what: string }) => {
        if (binding !== 'd1' || what !== 'batch') return false;
        seen += 1;
        return seen === index;
      };
      visitor.site.meddle = failAfter(which, CONNECTION_LOST);
      const before = await number(`SELECT count(*) FROM event WHERE kind = 'signed_in'`);
      expect((await visitor.finish(handoff)).status).toBe(200);
      expect(await number(`SELECT count(*) FROM event WHERE kind = 'signed_in'`)).toBe(before + 1);
      visitor.site.meddle = (_call, run) => run();
    }
  });
});
