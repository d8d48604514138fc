import { describe, expect, test } from 'vitest';
import { readAddress } from '../../../worker/mail/address.js';
import { fastest } from '../../support/worker/fastest.js';
import { randomOf } from '../../support/worker/seeds.js';

describe('T-idn: an address that mixes scripts in its domain', () => {
  test.each([
    ['jonas@gооgle.com', true],
    ['jonas@gοοgle.com', true],
    ['jonas@google.com', false],
    ['jonas@münchen.de', false],
    ['jonas@почта.рф', false],
    ['jonas@почта.com', false],
  ])('%s is flagged: %s', (typed, mixed) => {
    const read = readAddress(typed);
    expect('value' in read && read.value.mixedScripts).toBe(mixed);
  });
});

test('T-redos BI-21: the longest and the most tangled address is judged in a moment', async () => {
  const tangled = [
    `${'a'.repeat(100_000)}@`,
    '@'.repeat(100_000),
    `a@${'b.'.repeat(50_000)}`,
    `${'a.'.repeat(31)}@${'b-'.repeat(31)}.lt`,
    `${'a+'.repeat(32)}@gmail.com`,
    `a@${'xn--'.repeat(60)}.lt`,
    `a@${'ß'.repeat(200)}.lt`,
    `a@${`e${String.fromCodePoint(0x301)}`.repeat(120)}.lt`,
  ];
  for (const address of tangled) {
    expect(await fastest(500, () => readAddress(address))).toBeLessThan(500);
  }
});

test('10,000 random texts: whatever is accepted is one plain address that no header can break', () => {
  const random = randomOf(42);
  const pieces = [
    'a',
    'Ž',
    '@',
    '.',
    '..',
    '+',
    '-',
    ' ',
    '\r\n',
    '"',
    '<',
    '>',
    ',',
    ';',
    ':',
    '%0a',
    'xn--',
    '[',
    ']',
  ];
  const more = [
    'lt',
    'com',
    '1',
    'é',
    'ß',
    String.fromCodePoint(0),
    String.fromCodePoint(0x202e),
    '\u3002',
    '\uff0e',
    '\u00ad',
    '🙂',
  ];
  const all = [...pieces, ...more, 'jonas@', '@example.lt', 'example.lt'];
  let accepted = 0;
  for (let turn = 0; turn < 10_000; turn += 1) {
    const length = 1 + Math.floor(random() * 8);
    const typed = Array.from({ length }, () => all[Math.floor(random() * all.length)]).join('');
    const read = readAddress(typed);
    if ('problem' in read) continue;
    accepted += 1;
    expect(read.value.deliverTo).toMatch(/^[!-?A-~]{1,64}@[a-z0-9.-]{3,}$/);
    expect(read.value.canonical).toMatch(/^[!-?[-~]{1,64}@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/);
    expect(readAddress(read.value.deliverTo)).toMatchObject({ value: { canonical: read.value.canonical } });
  }
  expect(accepted).toBeGreaterThan(20);
});
