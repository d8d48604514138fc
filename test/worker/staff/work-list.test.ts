import { beforeAll, expect, test } from 'vitest';
import { UNDO_MERGE_MS } from '../../../schema/limits.js';
import { change } from '../../support/worker/rows.js';
import { type Desk, office, revokeRole, staffOf } from '../../support/worker/staff.js';

let desk: Desk;

async function ask(id: string, values: Record<string, string | number>) {
  const row = { id, kind: 'correction', account_id: 'one', asked_by: 'person', asked_at: 1, ...values };
  const marks = Object.keys(row).map(() => '?');
  await change(`INSERT INTO request (${Object.keys(row).join()}) VALUES (${marks.join()})`, ...Object.values(row));
}

beforeAll(async () => {
  desk = await staffOf(await office());
  await change(
    `INSERT INTO account (id, email, level, surname, created_at) VALUES ('one', 'one@example.lt', 1, 'Pirmas', 1), ('two', 'two@example.lt', 1, 'Antras', 1)`,
  );
  for (let each = 1; each <= 45; each += 1)
    await ask(`c-${String(each).padStart(2, '0')}`, { asked_at: 100 + (each % 9) });
  const staff = { asked_by: `staff:${desk.accountId}`, asked_office: 'vilnius' };
  await ask('m-1', { kind: 'merge', other_id: 'two', asked_at: 5, details: '{"reason":"visit"}', ...staff });
  const now = desk.site.clock.now();
  const done = { kind: 'merge', other_id: 'two', status: 'done', answered_by: 'staff:x', answered_office: 'kaunas' };
  await ask('m-2', { ...done, asked_at: 6, answered_at: now });
  await ask('m-3', { ...done, asked_at: 7, answered_at: now - UNDO_MERGE_MS });
  await ask('n-1', { kind: 'not_me', asked_by: 'system', asked_at: 900 });
});

test('what waits longest comes first, in pages of 20, and nobody is missed or shown twice', async () => {
  const seen: { id: string; askedAt: number }[] = [];
  let after: string | undefined;
  for (let page = 1; page <= 3; page += 1) {
    const { data } = await desk.act('requests', after === undefined ? {} : { after });
    expect(data.open).toBe(47);
    seen.push(...data.requests);
    after = data.next ?? undefined;
  }
  expect([seen.length, new Set(seen.map(({ id }) => id)).size, after]).toEqual([47, 47, undefined]);
  expect(seen.map(({ askedAt }) => askedAt)).toEqual(seen.map(({ askedAt }) => askedAt).toSorted((a, b) => a - b));
  expect((await desk.act('requests', { after: "1.x' OR 1" })).error?.fields).toEqual({ after: 'invalid' });
});

test('a member of staff sees which they asked for themselves, about whom, and which office answered', async () => {
  const open = await desk.act('requests', { kind: 'merge' });
  expect(open.data.requests).toMatchObject([
    {
      ...{ id: 'm-1', own: true, askedBy: 'staff', askedOffice: { en: 'Vilnius office' }, reason: 'visit' },
      person: { id: 'one', surname: 'Pirmas' },
      other: { id: 'two', surname: 'Antras' },
      undoUntil: null,
    },
  ]);
  const done = await desk.act('requests', { kind: 'merge', status: 'done' });
  expect(done.data.requests.map(({ id, undoUntil, answeredOffice }) => [id, undoUntil, answeredOffice?.en])).toEqual([
    ['m-3', null, 'Kaunas office'],
    ['m-2', desk.site.clock.now() + UNDO_MERGE_MS, 'Kaunas office'],
  ]);
  expect((await desk.act('requests', { kind: 'not_me' })).data.requests).toMatchObject([
    { askedBy: 'system', own: false },
  ]);
});

test('nobody without a role sees the list, nor is it shown in a call during which the role is taken', async () => {
  const late = await staffOf({ site: desk.site, simulator: desk.simulator, asked: [] });
  late.site.meddle = async (call, run) => {
    if (call.what === 'batch') await revokeRole(late.accountId);
    return run();
  };
  const { error } = await late.act('requests', {});
  late.site.meddle = (_call, run) => run();
  expect(error?.refusal).toBe('not_staff');
  expect((await late.act('requests', {})).error?.refusal).toBe('not_staff');
});
