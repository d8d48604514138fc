import { beforeAll, describe, expect, test } from 'vitest';
import { type AccountField, accountFields, mayWrite, policy, type Writer } from '../../schema/policy.js';
import { demandRules } from '../../worker/accounts/rights.js';
import { Page } from '../support/worker/page.js';
import { everyField, fieldsTaken, GREED, procedures } from '../support/worker/procedures.js';
import { rows } from '../support/worker/rows.js';
import { someone } from '../support/worker/site.js';
import { office, staffOf } from '../support/worker/staff.js';
import { somebody, someCode, type Together, Visitor } from '../support/worker/visitor.js';

const paths = Object.keys(procedures);
const ruled = (path: string) => accountFields.filter((field) => policy[field].some(({ by }) => by === path));

/** Fields that a procedure takes to ask for something, or to find it: it writes none of them to the account. */
const ASKED: Record<string, AccountField[]> = {
  'signIn.request': ['email'],
  'signIn.resend': ['email'],
  'email.request': ['email'],
  'email.resend': ['email'],
  'account.requestCorrection': ['givenNames', 'surname'],
  'staff.requestEmail': ['email'],
  'staff.requests': ['status'],
};

test('every procedure that the policy names is there', () => {
  const named = new Set(accountFields.flatMap((field) => policy[field].map(({ by }) => by)));
  expect([...named].filter((by) => !paths.includes(by))).toEqual(['the sweep', 'npm run staff']);
});

test.each(paths)('%s takes no field of an account but what the policy lets it write', (path) => {
  const taken = accountFields.filter((field) => fieldsTaken(path)?.includes(field));
  const allowed: AccountField[] = [...ruled(path), ...(ASKED[path] ?? [])];
  expect(taken.filter((field) => !allowed.includes(field))).toEqual([]);
});

test('a writer that the policy does not name stops before it writes', () => {
  const writers: Writer[] = ['person', 'clerk', 'supervisor', 'viisp', 'operator', 'system'];
  let allowed = 0;
  for (const writer of writers)
    for (const path of [...paths, 'npm run staff', 'the sweep'])
      for (const field of accountFields) {
        const write = () => demandRules({ writer, name: writer, level: 3 }, path, [field]);
        if (mayWrite(writer, path, field)) {
          allowed += 1;
          write();
        } else expect(write).toThrow(/policy/);
      }
  expect(allowed).toBe(
    accountFields.reduce((sum, field) => sum + new Set(policy[field].map(({ who, by }) => who + by)).size, 0),
  );
});

const supervision = ['askMerge', 'askErasure', 'decide', 'undoMerge', 'grant', 'revoke'].map((name) => `staff.${name}`);

const roles = ['nobody', 'person', 'person through VIISP', 'clerk', 'supervisor'] as const;
type Role = (typeof roles)[number];

/** A page of somebody with a role. */
async function pageOf(role: Role, both: Together): Promise<Page> {
  if (role === 'clerk' || role === 'supervisor') return staffOf(both, role);
  if (role === 'nobody') return new Page(both.site);
  const page = role === 'person' ? new Page(both.site) : new Visitor(both);
  if (page instanceof Visitor) await page.settle(somebody(someCode(), 'RASA', 'NAUJOKĖ'), someone());
  else {
    await page.signIn(someone());
    await page.complete();
  }
  return page;
}

/** How somebody is refused who sends a field too many: by what they may not call at all, or by the field. */
function refusalFor(role: Role, path: string): string {
  const [noun = ''] = path.split('.');
  if (['signIn', 'viisp'].includes(noun)) return 'unrecognised';
  if (role === 'nobody') return 'signed_out';
  const atDesk = role === 'clerk' || role === 'supervisor';
  if (noun === 'staff' && !atDesk) return 'not_staff';
  if (role === 'clerk' && supervision.includes(path)) return 'role_too_low';
  const own = !['staff', 'session'].includes(noun) && procedures[path]?._def.type === 'mutation';
  return atDesk && own ? 'own_account' : 'field_locked';
}

async function toldOf(page: Page, path: string, input: Record<string, unknown>): Promise<string> {
  const { status, error, text } = await page.call(path, input);
  const unrecognised = Object.keys(input).every((field) => error?.fields?.[field] === 'unrecognised_field');
  return error?.refusal ?? (status === 400 && unrecognised ? 'unrecognised' : text);
}

const everybody = async () =>
  JSON.stringify([
    await rows('SELECT * FROM account ORDER BY id'),
    await rows('SELECT * FROM staff ORDER BY account_id'),
    await rows('SELECT * FROM identity ORDER BY kind, "key"'),
  ]);

describe('T-bopla: a field that nobody may send is refused whole, and every account stays as it is:', () => {
  let both: Together;
  const pages = new Map<Role, Page>();
  beforeAll(async () => {
    both = await office();
    for (const role of roles) pages.set(role, await pageOf(role, both));
  });

  test.each(paths.filter((path) => fieldsTaken(path) !== null))('%s', async (path) => {
    const before = await everybody();
    const taken = fieldsTaken(path) ?? [];
    const forbidden = everyField.filter((field) => !taken.includes(field));
    expect(forbidden.length).toBeGreaterThan(15);
    for (const role of roles) {
      const refusal = refusalFor(role, path);
      const all = forbidden.map((field) => ({ [field]: GREED[field] }));
      // Who is turned away before the input is read need not come with each field.
      const sent = ['field_locked', 'unrecognised'].includes(refusal) ? all : [Object.assign({}, ...all)];
      const told = await Promise.all(sent.map((input) => toldOf(pages.get(role) as Page, path, input)));
      expect([role, ...new Set(told)]).toEqual([role, refusal]);
    }
    expect(await everybody()).toBe(before);
  });

  test.each(paths.filter((path) => fieldsTaken(path) === null))('%s, which reads no input', async (path) => {
    for (const role of roles) {
      // Some of these end the session, or the account.
      const page = await pageOf(role, both);
      await page.call(path, GREED);
    }
    expect(await everybody()).not.toMatch(/greed|9777777|"level":31/);
  });
});

describe('the desk is closed to', () => {
  const desk = paths.filter((path) => path.startsWith('staff.'));

  test.each([
    ['nobody', 'signed_out', desk],
    ['person', 'not_staff', desk],
    ['person through VIISP', 'not_staff', desk],
    ['clerk', 'role_too_low', supervision],
  ] as const)('%s: %s', async (role, refusal, closed) => {
    const page = await pageOf(role, await office());
    const before = await everybody();
    for (const path of closed) expect([path, (await page.call(path, {})).error?.refusal]).toEqual([path, refusal]);
    expect(await everybody()).toBe(before);
  });
});
