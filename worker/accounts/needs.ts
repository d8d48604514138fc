import { isNull, type SQL, sql } from 'drizzle-orm';
import type { AccountField, Need } from '../../schema/policy.js';
import { accounts } from '../../schema/tables.js';
import type { Actor } from '../actor.js';
import { FieldProblem, Refused } from '../refuse.js';
import { demandFresh } from '../step-up/fresh.js';
import type { Account } from './account.js';
import { demandThawed, notFrozen } from './frozen.js';

/** What a call can show for what the policy asks of it. */
export interface Shown {
  now: number;
  /** The account as it was read. */
  seen?: Account;
  /** That nobody has such an account yet, where one begins. */
  nobody?: SQL;
  /** That the code of the mailbox was right. */
  mailbox?: SQL;
  /** That the address was left lately. */
  left?: SQL;
  /** Whether the session was fresh when the code was asked for: the challenge stands for it. */
  askedFresh?: boolean;
  /** Why staff do it, and what they were shown. */
  because?: { reason?: string | undefined; document?: string | undefined };
  /** What a colleague asked for. */
  request?: { id: string; askedBy: string };
}

/** How a need is met: what can be said beforehand, and what must be true of the account in the statement that writes. */
interface Guard {
  /** @throws Refused or FieldProblem */
  before?(shown: Shown, actor: Actor): void;
  when?(shown: Shown, actor: Actor, field: AccountField): SQL | undefined;
}

/** Every need of the policy, and the one guard that stands for it. */
export const guards: Record<Need, Guard> = {
  once: { when: ({ nobody }, _actor, field) => nobody ?? isNull(givenFirst(field)) },
  fresh: {
    before: ({ askedFresh, now }, { session }) => {
      if (!askedFresh) demandFresh({ session: session ?? missing('fresh'), now: () => now });
    },
  },
  mailbox: { when: ({ mailbox }) => mailbox ?? missing('mailbox') },
  within_72_hours: { when: ({ left }) => left ?? missing('within_72_hours') },
  not_frozen: {
    before: ({ seen, now }) => demandThawed(seen ?? missing('not_frozen'), now),
    when: ({ now }) => notFrozen(now),
  },
  reason: {
    before: ({ because }) => {
      if (because?.reason === undefined) throw new FieldProblem({ reason: 'reason_required' });
    },
  },
  document: {
    before: ({ because }) => {
      if (because?.document === undefined) throw new FieldProblem({ document: 'document_required' });
    },
  },
  second_person: {
    before: ({ request = missing('second_person') }, { name }) => {
      if (request.askedBy === name) throw new Refused('second_person_needed');
    },
    when: ({ request = missing('second_person') }, { name }) =>
      sql`EXISTS (SELECT 1 FROM request AS q WHERE q.id = ${request.id} AND q.asked_by <> ${name})`,
  },
};

/** The column that tells whether a field was given: whoever has one name only gave both. */
function givenFirst(field: AccountField) {
  if (field === 'givenNames' || field === 'surname') return accounts.namesLockedAt;
  if (field === 'phone' || field === 'email') return accounts[field];
  throw new Error(`Nobody can tell whether ${field} was given.`);
}

function missing(need: Need): never {
  throw new Error(`The policy asks for ${need}, and the procedure shows nothing of it.`);
}
