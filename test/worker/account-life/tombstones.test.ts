import { expect, test } from 'vitest';
import { ERASURE_WAIT_MS } from '../../../schema/limits.js';
import { sweep } from '../../../worker/sweep.js';
import { personAt } from '../../support/worker/counter.js';
import { life, noted, resident, statusOf } from '../../support/worker/life.js';
import { Page } from '../../support/worker/page.js';
import { change, number, rows } from '../../support/worker/rows.js';
import { type Site, someone } from '../../support/worker/site.js';
import { accountOf, BECAUSE, office, staffOf } from '../../support/worker/staff.js';
import { remember, travelTo } from '../../support/worker/time-travel.js';
import { somebody, someCode, together, Visitor } from '../../support/worker/visitor.js';

const DAY_MS = 24 * 3_600_000;

/** The owner of an address asks for the erasure, and the time comes. */
async function goes(site: Site, email: string) {
  await change('DELETE FROM rate_bucket');
  const page = new Page(site);
  await page.signIn(email);
  expect((await life(page, 'erase')).status).toBe(200);
  site.clock.pass(ERASURE_WAIT_MS);
  await sweep(site.env, site.clock.now());
  expect(await accountOf(email)).toBe('');
}

async function restore(site: Site, moment: Awaited<ReturnType<typeof remember>>) {
  await travelTo(moment);
  site.env.EPOCH = `e-${crypto.randomUUID()}`;
  await sweep(site.env, site.clock.now());
  expect(await number('SELECT count(*) FROM epoch WHERE id = ?', site.env.EPOCH)).toBe(1);
}

/** Somebody whose other account, with a passkey and a request in words, became part of the kept one. */
async function mergedPerson() {
  const both = await office();
  const [asker, decider] = [await staffOf(both, 'supervisor'), await staffOf(both, 'supervisor', { office: 'kaunas' })];
  const [kept, other] = [await personAt(both), await personAt(both, { surname: 'Petraitienė' })];
  const wish = { givenNames: 'Jona', surname: 'Slaptoji', why: 'Po skyrybų', document: 'court_decision' };
  const { data } = await life(other.page, 'requestCorrection', wish);
  const request = data.requests[0]?.id as string;
  await asker.act('answerCorrection', { request, grant: false, answer: 'Trūksta dokumento' });
  const before = await remember();
  const { data: asked } = await asker.act('askMerge', { id: kept.id, other: other.id, ...BECAUSE });
  await decider.act('decide', { request: asked.id, approve: true });
  return { site: both.site, kept, other, before };
}

const wordsOf = (id: string) =>
  number("SELECT count(*) FROM request WHERE account_id = ? AND (details <> '{}' OR answer IS NOT NULL)", id);

test('whoever is erased is erased with what was merged: no words of either stay, and no restore brings one back', async () => {
  const { site, kept, other, before } = await mergedPerson();
  await goes(site, kept.email);
  expect([await wordsOf(kept.id), await wordsOf(other.id)]).toEqual([0, 0]);
  for (const { id } of [kept, other]) expect(await noted(id)).toEqual([`erased:${id}`]);
  await restore(site, before);
  for (const { id } of [kept, other]) expect((await statusOf(id))?.status).toBe('erased');
  expect(await number('SELECT count(*) FROM identity WHERE account_id IN (?, ?)', kept.id, other.id)).toBe(0);
});

test('30 days after a merge the other account leaves a note and no words', async () => {
  const { site, other } = await mergedPerson();
  site.clock.pass(30 * DAY_MS);
  await sweep(site.env, site.clock.now());
  expect((await statusOf(other.id))?.status).toBe('erased');
  expect(await wordsOf(other.id)).toBe(0);
  expect(await noted(other.id)).toEqual([`erased:${other.id}`]);
});

test('a merge that is undone while the sweep is at it leaves the account alone, and no note', async () => {
  const { site, other } = await mergedPerson();
  site.clock.pass(30 * DAY_MS);
  site.meddle = async (call, run) => {
    if (call.what === 'batch' && call.statements.some((sql) => sql.startsWith('insert into "event"')))
      await change("UPDATE account SET status = 'active' WHERE id = ?", other.id);
    return run();
  };
  await sweep(site.env, site.clock.now());
  expect((await statusOf(other.id))?.status).toBe('active');
  expect(await noted(other.id)).toEqual([]);
});

test('no restore brings back the account that was joined through VIISP once its person is erased', async () => {
  const both = await together();
  const email = someone();
  const page = new Page(both.site);
  await page.signIn(email);
  await page.complete();
  await change('DELETE FROM rate_bucket');
  const visitor = new Visitor(both);
  await visitor.arrive(somebody(someCode(), 'RASA', 'NAUJOKĖ'));
  await visitor.prove(email);
  const [came] = await rows<{ id: string }>('SELECT id FROM account WHERE email IS NULL AND surname = ?', 'Naujokė');
  const joined = came?.id as string;
  const before = await remember();
  expect((await visitor.link()).status).toBe(200);
  await goes(both.site, email);
  await restore(both.site, before);
  expect((await statusOf(joined))?.status).toBe('erased');
  expect(await rows('SELECT 1 FROM identity WHERE account_id = ?', joined)).toEqual([]);
});

test('whoever had withdrawn stays after a restore, though asking anew was refused since', async () => {
  const { site, page, id } = await resident();
  await life(page, 'erase');
  const before = await remember();
  await life(page, 'withdrawErasure');
  site.meddle = async (call, run) => {
    if (call.what === 'batch') await change('UPDATE account SET version = version + 1 WHERE id = ?', id);
    return run();
  };
  expect((await life(page, 'erase')).error?.refusal).toBe('changed_meanwhile');
  site.meddle = (_call, run) => run();
  await restore(site, before);
  site.clock.pass(ERASURE_WAIT_MS);
  await sweep(site.env, site.clock.now());
  expect(await statusOf(id)).toEqual({ status: 'active', erases_at: null });
});

test('whoever asked anew after withdrawing is erased also after a restore to that time', async () => {
  const { site, page, email, id } = await resident();
  await life(page, 'erase');
  await life(page, 'withdrawErasure');
  site.clock.pass(1000);
  await life(page, 'erase');
  const before = await remember();
  await restore(site, before);
  expect((await statusOf(id))?.erases_at).not.toBeNull();
  site.clock.pass(ERASURE_WAIT_MS);
  await sweep(site.env, site.clock.now());
  await restore(site, before);
  expect((await statusOf(id))?.status).toBe('erased');
  expect(await accountOf(email)).toBe('');
});

test('an approval that comes while the sweep erases leaves the note where it is', async () => {
  const both = await office();
  const [asker, decider] = [await staffOf(both, 'supervisor'), await staffOf(both, 'supervisor', { office: 'kaunas' })];
  const { page, id } = await personAt(both);
  const { data } = await asker.act('askErasure', { id, ...BECAUSE });
  await life(page, 'erase');
  await change('UPDATE account SET erases_at = ? WHERE id = ?', both.site.clock.now(), id);
  let left = 1;
  both.site.meddle = async (call, run) => {
    if (call.what === 'batch' && call.statements.some((sql) => sql.startsWith('insert into "event"')) && left-- > 0)
      await decider.act('decide', { request: data.id, approve: true });
    return run();
  };
  await sweep(both.site.env, both.site.clock.now());
  expect((await statusOf(id))?.status).toBe('erased');
  expect(await noted(id)).toEqual([`erased:${id}`]);
});
