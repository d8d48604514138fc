import { expect, test } from 'vitest';
import { personAt } from '../../support/worker/counter.js';
import { number } from '../../support/worker/rows.js';
import { PORTAL } from '../../support/worker/site.js';
import { BECAUSE, Desk, office, staffOf } from '../../support/worker/staff.js';
import { somebody, someCode } from '../../support/worker/visitor.js';

test('a portal that is no desk gets no session of the desk, whoever of staff stands before it', async () => {
  const both = await office();
  const chosen = somebody(someCode(), 'ONA', 'TARNAUTĖ');
  await staffOf(both, 'supervisor', { chosen });
  const desk = new Desk(both, { origin: PORTAL });
  const { error } = await desk.start({ desk: true });
  expect(error?.refusal).toBe('not_staff');
  expect((await desk.start({})).status).toBe(200);
});

test('a portal that is a desk no more shows nothing from the next call on', async () => {
  const both = await office();
  const desk = await staffOf(both, 'supervisor');
  const person = await personAt(both);
  expect((await desk.look(person.id)).status).toBe(200);
  const events = await number('SELECT count(*) FROM event');
  both.site.env.PORTALS = both.site.env.PORTALS.replace(',"desk":true', '');
  const search = { by: 'name', text: 'petraitis', ...BECAUSE } as const;
  for (const answer of [
    await desk.act('me', undefined),
    await desk.look(person.id),
    await desk.act('search', search),
    await desk.act('requests', {}),
  ])
    expect([answer.error?.refusal, answer.data]).toEqual(['not_staff', undefined]);
  expect(await number('SELECT count(*) FROM event')).toBe(events);
});
