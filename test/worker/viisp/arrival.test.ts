import { expect, test } from 'vitest';
import { eventsOfAccount, number, rows } from '../../support/worker/rows.js';
import { someone } from '../../support/worker/site.js';
import { citizen, somebody, someCode, together, Visitor } from '../../support/worker/visitor.js';

const accountOf = async (visitor: Visitor) => {
  const [row] = await rows<{ id: string }>(
    'SELECT account_id AS id FROM session WHERE thumbprint = (SELECT thumbprint FROM viisp_flow ORDER BY rowid DESC LIMIT 1) ORDER BY rowid DESC',
  );
  expect(visitor.token).toBeDefined();
  return row?.id ?? '';
};

test('a person who comes through VIISP the first time is known at level 3, by the names that VIISP gives', async () => {
  const visitor = new Visitor(await together());
  const { status, data } = await visitor.arrive(citizen);
  expect(status).toBe(200);
  expect(data.person).toEqual({
    email: null,
    givenNames: 'Česlovas',
    surname: 'Žąsinas-Šiūkšta',
    level: 3,
    complete: false,
  });
  expect(data.suggested).toEqual({ email: 'ceslovas@example.lt', phone: '+37061200001' });
  expect((await visitor.session()).data).toMatchObject({ level: 3, person: data.person });
  expect(await eventsOfAccount(await accountOf(visitor))).toEqual(['account_created', 'signed_in']);
});

test('the names are locked: the person gives the rest and cannot change them', async () => {
  const visitor = new Visitor(await together());
  const code = someCode();
  await visitor.arrive(somebody(code, 'RASA', 'NAUJOKĖ'));
  expect((await visitor.call('profile.complete', { phone: '+37061234567' })).error?.fields).toEqual({
    email: 'email_required',
  });
  const email = someone();
  expect((await visitor.prove(email)).data).toMatchObject({ profile: { email, complete: false }, meets: null });
  const other = await visitor.call('profile.complete', { givenNames: 'Ona', surname: 'Kita', phone: '+37061234567' });
  expect(other.error?.refusal).toBe('field_locked');
  const { data } = await visitor.call<{ complete: boolean }>('profile.complete', { phone: '+37061234567' });
  expect(data).toMatchObject({ givenNames: 'Rasa', surname: 'Naujokė', phone: '+37061234567', complete: true });
  expect(data).toMatchObject({ ways: ['viisp'], level: 3 });
});

test('a person who comes the second time is signed in straight away, to the same account', async () => {
  const both = await together();
  const code = someCode();
  await new Visitor(both).settle(somebody(code, 'RASA', 'NAUJOKĖ'), someone());
  const before = await number('SELECT count(*) FROM account');
  const { data } = await new Visitor(both).arrive(somebody(code, 'RASA', 'NAUJOKĖ'));
  expect(data.person).toMatchObject({ surname: 'Naujokė', complete: true, level: 3 });
  expect(await number('SELECT count(*) FROM account')).toBe(before);
});

test('whoever has no Lithuanian code is known by the eIDAS or the e-resident’s one', async () => {
  const both = await together();
  for (const chosen of [
    { person: 'eidas', means: 'auth.eidas' },
    { person: 'e-resident', means: 'auth.iltu.identity.card' },
  ]) {
    const first = await new Visitor(both).arrive(chosen);
    expect(first.data.person).toMatchObject({ level: 3 });
    const before = await number('SELECT count(*) FROM account');
    await new Visitor(both).arrive(chosen);
    expect(await number('SELECT count(*) FROM account')).toBe(before);
  }
  const methods = await rows<{ method: string }>('SELECT DISTINCT method FROM session');
  expect(methods.map(({ method }) => method)).toEqual(
    expect.arrayContaining(['auth.eidas', 'auth.iltu.identity.card']),
  );
});

