import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { networkOf } from '../../worker/context.js';
import { failBefore } from '../support/worker/faults.js';
import { type Answer, otherThan, Page } from '../support/worker/page.js';
import { challengeOf, sessions } from '../support/worker/rows.js';
import { Site, someone, somewhere } from '../support/worker/site.js';
import type { Call } from '../support/worker/taps.js';

describe('T-bypass: whoever dresses one mailbox up differently still has five mails an hour', () => {
  const name = () => `jonas${crypto.randomUUID().slice(0, 8)}`;
  const disguises: [string, (name: string) => string[]][] = [
    ['capitals', (n) => [`${n}@example.lt`, `${n.toUpperCase()}@EXAMPLE.LT`]],
    ['dots at Gmail', (n) => [`${n}@gmail.com`, `${n[0]}.${n.slice(1)}@gmail.com`]],
    ['tags at Gmail', (n) => [`${n}@gmail.com`, `${n}+a@gmail.com`, `${n}+b+c@gmail.com`]],
    ['the other name of Gmail', (n) => [`${n}@gmail.com`, `${n}@googlemail.com`]],
    ['tags at Outlook', (n) => [`${n}@outlook.com`, `${n}+1@outlook.com`]],
    ['the Unicode and the ASCII name of a domain', (n) => [`${n}@münchen.de`, `${n}@xn--mnchen-3ya.de`]],
    ['full-width letters', (n) => [`${n}@example.lt`, `${n}@ｅｘａｍｐｌｅ.lt`]],
  ];

  test.each(disguises)('by %s', async (_how, spell) => {
    const site = new Site();
    const faces = spell(name());
    const results: number[] = [];
    for (let index = 0; index < 8; index += 1)
      results.push((await new Page(site).ask(faces[index % faces.length] as string)).status);
    expect(results).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
  });

  test('and so are all tags of any domain, but not dots elsewhere', async () => {
    const site = new Site();
    const mailbox = name();
    for (let index = 0; index < 5; index += 1) await new Page(site).ask(`${mailbox}@example.lt`);
    expect((await new Page(site).ask(`${mailbox}+x@example.lt`)).status).toBe(429);
    expect((await new Page(site).ask(`${mailbox[0]}.${mailbox.slice(1)}@example.lt`)).status).toBe(200);
  });
});

