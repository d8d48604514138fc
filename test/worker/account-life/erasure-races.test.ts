import { expect, test } from 'vitest';
import { sweep } from '../../../worker/sweep.js';
import { life, noted, noticesTo, OFFICES, resident, statusOf, waiting } from '../../support/worker/life.js';
import { change, eventsOfAccount, number } from '../../support/worker/rows.js';
import { Site } from '../../support/worker/site.js';

/** Sweeps, and does something else beside it from its `nth` call at a binding on. */
async function whileSweeping<Result>(nth: number, now: number, work: () => Promise<Result>): Promise<Result> {
  const sweeper = new Site({ OFFICES });
  let begun: Promise<Result> | undefined;
  let calls = 0;
  sweeper.meddle = (_call, run) => {
    if (calls === nth) begun = work();
    calls += 1;
    return run();
  };
  await sweep(sweeper.env, now);
  return begun ?? work();
}

test('withdrawing and erasing in the same moment, 100 times: one of the two, and the note outside agrees', async () => {
  const tally = { erased: 0, withdrawn: 0 };
  for (let turn = 0; turn < 100; turn += 1) {
    const { site, page, id } = await resident();
    const now = site.clock.now();
    await change('UPDATE account SET erases_at = ? WHERE id = ?', now, id);
    const answer = await whileSweeping(turn % 12, now, () => life(page, 'withdrawErasure'));
    const after = await statusOf(id);
    const erased = after?.status === 'erased';
    tally[erased ? 'erased' : 'withdrawn'] += 1;
    expect(answer.error?.refusal).toBe(erased ? 'signed_out' : undefined);
    expect(after).toEqual({ status: erased ? 'erased' : 'active', erases_at: null });
    expect(await noted(id)).toEqual([`${erased ? 'erased' : 'erasure-withdrawn'}:${id}`]);
    expect(await eventsOfAccount(id)).not.toContain(erased ? 'erasure_withdrawn' : 'account_erased');
    expect(await number('SELECT count(*) FROM identity WHERE account_id = ?', id)).toBe(erased ? 0 : 1);
  }
  expect(Math.min(tally.erased, tally.withdrawn)).toBeGreaterThan(10);
});

test('who withdraws while the last statement of the erasure is done leaves no note that says so', async () => {
  const { site, page, id, erasesAt } = await waiting();
  site.clock.set(erasesAt);
  site.meddle = async (call, run) => {
    if (call.what === 'put') await sweep(new Site({ OFFICES }).env, erasesAt);
    return run();
  };
  expect((await life(page, 'withdrawErasure')).error?.refusal).toBe('signed_out');
  expect((await statusOf(id))?.status).toBe('erased');
  expect(await noted(id)).toEqual([`erased:${id}`]);
});

test('two sweeps at once erase once, and the note stays', async () => {
  const { site, email, id, erasesAt } = await waiting();
  await Promise.all(Array.from({ length: 20 }, () => sweep(site.env, erasesAt)));
  expect((await statusOf(id))?.status).toBe('erased');
  expect(await noted(id)).toEqual([`erased:${id}`]);
  expect((await eventsOfAccount(id)).filter((kind) => kind === 'account_erased')).toHaveLength(1);
  expect((await noticesTo(site, email)).filter((subject) => subject.endsWith('paskyra ištrinta'))).toHaveLength(1);
});
