import { expect, test } from 'vitest';
import { HOUR_MS, SECOND_MS } from '../../support/worker/clock.js';
import { tally } from '../../support/worker/crowd.js';
import { newAttempt, otherThan, Page } from '../../support/worker/page.js';
import { change, number, rows } from '../../support/worker/rows.js';
import { race, SEEDS } from '../../support/worker/seeds.js';
import { someone, somewhere } from '../../support/worker/site.js';
import { somebody, someCode, type Together, together, Visitor } from '../../support/worker/visitor.js';

async function arrived(both?: Together) {
  const visitor = new Visitor(both ?? (await together()));
  await visitor.arrive(somebody(someCode(), 'RASA', 'NAUJOKĖ'));
  return visitor;
}

test('the mail says that the code proves an address, and not that it signs in', async () => {
  const visitor = await arrived();
  await visitor.askToProve(someone(), { locale: 'lt' });
  const [mail] = await visitor.site.mailsTo(visitor.email);
  expect(mail?.subject).toContain('adresui patvirtinti');
  expect(mail?.text).not.toContain('prisijungimo');
});

test('T-enum-trace: an address that has an account and one that has none take the same path until the mailbox is proven', async () => {
  const visitor = await arrived();
  const known = someone();
  await new Page(visitor.site).signIn(known);
  await change('DELETE FROM rate_bucket');
  const trace = async (email: string) => {
    const calls = await visitor.site.watch(() => visitor.askToProve(email));
    return { calls, statements: visitor.site.calls.map(({ statements }) => statements.length) };
  };
  expect(await trace(known)).toEqual(await trace(someone()));
  const wrong = await visitor.confirm(otherThan(await visitor.site.codeOf(visitor.email)));
  expect(wrong.error).toMatchObject({ refusal: 'code_wrong', triesLeft: 4 });
});

test('five wrong codes are all there are, and later codes of the challenge follow the same rules as in signing in', async () => {
  const visitor = await arrived();
  await visitor.askToProve(someone());
  const again = () => visitor.call('email.resend', { challenge: visitor.challenge, email: visitor.email });
  expect((await again()).error?.refusal).toBe('too_soon');
  visitor.site.clock.pass(30 * SECOND_MS);
  expect((await again()).status).toBe(200);
  const codes = await visitor.site.codesOf(visitor.email);
  expect(codes.length).toBe(2);
  for (let left = 4; left > 0; left -= 1) {
    expect((await visitor.confirm(otherThan(...codes), { sends: 2 })).error?.triesLeft).toBe(left);
  }
  expect((await visitor.confirm(otherThan(...codes), { sends: 2 })).error?.refusal).toBe('tries_spent');
  expect((await visitor.confirm(codes[0] as string, { sends: 2 })).error?.refusal).toBe('tries_spent');
});

test('a code is good for its hour and for the account that asked, not for another', async () => {
  const both = await together();
  const visitor = await arrived(both);
  await visitor.askToProve(someone());
  const code = await both.site.codeOf(visitor.email);
  const other = await arrived(both);
  Object.assign(other, { email: visitor.email, challenge: visitor.challenge });
  expect((await other.confirm(code)).error?.refusal).toBe('code_expired');
  both.site.clock.pass(HOUR_MS / 2);
  await visitor.session();
  await visitor.site.clock.pass(HOUR_MS / 2 - SECOND_MS);
  await change('UPDATE session SET last_used_at = ?', both.site.clock.now());
  both.site.clock.pass(SECOND_MS);
  expect((await visitor.confirm(code)).error?.refusal).toBe('code_expired');
});

test('a person who has an address proves another one as a change of it, and the mail says so', async () => {
  const visitor = await arrived();
  await visitor.prove(someone());
  await visitor.askToProve(someone(), { locale: 'lt' });
  const [mail] = await visitor.site.mailsTo(visitor.email);
  expect(mail?.subject).toContain('naujam el. pašto adresui');
});

test('T-lost-reply: a repeated submission has the same answer, and changes nothing twice', async () => {
  const visitor = await arrived();
  await visitor.askToProve(someone());
  const code = await visitor.site.codeOf(visitor.email);
  const attempt = newAttempt();
  const answers = await race(
    Array.from({ length: 100 }, () => () => visitor.confirm(code, { attempt }, { ip: somewhere() })),
    3,
  );
  expect(tally(answers)).toEqual({ 'signed in': 100 });
  const [row] = await rows<{ version: number }>('SELECT version FROM account WHERE email = ?', visitor.email);
  expect(row?.version).toBe(1);
});

test('F27: two people who prove one address at once are told apart: one has it, the other hears that it is taken', async () => {
  for (const seed of SEEDS.slice(0, 5)) {
    const both = await together();
    const email = someone();
    const visitors = [await arrived(both), await arrived(both)];
    const codes: string[] = [];
    for (const visitor of visitors) {
      await visitor.askToProve(email);
      codes.push(await both.site.codeOf(email));
    }
    const answers = await race(
      visitors.map((visitor, index) => () => visitor.confirm(codes[index] as string)),
      seed,
    );
    expect(tally(answers)).toEqual({ 'signed in': 1, email_taken: 1 });
    expect(await number('SELECT count(*) FROM account WHERE email = ?', email)).toBe(1);
  }
});

test('a person signs in by e-mail while another proves the same address: it is met, never taken over', async () => {
  const both = await together();
  const email = someone();
  const visitor = await arrived(both);
  await visitor.askToProve(email);
  const code = await both.site.codeOf(email);
  await new Page(both.site).signIn(email);
  const answer = await visitor.confirm(code);
  expect(answer.data).toMatchObject({ meets: { email }, profile: { email: null } });
});

test('a person who proved one address in one window is not told that the other one is theirs', async () => {
  const visitor = await arrived();
  const [first, second] = [someone(), someone()];
  await visitor.askToProve(first);
  const one = { challenge: visitor.challenge, email: first };
  await visitor.askToProve(second);
  const two = { challenge: visitor.challenge, email: second };
  expect((await visitor.confirm(await visitor.site.codeOf(first), one)).data.profile.email).toBe(first);
  expect((await visitor.confirm(await visitor.site.codeOf(second), two)).error?.refusal).toBe('changed_meanwhile');
  expect(await number('SELECT count(*) FROM account WHERE email = ?', second)).toBe(0);
});
