import { expect, test } from 'vitest';
import { HOUR_MS, SECOND_MS } from '../../support/worker/clock.js';
import { tally } from '../../support/worker/crowd.js';
import { mover } from '../../support/worker/mover.js';
import { newAttempt, otherThan, type Page } from '../../support/worker/page.js';
import { change, eventsOf, number } from '../../support/worker/rows.js';
import { race } from '../../support/worker/seeds.js';
import { somewhere } from '../../support/worker/site.js';
import { somebody, someCode, together, Visitor } from '../../support/worker/visitor.js';

const QUARTER_MS = HOUR_MS / 4;

async function stale() {
  const page = await mover();
  page.site.clock.pass(QUARTER_MS);
  return page;
}

const freshness = async (page: Page) => (await page.profile()).data.stepUp;

async function ask(page: Page) {
  const { data } = await page.call<{ challenge: string; sentTo: string }>('stepUp.request', {});
  return { challenge: data.challenge, sentTo: data.sentTo, code: await page.site.codeOf(page.email) };
}

function prove(page: Page, challenge: string, code: string, attempt = newAttempt(), ip = somewhere()) {
  return page.call<{ freshUntil: number }>('stepUp.verify', { challenge, code, attempt }, { ip });
}

test('a sign-in is fresh for 15 minutes to the millisecond, and a code to the own address makes it so again', async () => {
  const page = await mover();
  page.site.clock.pass(QUARTER_MS - 1);
  expect(await freshness(page)).toBe('fresh');
  page.site.clock.pass(1);
  expect(await freshness(page)).toBe('code');
  const { challenge, code, sentTo } = await ask(page);
  expect(sentTo).toBe(page.email);
  const answer = await prove(page, challenge, code);
  expect(answer.data.freshUntil).toBe(page.site.clock.now() + QUARTER_MS);
  expect(await freshness(page)).toBe('fresh');
  expect((await eventsOf(page.email)).at(-1)).toBe('stepped_up');
  page.site.clock.pass(QUARTER_MS);
  expect(await freshness(page)).toBe('code');
});

test('the mail says what the code is for, and not that it signs in', async () => {
  const page = await stale();
  await ask(page);
  const mail = (await page.site.mailsTo(page.email)).at(-1);
  expect(mail?.subject).toContain('patvirtinti, kad tai Jūs');
  expect(mail?.text).not.toContain('prisijungimo kod');
});

test('the code is good for this account, page and purpose only', async () => {
  const page = await stale();
  const { challenge, code } = await ask(page);
  page.challenge = challenge;
  expect((await page.type(code)).error?.refusal).toBe('code_expired');
  const other = await mover(page.site);
  expect((await prove(other, challenge, code)).error?.refusal).toBe('code_expired');
  const confirm = await page.call('email.confirm', { challenge, email: page.email, code, attempt: newAttempt() });
  expect(confirm.error?.refusal).toBe('code_expired');
  expect((await prove(page, challenge, otherThan(code))).error).toMatchObject({ refusal: 'code_wrong', triesLeft: 4 });
  expect((await prove(page, challenge, code)).status).toBe(200);
  expect((await prove(page, challenge, code)).error?.refusal).toBe('code_used');
});

test('an address is never taken from input: a code goes to the own one or nowhere', async () => {
  const page = await stale();
  expect((await page.call('stepUp.request', { email: 'other@example.lt' })).error?.refusal).toBe('field_locked');
  const visitor = new Visitor(await together());
  await visitor.arrive(somebody(someCode(), 'RASA', 'NAUJOKĖ'));
  expect((await visitor.call('stepUp.request', {})).error?.fields).toEqual({ email: 'email_required' });
});

test('later codes follow the rules of signing in', async () => {
  const page = await stale();
  const { challenge } = await ask(page);
  expect((await page.call('stepUp.resend', { challenge })).error?.refusal).toBe('too_soon');
  page.site.clock.pass(30 * SECOND_MS);
  expect((await page.call('stepUp.resend', { challenge })).status).toBe(200);
  const [, , second] = await page.site.codesOf(page.email);
  expect((await prove(page, challenge, second as string)).status).toBe(200);
});

test('T-lost-reply: the same submission 100 times at once has one answer, and is one record', async () => {
  const page = await stale();
  const { challenge, code } = await ask(page);
  const attempt = newAttempt();
  const answers = await race(
    Array.from({ length: 100 }, () => () => prove(page, challenge, code, attempt)),
    5,
  );
  expect(tally(answers)).toEqual({ 'signed in': 100 });
  expect((await eventsOf(page.email)).filter((kind) => kind === 'stepped_up')).toHaveLength(1);
});

test('whoever has a passkey proves it with that: a code to the mailbox makes nothing fresh', async () => {
  const page = await stale();
  const { challenge, code } = await ask(page);
  await change(
    `INSERT INTO passkey (id, account_id, public_key, counter, name, created_at)
     SELECT 'key-' || id, id, 'AA', 0, 'Phone', 0 FROM account WHERE email = ?`,
    page.email,
  );
  expect(await freshness(page)).toBe('passkey');
  expect((await page.call('stepUp.request', {})).error?.refusal).toBe('passkey_needed');
  expect((await prove(page, challenge, code)).error?.refusal).toBe('passkey_needed');
  await change('UPDATE session SET confirmed_at = ?', page.site.clock.now());
  expect(await freshness(page)).toBe('passkey');
  await change('UPDATE session SET level = 2');
  expect(await freshness(page)).toBe('fresh');
});

test('a passkey that is added while the code is on its way takes the code its worth', async () => {
  const page = await stale();
  const { challenge, code } = await ask(page);
  page.site.meddle = async (call, run) => {
    if (call.what === 'batch')
      await change(
        `INSERT OR IGNORE INTO passkey (id, account_id, public_key, counter, name, created_at)
         SELECT 'late-' || id, id, 'AA', 0, 'Phone', 0 FROM account WHERE email = ?`,
        page.email,
      );
    return run();
  };
  expect((await prove(page, challenge, code)).error?.refusal).toBe('signed_out');
  page.site.meddle = (_, run) => run();
  expect(await freshness(page)).toBe('passkey');
  const confirmed =
    'SELECT count(*) FROM session JOIN account ON account.id = account_id WHERE email = ? AND confirmed_at IS NOT NULL';
  expect(await number(confirmed, page.email)).toBe(0);
});
