import { and, eq, gt, inArray, type SQL, sql } from 'drizzle-orm';
import { accounts, challenges, events, type IdentityUse, identities } from '../../../schema/tables.js';
import type { Account } from '../../accounts/account.js';
import { addIdentity, keptSpelling, moveToCurrentKey } from '../../accounts/identity.js';
import { demandRight, provenanceWith } from '../../accounts/rights.js';
import { expireChallengesOf } from '../../challenges/expire.js';
import type { Identity } from '../../challenges/identity.js';
import type { Effects, NamedTrial, Trial } from '../../challenges/trial.js';
import { by, eventColumns } from '../../events.js';
import type { PreparedNotice } from '../../mail/waiting.js';
import type { Statement } from '../../prepared.js';
import { Refused } from '../../refuse.js';
import { endAllSessions } from '../../sessions/end-all.js';
import { type Because, factsOf } from '../because.js';
import type { DeskContext } from '../desk.js';

/** What changes: the address of which account, from which one, why, and who is told. */
export interface Move {
  ctx: DeskContext;
  account: Account;
  old: Identity | null;
  notices: PreparedNotice[];
  /** What more must be true of the account then. */
  when: SQL | undefined;
  because: Because;
}

interface Row {
  /** Whose the new address is, and what it is to them. */
  holder: string | null;
  use: IdentityUse | null;
}

/** What a right code brings about; the result is whether the address is the account's now. @throws Refused `email_taken` */
export function moving(trial: Trial, move: Move): Effects<Row, boolean> {
  return {
    statements: (won) => statements(trial, move, won),
    read: (named) => readBack(trial, named),
    result: ({ holder, use }) => {
      // The mailbox is proven, so staff may know.
      if (holder !== null && holder !== move.account.id) throw new Refused('email_taken');
      return holder !== null && use !== 'reserved';
    },
  };
}

function statements(trial: Trial, move: Move, won: SQL): Statement[] {
  const { guess } = trial;
  const { ctx, account, notices } = move;
  const known = { kind: 'email' as const, ...guess.identity };
  const eventId = crypto.randomUUID();
  const recorded = sql`EXISTS (SELECT 1 FROM event WHERE id = ${eventId})`;
  const own = and(eq(accounts.id, account.id), recorded);
  return [
    moveToCurrentKey(ctx, known, won),
    gate(trial, move, eventId, won),
    addIdentity(ctx, known, { use: 'reserved' }, own),
    ...passOver(trial, move, recorded),
    ctx.db
      .update(accounts)
      .set({
        email: keptSpelling(guess.identity),
        version: sql`${accounts.version} + 1`,
        provenance: provenanceWith(['email'], ctx.clerk.actor, ctx.now()),
      })
      .where(own),
    expireChallengesOf(ctx, account.id, recorded, guess.id),
    ...endAllSessions(ctx, account.id, recorded),
    ...notices.map((notice) => notice.statement(recorded)),
  ];
}

/** Records the change, where it may be made still: the one statement that decides. */
function gate({ guess, now }: Trial, { ctx, account, when, because }: Move, eventId: string, won: SQL): Statement {
  const { name, office, holds } = ctx.clerk.actor;
  const event = {
    ...eventColumns(ctx, 'email_corrected', sql`account.id`, { fields: ['email'], office, ...factsOf(because) }),
    ...by(name),
    id: sql<string>`${eventId}`.as('id'),
  };
  const holder = sql`SELECT 1 FROM identity WHERE kind = 'email' AND "key" = ${guess.identity.current}`;
  const may = and(
    demandRight(ctx.clerk.actor, 'staff.confirmEmail', ['email'], { now, because, mailbox: won }),
    eq(accounts.id, account.id),
    eq(accounts.version, account.version),
    inArray(accounts.status, ['active', 'blocked']),
    // Free, or left by this very account some time ago.
    sql`NOT EXISTS (${holder} AND (account_id <> ${accounts.id} OR "use" <> 'reserved'))`,
    when,
    holds,
    won,
  );
  return ctx.db.insert(events).select(ctx.db.select(event).from(accounts).where(may));
}

/** The new address does from now on what the old one did. Staff have the last word: no address that was left before can be taken back. */
function passOver({ guess }: Trial, { ctx, account, old }: Move, recorded: SQL): Statement[] {
  const ownEmail = and(eq(identities.kind, 'email'), eq(identities.accountId, account.id));
  const present = and(ownEmail, inArray(identities.key, [...(old?.keys.values() ?? [])]), sql`"use" <> 'reserved'`);
  const first = account.ways.includes('viisp') ? 'contact' : 'sign_in';
  return [
    ctx.db
      .update(identities)
      .set({ use: sql`coalesce((SELECT "use" FROM identity WHERE ${present}), ${first})` })
      .where(and(eq(identities.kind, 'email'), eq(identities.key, guess.identity.current), recorded)),
    ctx.db.update(identities).set({ use: 'reserved' }).where(and(present, recorded)),
    ctx.db.update(identities).set({ leftAt: null }).where(and(ownEmail, recorded)),
  ];
}

/** Whose the new address is, for the submission that proved it. */
function readBack({ ctx, guess }: Trial, { asked, by: submission, heardAfter }: NamedTrial) {
  const holder = (what: SQL) =>
    sql`(SELECT ${what} FROM identity WHERE kind = 'email' AND "key" = ${guess.identity.current})`;
  return ctx.db
    .select({
      holder: sql<string | null>`${holder(sql`account_id`)}`.as('holder'),
      use: sql<Row['use']>`${holder(sql`"use"`)}`.as('use'),
    })
    .from(challenges)
    .where(
      and(eq(challenges.id, asked.id), eq(challenges.consumedBy, submission), gt(challenges.consumedAt, heardAfter)),
    );
}
