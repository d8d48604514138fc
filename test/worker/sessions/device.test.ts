import { describe, expect, test } from 'vitest';
import { deviceOf, readDevice } from '../../../worker/sessions/device.js';
import { API } from '../../support/worker/site.js';

const read = (agent: string | undefined) =>
  deviceOf(new Request(API, agent === undefined ? {} : { headers: { 'user-agent': agent } }));

const KIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const PHONE = 'Mozilla/5.0 (Linux; Android 10; K)';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

const known: [string, string][] = [
  ['Chrome/Windows', `${WINDOWS} ${KIT} Chrome/142.0.0.0 Safari/537.36`],
  ['Chrome/macOS', `${MAC} ${KIT} Chrome/142.0.0.0 Safari/537.36`],
  ['Chrome/Linux', `Mozilla/5.0 (X11; Linux x86_64) ${KIT} Chrome/142.0.0.0 Safari/537.36`],
  ['Chrome/ChromeOS', `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${KIT} Chrome/142.0.0.0 Safari/537.36`],
  ['Chrome/Android', `${PHONE} ${KIT} Chrome/142.0.0.0 Mobile Safari/537.36`],
  ['Chrome/iOS', `${IPHONE} CriOS/142.0.7444.46 Mobile/15E148 Safari/604.1`],
  ['Edge/Windows', `${WINDOWS} ${KIT} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`],
  ['Edge/Android', `${PHONE} ${KIT} Chrome/142.0.0.0 Mobile Safari/537.36 EdgA/142.0.0.0`],
  ['Edge/iOS', `${IPHONE} Version/18.0 EdgiOS/142.0.3595.46 Mobile/15E148 Safari/604.1`],
  ['Firefox/Windows', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0'],
  ['Firefox/macOS', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0'],
  ['Firefox/Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'],
  ['Firefox/Android', 'Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0'],
  ['Firefox/iOS', `${IPHONE} FxiOS/145.0 Mobile/15E148 Safari/604.1`],
  ['Safari/macOS', `${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15`],
  ['Safari/iOS', `${IPHONE} Version/26.0 Mobile/15E148 Safari/604.1`],
  [
    'Safari/iOS',
    'Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  ],
  ['Samsung Internet/Android', `${PHONE} ${KIT} SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36`],
  ['Opera/Windows', `${WINDOWS} ${KIT} Chrome/141.0.0.0 Safari/537.36 OPR/125.0.0.0`],
  ['Opera/Android', `${PHONE} ${KIT} Chrome/141.0.0.0 Mobile Safari/537.36 OPR/92.0.0.0`],
  ['Opera/iOS', `${IPHONE} Version/18.5 Mobile/15E148 Safari/604.1 OPT/6.1.0`],
];
test.each(known)('%s is told from what it says of itself', (device, agent) => {
  expect(read(agent)).toBe(device);
});

const unknown: [string, string | undefined][] = [
  ['says nothing', undefined],
  ['says an empty text', ''],
  ['is a program', 'curl/8.5.0'],
  ['is a robot', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
  ['is run by a program', `Mozilla/5.0 (X11; Linux x86_64) ${KIT} HeadlessChrome/142.0.0.0 Safari/537.36`],
  ['is an extension of Edge', `${WINDOWS} ${KIT} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0 Tool/1.0`],
  ['is another one made of Chrome', `${WINDOWS} ${KIT} Chrome/142.0.0.0 YaBrowser/25.10.0 Safari/537.36`],
  [
    'is inside an Android app',
    `Mozilla/5.0 (Linux; Android 16; Pixel 9; wv) ${KIT} Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36`,
  ],
  ['is inside an iOS app', `${IPHONE} Mobile/15E148`],
  ['is inside an app that says so', `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/500.0]`],
  [
    'has a system that is not known',
    'Mozilla/5.0 (PlayStation; PlayStation 5/6.50) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.4 Safari/605.1.15',
  ],
  ['names something that every object has', `${WINDOWS} constructor/1.0`],
  ['names its system outside the brackets', 'Mozilla/5.0 Gecko/20100101 Firefox/145.0 Windows NT 10.0'],
];
test.each(unknown)('a browser that %s is not guessed at', (_what, agent) => {
  expect(read(agent)).toBeNull();
});

test('T-redos: a text that is longer than any browser writes is not read', () => {
  const [, firefox = ''] = known.find(([device]) => device === 'Firefox/Windows') ?? [];
  const padded = (length: number) => firefox.replace('rv:', `${'x'.repeat(length - firefox.length)}; rv:`.slice(2));
  expect(padded(512)).toHaveLength(512);
  expect(read(padded(512))).toBe('Firefox/Windows');
  expect(read(padded(513))).toBeNull();
});

describe('what was kept is read', () => {
  test.each([
    ['Samsung Internet/Android', { browser: 'Samsung Internet', system: 'Android' }],
    [null, null],
    ['', null],
    ['Firefox', null],
  ])('%j', (kept, device) => {
    expect(readDevice(kept)).toEqual(device);
  });
});
