import { type Call, takeCalls } from '../stack/counted.ts';
import { halfAMinuteLater } from '../stack/half-a-minute.ts';
import type { Stand } from '../stack/stand.ts';
import { addressOf, ours } from '../systems/ours.ts';
import { FREQUENT, RARE, RARE_WITH_FREQUENT } from './names.ts';
import { Page } from './page.ts';
import { numbers } from './people.ts';

/** What one step cost: rows as D1 counts them, and milliseconds until its answer. */
export interface Cost {
  step: string;
  rowsRead: number;
  rowsWritten: number;
  ms: number;
  /** For a search: how many people it found, or why it told of none. */
  found?: string;
}

/** Does once what people and staff do, on a stand whose calls are noted, and tells what each step cost. */
export async function stepsOn(stand: Stand, number: number): Promise<Cost[]> {
  const steps = new Steps(stand);
  await visits(stand, steps, number);
  await ownPage(stand, steps);
  await atTheDesk(stand, steps, number);
  return steps.costs;
}

/** Steps one after the other, each with its cost. */
class Steps {
  readonly costs: Cost[] = [];
  readonly #stand: Stand;
  #ofQueue: Call[] = [];

  constructor(stand: Stand) {
    this.#stand = stand;
  }

  async step<Answer>(step: string, work: () => Promise<Answer>): Promise<Answer> {
    await this.#take();
    const start = performance.now();
    const answer = await work();
    const ms = performance.now() - start;
    this.costs.push({ step, ms, ...rowsOf(await this.#take()) });
    return answer;
  }

  async search(step: string, page: Page, input: object): Promise<void> {
    const { data, refusal } = await this.step(step, () => page.call('staff.search', { ...input, reason: 'visit' }));
    const { total } = (data ?? {}) as { total?: number };
    Object.assign(this.costs.at(-1) as Cost, { found: refusal ?? String(total) });
  }

  /** What the queue's consumer did since the steps began, for each of so many mails. */
  mails(many: number): void {
    const { rowsRead, rowsWritten } = rowsOf(this.#ofQueue);
    this.costs.push({
      step: 'the mail of a code, in the queue',
      ms: 0,
      rowsRead: rowsRead / many,
      rowsWritten: rowsWritten / many,
    });
  }

  /** Notes of calls: those of people's own requests; those of the queue come when they come, and are kept apart. */
  async #take(): Promise<Call[]> {
    const calls = await takeCalls(this.#stand);
    this.#ofQueue.push(...calls.filter(({ handler }) => handler === 'queue'));
    return calls.filter(({ handler }) => handler === 'fetch');
  }
}

function rowsOf(calls: Call[]): { rowsRead: number; rowsWritten: number } {
  const sum = (one: (call: Call) => number) => calls.reduce((total, call) => total + one(call), 0);
  return { rowsRead: sum(({ rowsRead }) => rowsRead), rowsWritten: sum(({ rowsWritten }) => rowsWritten) };
}

/** A newcomer's first visit with everything that can happen on it, and a later one. */
async function visits(stand: Stand, steps: Steps, number: number): Promise<void> {
  const first = ours.person(stand, number);
  await steps.step('ask for a code', first.request);
  await halfAMinuteLater(stand);
  await steps.step('ask for one more', first.resend as () => Promise<unknown>);
  // Both codes are good; the letter of the first one would be taken for that of the next visit.
  await stand.letter(addressOf(number));
  await steps.step('enter a wrong code', first.wrong as () => Promise<unknown>);
  await steps.step('enter the code, the first time', first.verify);
  await steps.step('read the session', first.session);
  await steps.step('read the own data', first.profile as () => Promise<unknown>);
  const later = ours.person(stand, number, true);
  await steps.step('ask for a code, later', later.request);
  await steps.step('enter the code, later', later.verify);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await steps.step('read the session, later', later.session);
  steps.mails(3);
}

/** What the owner of an account with a past reads. */
async function ownPage(stand: Stand, steps: Steps): Promise<void> {
  const page = await Page.open(stand, { accountId: (await seeded(stand, numbers.owner)).id });
  await steps.step('read the own history', () => page.call('account.history', {}));
}

/** What staff look for. */
async function atTheDesk(stand: Stand, steps: Steps, number: number): Promise<void> {
  const clerk = await seeded(stand, numbers.clerk);
  await (await stand.database())
    .prepare(
      "INSERT OR IGNORE INTO staff (account_id, office, role, granted_at, granted_by) VALUES (?, 'vilnius', 'clerk', 0, 'operator')",
    )
    .bind(clerk.id)
    .run();
  const page = await Page.open(stand, { accountId: clerk.id, desk: true });
  const { id, phone } = await seeded(stand, numbers.seen);
  const { givenNames } = RARE_WITH_FREQUENT;
  await steps.search('search for a rare surname', page, { by: 'name', text: RARE.surname });
  await steps.search('search for the frequent surname', page, { by: 'name', text: FREQUENT });
  await steps.search('search for both names, the surname frequent', page, {
    by: 'name',
    text: `${givenNames} ${FREQUENT}`,
  });
  await steps.search('search for an address', page, { by: 'email', text: addressOf(number) });
  await steps.search('search for a phone', page, { by: 'phone', text: phone });
  await steps.step('open an account', () => page.call('staff.read', { id, reason: 'visit' }));
  await steps.step('read the work list', () => page.call('staff.requests', {}));
  await steps.step('read what of it was done', () => page.call('staff.requests', { status: 'done' }));
}

async function seeded(stand: Stand, number: number): Promise<{ id: string; phone: string }> {
  const row = await (await stand.database())
    .prepare('SELECT id, phone FROM account WHERE rowid = ?')
    .bind(number)
    .first<{ id: string; phone: string }>();
  if (!row) throw new Error(`There is no account ${number}.`);
  return row;
}
