import { describe, expect, test } from 'vitest';
import operators from '../../docs/operators.md?raw';
import { healthDoor } from '../../worker/health.js';
import { portalOf, portalsIn } from '../../worker/portals.js';
import { Page } from '../support/worker/page.js';
import { HOME, PORTAL, Site, someone } from '../support/worker/site.js';
import { together, Visitor } from '../support/worker/visitor.js';

const home = { id: 'migris', name: { lt: 'MIGRIS', en: 'MIGRIS' }, origins: [HOME] };
const jobs = { id: 'jobs', name: { lt: 'Darbai', en: 'Jobs' }, origins: [PORTAL] };
const registry = (...portals: object[]) => JSON.stringify(portals);

test('a portal is for itself, has no contact and takes people back anywhere, unless its entry says otherwise', () => {
  const all = { ...jobs, audience: 'https://jobs.test/api', returnTo: [`${PORTAL}/back`], contact: 'help@jobs.test' };
  expect(portalsIn(registry(home, all))).toEqual([
    { ...home, audience: 'migris', returnTo: undefined, contact: null, desk: false },
    { ...all, desk: false },
  ]);
});

test('the example for operators is a registry', () => {
  const [, example = ''] = /^PORTALS = '''([^']+)'''$/m.exec(operators) ?? [];
  expect(portalsIn(example).map(({ id, audience }) => [id, audience])).toEqual([
    ['migris', 'migris'],
    ['jobs', 'https://jobs.example.lt/api'],
  ]);
});

test('the registry is read once in the life of an isolate', () => {
  const text = registry(home, { ...jobs, id: 'read-once' });
  expect(portalsIn(text)).toBe(portalsIn(`${text}`));
});

const malformed: [string, string][] = [
  ['nothing', ''],
  ['no JSON', '[{'],
  ['no list', JSON.stringify(home)],
  ['no portal', '[]'],
  ['a portal without an id', registry({ ...home, id: undefined })],
  ['an id with a space', registry({ ...home, id: 'a b' })],
  ['a name in one language', registry({ ...home, name: { lt: 'MIGRIS' } })],
  ['an empty name', registry({ ...home, name: { lt: ' ', en: 'MIGRIS' } })],
  ['a misspelled member', registry({ ...home, return_to: [] })],
  ['an id twice', registry(home, { ...jobs, id: 'migris' })],
  ['an origin twice', registry(home, { ...jobs, origins: [PORTAL, PORTAL] })],
  ['an origin of two portals', registry(home, { ...jobs, origins: [HOME] })],
  ['an audience of two portals', registry(home, { ...jobs, audience: 'migris' })],
  ['an audience with a space', registry({ ...home, audience: 'a b' })],
  ['an empty audience', registry({ ...home, audience: '' })],
  ['a page to return to of another portal', registry(home, { ...jobs, returnTo: [`${HOME}/`] })],
  ['a page to return to with a query', registry(home, { ...jobs, returnTo: [`${PORTAL}/?a`] })],
  ['a page to return to with a fragment', registry(home, { ...jobs, returnTo: [`${PORTAL}/#a`] })],
  ['a page to return to without a path', registry(home, { ...jobs, returnTo: [PORTAL] })],
  ['no page to return to', registry(home, { ...jobs, returnTo: [] })],
  ['a contact that a browser would run', registry({ ...home, contact: 'javascript:alert(1)' })],
  ['a contact that is neither mail nor web', registry({ ...home, contact: 'ask Jonas' })],
  ...[
    ['null', 'null'],
    ['everything', '*'],
    ['a host', 'migris.test'],
    ['a pattern', 'https://*.test'],
    ['a slash at the end', 'https://migris.test/'],
    ['a path', 'https://migris.test/a'],
    ['capitals', 'https://Migris.test'],
    ['the usual port', 'https://migris.test:443'],
    ['a user', 'https://a@migris.test'],
    ['letters beyond ASCII', 'https://migrīs.test'],
    ['another scheme', 'file:///'],
    ['an app', 'chrome-extension://abc'],
    ['a space', ' https://migris.test'],
  ].map(([what, origin]): [string, string] => [`as origin ${what}`, registry({ ...home, origins: [origin] })]),
];

describe('a registry with', () => {
  test.each(malformed)(
    '%s is refused as a whole: the operator is told so, and nobody is served',
    async (_what, PORTALS) => {
      expect(() => portalsIn(PORTALS)).toThrow(/^PORTALS is malformed/);
      const site = new Site({ PORTALS });
      const health = await healthDoor(site.env, site.world);
      expect([health.status, await health.json()]).toEqual([
        503,
        expect.objectContaining({ ok: false, settings: false }),
      ]);
      for (const origin of [HOME, PORTAL, null]) {
        const answer = await new Page(site, { origin }).ask(someone());
        expect([answer.status, answer.error?.refusal, answer.headers.get('vary')]).toEqual([503, null, 'Origin']);
        expect(answer.headers.has('access-control-allow-origin')).toBe(false);
      }
      expect(site.calls.filter(({ binding }) => binding === 'queue')).toEqual([]);
    },
  );
});

test('the Worker itself belongs to the first portal, also where another one lists its origin', () => {
  const portals = portalsIn(registry(home, { ...jobs, origins: ['https://api.test'] }));
  expect(portalOf('https://api.test', 'https://api.test', portals)?.id).toBe('migris');
  expect(portalOf(null, 'https://api.test', portals)?.id).toBe('migris');
});

describe('a portal that says which pages a person may come back to', () => {
  const PORTALS = registry(home, { ...jobs, returnTo: [`${PORTAL}/sign-in`, `${PORTAL}/apply/`] });
  const start = async (returnTo: string) =>
    new Visitor(await together({}, {}, { PORTALS }), { origin: PORTAL }).start({ returnTo });

  test.each([`${PORTAL}/sign-in`, `${PORTAL}/sign-in?step=2#x`, `${PORTAL}/apply/`])(
    'gets them back at %s',
    async (page) => {
      expect((await start(page)).status).toBe(200);
    },
  );

  test.each([
    `${PORTAL}/`,
    `${PORTAL}/sign-in/`,
    `${PORTAL}/sign-in/x`,
    `${PORTAL}/Sign-in`,
    `${PORTAL}/apply`,
    `${PORTAL}/apply/../other`,
    `${PORTAL}//sign-in`,
    `${HOME}/sign-in`,
  ])('and not at %s', async (page) => {
    expect((await start(page)).error?.fields).toEqual({ returnTo: 'invalid' });
  });
});
