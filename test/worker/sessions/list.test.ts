import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../support/worker/clock.js';
import { type How, Page } from '../../support/worker/page.js';
import { change } from '../../support/worker/rows.js';
import { HOME, PORTAL, Site, someone } from '../../support/worker/site.js';
import { somebody, someCode, together, Visitor } from '../../support/worker/visitor.js';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';

/** Signs in with a browser that says this of itself. */
async function signInWith(page: Page, email: string, agent?: string): Promise<Page> {
  await page.ask(email);
  const how: How = agent === undefined ? {} : { headers: { 'user-agent': agent } };
  await page.type(await page.site.codeOf(email), {}, how);
  return page;
}

test('a person sees where they are signed in: site, device, way, since when and when last; this page first', async () => {
  const both = await together();
  const { clock } = both.site;
  const email = someone();
  const began = clock.now();
  const visitor = new Visitor(both, { origin: PORTAL });
  await visitor.settle(somebody(someCode(), 'RASA', 'NAUJOKĖ'), email);
  await change(`UPDATE identity SET "use" = 'sign_in' WHERE kind = 'email'`);
  clock.pass(MINUTE_MS);
  const page = await signInWith(new Page(both.site, { origin: 'https://jobs.test:8443' }), email, FIREFOX);
  clock.pass(MINUTE_MS);
  await visitor.session();
  clock.pass(SECOND_MS);
  const { data } = await page.sessions();
  const jobs = { lt: 'Darbo „portalas“', en: 'Jobs <b>& work' };
  expect(data).toEqual({
    sessions: [
      {
        id: expect.stringMatching(/^[\w-]{43}$/),
        current: true,
        portal: jobs,
        host: 'jobs.test:8443',
        contact: 'help@jobs.test',
        device: { browser: 'Firefox', system: 'Windows' },
        method: 'email',
        level: 1,
        createdAt: began + MINUTE_MS,
        lastUsedAt: clock.now(),
      },
      {
        id: expect.stringMatching(/^[\w-]{43}$/),
        current: false,
        portal: jobs,
        host: 'portal.test',
        contact: 'help@jobs.test',
        device: null,
        method: 'viisp',
        level: 3,
        createdAt: began,
        lastUsedAt: began + 2 * MINUTE_MS,
      },
    ],
    now: clock.now(),
  });
});

test('a token is not in the list, and what is in it opens nothing', async () => {
  const page = await signInWith(new Page(new Site()), someone());
  const { text, data } = await page.sessions();
  expect(text).not.toContain(page.token);
  expect((await page.session({ token: data.sessions[0]?.id as string })).error?.refusal).toBe('signed_out');
});

test('of several others the one that was used last is first', async () => {
  const site = new Site();
  const email = someone();
  const pages: Page[] = [];
  for (let index = 0; index < 4; index += 1) {
    pages.push(await signInWith(new Page(site), email));
    site.clock.pass(SECOND_MS);
  }
  await pages[1]?.session();
  site.clock.pass(SECOND_MS);
  const { data } = await (pages[0] as Page).sessions();
  const began = data.sessions.map(({ createdAt }) => createdAt);
  const [first, second, third, fourth] = [...began].sort((a, b) => a - b);
  expect(began).toEqual([first, second, fourth, third]);
  expect(data.sessions.map(({ current }) => current)).toEqual([true, false, false, false]);
});

test('this page is first also where another one was used at the same moment', async () => {
  const site = new Site();
  const email = someone();
  const page = await signInWith(new Page(site), email);
  site.clock.pass(SECOND_MS);
  await signInWith(new Page(site), email);
  const { data } = await page.sessions();
  expect(data.sessions.map(({ current, lastUsedAt }) => [current, lastUsedAt])).toEqual([
    [true, site.clock.now()],
    [false, site.clock.now()],
  ]);
});

test('a session that was ended, was idle or is too old is not in the list', async () => {
  const site = new Site();
  const email = someone();
  const [ended, idle, page] = [new Page(site), new Page(site), new Page(site)];
  for (const each of [ended, idle]) await signInWith(each, email);
  site.clock.pass(15 * MINUTE_MS);
  await signInWith(page, email);
  const count = async () => (await page.sessions()).data.sessions.length;
  expect(await count()).toBe(3);
  await ended.leave();
  expect(await count()).toBe(2);
  site.clock.pass(15 * MINUTE_MS - 1);
  expect(await count()).toBe(2);
  site.clock.pass(1);
  expect(await count()).toBe(1);
  const old = await signInWith(new Page(site), email);
  await change('UPDATE session SET expires_at = ? WHERE created_at = ?', site.clock.now() + 1, site.clock.now());
  expect(await count()).toBe(2);
  site.clock.pass(1);
  expect(await count()).toBe(1);
  expect((await old.sessions()).error?.refusal).toBe('signed_out');
});

test('a site that is registered no more goes by its host', async () => {
  const site = new Site();
  const email = someone();
  await signInWith(new Page(site, { origin: PORTAL }), email);
  const page = await signInWith(new Page(site, { origin: HOME }), email);
  site.env.PORTALS = JSON.stringify([{ id: 'migris', name: { lt: 'MIGRIS', en: 'MIGRIS' }, origins: [HOME] }]);
  expect((await page.sessions()).data.sessions[1]).toMatchObject({
    host: 'portal.test',
    portal: { lt: 'portal.test', en: 'portal.test' },
    contact: null,
  });
});

test('T-idor: a person sees no session of anybody else, whatever they ask for', async () => {
  const site = new Site();
  const [page, other] = [new Page(site), new Page(site)];
  await signInWith(other, someone());
  await signInWith(page, someone());
  const [own] = (await page.sessions()).data.sessions;
  const [foreign] = (await other.sessions()).data.sessions;
  for (const input of [{}, { accountId: foreign?.id }, { id: foreign?.id }]) {
    const { text, data } = await page.call<{ sessions: { id: string }[] }>('session.list', input);
    expect(data.sessions.map(({ id }) => id)).toEqual([own?.id]);
    expect(text).not.toContain(foreign?.id);
  }
});

test('a list is read for those who are signed in, and lasts no longer than they are', async () => {
  const page = new Page(new Site());
  expect((await page.sessions()).error?.refusal).toBe('signed_out');
  await signInWith(page, someone());
  page.site.clock.pass(HOUR_MS);
  expect((await page.sessions()).error?.refusal).toBe('signed_out');
});
