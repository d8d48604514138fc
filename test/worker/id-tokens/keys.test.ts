import { exportJWK, generateKeyPair } from 'jose';
import { describe, expect, test } from 'vitest';
import { healthDoor } from '../../../worker/health.js';
import { SigningKeys } from '../../../worker/id-tokens/keys.js';
import { newSigningKey } from '../../../worker/signing-key.mjs';
import { publishedKeys, verified } from '../../support/worker/back-end.js';
import { guard } from '../../support/worker/canary.js';
import { Page } from '../../support/worker/page.js';
import { Site, someone } from '../../support/worker/site.js';

const [OLD, NEW] = [await newSigningKey('2026-11-01'), await newSigningKey('2027-01-01')];

async function tokenOf(site: Site): Promise<string> {
  const page = new Page(site);
  await page.signIn(someone());
  return (await page.complete()).data.idToken as string;
}

/** Whether a back end that read the keys from one Worker takes the token of another. */
async function takes(reads: Site, token: string): Promise<boolean> {
  return verified(reads, token).then(
    () => true,
    (error) => {
      expect(error.code).toBe('ERR_JWKS_NO_MATCHING_KEY');
      return false;
    },
  );
}

describe('a rotation', () => {
  const worker = (...keys: object[]) => new Site({ SIGNING_KEYS: JSON.stringify(keys) });
  const steps = {
    before: worker(OLD),
    announced: worker(OLD, NEW),
    signing: worker(NEW, OLD),
    removed: worker(NEW),
  };

  test('refuses nobody from one step to the next, whichever step a back end read the keys at', async () => {
    const order = Object.values(steps);
    for (const [index, signer] of order.entries()) {
      const token = await tokenOf(signer);
      for (const reader of order.slice(Math.max(0, index - 1), index + 2))
        expect(await takes(reader, token)).toBe(true);
    }
  });

  test('signs with the first key, and what a removed one signed is good no more', async () => {
    const token = await tokenOf(steps.announced);
    expect((await verified(steps.announced, token)).protectedHeader.kid).toBe(OLD.kid);
    expect((await verified(steps.signing, await tokenOf(steps.signing))).protectedHeader.kid).toBe(NEW.kid);
    expect(await takes(steps.removed, token)).toBe(false);
    expect(await takes(steps.before, await tokenOf(steps.signing))).toBe(false);
  });

  test('publishes every key, the public half alone', async () => {
    const { keys } = await publishedKeys(steps.signing);
    expect(keys).toEqual([NEW, OLD].map(({ d: _, ...shown }) => ({ ...shown, alg: 'ES256', use: 'sig' })));
  });
});

test('other members of a key are neither needed nor published', async () => {
  const own = { ...OLD, key_ops: ['sign'], ext: true, alg: 'ES256', use: 'sig', comment: 'ours' };
  const site = new Site({ SIGNING_KEYS: JSON.stringify([own]) });
  expect(await takes(site, await tokenOf(site))).toBe(true);
  expect(Object.keys((await publishedKeys(site)).keys[0] ?? {}).sort()).toEqual('alg crv kid kty use x y'.split(' '));
});

const rsa = await exportJWK((await generateKeyPair('RS256', { extractable: true })).privateKey);
const { d: _, ...half } = OLD;
const malformed: [string, string | undefined][] = [
  ['none', undefined],
  ['an empty one', ''],
  ['no JSON', 'x'],
  ['a key that is no list', JSON.stringify(OLD)],
  ['an empty list', '[]'],
  ['a public key', JSON.stringify([half])],
  ['a key without a kid', JSON.stringify([{ ...OLD, kid: undefined }])],
  ['a kid with a space', JSON.stringify([{ ...OLD, kid: 'a b' }])],
  ['the same kid twice', JSON.stringify([OLD, { ...NEW, kid: OLD.kid }])],
  ['a key of another kind', JSON.stringify([{ ...rsa, kid: 'rsa' }])],
  ['a key of another curve', JSON.stringify([{ ...OLD, crv: 'P-384' }])],
  ['a shorter key', JSON.stringify([{ ...OLD, d: OLD.d.slice(1) }])],
  ['a good one and a bad one', JSON.stringify([OLD, { ...NEW, d: undefined }])],
];

describe('an operator who gives for SIGNING_KEYS', () => {
  test.each(malformed)('%s is told so, without the secret, and nobody is served', async (_what, secret) => {
    guard(OLD.d);
    let message = '';
    try {
      new SigningKeys(secret);
    } catch (error) {
      message = String(error);
    }
    expect(message).toMatch(/SIGNING_KEYS must be/);
    expect(message).not.toContain(OLD.d.slice(0, 20));
    const site = new Site({ SIGNING_KEYS: secret as string });
    const answer = await new Page(site).ask(someone());
    expect([answer.status, answer.error?.refusal]).toEqual([503, null]);
    expect(site.calls).toEqual([]);
    const health = await healthDoor(site.env, site.world);
    expect([health.status, await health.json()]).toEqual([503, expect.objectContaining({ settings: false })]);
  });

  test('the halves of two keys is told so before anybody has signed in', async () => {
    const mixed = JSON.stringify([{ ...OLD, x: NEW.x, y: NEW.y }]);
    const site = new Site({ SIGNING_KEYS: mixed });
    expect(await (await healthDoor(site.env, site.world)).json()).toMatchObject({ ok: false, settings: false });
  });
});