test('one code as a personal code and as an e-resident’s is two people', async () => {
  const both = await together();
  const code = someCode();
  await new Visitor(both).arrive(somebody(code, 'RASA', 'NAUJOKĖ'));
  const before = await number('SELECT count(*) FROM account');
  await new Visitor(both).arrive(somebody(code, 'KWAME', 'MENSAH', { means: 'auth.iltu.identity.card' }));
  expect(await number('SELECT count(*) FROM account')).toBe(before + 1);
});

test('T-prehijack: the address that VIISP tells of is offered and links nothing', async () => {
  const both = await together();
  const email = someone();
  const known = new Visitor(both);
  await known.signIn(email);
  const visitor = new Visitor(both);
  const { data } = await visitor.arrive(somebody(someCode(), 'RASA', 'NAUJOKĖ', { email }));
  expect(data.person.email).toBeNull();
  expect(data.suggested.email).toBe(email);
  expect(await number(`SELECT count(*) FROM account WHERE email = ?`, email)).toBe(1);
});

test('a changed surname is taken over with a record and a mail; what staff corrected stays while VIISP says the same', async () => {
  const both = await together();
  const code = someCode();
  const email = someone();
  await new Visitor(both).settle(somebody(code, 'RASA', 'NAUJOKĖ'), email);
  const { data } = await new Visitor(both).arrive(somebody(code, 'RASA', 'SENOKIENĖ'));
  expect(data.person.surname).toBe('Senokienė');
  const mails = await both.site.mailsTo(email);
  expect(mails.at(-1)?.subject).toContain('atnaujintas');
  expect(mails.at(-1)?.text).not.toContain('Senokien');
  const [{ id } = { id: '' }] = await rows<{ id: string }>('SELECT id FROM account WHERE email = ?', email);
  expect(await eventsOfAccount(id)).toContain('name_refreshed');

  await both.site.env.DB.prepare('UPDATE account SET surname = ? WHERE id = ?').bind('Senokė', id).run();
  const again = await new Visitor(both).arrive(somebody(code, 'RASA', 'SENOKIENĖ'));
  expect(again.data.person.surname).toBe('Senokė');
  expect((await both.site.mailsTo(email)).length).toBe(mails.length);
});

test('T-level: the e-mail way of an account that VIISP knows stays closed, and only the owner of the mailbox hears why', async () => {
  const both = await together();
  const email = someone();
  await new Visitor(both).settle(somebody(someCode(), 'RASA', 'NAUJOKĖ'), email);
  const page = new Visitor(both);
  await page.ask(email);
  expect((await page.type('00000000')).error?.refusal).toBe('code_wrong');
  const answer = await page.type(await both.site.codeOf(email));
  expect(answer.error?.refusal).toBe('use_viisp');
  expect(await number('SELECT count(*) FROM account WHERE email = ?', email)).toBe(1);
});

test('a blocked person is told so after VIISP has vouched for them, and it is on record', async () => {
  const both = await together();
  const code = someCode();
  const email = someone();
  await new Visitor(both).settle(somebody(code, 'RASA', 'NAUJOKĖ'), email);
  await both.site.env.DB.prepare(`UPDATE account SET status = 'blocked' WHERE email = ?`).bind(email).run();
  const before = await number('SELECT count(*) FROM session');
  const answer = await new Visitor(both).arrive(somebody(code, 'RASA', 'NAUJOKĖ'));
  expect(answer.error?.refusal).toBe('account_blocked');
  expect(await number('SELECT count(*) FROM session')).toBe(before);
  expect(await number(`SELECT count(*) FROM event WHERE kind = 'sign_in_blocked'`)).toBeGreaterThan(0);
});

test('T-d1-shape: the code stands nowhere in the database but sealed', async () => {
  const both = await together();
  const code = someCode();
  await new Visitor(both).settle(somebody(code, 'RASA', 'NAUJOKĖ'), someone());
  const { everything } = await import('../../support/worker/rows.js');
  expect(await everything()).not.toContain(code);
  const [row] = await rows<{ sealed: string }>(`SELECT sealed FROM identity WHERE kind = 'viisp' ORDER BY rowid DESC`);
  expect(row?.sealed).toMatch(/^test-2\.[\w-]{16}\.[\w-]+$/);
});
