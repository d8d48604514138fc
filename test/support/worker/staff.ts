import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { Role } from '../../../schema/staff.js';
import type { AppRouter } from '../../../worker/router.js';
import type { How, PageFacts } from './page.js';
import { change, rows } from './rows.js';
import { type Chosen, somebody, someCode, type Together, together, Visitor } from './visitor.js';

type Inputs = inferRouterInputs<AppRouter>['staff'];
type Outputs = inferRouterOutputs<AppRouter>['staff'];
type Act = keyof Outputs & string;

/** The offices of the tests. */
export const OFFICES = JSON.stringify([
  { id: 'vilnius', name: { lt: 'Vilniaus skyrius', en: 'Vilnius office' } },
  { id: 'kaunas', name: { lt: 'Kauno skyrius', en: 'Kaunas office' } },
  { id: 'warsaw', name: { lt: 'Ambasada Varšuvoje', en: 'Embassy in Warsaw' } },
]);

/** Why staff do what they do in a test. */
export const BECAUSE = { reason: 'visit', caseNumber: 'M-2026/17' } as const;

/** A Worker with offices, that signs people in through the simulator. */
export function office(bindings: Partial<Env> = {}): Promise<Together> {
  return together({}, {}, { OFFICES, ...bindings });
}

let colleagues = 0;

/** A second given name that no colleague has: whoever has all names of another one counts as the same person. */
function somePart(): string {
  colleagues += 1;
  return Array.from(String(colleagues), (digit) => 'ABCDEFGHIJ'[Number(digit)]).join('');
}

/** The browser of a member of staff. */
export class Desk extends Visitor {
  /** The account behind it. */
  accountId = '';

  /** Goes to the desk through VIISP; what VIISP says may be chosen. */
  async enter(chosen: Chosen = somebody(someCode(), `ONA ${somePart()}`, 'TARNAUTĖ')) {
    const { data } = await this.start({ desk: true });
    await this.depart(data.ticket);
    const back = await this.back(await this.choose(data.ticket, chosen));
    const handoff = back.headers.get('location')?.split('#migris-viisp@api.test=')[1] ?? '';
    const answer = await this.finish(handoff);
    if (answer.data) this.accountId = (await this.session()).data.accountId ?? '';
    return answer;
  }

  /** Calls a procedure of the desk. */
  act<Name extends Act>(name: Name, input: Inputs[Name], how: How = {}) {
    return this.call<Outputs[Name]>(`staff.${name}`, input, how);
  }

  /** Opens an account. */
  look(id: string) {
    return this.act('read', { id, ...BECAUSE });
  }
}

/** Grants a role behind the Worker's back. */
export async function grantRole(accountId: string, role: Role, at = 'vilnius'): Promise<void> {
  await change(
    `INSERT INTO staff (account_id, office, role, granted_at, granted_by) VALUES (?, ?, ?, 0, 'operator')
      ON CONFLICT DO UPDATE SET office = excluded.office, role = excluded.role, revoked_at = NULL`,
    accountId,
    at,
    role,
  );
}

/** Takes a role behind the Worker's back. */
export async function revokeRole(accountId: string): Promise<void> {
  await change('UPDATE staff SET revoked_at = 1 WHERE account_id = ?', accountId);
}

/** Somebody with a role, signed in at the desk. */
export async function staffOf(
  both: Together,
  role: Role = 'clerk',
  { office: at = 'vilnius', facts = {}, chosen }: { office?: string; facts?: PageFacts; chosen?: Chosen } = {},
): Promise<Desk> {
  const desk = new Desk(both, facts);
  await desk.enter(chosen);
  await grantRole(desk.accountId, role, at);
  return desk;
}

/** The id of the account behind an address. */
export async function accountOf(email: string): Promise<string> {
  const [row] = await rows<{ id: string }>('SELECT id FROM account WHERE email = ?', email);
  return row?.id ?? '';
}

/** What is on record of an account, or of none: kind, actor and facts, oldest first. */
export async function recordOf(accountId: string | null) {
  const found = await rows<{ kind: string; actor: string; facts: string }>(
    'SELECT kind, actor, facts FROM event WHERE account_id IS ? ORDER BY rowid',
    accountId,
  );
  return found.map(({ facts, ...event }) => ({ ...event, facts: JSON.parse(facts) as Record<string, unknown> }));
}
