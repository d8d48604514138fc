import { expect, test } from 'vitest';
import { accountRow, counter, inTheMiddle, personAt } from '../../../support/worker/counter.js';
import { tally } from '../../../support/worker/crowd.js';
import { newAttempt, otherThan, Page } from '../../../support/worker/page.js';
import { change, number, rows } from '../../../support/worker/rows.js';
import { race, SEEDS } from '../../../support/worker/seeds.js';
import { someone, somewhere } from '../../../support/worker/site.js';
import { BECAUSE, type Desk, recordOf, revokeRole } from '../../../support/worker/staff.js';

/** A clerk has sent a code to the right mailbox of a person whose address was mistyped. */
async function asked(email = someone()) {
  const all = await counter();
  await change('DELETE FROM rate_bucket');
  const answer = await all.clerk.act('requestEmail', { id: all.id, email, ...BECAUSE });
  const code = (await all.clerk.site.mailsTo(email)).at(-1)?.text.slice(0, 8) as string;
  const input = { id: all.id, version: 1, challenge: answer.data.challenge, email, code, ...BECAUSE };
  return { ...all, right: email, input };
}

const confirm = (desk: Desk, input: Awaited<ReturnType<typeof asked>>['input'], more: object = {}) =>
  desk.act('confirmEmail', { ...input, attempt: newAttempt(), ...more }, { ip: somewhere() });

async function codeFor(page: Page): Promise<string> {
  const mails = await page.site.mailsTo(page.email);
  return mails.findLast(({ text }) => /^\d{8}/.test(text))?.text.slice(0, 8) as string;
}

test('the mail names the office, says that the code may be told to that member of staff, and asks for no entering', async () => {
  const { clerk, right } = await asked();
  const mail = (await clerk.site.mailsTo(right)).at(-1);
  expect(mail?.subject).toContain('pasakysite darbuotojui');
  expect(mail?.text).toContain('Vilniaus skyrius');
  expect(mail?.text).toContain('tik tam darbuotojui');
  expect(mail?.text).not.toContain('niekada neprašo');
  expect(mail?.text).not.toMatch(/Petrait|Jonas/);
});

test('a mistyped address is corrected: the person signs in with the right one, and both mailboxes are told', async () => {
  const { both, clerk, page, id, email, right, input } = await asked();
  const { data } = await confirm(clerk, input);
  expect(data).toMatchObject({ email: right, version: 2 });
  expect(data.provenance.email).toMatchObject({ by: 'staff', office: { en: 'Vilnius office' } });
  expect((await page.session()).error?.refusal).toBe('signed_out');
  const event = (await recordOf(id)).find(({ kind }) => kind === 'email_corrected');
  expect(event?.facts).toEqual({ office: 'vilnius', fields: ['email'], ...BECAUSE });
  for (const address of [email, right])
    expect((await clerk.site.mailsTo(address)).at(-1)?.text).not.toMatch(/Petrait|Jonas|@example/);
  expect((await clerk.site.mailsTo(email)).at(-1)?.subject).toContain('nebėra');
  await change('DELETE FROM rate_bucket');
  const again = new Page(both.site);
  await again.ask(right);
  expect((await again.type(await codeFor(again))).data.person).toMatchObject({ email: right, complete: true });
});

test('the stranger who has the mistyped mailbox neither signs in nor takes it back', async () => {
  const { both, clerk, email, id, right, input } = await asked();
  await confirm(clerk, input);
  await change('DELETE FROM rate_bucket');
  const stranger = new Page(both.site);
  await stranger.ask(email);
  expect((await stranger.type(await codeFor(stranger))).error?.refusal).toBe('email_left');
  const taken = await stranger.call('signIn.takeBack', { challenge: stranger.challenge, email });
  expect(taken.error?.refusal).toBe('take_back_over');
  expect((await accountRow(id)).email).toBe(right);
});

test('an address that was left before can be taken back no more once staff have corrected it', async () => {
  const { clerk, id, input } = await asked();
  const now = clerk.site.clock.now();
  await change(
    `INSERT INTO identity (kind, "key", account_id, "use", created_at, left_at) VALUES ('email', 'k.left', ?, 'reserved', 1, ?)`,
    id,
    now,
  );
  await confirm(clerk, input);
  expect(await number('SELECT count(*) FROM identity WHERE account_id = ? AND left_at IS NOT NULL', id)).toBe(0);
});

test("another person's address is refused, and only after its mailbox is proven", async () => {
  const { both, clerk, id, email } = await counter();
  const other = await personAt(both);
  await change('DELETE FROM rate_bucket');
  const trace = async (address: string) => {
    const calls = await clerk.site.watch(() => clerk.act('requestEmail', { id, email: address, ...BECAUSE }));
    return { calls, statements: clerk.site.calls.map(({ statements }) => statements.length) };
  };
  expect(await trace(other.email)).toEqual(await trace(someone()));
  const asking = await clerk.act('requestEmail', { id, email: other.email, ...BECAUSE });
  const code = (await clerk.site.mailsTo(other.email)).at(-1)?.text.slice(0, 8) as string;
  const input = { id, version: 1, challenge: asking.data.challenge, email: other.email, code, ...BECAUSE };
  expect((await confirm(clerk, input, { code: otherThan(code) })).error?.refusal).toBe('code_wrong');
  expect((await confirm(clerk, input)).error?.refusal).toBe('email_taken');
  expect(await accountRow(id)).toMatchObject({ email, version: 1 });
});

test('a code for one account is worth nothing for another one, nor for signing in', async () => {
  const { both, clerk, right, input } = await asked();
  const other = await personAt(both);
  expect((await confirm(clerk, { ...input, id: other.id })).error?.refusal).toBe('code_expired');
  const page = new Page(both.site);
  Object.assign(page, { email: right, challenge: input.challenge });
  expect((await page.type(input.code)).error?.refusal).toBe('code_expired');
});

test('a clerk who saw an older account is told before the code is used up', async () => {
  const { clerk, page, input } = await asked();
  await page.update({ language: 'lt' });
  expect((await confirm(clerk, input)).error?.refusal).toBe('changed_meanwhile');
  expect((await confirm(clerk, input, { version: 2 })).status).toBe(200);
});

test('T-revoke-now: a clerk whose role is taken meanwhile corrects no address', async () => {
  const { clerk, id, email, input } = await asked();
  inTheMiddle(clerk, () => revokeRole(clerk.accountId));
  expect((await confirm(clerk, input)).error?.refusal).toBe('not_staff');
  expect((await accountRow(id)).email).toBe(email);
});

test('T-lost-reply: the same submission 20 times changes one address once, and each hears the same', async () => {
  for (const seed of SEEDS.slice(0, 3)) {
    const { clerk, id, right, input } = await asked();
    const attempt = newAttempt();
    const answers = await race(
      Array.from({ length: 20 }, () => () => confirm(clerk, input, { attempt })),
      seed,
    );
    expect(tally(answers)).toEqual({ 'signed in': 20 });
    expect(await accountRow(id)).toMatchObject({ email: right, version: 2 });
    expect((await recordOf(id)).filter(({ kind }) => kind === 'email_corrected')).toHaveLength(1);
    const kept = await rows('SELECT "use" FROM identity WHERE account_id = ? ORDER BY "use"', id);
    expect(kept).toEqual([{ use: 'reserved' }, { use: 'sign_in' }]);
  }
});
