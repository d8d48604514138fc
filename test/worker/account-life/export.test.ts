import { describe, expect, test } from 'vitest';
import { FRESH_MS } from '../../../schema/limits.js';
import { life, resident } from '../../support/worker/life.js';
import { Page } from '../../support/worker/page.js';
import { change, eventsOfAccount, rows } from '../../support/worker/rows.js';
import { someone } from '../../support/worker/site.js';
import { somebody, someCode, together, Visitor } from '../../support/worker/visitor.js';

describe('a person who takes all that is kept', () => {
  test('gets the account, the ways, sessions, requests and history', async () => {
    const { site, page, email, id } = await resident();
    const wish = { givenNames: 'Jonas', surname: 'Petrauskas', why: 'Klaida.', document: 'passport' };
    await life(page, 'requestCorrection', wish);
    const { data, at } = (await life(page, 'export')).data;
    expect(at).toBe(site.clock.now());
    expect(Object.keys(data)).toEqual([
      ...['format', 'account', 'ways', 'sessions', 'passkeys', 'requests', 'desk', 'mail', 'history'],
    ]);
    expect(data.account).toMatchObject({ id, email, givenNames: 'Jonas', surname: 'Petraitis', phone: '+37061234567' });
    expect(data.account).toMatchObject({ provenance: { surname: { by: 'person', office: null } } });
    expect(data.ways).toMatchObject([{ kind: 'email', use: 'sign_in', code: null, names: null }]);
    expect(data.sessions).toMatchObject([{ method: 'email', level: 1, endedAt: null }]);
    expect(data.requests).toMatchObject([wish]);
    expect(data.history).toMatchObject([{ kind: 'data_exported' }, ...Array(4).fill({ by: 'person' })]);
  });

  test('finds the personal code and the names as VIISP sent them', async () => {
    const visitor = new Visitor(await together());
    const code = someCode();
    await visitor.settle(somebody(code, 'RASA', 'NAUJOKĖ'), someone());
    const { data } = (await life(visitor, 'export')).data;
    expect(data.ways.find(({ kind }) => kind === 'viisp')).toMatchObject({
      code: { kind: 'lt-personal-code', code },
      names: ['RASA', 'NAUJOKĖ'],
    });
  });

  test('learns that the personal code is kept, and no more, where only the mailbox was proven', async () => {
    const both = await together();
    const [code, email] = [someCode(), someone()];
    await new Visitor(both).settle(somebody(code, 'RASA', 'NAUJOKĖ'), email);
    await change("UPDATE identity SET use = 'sign_in' WHERE kind = 'email'");
    await change('DELETE FROM rate_bucket');
    const page = new Page(both.site);
    expect((await page.signIn(email)).data.person.level).toBe(1);
    const answer = await life(page, 'export');
    expect(answer.data.data.ways.find(({ kind }) => kind === 'viisp')).toMatchObject({
      code: null,
      codeKept: 'sign_in_through_viisp',
    });
    expect(answer.text).not.toContain(code);
  });

  test('gets nothing with a session that ended in the same moment', async () => {
    const { site, page, email, id } = await resident();
    const other = new Page(site);
    await other.signIn(email);
    let left = 1;
    site.meddle = async (call, run) => {
      if (call.what === 'batch' && call.statements.some((sql) => sql.startsWith('insert into "event"')) && left-- > 0)
        await life(other, 'notMe');
      return run();
    };
    const answer = await life(page, 'export');
    expect(answer.error?.refusal).toBe('signed_out');
    expect(answer.text).not.toContain(email);
    expect(await eventsOfAccount(id)).not.toContain('data_exported');
  });

  test('gets nothing with a mailbox alone where a passkey came in the same moment', async () => {
    const { site, page, id } = await resident();
    const add =
      "INSERT INTO passkey (id, account_id, public_key, counter, name, created_at) VALUES (?, ?, 'k', 0, 'M', 1)";
    site.meddle = async (call, run) => {
      if (call.what === 'batch') await change(`${add} ON CONFLICT DO NOTHING`, `new-${id}`, id);
      return run();
    };
    expect((await life(page, 'export')).error?.refusal).toBe('try_again');
    expect((await life(page, 'export')).error?.refusal).toBe('passkey_needed');
  });

  test('gets no hash, no MAC, no key and no token, and nothing of anybody else', async () => {
    const { site, page, id } = await resident();
    const other = await resident(site);
    const text = (await life(page, 'export')).text;
    const stored = await rows<Record<string, unknown>>(
      `SELECT token_hash, thumbprint, opened_by, (SELECT "key" FROM identity WHERE account_id = ?) AS mac FROM session WHERE account_id = ?`,
      ...[id, id],
    );
    for (const value of stored.flatMap(Object.values)) expect(text).not.toContain(value);
    expect(text).not.toContain(page.token);
    expect(text).not.toContain(other.email);
    expect(text).not.toContain(other.id);
  });

  test('T-stepup: must have signed in within 15 minutes', async () => {
    const { site, page, email, id } = await resident();
    site.clock.pass(FRESH_MS - 1);
    expect((await life(page, 'export')).status).toBe(200);
    site.clock.pass(1);
    for (const verb of ['export', 'erase'] as const)
      expect((await life(page, verb)).error).toMatchObject({ httpStatus: 403, refusal: 'step_up_needed' });
    expect(await rows('SELECT erases_at FROM account WHERE id = ?', id)).toEqual([{ erases_at: null }]);
    const again = new Page(site);
    await again.signIn(email);
    expect((await life(again, 'export')).status).toBe(200);
  });

  test('T-stepup: whoever has a passkey proves it with that', async () => {
    const { page, id } = await resident();
    await change(
      "INSERT INTO passkey (id, account_id, public_key, counter, name, created_at) VALUES ('p', ?, 'k', 0, 'Mano', 1)",
      id,
    );
    for (const verb of ['export', 'erase'] as const)
      expect((await life(page, verb)).error?.refusal).toBe('passkey_needed');
  });

  test('gets nothing when that cannot be put on record', async () => {
    const { page, id } = await resident();
    await change("CREATE TRIGGER broken BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no'); END");
    try {
      expect((await life(page, 'export')).error?.refusal).toBe('try_again');
    } finally {
      await change('DROP TRIGGER broken');
    }
    expect(await eventsOfAccount(id)).not.toContain('data_exported');
  });
});
