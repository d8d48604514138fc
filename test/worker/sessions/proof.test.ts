import { describe, expect, test } from 'vitest';
import { base64url } from '../../../worker/encoding.js';
import { type Key, newKey, type ProofFacts } from '../../support/worker/key.js';
import { type How, Page } from '../../support/worker/page.js';
import { refusedQuietly } from '../../support/worker/quiet.js';
import { API, Site, someone } from '../../support/worker/site.js';

async function signedIn() {
  const page = new Page(new Site());
  await page.signIn(someone());
  return page;
}

const seconds = (page: Page, off: number): ProofFacts => ({
  payload: { iat: Math.floor(page.site.clock.now() / 1000) + off },
});

type Forge = (page: Page, other: Key) => How | Promise<How>;

const forgeries: [string, string, Forge][] = [
  ['no proof', 'no proof', () => ({ proof: null })],
  ['an empty proof', 'no proof', () => ({ proof: '' })],
  ['a proof that is no JWT', 'malformed or not JOSE', () => ({ proof: 'a.b.c' })],
  ['a proof of another key', 'key', (_, other) => ({ proof: { header: { jwk: other.jwk }, signer: other } })],
  ['a proof that another key signed', 'signature', (_, other) => ({ proof: { signer: other } })],
  ['a proof for another method', 'htm', () => ({ proof: { payload: { htm: 'GET' } } })],
  ['a proof for the method in small letters', 'htm', () => ({ proof: { payload: { htm: 'post' } } })],
  ['a proof for another procedure', 'htu', () => ({ proof: { payload: { htu: `${API}/trpc/profile.read` } } })],
  ['a proof for another host', 'htu', () => ({ proof: { payload: { htu: 'https://evil.test/trpc/session.read' } } })],
  ['a proof for another scheme', 'htu', () => ({ proof: { payload: { htu: 'http://api.test/trpc/session.read' } } })],
  ['a proof for no address', 'htu', () => ({ proof: { payload: { htu: undefined } } })],
  ['a proof for another token', 'ath', () => ({ proof: { payload: { ath: 'A'.repeat(43) } } })],
  ['a proof for no token', 'ath', () => ({ proof: { payload: { ath: undefined } } })],
  ['a proof without a name of its own', 'jti', () => ({ proof: { payload: { jti: undefined } } })],
  ['a proof with a short name', 'jti', () => ({ proof: { payload: { jti: 'short' } } })],
  ['a proof with a number for a name', 'jti', () => ({ proof: { payload: { jti: 1234567890123456 } } })],
  ['a proof with an endless name', 'jti', () => ({ proof: { payload: { jti: 'a'.repeat(129) } } })],
  ['a proof at a time that is a text', 'iat', () => ({ proof: { payload: { iat: 'now' } } })],
  ['a proof of another kind of token', 'typ', () => ({ proof: { header: { typ: 'JWT' } } })],
  ['a proof without a kind', 'typ', () => ({ proof: { header: { typ: undefined } } })],
  ['a proof without a signature', 'alg', () => ({ proof: { header: { alg: 'none' } } })],
  ['a proof with a shared secret', 'alg', () => ({ proof: { header: { alg: 'HS256' } } })],
  ['a proof of another algorithm', 'alg', () => ({ proof: { header: { alg: 'ES384' } } })],
  ['a proof without a key', 'jwk', () => ({ proof: { header: { jwk: undefined } } })],
  ['a proof with a key that is a text', 'jwk', () => ({ proof: { header: { jwk: 'key' } } })],
  ['a proof with a secret key', 'jwk', async (page) => ({ proof: { header: { jwk: await secretOf(page) } } })],
  [
    'a proof with a key of another curve',
    'jwk',
    async (page) => ({ proof: { header: { jwk: { ...(await page.key).jwk, crv: 'P-384' } } } }),
  ],
  ['a proof with demands nobody knows', 'crit', () => ({ proof: { header: { crit: ['exp2'], exp2: 1 } } })],
  ['a proof that is too long', 'length', () => ({ proof: { payload: { more: 'x'.repeat(2048) } } })],
];

async function secretOf(page: Page) {
  return crypto.subtle.exportKey('jwk', (await page.key).pair.privateKey);
}

