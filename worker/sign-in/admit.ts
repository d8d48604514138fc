import { and, eq, gt, type SQL, sql } from 'drizzle-orm';
import { accounts, challenges, events, type IdentityUse } from '../../schema/tables.js';
import { accountIdOf, addAccount, addIdentity, keptSpelling, moveToCurrentKey } from '../accounts/identity.js';
import { person } from '../actor.js';
import { LOST_REPLY_MS } from '../challenges/judge.js';
import type { Effects, Trial } from '../challenges/trial.js';
import { canTakeBack, leftForMailbox } from '../email/left.js';
import { sha256 } from '../encoding.js';
import { eventColumns } from '../events.js';
import { Refused } from '../refuse.js';
import { isDealtWith } from '../restore/epoch.js';
import { type Opened, openedJson, openSession } from '../sessions/open.js';

/** A won sign-in. */
export interface SignedIn extends Opened {
  token: string;
}

interface Row {
  /** What the address is to the account that it is known by. */
  use: IdentityUse | null;
  /** When the account left it for another one, as long as the mailbox alone brings it back. */
  leftAt: number | null;
  /** How the account stands. */
  status: (typeof accounts.$inferSelect)['status'] | null;
  opened: string | null;
}

/** What a right code brings about: the account, the first time, and a session of level 1 for the winner. */
export async function admitting(trial: Trial): Promise<Effects<Row, SignedIn>> {
  const { ctx, guess, by } = trial;
  // Derived, not drawn: the same submission gets the same token again, and D1 need only know its hash.
  const token = await ctx.keys.mac('session', [guess.id, by]);
  const tokenHash = await sha256(token);
  return {
    statements: (won) => statements(trial, tokenHash, won),
    read: readBack(trial, tokenHash),
    result: ({ use, leftAt, status, opened }) => {
      if (opened !== null) return { ...JSON.parse(opened), token };
      // The mailbox is proven, so its owner may know.
      if (use === 'contact') throw new Refused('use_viisp');
      if (use === 'reserved') throw new Refused(canTakeBack(leftAt, trial.now) ? 'email_moved' : 'email_left');
      if (status === 'blocked') throw new Refused('account_blocked');
      return undefined;
    },
  };
}

function statements({ ctx, guess }: Trial, tokenHash: string, won: SQL) {
  const { identity, id, thumbprint } = guess;
  const known = { kind: 'email' as const, ...identity };
  const newcomer = crypto.randomUUID();
  const beginning = { id: newcomer, email: keptSpelling(identity), level: 1, givenNames: null, surname: null };
  const made = eq(accounts.id, newcomer);
  return [
    moveToCurrentKey(ctx, known, won),
    addAccount(ctx, known, { ...beginning, actor: person, procedure: 'signIn.verify' }, won),
    addIdentity(ctx, known, { use: 'sign_in' }, made),
    ctx.db.insert(events).select(
      ctx.db
        .select(eventColumns(ctx, 'account_created', sql`account.id`))
        .from(accounts)
        .where(made),
    ),
    ...openSession(
      ctx,
      { tokenHash, openedBy: id, thumbprint, level: 1, method: 'email', account: accountIdOf(known, 'sign_in') },
      won,
    ),
  ];
}

/** The session that this very submission won, now or within the last minute, or what stood in its way. */
function readBack({ ctx, guess, by, now }: Trial, tokenHash: string) {
  const { current } = guess.identity;
  const known = (what: SQL) => sql`(SELECT ${what} FROM identity WHERE kind = 'email' AND "key" = ${current})`;
  return ctx.db
    .select({
      use: sql<Row['use']>`${known(sql`"use"`)}`.as('use'),
      leftAt: sql<number | null>`${known(leftForMailbox)}`.as('left_at'),
      status: sql<Row['status']>`${known(sql`(SELECT status FROM account WHERE account.id = identity.account_id)`)}`.as(
        'status',
      ),
      opened: openedJson.as('opened'),
    })
    .from(challenges)
    .leftJoin(sql`session AS s`, sql`s.token_hash = ${tokenHash} AND s.ended_at IS NULL AND ${isDealtWith(ctx.env)}`)
    .leftJoin(accounts, sql`account.id = s.account_id AND account.status = 'active'`)
    .where(
      and(eq(challenges.id, guess.id), eq(challenges.consumedBy, by), gt(challenges.consumedAt, now - LOST_REPLY_MS)),
    );
}
