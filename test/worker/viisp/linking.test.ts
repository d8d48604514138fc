import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../support/worker/clock.js';
import { tally } from '../../support/worker/crowd.js';
import { CONNECTION_LOST, failAfter, failBefore } from '../../support/worker/faults.js';
import { Page } from '../../support/worker/page.js';
import { change, eventsOf, number, rows } from '../../support/worker/rows.js';
import { race, SEEDS } from '../../support/worker/seeds.js';
import { PORTAL, someone, somewhere } from '../../support/worker/site.js';
import { somebody, someCode, type Together, together, Visitor } from '../../support/worker/visitor.js';

/** A person with an e-mail account who comes through VIISP for the first time and has proven the same address. */
async function met(both?: Together, code = someCode()) {
  const all = both ?? (await together());
  const email = someone();
  const page = new Page(all.site);
  await page.signIn(email);
  await page.complete({ givenNames: 'Rasa', surname: 'Senoji' });
  const visitor = new Visitor(all);
  await visitor.arrive(somebody(code, 'RASA', 'NAUJOKĖ'));
  await change('DELETE FROM rate_bucket');
  const answer = await visitor.prove(email);
  return { both: all, email, page, visitor, answer, code };
}

const accountsWith = (email: string) => rows('SELECT id, level, surname, status FROM account WHERE email = ?', email);

test('an account is never joined silently: the person sees both, and nothing has changed yet', async () => {
  const { answer, email, visitor } = await met();
  expect(answer.data).toMatchObject({
    meets: { email, givenNames: 'Rasa', surname: 'Senoji', since: visitor.site.clock.now() },
    profile: { email: null, surname: 'Naujokė', complete: false },
  });
  expect(await accountsWith(email)).toMatchObject([{ level: 1, surname: 'Senoji' }]);
  expect((await visitor.session()).data.person.email).toBeNull();
});

test('a person who confirms has one account of level 3 that both ways lead to, with the names of VIISP', async () => {
  const { both, email, visitor, page, code } = await met();
  const { data } = await visitor.link();
  expect(data).toMatchObject({ email, surname: 'Naujokė', level: 3, complete: true, phone: '+37061234567' });
  expect([...data.ways].sort()).toEqual(['email', 'viisp']);
  expect(await accountsWith(email)).toMatchObject([{ level: 3, surname: 'Naujokė', status: 'active' }]);
  expect(await eventsOf(email)).toContain('viisp_linked');
  expect((await visitor.session()).data).toMatchObject({ level: 3, person: { email, level: 3 } });
  // Whoever was signed in to the older account need not be the one who came; the e-mail way stays, and is worth level 1.
  expect((await page.session()).error?.refusal).toBe('signed_out');
  expect(await eventsOf(email)).toContain('session_ended');
  await change('DELETE FROM rate_bucket');
  const again = new Page(both.site);
  expect((await again.signIn(email)).data.person).toMatchObject({ level: 1, surname: 'Naujokė', complete: true });
  expect((await new Visitor(both).arrive(somebody(code, 'RASA', 'NAUJOKĖ'))).data.person).toMatchObject({ email });
});

test('the owner of the mailbox is told by mail, without a name in it', async () => {
  const { email, visitor } = await met();
  await visitor.link();
  const mail = (await visitor.site.mailsTo(email)).at(-1);
  expect(mail?.subject).toContain('VIISP');
  expect(mail?.text).not.toMatch(/Naujok|Rasa/);
});

test('the account that came to nothing is closed and holds no name', async () => {
  const { visitor } = await met();
  const closed = () => number(`SELECT count(*) FROM account WHERE status = 'erased' AND surname IS NULL`);
  const before = await closed();
  await visitor.link();
  expect(await closed()).toBe(before + 1);
  expect(
    await number(`SELECT count(*) FROM identity i JOIN account a ON a.id = account_id WHERE a.status = 'erased'`),
  ).toBe(0);
});

test('F27: 20 confirmations at once join once, and each hears the same', async () => {
  for (const seed of SEEDS.slice(0, 5)) {
    const { visitor, email } = await met();
    const before = await number(`SELECT count(*) FROM event WHERE kind = 'viisp_linked'`);
    const answers = await race(
      Array.from({ length: 20 }, () => () => visitor.link({ ip: somewhere() })),
      seed,
    );
    expect(await number(`SELECT count(*) FROM event WHERE kind = 'viisp_linked'`)).toBe(before + 1);
    expect(tally(answers)['signed in']).toBeGreaterThan(0);
    expect(await accountsWith(email)).toMatchObject([{ level: 3 }]);
    expect((await visitor.link()).data).toMatchObject({ email });
  }
});

test('F10: when the connection breaks after the batch, the accounts are joined once and the answer is right', async () => {
  const { visitor, email } = await met();
  visitor.site.meddle = failAfter(({ what }) => what === 'batch', CONNECTION_LOST);
  expect((await visitor.link()).data).toMatchObject({ email, level: 3, version: 2 });
});

