import { and, eq, gt, type SQL, sql } from 'drizzle-orm';
import { accounts, challenges, events, type IdentityUse } from '../../schema/tables.js';
import { accountIdOf, addAccount, addIdentity, givenIn, keptSpelling, moveToCurrentKey } from '../accounts/identity.js';
import { demandBefore, firstProvenance } from '../accounts/rights.js';
import { person } from '../actor.js';
import type { Effects, NamedTrial, Trial } from '../challenges/trial.js';
import { canTakeBack, leftForMailbox } from '../email/left.js';
import { sha256 } from '../encoding.js';
import { eventColumns } from '../events.js';
import { named } from '../prepared.js';
import { Refused } from '../refuse.js';
import { isDealtWith } from '../restore/epoch.js';
import { type Opened, openedJson, openingOf, openSession } from '../sessions/open.js';

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
  const { ctx, guess, by, now } = trial;
  // Derived, not drawn: the same submission gets the same token again, and D1 need only know its hash.
  const token = await ctx.keys.mac('session', [guess.id, by]);
  const email = keptSpelling(guess.identity);
  const given = givenIn({ email, ...UNNAMED });
  // Every call is held to the policy; what of it stands in the statements is written with them.
  demandBefore(person, VERIFY, given, { now });
  const values = {
    ...{ email, tokenHash: await sha256(token), thumbprint: guess.thumbprint },
    provenance: JSON.stringify(firstProvenance(given, person, now)),
    ...openingOf(ctx.request, now, SESSION),
  };
  return {
    // Another newcomer at every run of the batch: one repeated must not speak of the account that the one before it made.
    once: { kind: 'sign_in', values: () => ({ ...values, newcomer: crypto.randomUUID() }) },
    statements,
    read: readBack,
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

/** An account begins with an address alone. */
const UNNAMED = { level: 1, givenNames: null, surname: null };
const SESSION = { level: 1, method: 'email' };
const VERIFY = 'signIn.verify';

// Written once: these two know of nobody, and speak of everything that differs from call to call by its name.

function statements(won: SQL, { ctx, asked }: NamedTrial) {
  const known = { kind: 'email' as const, ...asked.identity };
  const newcomer = named<string>('newcomer');
  const beginning = {
    id: newcomer,
    email: named<string>('email'),
    ...UNNAMED,
    provenance: named<string>('provenance'),
  };
  const made = eq(accounts.id, newcomer);
  const opening = {
    ...{
      tokenHash: named<string>('tokenHash'),
      thumbprint: named<string>('thumbprint'),
      device: named<string>('device'),
    },
    ...{ expiresAt: named<number>('expiresAt'), idleAfter: named<number>('idleAfter'), facts: named<string>('facts') },
    ...{ openedBy: asked.id, account: accountIdOf(known, 'sign_in'), ...SESSION },
  };
  return [
    moveToCurrentKey(ctx, known, won),
    addAccount(ctx, known, { ...beginning, actor: person, procedure: VERIFY }, won),
    addIdentity(ctx, known, { use: 'sign_in' }, made),
    ctx.db.insert(events).select(
      ctx.db
        .select(eventColumns(ctx, 'account_created', sql`account.id`))
        .from(accounts)
        .where(made),
    ),
    ...openSession(ctx, opening, won),
  ];
}

/** The session that this very submission won, now or within the last minute, or what stood in its way. */
function readBack({ ctx, asked, by, heardAfter }: NamedTrial) {
  const { current } = asked.identity;
  const known = (what: SQL) => sql`(SELECT ${what} FROM identity WHERE kind = 'email' AND "key" = ${current})`;
  const own = sql`s.token_hash = ${named('tokenHash')} AND s.ended_at IS NULL AND ${isDealtWith(ctx.env)}`;
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
    .leftJoin(sql`session AS s`, own)
    .leftJoin(accounts, sql`account.id = s.account_id AND account.status = 'active'`)
    .where(and(eq(challenges.id, asked.id), eq(challenges.consumedBy, by), gt(challenges.consumedAt, heardAfter)));
}
