import { describe, expect, test } from 'vitest';
import { joined, sha256 } from '../../worker/encoding.js';
import { KeyRing } from '../../worker/keys.js';

const A = `a:${'A'.repeat(43)}`;
const B = `b:${'B'.repeat(43)}`;

test.each([
  ['none', undefined],
  ['an empty one', ''],
  ['one without an id', 'A'.repeat(43)],
  ['one that is too short', `a:${'A'.repeat(42)}`],
  ['one with a strange id', `a b:${'A'.repeat(43)}`],
  ['a good one and a bad one', `${A},b:short`],
  ['one that is no base64url', `a:${'!'.repeat(43)}`],
  ['the same id twice', `${A},a:${'B'.repeat(43)}`],
])('an operator who gives %s for KEYS is told so, without the secret', (_what, secret) => {
  let message = '';
  try {
    new KeyRing(secret);
  } catch (error) {
    message = String(error);
  }
  expect(message).toMatch(/KEYS must be/);
  expect(message).not.toContain('AAAA');
});

test('an operator may space the keys as they like, and the newest stands first', () => {
  expect(new KeyRing(` ${B} , ${A} `).ids).toEqual(['b', 'a']);
  expect(new KeyRing(`${B},${A}`).current).toBe('b');
});

test('no two purposes, keys or lists of parts share a MAC', async () => {
  const ring = new KeyRing(`${B},${A}`);
  const macs = await Promise.all([
    ...(['address', 'challenge', 'code', 'device', 'session'] as const).map((purpose) => ring.mac(purpose, ['x'])),
    ring.mac('code', ['x'], 'a'),
    ring.mac('code', ['x', '']),
    ring.mac('code', ['', 'x']),
    ring.mac('code', ['x","']),
    ring.mac('code', [1]),
    ring.mac('code', ['1']),
  ]);
  expect(new Set(macs).size).toBe(macs.length);
  for (const mac of macs) expect(mac).toMatch(/^[\w-]{43}$/);
});

test('parts cannot run into each other', () => {
  const text = (...parts: string[]) => new TextDecoder().decode(joined(...parts));
  expect(text('a', 'bc')).not.toBe(text('ab', 'c'));
  expect(text('a|b')).not.toBe(text('a', 'b'));
});

test('a MAC is of one purpose, one key and one list of parts, and a changed one is of none', async () => {
  const ring = new KeyRing(`${B},${A}`);
  const mac = await ring.mac('code', ['x'], 'a');
  expect(await ring.macMatches('code', ['x'], mac, 'a')).toBe(true);
  expect(await ring.macMatches('code', ['x'], mac, 'b')).toBe(false);
  expect(await ring.macMatches('device', ['x'], mac, 'a')).toBe(false);
  expect(await ring.macMatches('code', ['y'], mac, 'a')).toBe(false);
  expect(await ring.macMatches('code', ['x'], mac, 'gone')).toBe(false);
  expect(await ring.macMatches('code', ['x'], `${mac.slice(0, 42)}`, 'a')).toBe(false);
  expect(await ring.macMatches('code', ['x'], '', 'a')).toBe(false);
});

describe('a sealed text', () => {
  test('is read by whoever holds the key, also when it is the retired one', async () => {
    const seal = await new KeyRing(A).seal('outbox', 'jonas@example.lt 12345678 ąčę');
    expect(seal).not.toContain('jonas');
    expect(await new KeyRing(`${B},${A}`).open('outbox', seal)).toBe('jonas@example.lt 12345678 ąčę');
  });

  test('is never sealed the same way twice', async () => {
    const ring = new KeyRing(A);
    expect(await ring.seal('outbox', 'x')).not.toBe(await ring.seal('outbox', 'x'));
  });

  test('is refused when it was changed, or is for another purpose, or its key has left', async () => {
    const ring = new KeyRing(A);
    const seal = await ring.seal('outbox', 'jonas@example.lt');
    const [id, iv, text = ''] = seal.split('.');
    const changed = `${id}.${iv}.${text[0] === 'A' ? 'B' : 'A'}${text.slice(1)}`;
    await expect(ring.open('outbox', changed)).rejects.toThrow();
    await expect(ring.open('code', seal)).rejects.toThrow();
    await expect(new KeyRing(B).open('outbox', seal)).rejects.toThrow();
    await expect(ring.open('outbox', '')).rejects.toThrow();
  });
});

test('a hash is SHA-256 as base64url', async () => {
  expect(await sha256('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
});
