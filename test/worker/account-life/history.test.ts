import type { inferRouterOutputs } from '@trpc/server';
import { describe, expect, test } from 'vitest';
import type { AppRouter } from '../../../worker/router.js';
import { SECOND_MS } from '../../support/worker/clock.js';
import { type How, Page } from '../../support/worker/page.js';
import { change, rows } from '../../support/worker/rows.js';
import { HOME, PORTAL, Site, someone } from '../../support/worker/site.js';

type History = inferRouterOutputs<AppRouter>['account']['history'];

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const OFFICES = JSON.stringify([{ id: 'vilnius', name: { lt: 'Vilniaus skyrius', en: 'Vilnius office' } }]);

const history = (page: Page, input: object = {}, how: How = {}) => page.call<History>('account.history', input, how);
const accountOf = async (email: string) =>
  (await rows<{ id: string }>('SELECT id FROM account WHERE email = ?', email))[0]?.id as string;
/** Puts an event on record, as a part of the Worker would that is not under test here. */
const put = (account: string | null, kind: string, actor: string, facts: object = {}, at = Date.now()) =>
  change(
    'INSERT INTO event (id, at, kind, account_id, actor, origin, facts) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ...[crypto.randomUUID(), at, kind, account, actor, HOME, JSON.stringify(facts)],
  );

async function somebody(site = new Site({ OFFICES })) {
  const page = new Page(site);
  const email = someone();
  await page.signIn(email);
  return { site, page, email, id: await accountOf(email) };
}

describe('a person who reads the history', () => {
  test('finds own sign-ins with site, way and device, and what was changed, newest first', async () => {
    const { site, page, email } = await somebody();
    const other = new Page(site, { origin: PORTAL });
    site.clock.pass(SECOND_MS);
    await other.ask(email);
    await other.type(await site.codeOf(email), {}, { headers: { 'user-agent': FIREFOX } });
    await page.complete();
    const { data } = await history(page);
    expect(data.entries.map(({ kind }) => kind)).toEqual([
      ...['profile_completed', 'signed_in', 'signed_in', 'account_created'],
    ]);
    const [completed, elsewhere, first] = data.entries;
    expect(completed).toMatchObject({ by: 'person', method: null, office: null, reason: null });
    expect(completed?.fields).toEqual(expect.arrayContaining(['givenNames', 'surname', 'phone']));
    expect(elsewhere).toMatchObject({
      method: 'email',
      host: 'portal.test',
      portal: { lt: 'Darbo „portalas“' },
      device: { browser: 'Firefox', system: 'Windows' },
    });
    expect(first).toMatchObject({ method: 'email', host: 'migris.test', device: null });
    expect(data).toMatchObject({ next: null, now: site.clock.now() });
  });

  test('finds which office looked and why, and never who of it, nor the number of the case', async () => {
    const { page, id, site } = await somebody();
    const facts = { office: 'vilnius', reason: 'visit', caseNumber: 'K-1' };
    await put(id, 'account_viewed', 'staff:somebody-of-staff', facts, site.clock.now());
    const answer = await history(page);
    expect(answer.data.entries[0]).toMatchObject({
      kind: 'account_viewed',
      by: 'staff',
      office: { lt: 'Vilniaus skyrius', en: 'Vilnius office' },
      reason: 'visit',
      portal: null,
      host: null,
    });
    expect(answer.text).not.toMatch(/somebody-of-staff|K-1/);
  });

  test('sees an office that is closed by its id, and what the operator or nobody did', async () => {
    const { page, id, site } = await somebody();
    await put(id, 'name_corrected', 'staff:x', { office: 'gone', reason: 'visit', fields: ['surname'] });
    await put(id, 'staff_granted', 'operator', { office: 'vilnius' }, Date.now() + 1);
    await put(id, 'account_erased', 'system', {}, Date.now() + 2);
    const [erased, granted, corrected] = (await history(page)).data.entries;
    expect(corrected).toMatchObject({ by: 'staff', office: { lt: 'gone', en: 'gone' }, fields: ['surname'] });
    expect(granted).toMatchObject({ by: 'operator', office: null });
    expect(erased).toMatchObject({ by: 'system' });
    expect(site.mailbox.mails.length).toBe(1);
  });

  test('sees VIISP and passkeys as the way, without the means', async () => {
    const { page, id } = await somebody();
    const at = Date.now();
    await put(id, 'signed_in', 'person', { method: 'auth.lt.bank', level: 3 }, at);
    await put(id, 'passkey_used', 'person', {}, at + 1);
    await put(id, 'stepped_up', 'person', {}, at + 2);
    const answer = await history(page);
    expect(answer.data.entries.slice(0, 3).map(({ method }) => method)).toEqual(['email', 'passkey', 'viisp']);
    expect(answer.text).not.toContain('auth.lt.bank');
  });

  test('is not shown attempts, counts and what staff have not decided yet', async () => {
    const { page, id } = await somebody();
    for (const kind of [
      'field_refused',
      'merge_asked',
      'erasure_proposed',
      'people_searched',
      'restored',
      'unheard_of',
    ])
      await put(id, kind, 'staff:x', { office: 'vilnius' });
    await put(null, 'code_wrong', 'system');
    expect((await history(page)).data.entries.map(({ kind }) => kind)).toEqual(['signed_in', 'account_created']);
  });

  test('turns pages of 20, misses none and sees none twice, though many are of one moment', async () => {
    const { page, id, site } = await somebody();
    for (let index = 0; index < 43; index += 1)
      await put(id, 'signed_out', 'person', {}, site.clock.now() + (index >> 3));
    const seen: string[] = [];
    const pages: number[] = [];
    let after: string | null | undefined;
    do {
      const { data } = await history(page, after ? { after } : {});
      seen.push(...data.entries.map(({ id }) => id));
      pages.push(data.entries.length);
      after = data.next;
    } while (after);
    expect(pages).toEqual([20, 20, 5]);
    expect(new Set(seen).size).toBe(45);
    const stored = await rows<{ id: string }>(
      'SELECT id FROM event WHERE account_id = ? ORDER BY at DESC, rowid DESC',
      id,
    );
    expect(seen).toEqual(stored.map((row) => row.id));
  });

  test('cannot go on from an entry of somebody else', async () => {
    const site = new Site({ OFFICES });
    const [own, other] = [await somebody(site), await somebody(site)];
    const foreign = (await history(other.page)).data.entries[0]?.id;
    expect((await history(own.page, { after: foreign })).data.entries).toEqual([]);
    expect((await history(own.page, { after: 'x'.repeat(101) })).error?.fields).toEqual({ after: 'invalid' });
  });
});

test('a page of history is found by its index, and nothing is sorted', async () => {
  const { page, id, site } = await somebody();
  const first = (await history(page)).data.entries[0]?.id as string;
  const texts: string[] = [];
  for (const input of [{}, { after: first }]) {
    await site.watch(() => history(page, input));
    texts.push(site.calls.at(-1)?.statements[0] ?? '');
  }
  expect(texts).toHaveLength(2);
  for (const text of texts) {
    const wanted = [...text.matchAll(/\?/g)].map(() => id);
    const plan = await rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, ...wanted.slice(0, -1), 21);
    const details = plan.map(({ detail }) => detail).join('\n');
    expect(details).toMatch(/SEARCH event USING INDEX event_account \(account_id=\?/);
    expect(details).not.toMatch(/SCAN event|TEMP B-TREE/);
  }
});

test('whoever is not signed in reads no history', async () => {
  const { site } = await somebody();
  expect((await history(new Page(site))).error?.refusal).toBe('signed_out');
});
