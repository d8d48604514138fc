import { describe, expect, test } from 'vitest';
import { Page } from '../../support/worker/page.js';
import { change } from '../../support/worker/rows.js';
import { Site, someone } from '../../support/worker/site.js';

/** An address that signed in before, completed and signed out; and what a stranger may try to find out about it. */
async function known(site: Site, status: string): Promise<string> {
  const page = new Page(site);
  const email = someone();
  await page.signIn(email);
  await page.complete();
  await change('UPDATE account SET status = ? WHERE email = ?', status, email);
  return email;
}

/** Everything that asking for a code does at the bindings and says, without what chance decides. */
async function observed(site: Site, email: string) {
  const page = new Page(site);
  site.calls.length = 0;
  const asked = await page.ask(email, { locale: 'en' });
  site.clock.pass(30_000);
  const again = await page.again();
  const wrong = await page.type('abc');
  const calls = structuredClone(site.calls);
  const alike = (answer: { status: number; data: unknown; headers: Headers }) => ({
    status: answer.status,
    data: { ...(answer.data as object), challenge: '', reference: '', sentTo: '', now: 0, expiresAt: 0, resendAt: 0 },
    headers: [...answer.headers].filter(([name]) => name !== 'content-length'),
  });
  return { calls, asked: alike(asked), again: alike(again), wrong: wrong.error?.fields };
}

describe.each(['active', 'blocked', 'erased'])('whoever asks for a code of an account that is %s', (status) => {
  test('T-enum-trace T-enum-body BI-23: sees what everybody sees, and the Worker does what it does for everybody', async () => {
    const site = new Site();
    const email = await known(site, status);
    const [one, two] = [await observed(site, email), await observed(site, someone())];
    expect(one).toEqual(two);
    expect(one.calls.length).toBeGreaterThan(0);
  });
});

test('T-enum-trace: asking for a code never looks into the accounts, sessions or events', async () => {
  const site = new Site();
  const { calls } = await observed(site, await known(site, 'active'));
  const statements = calls.flatMap((call) => call.statements).join('\n');
  expect(statements).toMatch(/otp_challenge/);
  expect(statements).not.toMatch(/\b(account|session|event)\b/);
});

test('T-enum-body: the answers differ only in what belongs to the request', async () => {
  const site = new Site();
  const email = await known(site, 'active');
  const stranger = someone();
  const one = await new Page(site).ask(email);
  const two = await new Page(site).ask(stranger);
  const { challenge, reference } = one.data;
  // With its quotes: three letters may well be in a challenge.
  const others = two.text.replace(`"${two.data.reference}"`, `"${reference}"`);
  expect(others.replace(two.data.challenge, challenge)).toBe(one.text.replace(email, stranger));
});

test('T-enum-trace: a wrong code of a known address does what a wrong code of an unknown one does', async () => {
  const site = new Site();
  const guess = async (email: string) => {
    const page = new Page(site);
    await page.ask(email);
    await site.mailsTo(email);
    site.calls.length = 0;
    const { status, error } = await page.type('00000000');
    return { status, error: { ...error, requestId: '' }, calls: structuredClone(site.calls) };
  };
  expect(await guess(await known(site, 'active'))).toEqual(await guess(someone()));
});
