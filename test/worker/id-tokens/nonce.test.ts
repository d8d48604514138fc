import { describe, expect, test } from 'vitest';
import { claimsOf, settled } from '../../support/worker/back-end.js';
import { Page } from '../../support/worker/page.js';
import { HOME, Site, someone } from '../../support/worker/site.js';

describe('the nonce', () => {
  test('is in the token exactly as the page gave it, and absent where it gave none', async () => {
    const page = await settled();
    expect(await claimsOf(page)).not.toHaveProperty('nonce');
    const odd = `!"#$%&'()*+,-./:;<=>?@[]^_\`{|}~\\`;
    for (const nonce of [odd, 'aBcD', 'x', 'y'.repeat(255)]) {
      await page.freshIdToken({ nonce });
      expect((await claimsOf(page)).nonce).toBe(nonce);
    }
    await page.freshIdToken();
    expect(await claimsOf(page)).not.toHaveProperty('nonce');
  });

  test('cannot say anything else than itself', async () => {
    const page = await settled();
    const before = await claimsOf(page);
    const nonce = '","acr":"3","aud":"jobs","sub":"somebody';
    await page.freshIdToken({ nonce });
    expect(await claimsOf(page)).toEqual({ ...before, nonce });
  });

  const wrong: [string, unknown][] = [
    ['empty', ''],
    ['too long', 'x'.repeat(256)],
    ['with a space', 'a b'],
    ['with a line break', 'a\nb'],
    ['with a letter beyond ASCII', 'ą'],
    ['a number', 1],
    ['a list', ['a']],
    ['an object', { toString: 'a' }],
  ];
  test.each(wrong)('is refused where it is %s, at every door, and does nothing', async (_what, nonce) => {
    const site = new Site();
    const page = await settled(HOME, site);
    const told = { fields: { nonce: 'invalid' }, refusal: null };
    expect((await page.freshIdToken({ nonce })).error).toMatchObject(told);
    expect((await page.session({}, { nonce } as never)).error).toMatchObject(told);
    expect((await page.complete({ nonce })).error).toMatchObject(told);
    expect((await page.call('email.link', { challenge: 'A'.repeat(43), nonce })).error).toMatchObject(told);
    const newcomer = new Page(site);
    await newcomer.ask(someone());
    const code = await site.codeOf(newcomer.email);
    expect((await newcomer.type(code, { nonce })).error).toMatchObject(told);
    expect((await newcomer.type(code)).status).toBe(200);
    const input = { handoff: `a.${'b'.repeat(16)}.c`, attempt: 'A'.repeat(22), nonce };
    expect((await newcomer.call('viisp.finish', input)).error).toMatchObject(told);
  });
});
