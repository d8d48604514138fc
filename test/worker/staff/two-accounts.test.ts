import { expect, test } from 'vitest';
import { personAt } from '../../support/worker/counter.js';
import { BECAUSE, office, staffOf } from '../../support/worker/staff.js';

async function proposed() {
  const both = await office();
  const asker = await staffOf(both, 'supervisor');
  const decider = await staffOf(both, 'supervisor', { office: 'kaunas' });
  const [kept, other] = [await personAt(both), await personAt(both, { surname: 'Petraitienė' })];
  const { data: request } = await asker.act('askMerge', { id: kept.id, other: other.id, ...BECAUSE });
  return { asker, decider, kept: kept.id, other: other.id, request };
}

test('who decides about a merge sees why it was asked for, in which case, by which office and when', async () => {
  const { decider, asker, request } = await proposed();
  const { data } = await decider.act('requests', { kind: 'merge' });
  expect(data.requests.find(({ id }) => id === request.id)).toMatchObject({
    ...{ own: false, reason: 'visit', caseNumber: 'M-2026/17', undone: false },
    ...{ askedOffice: { en: 'Vilnius office' }, askedAt: asker.site.clock.now() },
  });
});

test('a merge that waits is listed at both accounts, and neither is merged yet', async () => {
  const { decider, kept, other, request } = await proposed();
  for (const id of [kept, other]) {
    const { data } = await decider.look(id);
    expect(data.requests.map(({ id: each, status }) => [each, status])).toEqual([[request.id, 'open']]);
    expect(data.mergedInto).toBeNull();
  }
});

test('an account that was merged says into which one and lists the merge, until that is undone', async () => {
  const { asker, decider, kept, other, request } = await proposed();
  await decider.act('decide', { request: request.id, approve: true });
  const { data: gone } = await decider.look(other);
  expect(gone.mergedInto).toBe(kept);
  expect(gone.requests).toMatchObject([{ id: request.id, status: 'done', person: { id: kept }, other: { id: other } }]);
  expect(gone.requests[0]?.undoUntil).toBeGreaterThan(0);
  expect((await decider.look(kept)).data.mergedInto).toBeNull();
  await asker.act('undoMerge', { request: request.id, ...BECAUSE });
  const { data: back } = await decider.look(other);
  expect(back).toMatchObject({ mergedInto: null, status: 'active', requests: [{ id: request.id, undone: true }] });
});

test('a merge that was undone stays among what is done, and is told apart from what was withdrawn', async () => {
  const { asker, decider, request } = await proposed();
  await decider.act('decide', { request: request.id, approve: true });
  await asker.act('undoMerge', { request: request.id, ...BECAUSE });
  const listed = async (status: 'done' | 'withdrawn' | 'open') => {
    const { data } = await asker.act('requests', { kind: 'merge', status });
    return data.requests.filter(({ id }) => id === request.id).map(({ undone }) => undone);
  };
  expect([await listed('done'), await listed('withdrawn'), await listed('open')]).toEqual([[true], [], []]);
});
