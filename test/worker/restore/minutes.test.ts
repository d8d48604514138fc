import { expect, test } from 'vitest';
import { dealWithRestore } from '../../../worker/restore/pass.js';
import { sweep } from '../../../worker/sweep.js';
import { beginWork } from '../../../worker/system.js';
import { MINUTE_MS } from '../../support/worker/clock.js';
import { resident } from '../../support/worker/life.js';
import { knock, mover, moveTo, takeBack } from '../../support/worker/mover.js';
import { number } from '../../support/worker/rows.js';
import { someone } from '../../support/worker/site.js';
import { remember, travelTo } from '../../support/worker/time-travel.js';
import { somebody, someCode, together, Visitor } from '../../support/worker/visitor.js';

// A restore by minutes brings back what has not run out by itself.

test('a session that was signed out is no session, while it would be one without the new name of the restore', async () => {
  const { page, site } = await resident();
  const moment = await remember();
  await page.leave();
  site.clock.pass(5 * MINUTE_MS);
  await travelTo(moment);
  expect((await page.session()).status).toBe(200);
  Object.assign(site.env, { EPOCH: 'minutes-1' });
  expect((await page.session()).error).toMatchObject({ httpStatus: 401, refusal: 'signed_out' });
  await sweep(site.env, site.clock.now());
  expect((await page.session()).error?.refusal).toBe('signed_out');
  Object.assign(site.env, { EPOCH: '' });
  expect((await page.session()).error?.refusal).toBe('signed_out');
});

test('ways to VIISP that were used are over before the pass and behind it, and VIISP is not asked again', async () => {
  const both = await together();
  const [hasty, patient] = [new Visitor(both), new Visitor(both)];
  const handoffs = [await hasty.away(somebody(someCode(), 'RASA', 'NAUJOKĖ')), await patient.away()];
  const [first = '', second = ''] = handoffs;
  const moment = await remember();
  expect((await hasty.finish(first)).status).toBe(200);
  expect((await patient.finish(second)).status).toBe(200);
  both.site.clock.pass(5 * MINUTE_MS);
  await travelTo(moment);
  Object.assign(both.site.env, { EPOCH: 'minutes-2' });
  const asked = both.asked.length;
  expect((await hasty.finish(first)).error?.refusal).toBe('viisp_expired');
  await sweep(both.site.env, both.site.clock.now());
  expect((await hasty.finish(first)).error?.refusal).toBe('viisp_expired');
  expect((await patient.finish(second)).error?.refusal).toBe('viisp_expired');
  expect(both.asked.length).toBe(asked);
});

test('a code that was used is used up, though its hour is not over', async () => {
  const { page, email, site } = await resident();
  await page.ask(email);
  const code = await site.codeOf(email);
  const moment = await remember();
  expect((await page.type(code)).status).toBe(200);
  site.clock.pass(5 * MINUTE_MS);
  await travelTo(moment);
  Object.assign(site.env, { EPOCH: 'minutes-3' });
  expect((await page.type(code)).error?.refusal).toBe('code_not_ready');
  await sweep(site.env, site.clock.now());
  expect((await page.type(code)).error?.refusal).toBe('code_used');
});

test('a pass that began while another one opened the door adds no second record', async () => {
  const { site } = await resident();
  Object.assign(site.env, { EPOCH: 'minutes-4' });
  const pass = (env: Env) => dealWithRestore(beginWork(env, site.clock.now()));
  let first = true;
  site.meddle = async (call, run) => {
    if (first && call.statements.some((text) => /insert into "epoch"/.test(text))) {
      first = false;
      expect(await pass(site.env)).toBe(true);
    }
    return run();
  };
  expect(await pass(site.env)).toBe(true);
  expect(first).toBe(false);
  expect(await number(`SELECT count(*) FROM event WHERE kind = 'restored' AND facts LIKE '%minutes-4%'`)).toBe(1);
});

test('no address is taken back while the door is shut', async () => {
  const thief = await mover();
  const mine = thief.email;
  await moveTo(thief, someone());
  const { page } = await knock(thief.site, mine);
  Object.assign(thief.site.env, { EPOCH: 'minutes-5' });
  expect((await takeBack(page)).error?.refusal).toBe('code_expired');
  expect(await number('SELECT count(*) FROM account WHERE email = ?', mine)).toBe(0);
  Object.assign(thief.site.env, { EPOCH: '' });
  expect((await takeBack(page)).status).toBe(200);
});
