import { and, eq, gt, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import { TAKE_BACK_MS } from '../../schema/limits.js';
import { accounts, challenges, events, identities } from '../../schema/tables.js';
import { type Account, accountJson } from '../accounts/account.js';
import { demandThawed } from '../accounts/frozen.js';
import { addIdentity, keptSpelling, moveToCurrentKey } from '../accounts/identity.js';
import { demandRight, provenanceWith } from '../accounts/rights.js';
import { person, personIn } from '../actor.js';
import { expireChallengesOf } from '../challenges/expire.js';
import { type Identity, identify } from '../challenges/identity.js';
import { judge } from '../challenges/judge.js';
import type { Effects, Guess, NamedTrial, Trial } from '../challenges/trial.js';
import type { Context } from '../context.js';
import { eventColumns } from '../events.js';
import { type PreparedNotice, postWaiting, prepareNotice } from '../mail/waiting.js';
import type { Statement } from '../prepared.js';
import { FieldProblem, Refused } from '../refuse.js';
import { endAllSessions } from '../sessions/end-all.js';
import type { Session } from '../sessions/session.js';

/** The procedure that gives an account its address, as the policy knows it. */
export const CONFIRM = 'email.confirm';

interface Row {
  account: string;
  /** Whose the new address is, and what it is to them. */
  holder: string | null;
  use: 'sign_in' | 'contact' | 'reserved' | null;
  /** Whether this submission changed the address, now or a moment ago. */
  changed: number;
}

/** What changes: from which address, in whose session, and who is told. */
interface Move {
  session: Session;
  old: Identity;
  notices: PreparedNotice[];
}

/**
 * Changes the address of an account for whoever proves the new mailbox: the old one stays reserved, all other sessions end, and both are
 * told. Only a session that was fresh got the challenge.
 *
 * @throws Refused `email_taken`, `contact_frozen` or `changed_meanwhile`, all after the mailbox is proven; else as `judge`
 */
export async function changeEmail(ctx: Context, session: Session, guess: Guess): Promise<Account> {
  const { email, language, passkeys } = session.account;
  if (email === null) throw new Refused('changed_meanwhile');
  const until = ctx.now() + TAKE_BACK_MS;
  const notices = [
    await prepareNotice(ctx, { to: email, language }, passkeys > 0 ? 'email_left_for_good' : 'email_left', { until }),
    await prepareNotice(ctx, { to: guess.identity.address.deliverTo, language }, 'email_changed'),
  ];
  const move: Move = { session, old: await identify(ctx, email), notices };
  const account = await judge(ctx, guess, async (trial) => changing(trial, move));
  await postWaiting(ctx, notices);
  return account;
}

function changing(trial: Trial, move: Move): Effects<Row, Account> {
  return {
    statements: (won) => statements(trial, move, won),
    read: (named) => readBack(trial, named),
    result: ({ account: json, holder, use, changed }) => {
      const account: Account = JSON.parse(json);
      if (holder === account.id && use !== 'reserved') return unlessAlready(account, changed);
      // The mailbox is proven, so its owner may know.
      if (holder !== null && holder !== account.id) throw new Refused('email_taken');
      demandThawed(account, trial.now);
      throw new Refused('changed_meanwhile');
    },
  };
}

/** An address that the account has already is none to change to, as when the code was asked for. */
function unlessAlready(account: Account, changed: number): Account {
  if (!changed) throw new FieldProblem({ email: 'invalid' });
  return account;
}

function statements(trial: Trial, move: Move, won: SQL): Statement[] {
  const { ctx, guess } = trial;
  const { session, notices } = move;
  const known = { kind: 'email' as const, ...guess.identity };
  const eventId = crypto.randomUUID();
  const recorded = sql`EXISTS (SELECT 1 FROM event WHERE id = ${eventId})`;
  return [
    moveToCurrentKey(ctx, known, won),
    gate(trial, move, eventId, won),
    addIdentity(ctx, known, { use: 'reserved' }, and(eq(accounts.id, session.account.id), recorded)),
    ...passOver(trial, move, recorded),
    ctx.db
      .update(accounts)
      .set({
        email: keptSpelling(guess.identity),
        version: sql`${accounts.version} + 1`,
        provenance: provenanceWith(['email'], person, ctx.now()),
      })
      .where(and(eq(accounts.id, session.account.id), recorded)),
    expireChallengesOf(ctx, session.account.id, recorded, guess.id),
    ...endAllSessions(ctx, session.account.id, recorded, session.id),
    ...notices.map((notice) => notice.statement(recorded)),
  ];
}

/** Records the change, where it may be made still: the one statement that decides. */
function gate({ ctx, guess, now }: Trial, { session, old }: Move, eventId: string, won: SQL): Statement {
  const event = {
    ...eventColumns(ctx, 'email_changed', sql`account.id`, { fields: ['email'] }),
    id: sql<string>`${eventId}`.as('id'),
  };
  const { current } = guess.identity;
  const holder = sql`SELECT 1 FROM identity WHERE kind = 'email' AND "key" = ${current}`;
  const { account: seen } = session;
  // Only a fresh session got the challenge. Whether somebody froze the address since then, the statement says: a right code is told first.
  const shown = { now, seen: { ...seen, frozenUntil: null }, mailbox: won, askedFresh: true };
  const may = and(
    demandRight(personIn(session), CONFIRM, ['email'], shown),
    eq(accounts.id, session.account.id),
    eq(accounts.version, session.account.version),
    eq(accounts.status, 'active'),
    isNotNull(accounts.email),
    // Free, or left by this very account some time ago.
    sql`NOT EXISTS (${holder} AND (account_id <> ${accounts.id} OR "use" <> 'reserved'))`,
    sql`EXISTS (SELECT 1 FROM session WHERE token_hash = ${session.id} AND ended_at IS NULL)`,
    sql`EXISTS (SELECT 1 FROM identity WHERE ${presentOf(old, session)})`,
    won,
  );
  return ctx.db.insert(events).select(ctx.db.select(event).from(accounts).where(may));
}

/** The identity that the account has its present address by. */
function presentOf({ keys }: Identity, { account }: Session): SQL | undefined {
  return and(
    eq(identities.kind, 'email'),
    inArray(identities.key, [...keys.values()]),
    eq(identities.accountId, account.id),
    sql`"use" <> 'reserved'`,
  );
}

/** The new address does from now on what the old one did, which stays reserved. */
function passOver({ ctx, guess, now }: Trial, { session, old }: Move, recorded: SQL): Statement[] {
  const present = presentOf(old, session);
  const use = sql`(SELECT "use" FROM identity WHERE ${present})`;
  const fresh = and(eq(identities.kind, 'email'), eq(identities.key, guess.identity.current), recorded);
  return [
    ctx.db
      .update(identities)
      .set({ use: sql`coalesce(${use}, "use")`, leftAt: null })
      .where(fresh),
    ctx.db.update(identities).set({ use: 'reserved', leftAt: now }).where(and(present, recorded)),
  ];
}

/** The account and whose the new address is, for the submission that proved it. */
function readBack({ ctx, guess }: Trial, { asked, by, heardAfter }: NamedTrial) {
  const { current } = guess.identity;
  const holder = (what: SQL) => sql`(SELECT ${what} FROM identity WHERE kind = 'email' AND "key" = ${current})`;
  return ctx.db
    .select({
      account: sql<string>`(SELECT ${accountJson} FROM account WHERE account.id = ${challenges.subjectId})`.as('own'),
      holder: sql<string | null>`${holder(sql`account_id`)}`.as('holder'),
      use: sql<Row['use']>`${holder(sql`"use"`)}`.as('use'),
      changed: sql<number>`EXISTS (SELECT 1 FROM event WHERE event.account_id = ${challenges.subjectId}
        AND event.kind = 'email_changed' AND event.at >= ${challenges.consumedAt})`.as('changed'),
    })
    .from(challenges)
    .where(and(eq(challenges.id, asked.id), eq(challenges.consumedBy, by), gt(challenges.consumedAt, heardAfter)));
}
