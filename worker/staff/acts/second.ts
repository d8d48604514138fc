import { and, eq, type SQL, sql } from 'drizzle-orm';
import { fold } from '../../../schema/folded.js';
import { accounts } from '../../../schema/tables.js';
import { Refused } from '../../refuse.js';
import { decide } from '../../store.js';
import type { DeskContext } from '../desk.js';
import { askedByAnother, type Request } from './requests.js';

/** The names of an account. */
interface Names {
  id: string;
  givenNames: string | null;
  surname: string | null;
}

/**
 * Lets only a second person answer a proposal, and approve it only while whoever asked for it may still ask; gives what must hold of the
 * request at the moment of writing. One person may have two accounts, by a personal code and by a card that tells none: whoever has the
 * names of the proposer counts as the proposer.
 *
 * @throws Refused `second_person_needed`, `proposer_left`
 */
export async function secondPerson(ctx: DeskContext, { askedBy }: Request, approve: boolean): Promise<SQL> {
  if (askedBy === ctx.clerk.actor.name) throw new Refused('second_person_needed');
  const { id, givenNames, surname } = ctx.session.account;
  const proposer = await proposerOf(ctx, askedBy.replace(/^staff:/, ''));
  if (proposer && foldedNames(proposer) === foldedNames({ id, givenNames, surname }))
    throw new Refused('second_person_needed', {}, 'the same names');
  if (approve && !proposer?.supervises) throw new Refused('proposer_left');
  return and(
    askedByAnother(ctx),
    ...(proposer ? [isStillNamed(proposer), isStillNamed({ id, givenNames, surname })] : []),
    approve && proposer ? supervises(proposer.id) : undefined,
  ) as SQL;
}

async function proposerOf(ctx: DeskContext, id: string): Promise<(Names & { supervises: number }) | undefined> {
  const { givenNames, surname } = accounts;
  const [row] = await decide(() =>
    ctx.db
      .select({ id: accounts.id, givenNames, surname, supervises: sql<number>`${supervises(id)}` })
      .from(accounts)
      .where(eq(accounts.id, id)),
  );
  return row;
}

function foldedNames({ givenNames, surname }: Names): string {
  return `${fold(givenNames ?? '')}\0${fold(surname ?? '')}`;
}

function isStillNamed({ id, givenNames, surname }: Names): SQL {
  return sql`EXISTS (SELECT 1 FROM account AS named WHERE named.id = ${id}
    AND named.given_names IS ${givenNames} AND named.surname IS ${surname})`;
}

function supervises(id: string): SQL {
  return sql`EXISTS (SELECT 1 FROM staff AS s JOIN account AS w ON w.id = s.account_id AND w.status = 'active'
    WHERE s.account_id = ${id} AND s.role = 'supervisor' AND s.revoked_at IS NULL)`;
}
