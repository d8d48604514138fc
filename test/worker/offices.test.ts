import { expect, test } from 'vitest';
import guide from '../../docs/staff.md?raw';
import { healthDoor } from '../../worker/health.js';
import { officeName, officesIn } from '../../worker/offices.js';
import { Page } from '../support/worker/page.js';
import { Site, someone } from '../support/worker/site.js';

const [, EXAMPLE = ''] = /^OFFICES = '''([^']+)'''$/m.exec(guide) ?? [];

test('the offices of the guide can be used as they stand there', () => {
  expect(officesIn(EXAMPLE).map(({ id }) => id)).toEqual(['vilnius', 'warsaw']);
  expect(officeName({ OFFICES: EXAMPLE }, 'warsaw')).toEqual({ lt: 'Ambasada Varšuvoje', en: 'Embassy in Warsaw' });
});

test('an office that left the list goes by its id, and none at all by nothing', () => {
  expect(officeName({ OFFICES: EXAMPLE }, 'closed')).toEqual({ lt: 'closed', en: 'closed' });
  expect(officeName({ OFFICES: EXAMPLE }, null)).toBeNull();
});

test.each([
  ['no JSON', '{'],
  ['no list', '{"id":"vilnius"}'],
  ['a name in one language', '[{"id":"vilnius","name":{"lt":"Vilnius"}}]'],
  ['an empty name', '[{"id":"vilnius","name":{"lt":"Vilnius","en":" "}}]'],
  ['an id with capitals', '[{"id":"Vilnius","name":{"lt":"V","en":"V"}}]'],
  ['an id that comes twice', '[{"id":"v","name":{"lt":"V","en":"V"}},{"id":"v","name":{"lt":"W","en":"W"}}]'],
  ['a member that nobody knows', '[{"id":"v","name":{"lt":"V","en":"V"},"city":"x"}]'],
])(
  'nobody is served while the list of offices has %s, and whoever watches the service is told',
  async (_what, OFFICES) => {
    expect(() => officesIn(OFFICES)).toThrow(/^OFFICES is malformed/);
    const site = new Site({ OFFICES });
    expect((await new Page(site).ask(someone())).status).toBe(503);
    expect(await (await healthDoor(site.env, site.world)).json()).toMatchObject({ ok: false, settings: false });
  },
);
