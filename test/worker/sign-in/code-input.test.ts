import { describe, expect, test } from 'vitest';
import { newAttempt, otherThan, Page } from '../../support/worker/page.js';
import { refusedQuietly } from '../../support/worker/quiet.js';
import { challengeOf, change } from '../../support/worker/rows.js';
import { PORTAL, Site, someone } from '../../support/worker/site.js';

async function waiting() {
  const page = new Page(new Site());
  await page.ask(someone());
  return { page, code: await page.site.codeOf(page.email) };
}

const digits = (zero: number) => (code: string) =>
  Array.from(code, (digit) => String.fromCodePoint(zero + Number(digit))).join('');
const gap = (between: string) => (code: string) => `${code.slice(0, 4)}${between}${code.slice(4)}`;

describe('a person who types the right code', () => {
  const ways: [string, string, (code: string) => string][] = [
    ['BI-24', 'as it is', (code) => code],
    ['BI-25', 'with a space', gap(' ')],
    ['BI-25', 'with a dash', gap('-')],
    ['BI-25', 'with a no-break space', gap(String.fromCodePoint(0xa0))],
    ['BI-25', 'with an en dash', gap('–')],
    ['BI-25', 'with spaces and a line break round it', (code) => ` ${code}\r\n`],
    ['BI-26', 'in Arabic-Indic digits', digits(0x660)],
    ['BI-26', 'in Persian digits', digits(0x6f0)],
    ['BI-26', 'in Bengali digits', digits(0x9e6)],
    ['BI-26', 'in full-width digits', digits(0xff10)],
  ];

  test.each(ways)('%s: %s, is signed in once', async (_id, _way, spell) => {
    const { page, code } = await waiting();
    expect((await page.type(spell(code))).status).toBe(200);
    expect((await page.type(spell(code))).error?.refusal).toBe('code_used');
  });
});

describe('a person whose code cannot be one', () => {
  const bad: [string, string, (code: string) => unknown, string][] = [
    ['BI-27', 'has seven digits', (code) => code.slice(0, 7), 'code_too_short'],
    ['BI-28', 'has nine digits', (code) => `${code}9`, 'code_too_long'],
    ['BI-29', 'ends in a letter', (code) => `${code.slice(0, 7)}a`, 'code_not_digits'],
    ['BI-29', 'has the letter O for a zero', (code) => `O${code.slice(1)}`, 'code_not_digits'],
    ['BI-30', 'is a number and not a text', (code) => Number(code), 'invalid'],
    ['BI-31', 'is empty', () => '', 'code_required'],
    ['BI-31', 'is null', () => null, 'invalid'],
    ['BI-31', 'is a list', () => [], 'invalid'],
    ['BI-32', 'has a plus in front', (code) => `+${code}`, 'code_not_digits'],
    ['BI-32', 'is a number of programmers', () => '1e7', 'code_not_digits'],
    ['BI-32', 'is hexadecimal', (code) => `0x${code}`, 'code_not_digits'],
    ['BI-33', 'hides behind 10 KB of spaces', (code) => ' '.repeat(10_240) + code, 'code_too_long'],
  ];

  test.each(bad)('%s: because it %s is told so and loses no try', async (_id, _what, spell, problem) => {
    const { page, code } = await waiting();
    page.site.calls.length = 0;
    const answer = await refusedQuietly(spell(code), () => page.type(spell(code)));
    expect(answer.status).toBe(400);
    expect(answer.error?.fields).toEqual({ code: problem });
    expect(page.site.calls).toEqual([]);
    expect((await challengeOf(page))?.tries).toBe(0);
  });
});

test('BI-34 T-no-secret: whoever has the code but not the secret of the page gets nowhere, and nobody loses a try', async () => {
  const { page, code } = await waiting();
  const thief = new Page(page.site);
  await thief.ask(someone());
  thief.email = page.email;
  const answer = await refusedQuietly(code, () => thief.type(code));
  expect(answer.status).toBe(401);
  expect(answer.error?.refusal).toBe('code_expired');
  expect((await challengeOf(page))?.tries).toBe(0);
  expect((await challengeOf(thief))?.tries).toBe(0);
});

test('BI-35 T-cross-purpose: whoever brings a code of another purpose is not signed in', async () => {
  const { page, code } = await waiting();
  await change('UPDATE otp_challenge SET purpose = ? WHERE id = ?', 'email_change', (await challengeOf(page))?.id);
  const answer = await refusedQuietly(code, () => page.type(code));
  expect(answer.error?.refusal).toBe('code_expired');
});

test('BI-36 T-cross-purpose: whoever brings a code from another registered site is not signed in', async () => {
  const { page, code } = await waiting();
  const other = new Page(page.site, { origin: PORTAL });
  Object.assign(other, { email: page.email, challenge: page.challenge });
  const answer = await refusedQuietly(code, () => other.type(code));
  expect(answer.error?.refusal).toBe('code_expired');
  expect((await challengeOf(page))?.tries).toBe(0);
  expect((await page.type(code)).status).toBe(200);
});

test('BI-37: whoever brings an unknown, changed or expired challenge hears the same', async () => {
  const { page, code } = await waiting();
  const last = page.challenge.at(-1) === 'A' ? 'E' : 'A';
  const changed = await page.type(code, { challenge: `${page.challenge.slice(0, -1)}${last}` });
  const unknown = await page.type(code, { challenge: 'A'.repeat(43) });
  page.site.clock.pass(3_600_000);
  const expired = await page.type(code);
  const told = [changed, unknown, expired].map(({ status, error }) => ({
    status,
    ...error,
    requestId: null,
    now: null,
  }));
  expect(told[0]).toMatchObject({ status: 401, refusal: 'code_expired', triesLeft: null, retryAfter: null });
  expect(told[1]).toEqual(told[0]);
  expect(told[2]).toEqual(told[0]);
});

test.each(["' OR 1=1--", '', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}=`, 7, null, ['A'.repeat(43)]])(
  'BI-37 BI-38: whoever sends %j for a challenge is refused before any store is asked',
  async (challenge) => {
    const page = new Page(new Site());
    page.email = someone();
    const answer = await refusedQuietly(challenge, () => page.type('12345678', { challenge }));
    expect(answer.status).toBe(400);
    expect(answer.error?.fields).toEqual({ challenge: 'invalid' });
    expect(page.site.calls).toEqual([]);
  },
);

test('BI-40: only the holder of the secret hears that a code was used', async () => {
  const { page, code } = await waiting();
  await page.type(code);
  expect((await page.type(code)).error?.refusal).toBe('code_used');
  const thief = new Page(page.site);
  await thief.ask(someone());
  thief.email = page.email;
  expect((await thief.type(code)).error?.refusal).toBe('code_expired');
});

test.each([
  { attempt: 'short' },
  { attempt: '../../../etc/passwd' },
  { sends: 0 },
  { sends: 4 },
  { sends: 1.5 },
  { device: 'x' },
])('a page that sends %j is refused, and nobody loses a try', async (more) => {
  const { page, code } = await waiting();
  const answer = await refusedQuietly(more, () => page.type(otherThan(code), more));
  expect(answer.error?.fields).toEqual({ [Object.keys(more)[0] as string]: 'invalid' });
  expect((await challengeOf(page))?.tries).toBe(0);
});

test('a page that sends a field nobody knows is refused', async () => {
  const { page, code } = await waiting();
  const answer = await refusedQuietly(code, () => page.type(code, { attempt: newAttempt(), level: 3 }));
  expect(answer.error?.fields).toEqual({ level: 'unrecognised_field' });
});
