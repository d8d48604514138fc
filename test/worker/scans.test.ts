import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { sweep } from '../../worker/sweep.js';
import { personAt } from '../support/worker/counter.js';
import { change } from '../support/worker/rows.js';
import type { Site } from '../support/worker/site.js';
import { BECAUSE, office, staffOf } from '../support/worker/staff.js';

const DAY_MS = 24 * 3_600_000;
/** Tables that grow with the people; of accounts, those that are merged and not erased yet are few. */
const LARGE =
  /^SCAN (account|identity|otp_challenge|session|event|request|mail_trouble|r|other|kept)\b(?! USING COVERING INDEX account_merged)/;

/** How the statements of the calls since the last look find their rows, each with its text. */
async function plans({ calls }: Site): Promise<string[]> {
  const found: string[] = [];
  for (const text of new Set(calls.flatMap(({ statements }) => statements))) {
    const marks = Array(text.match(/\?/g)?.length ?? 0).fill('1');
    const plan = await env.DB.prepare(`EXPLAIN QUERY PLAN ${text}`)
      .bind(...marks)
      .all<{ detail: string }>();
    found.push(...plan.results.map(({ detail }) => `${detail}: ${text}`));
  }
  return found;
}

/** Those that go through a large table from end to end. */
const scans = async (site: Site) => (await plans(site)).filter((step) => LARGE.test(step));

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
  const due = (await plans(site)).filter((step) => /answered_at" <= /.test(step));
  expect(due.map((step) => step.replace(/:.*/s, ''))).toEqual([
    'SCAN other USING COVERING INDEX account_merged',
    'SEARCH request USING INDEX request_other (other_id=?)',
    'SEARCH kept USING INDEX sqlite_autoindex_account_1 (id=?)',
  ]);
});