test('T-audit: without its record nothing is joined', async () => {
  const { visitor, email } = await met();
  visitor.site.meddle = failBefore(({ what }) => what === 'batch', 'D1_ERROR: no');
  expect((await visitor.link()).error?.refusal).toBe('try_again');
  expect(await accountsWith(email)).toMatchObject([{ level: 1, surname: 'Senoji' }]);
});

describe('nothing is joined', () => {
  test('without a proven mailbox', async () => {
    const all = await together();
    const email = someone();
    await new Page(all.site).signIn(email);
    await change('DELETE FROM rate_bucket');
    const visitor = new Visitor(all);
    await visitor.arrive(somebody(someCode(), 'RASA', 'NAUJOKĖ'));
    await visitor.askToProve(email);
    expect((await visitor.link()).error?.refusal).toBe('code_expired');
    expect(await accountsWith(email)).toMatchObject([{ level: 1 }]);
  });

  test('15 minutes after the mailbox was proven', async () => {
    const { visitor } = await met();
    visitor.site.clock.pass(15 * MINUTE_MS);
    expect((await visitor.link()).error?.refusal).toBe('code_expired');
  });

  test('by somebody else who knows the challenge', async () => {
    const { visitor, both, email } = await met();
    const other = new Visitor(both);
    await other.arrive(somebody(someCode(), 'KITAS', 'KITOKS'));
    other.challenge = visitor.challenge;
    expect((await other.link()).error?.refusal).toBe('code_expired');
    expect(await accountsWith(email)).toMatchObject([{ surname: 'Senoji' }]);
  });

  test('with a code that was sent to sign in, or the other way round', async () => {
    const all = await together();
    const email = someone();
    const visitor = new Visitor(all);
    await visitor.arrive(somebody(someCode(), 'RASA', 'NAUJOKĖ'));
    await visitor.ask(email);
    const signInCode = await all.site.codeOf(email);
    expect((await visitor.confirm(signInCode)).error?.refusal).toBe('code_expired');
    await visitor.askToProve(email);
    const proofCode = await all.site.codeOf(email);
    expect((await visitor.type(proofCode)).error?.refusal).toBe('code_expired');
    expect((await visitor.confirm(proofCode)).status).toBe(200);
  });

  test('with the account of somebody whom VIISP knows already: the address is taken, which only its reader hears', async () => {
    const all = await together();
    const email = someone();
    await new Visitor(all).settle(somebody(someCode(), 'KITAS', 'KITOKS'), email);
    await change('DELETE FROM rate_bucket');
    const visitor = new Visitor(all);
    await visitor.arrive(somebody(someCode(), 'RASA', 'NAUJOKĖ'));
    expect((await visitor.askToProve(email)).status).toBe(200);
    expect((await visitor.confirm('00000000')).error?.refusal).toBe('code_wrong');
    expect((await visitor.confirm(await all.site.codeOf(email))).error?.refusal).toBe('email_taken');
    expect((await visitor.link()).error?.refusal).toBe('code_expired');
    expect(await accountsWith(email)).toMatchObject([{ surname: 'Kitoks' }]);
  });

  test('with an account that staff confirmed', async () => {
    const { visitor, email, both } = await met();
    await change('UPDATE account SET level = 2 WHERE email = ?', email);
    expect((await visitor.link()).error?.refusal).toBe('code_expired');
    const other = new Visitor(both);
    await other.arrive(somebody(someCode(), 'RASA', 'NAUJOKĖ'));
    await change('DELETE FROM rate_bucket');
    expect((await other.prove(email)).error?.refusal).toBe('email_taken');
  });

  test('with the challenge of another mailbox, though one was joined', async () => {
    const first = await met();
    const other = await met(first.both);
    await first.visitor.link();
    first.visitor.challenge = other.visitor.challenge;
    expect((await first.visitor.link()).error?.refusal).toBe('code_expired');
    expect(await accountsWith(other.email)).toMatchObject([{ level: 1 }]);
  });

  test('with a blocked account, and its owner hears that it is', async () => {
    const blocked = await met();
    await change(`UPDATE account SET status = 'blocked' WHERE email = ?`, blocked.email);
    const again = new Visitor(blocked.both);
    await again.arrive(somebody(someCode(), 'RASA', 'NAUJOKĖ'));
    await change('DELETE FROM rate_bucket');
    expect((await again.prove(blocked.email)).error?.refusal).toBe('account_blocked');
  });

  test('with an account that was blocked meanwhile', async () => {
    const { visitor, email } = await met();
    await change(`UPDATE account SET status = 'blocked' WHERE email = ?`, email);
    expect((await visitor.link()).error?.refusal).toBe('code_expired');
  });

  test('by a person who signed in by e-mail, or on another site', async () => {
    const { page, visitor, both } = await met();
    const plain = new Visitor(both, { key: await page.key });
    Object.assign(plain, { token: page.token, challenge: visitor.challenge });
    expect((await plain.link()).error?.refusal).toBe('code_expired');
    const elsewhere = new Visitor(both, { origin: PORTAL, key: await visitor.key });
    Object.assign(elsewhere, { token: visitor.token, challenge: visitor.challenge });
    expect((await elsewhere.link()).error?.refusal).toBe('signed_out');
  });
});
