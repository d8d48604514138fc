import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { sweep } from '../../worker/sweep.js';
import { personAt } from '../support/worker/counter.js';
import { change } from '../support/worker/rows.js';
import type { Site } from '../support/worker/site.js';
import { BECAUSE, office, staffOf } from '../support/worker/staff.js';

const DAY_MS = 24 * 3_600_000;
/** Tables that grow with the people. */
const LARGE =
  /^SCAN (account|identity|otp_challenge|session|event|request|r|o|k)\b(?! USING (COVERING )?INDEX request_merged)/;

/** The tables that the calls since the last look went through from end to end, with the statement. */
async function scans({ calls }: Site): Promise<string[]> {
  const found: string[] = [];
  for (const text of new Set(calls.flatMap(({ statements }) => statements))) {
    const marks = Array(text.match(/\?/g)?.length ?? 0).fill('1');
    const plan = await env.DB.prepare(`EXPLAIN QUERY PLAN ${text}`)
      .bind(...marks)
      .all<{ detail: string }>();
    found.push(...plan.results.filter(({ detail }) => LARGE.test(detail)).map(({ detail }) => `${detail}: ${text}`));
  }
  return found;
}

test('whatever merges, undoes and erases finds its rows by an index, and looks through nobody else’s', async () => {
  const both = await office();
  const [asker, decider] = [await staffOf(both, 'supervisor'), await staffOf(both, 'supervisor')];
  const [kept, other] = [await personAt(both), await personAt(both)];
  const { site } = both;
  const merge = async () => {
    const { data } = await asker.act('askMerge', { id: kept.id, other: other.id, ...BECAUSE });
    return (await decider.act('decide', { request: data.id, approve: true })).data.id;
  };
  const request = await merge();
  site.calls.length = 0;
  expect((await decider.act('undoMerge', { request, ...BECAUSE })).data.status).toBe('withdrawn');
  expect(await scans(site)).toEqual([]);
  await merge();
  await change('UPDATE account SET erases_at = ? WHERE id = ?', site.clock.now(), kept.id);
  site.calls.length = 0;
  await sweep(site.env, site.clock.now() + 31 * DAY_MS);
  expect(
    site.calls.flatMap(({ statements }) => statements).some((text) => /delete from "otp_challenge"/.test(text)),
  ).toBe(true);
  expect(await scans(site)).toEqual([]);
});
