import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { type CodeSubject, compareCode, drawCode, keepCode } from '../../../worker/challenges/codes.js';
import { identify } from '../../../worker/challenges/identity.js';
import { type Context, createContext } from '../../../worker/context.js';
import { randomOf } from '../../support/worker/seeds.js';
import { API, HOME, PORTAL, Site, someone } from '../../support/worker/site.js';

/** Words one after the other. */
function words(...values: number[]): () => number {
  return () => values.shift() as number;
}

describe('a code', () => {
  test('keeps the zeros in front', () => {
    expect(drawCode(words(0))).toBe('00000000');
    expect(drawCode(words(1_234_567))).toBe('01234567');
    expect(drawCode(words(99_999_999))).toBe('99999999');
    expect(drawCode(words(100_000_000))).toBe('00000000');
  });

  test('is not drawn from words that would make some codes likelier', () => {
    expect(drawCode(words(4_200_000_000, 5))).toBe('00000005');
    expect(drawCode(words(4_294_967_295, 4_200_000_000, 7))).toBe('00000007');
    expect(drawCode(words(4_199_999_999))).toBe('99999999');
  });

  test('has every digit about equally often in every place', () => {
    const random = randomOf(7);
    const counts = Array.from({ length: 8 }, () => Array<number>(10).fill(0));
    for (let draw = 0; draw < 20_000; draw += 1)
      for (const [place, digit] of Array.from(drawCode(() => Math.floor(random() * 2 ** 32))).entries())
        (counts[place] as number[])[Number(digit)] = ((counts[place] as number[])[Number(digit)] as number) + 1;
    for (const place of counts) {
      const chi = place.reduce((sum, seen) => sum + (seen - 2000) ** 2 / 2000, 0);
      expect(chi).toBeLessThan(40);
    }
  });

  test('comes from the system’s chance unless a test says otherwise', () => {
    const drawn = new Set(Array.from({ length: 200 }, () => drawCode()));
    expect(drawn.size).toBeGreaterThan(195);
    for (const code of drawn) expect(code).toMatch(/^\d{8}$/);
  });
});

/** A context as the door makes one. */
function contextOf(site: Site): Context {
  const request = new Request(`${API}/trpc/signIn.verify`, { method: 'POST', headers: { origin: HOME } });
  return createContext(request, site.env, createExecutionContext(), site.world, 'test');
}

async function subjectOf(ctx: Context): Promise<CodeSubject> {
  return {
    challengeId: crypto.randomUUID(),
    purpose: 'sign_in',
    origin: HOME,
    identity: await identify(ctx, someone()),
  };
}

describe('T-cross-purpose: a verifier matches its own code, and no other', () => {
  const others: [string, (subject: CodeSubject, ctx: Context) => Promise<CodeSubject>][] = [
    ['another challenge', async (subject) => ({ ...subject, challengeId: crypto.randomUUID() })],
    ['another purpose', async (subject) => ({ ...subject, purpose: 'email_change' })],
    ['another site', async (subject) => ({ ...subject, origin: PORTAL })],
    ['another address', async (subject, ctx) => ({ ...subject, identity: await identify(ctx, someone()) })],
  ];

  test('with the same subject and code', async () => {
    const ctx = contextOf(new Site());
    const subject = await subjectOf(ctx);
    await keepCode(ctx, subject, 1, '01234567');
    expect(await compareCode(ctx, subject, 1, '01234567')).toEqual({ read: [1], match: 1 });
    expect(await compareCode(ctx, subject, 1, '01234568')).toEqual({ read: [1], match: 0 });
    expect(await compareCode(ctx, subject, 1, '1234567')).toEqual({ read: [1], match: 0 });
  });

  test.each(others)('not with %s, even when the verifier is moved there', async (_what, change) => {
    const ctx = contextOf(new Site());
    const subject = await subjectOf(ctx);
    await keepCode(ctx, subject, 1, '01234567');
    const other = await change(subject, ctx);
    const stored = (await env.CODES.get(`otp:${subject.challengeId}:1`)) as string;
    await env.CODES.put(`otp:${other.challengeId}:1`, stored);
    expect(await compareCode(ctx, other, 1, '01234567')).toEqual({ read: [1], match: 0 });
  });

  test('not for another send of the same challenge', async () => {
    const ctx = contextOf(new Site());
    const subject = await subjectOf(ctx);
    await keepCode(ctx, subject, 1, '01234567');
    const stored = (await env.CODES.get(`otp:${subject.challengeId}:1`)) as string;
    await env.CODES.put(`otp:${subject.challengeId}:2`, stored);
    expect(await compareCode(ctx, subject, 2, '01234567')).toEqual({ read: [1, 2], match: 1 });
    await env.CODES.delete(`otp:${subject.challengeId}:1`);
    expect(await compareCode(ctx, subject, 2, '01234567')).toEqual({ read: [2], match: 0 });
  });

  test('and the same code makes another verifier every time', async () => {
    const ctx = contextOf(new Site());
    const subject = await subjectOf(ctx);
    for (const number of [1, 2, 3]) await keepCode(ctx, subject, number, '01234567');
    const places = [1, 2, 3].map((number) => `otp:${subject.challengeId}:${number}`);
    const stored = await env.CODES.get(places, 'text');
    expect(new Set(stored.values()).size).toBe(3);
    expect(await compareCode(ctx, subject, 3, '01234567')).toMatchObject({ read: [1, 2, 3] });
  });
});