describe('T-bypass BI-47: a caller’s network is', () => {
  const networks: [string, string | null, string][] = [
    ['an IPv4 address', '192.0.2.7', '192.0.2.7'],
    ['the same for an IPv4 address written as IPv6', '::ffff:192.0.2.7', '192.0.2.7'],
    ['the first half of an IPv6 address', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['the same for its neighbours', '2001:DB8:1:2:ffff::1', '2001:db8:1:2::/64'],
    ['the same however the zeros are written', '2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
    ['right when zeros are left out early', '2001:db8::9', '2001:db8:0:0::/64'],
    ['right for the shortest address', '::1', '0:0:0:0::/64'],
    ['one common bucket without a header', null, 'unknown'],
    ['one common bucket for two addresses in a header', '192.0.2.7, 192.0.2.8', 'unknown'],
    ['one common bucket for a name', 'localhost', 'unknown'],
    ['one common bucket for nonsense', ':::::', 'unknown'],
    ['one common bucket for a long text', '1'.repeat(46), 'unknown'],
  ];
  test.each(networks)('%s', (_what, header, network) => {
    expect(networkOf(header)).toBe(network);
  });
});

test('BI-47: whoever forges X-Forwarded-For is counted by the network the call came from', async () => {
  const page = new Page(new Site());
  const forged = (index: number) => ({
    headers: {
      'x-forwarded-for': `198.51.100.${index}`,
      'x-real-ip': `198.51.100.${index}`,
      forwarded: `for=198.51.100.${index}`,
    },
  });
  for (let index = 0; index < 30; index += 1) await page.ask(someone(), {}, forged(index));
  expect((await page.ask(someone(), {}, forged(31))).error?.refusal).toBe('too_many_calls');
});

test('T-bypass: whoever moves through a /64 is one network', async () => {
  const site = new Site();
  const page = new Page(site);
  const net = `2001:db8:${Math.floor(Math.random() * 65_536).toString(16)}:7`;
  for (let index = 1; index <= 30; index += 1) await page.ask(someone(), {}, { ip: `${net}::${index.toString(16)}` });
  expect((await page.ask(someone(), {}, { ip: `${net}:ffff::1` })).error?.refusal).toBe('too_many_calls');
  expect((await page.ask(someone(), {}, { ip: `${net.slice(0, -1)}8::1` })).status).toBe(200);
});

test('a network may type 60 codes in ten minutes; one more is refused and not judged', async () => {
  const site = new Site();
  const ip = somewhere();
  const pages: Page[] = [];
  for (let index = 0; index < 13; index += 1) {
    const page = new Page(site);
    await page.ask(someone());
    pages.push(page);
    const wrong = otherThan(await site.codeOf(page.email));
    if (index < 12) for (let turn = 0; turn < 5; turn += 1) await page.type(wrong, {}, { ip });
  }
  const page = pages[12] as Page;
  const code = await site.codeOf(page.email);
  site.clock.pass(60_000);
  const refused = await page.type(code, {}, { ip });
  expect([refused.status, refused.error?.refusal, refused.error?.retryAfter]).toEqual([429, 'too_many_calls', 540]);
  expect((await challengeOf(page))?.tries).toBe(0);
  expect((await page.type(code)).status).toBe(200);
});

describe('at the edge', () => {
  const { EDGE_NETWORK, EDGE_CHALLENGE } = env;

  const burst = <Result>(times: number, call: () => Promise<Result>) =>
    Promise.all(Array.from({ length: times }, call));
  const turnedAway = (answers: Answer<unknown>[]) =>
    answers.filter(({ error }) => error?.refusal === 'too_many_calls' && error.retryAfter === 10).length;
  const asked = (site: Site, binding: Call['binding']) => site.calls.filter((call) => call.binding === binding).length;

  // A window of the edge may end in the middle of a burst: then twice the limit is served, never more.
  test('whoever sends more than 20 calls in ten seconds is turned away before any store is asked', async () => {
    const site = new Site({ EDGE_NETWORK });
    const page = new Page(site);
    const away = turnedAway(await burst(60, () => page.ask(someone())));
    expect(away).toBeGreaterThanOrEqual(20);
    expect(asked(site, 'd1')).toBe(60 - away);
  });

  test('whoever types a flood of codes from one network is turned away before any store is asked', async () => {
    const site = new Site({ EDGE_NETWORK });
    const page = new Page(site);
    page.email = someone();
    const secret = () => `${crypto.randomUUID()}-${crypto.randomUUID()}`.slice(0, 43);
    const away = turnedAway(await burst(60, () => page.type('12345678', { challenge: secret() })));
    expect(away).toBeGreaterThanOrEqual(20);
    expect([asked(site, 'd1'), asked(site, 'kv')]).toEqual([60 - away, 60 - away]);
  });

  test('whoever types more than ten codes of one challenge in a minute is turned away', async () => {
    const site = new Site({ EDGE_CHALLENGE });
    const page = new Page(site);
    await page.ask(someone());
    site.calls.length = 0;
    const away = turnedAway(await burst(40, () => page.type('00000000', {}, { ip: somewhere() })));
    expect(away).toBeGreaterThanOrEqual(20);
    expect(asked(site, 'kv')).toBe(40 - away);
  });

  test('F33: when the edge does not answer, people are served and the limits of the database hold', async () => {
    const site = new Site();
    site.meddle = failBefore('edge', 'rate limiting is unavailable');
    const page = new Page(site);
    const email = someone();
    for (let index = 0; index < 5; index += 1) expect((await page.ask(email)).status).toBe(200);
    expect((await page.ask(email)).error?.refusal).toBe('too_many_mails');
    const before = await sessions();
    const wrong = otherThan(...(await site.codesOf(email)));
    for (let index = 0; index < 5; index += 1) await page.type(wrong);
    expect((await page.type(wrong)).error?.refusal).toBe('tries_spent');
    expect(await sessions()).toBe(before);
  });
});
