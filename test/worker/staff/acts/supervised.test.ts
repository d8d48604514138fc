import { describe, expect, test } from 'vitest';
import { accountRow, inTheMiddle, personAt, versionOf } from '../../../support/worker/counter.js';
import { life } from '../../../support/worker/life.js';
import { newAttempt } from '../../../support/worker/page.js';
import { change, rows } from '../../../support/worker/rows.js';
import { someone } from '../../../support/worker/site.js';
import { BECAUSE, type Desk, grantRole, office, staffOf } from '../../../support/worker/staff.js';
import { somebody, someCode, Visitor } from '../../../support/worker/visitor.js';

const ACTS = [
  'block',
  'unblock',
  'revokeIdentity',
  'removePasskeys',
  'endSessions',
  'correctName',
  'requestEmail',
] as const;

/** A clerk, a supervisor, and the account of a colleague who has an address. */
async function colleagues() {
  const both = await office();
  const [clerk, chief] = [await staffOf(both), await staffOf(both, 'supervisor')];
  const chosen = somebody(someCode(), 'VYTAS', 'KOLEGA');
  const page = new Visitor(both);
  await page.settle(chosen, someone());
  const colleague = await staffOf(both, 'supervisor', { chosen });
  return { both, clerk, chief, id: colleague.accountId };
}

async function inputOf(act: (typeof ACTS)[number], id: string) {
  const version = await versionOf(id);
  if (act === 'endSessions') return { id, ...BECAUSE };
  if (act === 'requestEmail') return { id, email: someone(), ...BECAUSE };
  const names = { givenNames: 'Vytas', surname: 'Kitas', document: 'passport' };
  return { id, version, ...(act === 'correctName' && names), ...BECAUSE };
}

const send = (desk: Desk, act: string, input: object) => desk.call(`staff.${act}`, input);

describe('an account of staff is left to supervisors', () => {
  test.each(ACTS)('%s', async (act) => {
    const { clerk, chief, id } = await colleagues();
    if (act === 'unblock') await change(`UPDATE account SET status = 'blocked' WHERE id = ?`, id);
    if (act === 'revokeIdentity') await change('UPDATE account SET level = 2 WHERE id = ?', id);
    if (act === 'removePasskeys')
      await change(
        `INSERT INTO passkey (id, account_id, public_key, counter, name, created_at) VALUES ('k', ?, 'k', 0, 'raktas', 1)`,
        id,
      );
    const before = await rows('SELECT * FROM account WHERE id = ?', id);
    expect((await send(clerk, act, await inputOf(act, id))).error?.refusal).toBe('role_too_low');
    expect(await rows('SELECT * FROM account WHERE id = ?', id)).toEqual(before);
    expect((await send(chief, act, await inputOf(act, id))).status).toBe(200);
  });

  test('also where the role is granted in the middle of the call', async () => {
    const both = await office();
    const clerk = await staffOf(both);
    const { id } = await personAt(both);
    const version = await versionOf(id);
    inTheMiddle(clerk, () => grantRole(id, 'supervisor'));
    expect((await clerk.act('block', { id, version, ...BECAUSE })).error?.refusal).toBe('changed_meanwhile');
    expect((await accountRow(id)).status).toBe('active');
  });
});

describe('while contact data is frozen', () => {
  /** A clerk has sent a code to a new mailbox of a person. */
  async function asked(role: 'clerk' | 'supervisor' = 'clerk') {
    const both = await office();
    const desk = await staffOf(both, role);
    const person = await personAt(both);
    const email = someone();
    const ask = () => desk.act('requestEmail', { id: person.id, email, ...BECAUSE });
    const confirm = async (challenge: string) => {
      const code = (await both.site.mailsTo(email)).at(-1)?.text.slice(0, 8) as string;
      const version = await versionOf(person.id);
      const input = { id: person.id, version, challenge, email, code, attempt: newAttempt(), ...BECAUSE };
      return desk.act('confirmEmail', input);
    };
    return { desk, person, email, ask, confirm };
  }

  test('no clerk gives the account another address', async () => {
    const { person, ask, confirm } = await asked();
    const { data } = await ask();
    await change('DELETE FROM rate_bucket');
    await life(person.page, 'notMe');
    expect((await confirm(data.challenge)).error?.refusal).toBe('role_too_low');
    expect((await ask()).error?.refusal).toBe('role_too_low');
    expect((await accountRow(person.id)).email).toBe(person.email);
  });

  test('nor where it is frozen in the middle of the call', async () => {
    const { desk, person, ask, confirm } = await asked();
    const { data } = await ask();
    inTheMiddle(desk, () => change('UPDATE account SET frozen_until = 9e15 WHERE id = ?', person.id));
    expect((await confirm(data.challenge)).error?.refusal).toBe('changed_meanwhile');
    expect((await accountRow(person.id)).email).toBe(person.email);
  });

  test('a supervisor does', async () => {
    const { person, email, ask, confirm } = await asked('supervisor');
    await life(person.page, 'notMe');
    const { data } = await ask();
    expect((await confirm(data.challenge)).data).toMatchObject({ email });
  });
});
