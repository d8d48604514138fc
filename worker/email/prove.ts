import { and, eq, gt, type SQL, sql } from 'drizzle-orm';
import { accounts, challenges, events } from '../../schema/tables.js';
import { type Account, accountJson } from '../accounts/account.js';
import { accountIdOf, addIdentity, keptSpelling, moveToCurrentKey } from '../accounts/identity.js';
import { demandRight, provenanceWith } from '../accounts/rights.js';
import { person, personIn } from '../actor.js';
import type { Effects, NamedTrial, Trial } from '../challenges/trial.js';
import { eventColumns } from '../events.js';
import { Refused } from '../refuse.js';
import type { Session } from '../sessions/session.js';
import { CONFIRM } from './change.js';

/** What came of a proven address: it is the account's now, or it is another account's already. */
export interface Proven {
  account: Account;
  /** The account that the address belongs to, where that is another one. */
  meets: Met | null;
}

/** An account that a person met again. */
export interface Met {
  email: string | null;
  givenNames: string | null;
  surname: string | null;
  /** When it was made. */
  since: number;
}

interface Row {
  account: string;
  other: string | null;
  since: number | null;
  status: string | null;
}

/**
 * What a right code brings about: the address becomes the account's, where nobody has it. It says whose it is and opens no session: the
 * way in stays VIISP. Where somebody has it nothing changes, and its owner is told what to decide.
 */
export const proving =
  (session: Session) =>
  async (trial: Trial): Promise<Effects<Row, Proven>> => {
    return {
      statements: (won) => statements(trial, session, won),
      read: (named) => readBack(trial, named),
      result: (row) => {
        const account: Account = JSON.parse(row.account);
        const other: Account | null = row.other && JSON.parse(row.other);
        if (other?.id === account.id) return { account, meets: null };
        // Another window proved another address meanwhile.
        if (account.email !== null) throw new Refused('changed_meanwhile');
        if (!other) return undefined;
        // The mailbox is proven, so its owner may know.
        if (row.status === 'blocked') throw new Refused('account_blocked');
        // An account that staff or VIISP confirmed is somebody's already, and two people are never joined.
        if (row.status !== 'active' || other.level > 1 || other.ways.includes('viisp'))
          throw new Refused('email_taken');
        const { email, givenNames, surname } = other;
        return { account, meets: { email, givenNames, surname, since: row.since ?? 0 } };
      },
    };
  };

function statements({ ctx, guess, now }: Trial, session: Session, won: SQL) {
  const may = demandRight(personIn(session), CONFIRM, ['email'], { now, mailbox: won });
  const known = { kind: 'email' as const, ...guess.identity };
  const own = and(eq(accounts.id, guess.subject ?? ''), eq(accounts.status, 'active'), may, won);
  const given = and(own, eq(accounts.id, accountIdOf(known)));
  return [
    moveToCurrentKey(ctx, known, won),
    addIdentity(ctx, known, { use: 'contact' }, own),
    ctx.db.insert(events).select(
      ctx.db
        .select(eventColumns(ctx, 'email_set', sql`account.id`, { fields: ['email'] }))
        .from(accounts)
        .where(given),
    ),
    ctx.db
      .update(accounts)
      .set({
        email: keptSpelling(guess.identity),
        version: sql`${accounts.version} + 1`,
        provenance: provenanceWith(['email'], person, ctx.now()),
      })
      .where(given),
  ];
}

/** The account, and the one behind the address, for the submission that proved it. */
function readBack({ ctx, guess }: Trial, { asked, by, heardAfter }: NamedTrial) {
  const whose = accountIdOf({ kind: 'email', ...guess.identity });
  const other = (what: SQL) => sql`(SELECT ${what} FROM account WHERE account.id = ${whose})`;
  return ctx.db
    .select({
      account: sql<string>`(SELECT ${accountJson} FROM account WHERE account.id = ${challenges.subjectId})`.as('own'),
      other: sql<string | null>`${other(accountJson)}`.as('other'),
      since: sql<number | null>`${other(sql`created_at`)}`.as('since'),
      status: sql<string | null>`${other(sql`status`)}`.as('status'),
    })
    .from(challenges)
    .where(and(eq(challenges.id, asked.id), eq(challenges.consumedBy, by), gt(challenges.consumedAt, heardAfter)));
}