describe('T-dpop BI-48: a caller with the right token and', () => {
  test.each(forgeries)('%s (%s) is refused', async (_what, _why, forge) => {
    const page = await signedIn();
    const answer = await refusedQuietly(page.token, async () => page.session(await forge(page, await newKey())));
    expect(answer.status).toBe(401);
    expect(answer.error?.refusal).toMatch(/^(proof_refused|signed_out)$/);
    expect((await page.session()).status).toBe(200);
  });

  test('two proofs is refused', async () => {
    const page = await signedIn();
    const twice = await page.session({ headers: { dpop: 'a.b.c, d.e.f' } });
    expect(twice.error?.refusal).toBe('proof_refused');
  });

  test.each([-61, 61, -3600, 1e9])(
    'a clock that is %i seconds off is told the time, and may try again',
    async (off) => {
      const page = await signedIn();
      const answer = await page.session({ proof: seconds(page, off) });
      expect([answer.status, answer.error?.refusal]).toEqual([401, 'proof_stale']);
      expect(answer.error?.now).toBe(page.site.clock.now());
    },
  );

  test.each([-60, -1, 1, 60])('a clock that is %i seconds off is served', async (off) => {
    const page = await signedIn();
    expect((await page.session({ proof: seconds(page, off) })).status).toBe(200);
  });

  test('a proof that expired by its own word long ago is judged by our clock alone', async () => {
    const page = await signedIn();
    expect((await page.session({ proof: { payload: { iat: -1e300 } } })).error?.refusal).toBe('proof_stale');
    const without = await page.session({ proof: { payload: { iat: undefined } } });
    expect(without.status).toBe(401);
  });

  test('a time with fractions may write', async () => {
    const page = await signedIn();
    const iat = page.site.clock.now() / 1000 + 0.1234;
    expect((await page.complete({}, { proof: { payload: { iat } } })).status).toBe(200);
  });
});

describe('T-dpop BI-48: a caller with a good proof and', () => {
  const tokens: [string, (page: Page) => How][] = [
    ['no token', () => ({ token: null })],
    ['an unknown token', () => ({ token: 'A'.repeat(43) })],
    [
      'a token with one letter changed',
      (page) => ({ token: `${page.token?.slice(0, 42)}${page.token?.at(-1) === 'A' ? 'E' : 'A'}` }),
    ],
    ['a token under another scheme', (page) => ({ headers: { authorization: `Bearer ${page.token}` } })],
    ['a token that is too long', (page) => ({ token: `${page.token}A` })],
    ['the hash of the token', () => ({ token: base64url(new Uint8Array(32)) })],
  ];
  test.each(tokens)('%s is nobody', async (_what, how) => {
    const page = await signedIn();
    const answer = await page.session(how(page));
    expect([answer.status, answer.error?.refusal]).toEqual([401, 'signed_out']);
  });

  test('the token of another page is nobody', async () => {
    const [page, thief] = [await signedIn(), await signedIn()];
    const answer = await thief.session({ token: page.token as string });
    expect([answer.status, answer.error?.refusal]).toEqual([401, 'signed_out']);
  });
});

describe('T-dpop: a proof that was used for a write', () => {
  const replayed = { payload: { jti: 'the-same-name-again' } };

  test('cannot be used for another one', async () => {
    const page = await signedIn();
    await page.complete();
    expect((await page.update({ language: 'en' }, { proof: replayed })).status).toBe(200);
    const again = await page.update({ language: 'ru' }, { proof: replayed });
    expect([again.status, again.error?.refusal]).toEqual([401, 'proof_refused']);
    expect((await page.profile()).data.language).toBe('en');
  });

  test('is used up by one of 20 at once', async () => {
    const page = await signedIn();
    await page.complete();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => page.update({ language: 'en' }, { proof: replayed })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await page.profile()).data.version).toBe(2);
  });

  test('does not hinder another page that chose the same name', async () => {
    for (let index = 0; index < 2; index += 1) {
      const page = await signedIn();
      expect((await page.complete({}, { proof: replayed })).status).toBe(200);
    }
  });
});

test('T-alg T-dpop: a page whose key is of another kind is refused, however good its proof is', async () => {
  const page = new Page(new Site(), { key: await newKey('P-384') });
  await page.ask(someone());
  const code = await page.site.codeOf(page.email);
  const answer = await refusedQuietly(code, () => page.type(code, {}, { proof: { header: { alg: 'ES384' } } }));
  expect(answer.error?.refusal).toBe('proof_refused');
});

test('T-dpop: nobody types a code without a proof, and the code stays good', async () => {
  const page = new Page(new Site());
  await page.ask(someone());
  const code = await page.site.codeOf(page.email);
  page.site.calls.length = 0;
  for (const proof of [null, 'a.b.c', { payload: { htu: `${API}/trpc/session.read` } }])
    expect((await page.type(code, {}, { proof })).error?.refusal).toBe('proof_refused');
  expect(page.site.calls).toEqual([]);
  expect((await page.type(code)).status).toBe(200);
});
